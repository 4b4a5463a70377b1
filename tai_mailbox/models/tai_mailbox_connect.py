# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta

from markupsafe import Markup
from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import email_normalize

from .. import providers
from ..providers import errors
from .actions import notification

REQUESTS_AN_HOUR = 5


class TaiMailbox(models.Model):
    """How a mailbox with a password is authorized: by a link that is mailed to it."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    def action_request_token(self):
        """The button "Request Authorization Token"."""
        self.ensure_one()
        self.check_access("write")
        self._check_address()  # it may have changed in the profile since
        self._check_ready_for_link()
        self._find_incoming()
        token, authorization = self.env["tai.mailbox.authorization"].sudo()._issue(self)
        self._mail_link(token, authorization)
        self.sudo().write({"state": "awaiting", "error_code": False, "server_text": False})
        return self._modal()

    def _check_ready_for_link(self):
        self._check_servers_entered()
        if self.permission == "send_read" and not self.imap_host:
            raise UserError(self.env._("To read your mail, the incoming mail server is needed as well."))
        self._check_links_an_hour()

    def _check_servers_entered(self):
        if not (self.smtp_host and self.login and self.has_password):
            raise UserError(
                self.env._("Enter the outgoing mail server, the username and the password first.")
            )

    def _check_links_an_hour(self):
        recent = (
            self.env["tai.mailbox.authorization"]
            .sudo()
            .search_count(
                [
                    ("mailbox_id", "=", self.id),
                    ("create_date", ">", fields.Datetime.now() - timedelta(hours=1)),
                ]
            )
        )
        if recent >= REQUESTS_AN_HOUR:
            raise UserError(
                self.env._(
                    "%(count)s links were mailed to %(address)s within an hour. Look for the newest one"
                    " there, also among the junk, or wait an hour.",
                    count=recent,
                    address=self.address,
                )
            )

    def _find_incoming(self):
        """Sending alone needs the incoming server too: the Sent folder lies there."""
        if not self.imap_host:
            incoming = providers.incoming_beside(self._server("smtp"), self.address, self._network())
            self.write(self._server_values(incoming, None))

    def _mail_link(self, token: str, authorization):
        """By the relay, never by the mailbox itself: that is what the link proves.

        :raise MailDeliveryException: the relay refused it; shown to the person who asked
        """
        mail = self._assistant_mail(
            subject=self.env._("Authorize your mailbox %s", self.address),
            email_to=self.address,
            body_html=self._link_body(token, authorization),
        )
        mail.send(raise_exception=True)

    def _assistant_mail(self, **values):
        """A mail of "Tai Email Assistant", not sent yet; the superuser's, so that it leaves by the relay."""
        sender = self.env["ir.mail_server"]._get_default_from_address()
        company = self.company_id[:1] or self.env.company
        address = email_normalize(sender) or email_normalize(company.email) or "notifications@localhost"
        mails = self.env["mail.mail"].sudo().with_user(self.env.ref("base.user_root"))
        return mails.create(
            {"email_from": f'"Tai Email Assistant" <{address}>', "auto_delete": True, **values}
        )

    def _link_body(self, token: str, authorization) -> Markup:
        return self.env["ir.qweb"]._render(
            "tai_mailbox.mail_authorization_link",
            {
                "mailbox": self,
                "url": f"{self.get_base_url()}/mailbox/authorize/{token}",
                "database": self.company_id.name,
                "expires": authorization.expires,
            },
        )

    def _authorize(self) -> errors.MailboxError | None:
        """Sign in as the mailbox would; connected when every server let us in, else the refusal."""
        self.ensure_one()
        try:
            account = self._account()
            providers.open_sender(account).quit()
            if self.permission == "send_read":
                providers.open_reader(account).close()
        except errors.MailboxError as error:
            self.write({"error_code": error.code, "server_text": error.server_text or False})
            return error
        self._connected()
        return None

    def action_test(self):
        """The button "Test": what each server answered, in words."""
        self.ensure_one()
        self.check_access("write")
        self._check_servers_entered()
        answers = providers.check(self.sudo()._account())
        refused = any(answer.error for answer in answers)
        return notification(
            "danger" if refused else "success",
            "\n".join(self._answer_words(answer) for answer in answers),
            title=self.env._("Test of %s", self.address),
            sticky=refused,
            next=self._modal(),
        )

    def _answer_words(self, answer) -> str:
        server = f"{answer.server.host}:{answer.server.port}"
        if not answer.error:
            return self.env._("%(server)s: signed in.", server=server)
        words = f"{server}: {self._explain(answer.error.code)}"
        return f"{words} ({answer.error.server_text})" if answer.error.server_text else words

    def action_find_servers(self):
        """The button "Find servers": ask the address's own domain for them."""
        self.ensure_one()
        self.check_access("write")
        found = providers.discover(self.address, self._network())
        if not found or not found.outgoing:
            raise UserError(
                self.env._(
                    "%s does not tell its servers. Enter them as your mail host's help page names them.",
                    self.address,
                )
            )
        self.write(self._server_values(found.incoming, found.outgoing) | {"preset": found.preset or False})
        return self._modal()
