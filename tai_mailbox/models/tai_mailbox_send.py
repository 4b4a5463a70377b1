# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import models
from odoo.addons.base.models.ir_mail_server import MailDeliveryException

from .. import providers
from ..providers import errors
from ..providers.presets import files_sent_mail


class MailboxSession:
    """What Odoo's sending asks of a connection (ir.mail_server._connect__), for one mailbox."""

    def __init__(self, mailbox, sender):
        self.mailbox = mailbox
        self.from_filter = mailbox.address
        self.smtp_from = False
        self._sender = sender

    def send_message(self, message, smtp_from, smtp_to_list):
        # Only the server that delivers a mail may write its Return-Path (RFC 5321, 4.4).
        del message["Return-Path"]
        # Answers come back to the staff mailbox, not to the database's catch-all.
        del message["Reply-To"]
        message["Reply-To"] = message["From"]
        answer = None
        try:
            answer = self._sender.send_message(message, smtp_from, smtp_to_list)
        except errors.OutcomeUnknown:
            if not self.mailbox._lies_in_sent(message):
                raise
        except errors.MailboxError as error:
            self.mailbox._sending_failed(error)
            raise
        self.mailbox._handed_over(message, smtp_to_list, answer)

    def quit(self):
        self._sender.quit()

    close = quit


class TaiMailbox(models.Model):
    """How mail leaves through a connected mailbox."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    def _open_session(self) -> MailboxSession:
        """An open connection for Odoo's sending.

        :raise MailDeliveryException: with the words that the failed mail then shows
        """
        self.ensure_one()
        if self.state == "broken":
            raise MailDeliveryException(self._delivery_title(), self.reason)
        try:
            return self._session()
        except errors.MailboxError as error:
            self._sending_failed(error)
            raise self._delivery_failure(error) from error

    def _session(self) -> MailboxSession:
        return MailboxSession(self, self._open_sender())

    def _may_be_relayed(self) -> bool:
        """Whether the mail of this broken connection leaves by the relay: as the administrator has set."""
        wanted = self.env["ir.config_parameter"].sudo().get_param("tai_mailbox.relay_when_broken")
        return self.state == "broken" and bool(wanted)

    def _relayed(self, session):
        """The relay's session, which tells the mails that it stands in for this mailbox."""
        session.tai_relayed_for = self
        return session

    def _open_sender(self):
        return providers.open_sender(self._account())

    def _lies_in_sent(self, message) -> bool:
        """The answer to a mail was lost: whether it lies among the sent, and so must not be sent twice."""
        try:
            return bool(self.imap_host or self.provider != "imap") and providers.was_sent(
                self._account(), str(message["Message-Id"]).strip()
            )
        except errors.MailboxError:
            return False

    def _sending_failed(self, error: errors.MailboxError):
        """A refused credential breaks the connection; anything else concerns this mail only."""
        if error.broken:
            self._fail(error)
        else:
            self.env["tai.mailbox.failure"]._note(self, error)

    def _delivery_failure(self, error: errors.MailboxError) -> MailDeliveryException:
        words = self._explain(error.code)
        if error.server_text:
            words = self.env._("%(words)s The server said: %(answer)s", words=words, answer=error.server_text)
        return MailDeliveryException(self._delivery_title(), words)

    def _delivery_title(self) -> str:
        return self.env._("Not sent by the mailbox %s.", self.address)

    def _handed_over(self, message, _recipients, _answer):
        """What follows once the provider has taken a mail."""
        if self.imap_host and not files_sent_mail(self._account()):
            self.env["tai.mailbox.sent"]._owe(self, message)
