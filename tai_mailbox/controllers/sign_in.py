# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import http
from odoo.http import request

from ..models.settings import CALLBACK
from ..providers import errors
from .pages import outcome_page, success_page


class MailboxSignIn(http.Controller):
    """The way to a provider's sign-in, and back from it."""

    @http.route("/mailbox/sign-in", type="http", auth="user", methods=["GET"], sitemap=False)
    def leave(self, send_by="smtp", **_query):
        """To the provider's page, for the mailbox of whoever asks: a link to here suits mails and buttons."""
        mailbox = self._own_mailbox()
        if not mailbox:
            return request.redirect(f"/odoo/my-preferences/{request.env.uid}")
        try:
            wanted = "graph" if send_by == "graph" else mailbox.send_by
            return request.redirect(mailbox._sign_in_address(wanted), local=False)
        except errors.MailboxError as error:
            self._note_refusal(mailbox, error)
            return request.redirect("/mailbox/signed-in")

    @http.route(CALLBACK, type="http", auth="user", methods=["GET"], sitemap=False)
    def come_back(self, **answer):
        authorization = request.env["tai.mailbox"]._authorization_of(answer.get("state"))
        refusal = authorization._refusal(request.env.user)
        if not refusal and not authorization._redeem():
            refusal = "used"
        if refusal:
            return outcome_page(refusal, authorization, is_sign_in=True)
        # Used up whatever comes: a code that was sent twice must not be tried twice.
        authorization.mailbox_id._end_transaction()
        return self._finish(authorization, answer)

    def _finish(self, authorization, answer):
        mailbox = authorization.mailbox_id
        try:
            mailbox._signed_in(authorization, answer)
            mailbox._end_transaction()  # tokens are read from a cursor of their own
            mailbox._try_sending()
            mailbox._tell_owner()
        except errors.MailboxError as error:
            self._note_refusal(mailbox, error)
        # The address that we were called by has the code in it: not to be kept in a history.
        return request.redirect("/mailbox/signed-in")

    @http.route("/mailbox/signed-in", type="http", auth="user", methods=["GET"], sitemap=False)
    def show(self):
        """How the last sign-in of whoever asks has ended."""
        mailbox = self._own_mailbox()
        latest = request.env["tai.mailbox.authorization"].sudo()._latest(mailbox)
        is_well = mailbox.state == "connected" and mailbox._is_passing_trouble()
        if mailbox.error_code and not is_well:
            return outcome_page("refused_sign_in", latest)
        return success_page(latest)

    @staticmethod
    def _own_mailbox():
        mine = [("user_id", "=", request.env.uid), ("provider", "!=", "imap")]
        return request.env["tai.mailbox"].search(mine, limit=1).sudo()

    @staticmethod
    def _note_refusal(mailbox, error):
        mailbox.write({"error_code": error.code, "server_text": error.server_text or False})
        mailbox._tell_owner()
