# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import http
from odoo.http import request

from .pages import outcome_page, success_page


class MailboxAuthorize(http.Controller):
    """Where the link of "Tai Email Assistant" leads.

    Opening it shows a page with one button and changes nothing: mail scanners open
    every link of a mail, and must not use it up.
    """

    @http.route("/mailbox/authorize/<string:token>", type="http", auth="user", methods=["GET"], sitemap=False)
    def show(self, token):
        authorization = self._find(token)
        refusal = authorization._refusal(request.env.user)
        if refusal:
            return outcome_page(refusal, authorization)
        return outcome_page("ask", authorization, token=token)

    @http.route(
        "/mailbox/authorize/<string:token>", type="http", auth="user", methods=["POST"], sitemap=False
    )
    def connect(self, token, **_form):
        authorization = self._find(token)
        refusal = authorization._refusal(request.env.user)
        if refusal:
            return outcome_page(refusal, authorization)
        error = authorization.mailbox_id._authorize()
        if error:
            authorization.mailbox_id._tell_owner()
            return outcome_page("refused", authorization, token=token)
        if not authorization._redeem():
            return outcome_page("used", authorization)
        return success_page(authorization)

    @staticmethod
    def _find(token):
        return request.env["tai.mailbox.authorization"].sudo()._find(token)
