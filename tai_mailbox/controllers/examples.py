# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import http
from odoo.http import content_disposition, request


class MailboxExamples(http.Controller):
    @http.route("/mailbox/examples", type="http", auth="user", methods=["GET"], readonly=True, sitemap=False)
    def export(self):
        """The corrected mails of whoever asks, as a folder that `./dev classify` and the notebooks read."""
        archive = request.env["tai.mailbox.example"].search([])._archive()
        headers = {
            "Content-Type": "application/zip",
            "Content-Disposition": content_disposition("corrections.zip"),
            "Cache-Control": "no-store",
        }
        return request.make_response(archive, headers=list(headers.items()))
