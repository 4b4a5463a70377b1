# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from ..providers import errors
from .tai_mailbox_send import MailboxSession

USUAL_PAUSE = 30.0  # seconds, where Front names none


class FrontSession(MailboxSession):
    """Sends by Front. What Front wants later is remembered in `postponed`: {Message-ID: seconds}."""

    def __init__(self, mailbox):
        super().__init__(mailbox, None)
        self.postponed: dict[str, float] = {}

    def send_message(self, message, smtp_from, smtp_to_list):
        deliveries = self.mailbox.env["tai.mailbox.delivery"].sudo()
        if deliveries._is_handed_over(self.mailbox, message, smtp_to_list):
            return
        try:
            self._sender = self._sender or self.mailbox._open_sender()
            super().send_message(message, smtp_from, smtp_to_list)
        except errors.Throttled as error:
            message_id = str(message["Message-Id"]).strip()
            self.postponed[message_id] = error.retry_after or USUAL_PAUSE
            raise

    def quit(self):
        return super().quit() if self._sender else None

    close = quit
