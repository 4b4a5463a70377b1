# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.http import request


def success_page(authorization):
    """Front may have let us in, and have no channel of the mailbox's address."""
    mailbox = authorization.mailbox_id
    lacks_channel = mailbox.provider == "front" and not mailbox.front_channel_id
    return outcome_page("choose_channel" if lacks_channel else "success", authorization)


def outcome_page(outcome: str, authorization, **values):
    """The page at the end of an authorization; it names the mailbox to its owner only."""
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
