# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import http
from odoo.http import request


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
            return self._page(refusal, authorization)
        return self._page("ask", authorization, token=token)

    @http.route(
        "/mailbox/authorize/<string:token>", type="http", auth="user", methods=["POST"], sitemap=False
    )
    def connect(self, token, **_form):
        authorization = self._find(token)
        refusal = authorization._refusal(request.env.user)
        if refusal:
            return self._page(refusal, authorization)
        error = authorization.mailbox_id._authorize()
        if error:
            return self._page("refused", authorization, token=token)
        if not authorization._redeem():
            return self._page("used", authorization)
        return self._page("success", authorization)

    @staticmethod
    def _find(token):
        return request.env["tai.mailbox.authorization"].sudo()._find(token)

    @staticmethod
    def _page(outcome, authorization, **values):
        """The page of an outcome; it names the mailbox to its owner only."""
        mine = authorization.user_id == request.env.user
        values |= {
            "outcome": outcome,
            "mailbox": authorization.mailbox_id if mine else authorization.mailbox_id.browse(),
            "profile": f"/odoo/my-preferences/{request.env.uid}",
        }
        response = request.render("tai_mailbox.authorization_page", values)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
