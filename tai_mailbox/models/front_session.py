# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from ..providers import errors
from .tai_mailbox_send import MailboxSession

USUAL_PAUSE = 30.0  # seconds, where Front names none


class FrontSession(MailboxSession):
    """Sends by Front.

    What Front wants later counts as sent where there is a queue to put it back into: that is noted in
    `postponed`, {Message-ID: seconds}. Where there is none (None) the refusal is raised.
    """

    def __init__(self, mailbox):
        super().__init__(mailbox, None)
        self.postponed: dict[str, float] | None = None

    def send_message(self, message, smtp_from, smtp_to_list):
        deliveries = self.mailbox.env["tai.mailbox.delivery"].sudo()
        if deliveries._is_handed_over(self.mailbox, message, smtp_to_list):
            return
        try:
            self._sender = self._sender or self.mailbox._open_sender()
            super().send_message(message, smtp_from, smtp_to_list)
        except errors.Throttled as error:
            if self.postponed is None:
                raise
            self.postponed[str(message["Message-Id"]).strip()] = error.retry_after or USUAL_PAUSE

    def quit(self):
        return super().quit() if self._sender else None

    close = quit
