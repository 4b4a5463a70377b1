# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import hashlib
import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import NO_ACCESS

LINK_LIFETIME = timedelta(hours=24)
KEPT = timedelta(days=7)  # used and expired ones, so that their link can say what it was


class TaiMailboxAuthorization(models.Model):
    """One attempt to authorize a connection: a mailed link, or the state of a sign-in.

    Only a digest of the token is stored; it is bound to one person and one
    connection, has an end, and serves once.
    """

    _name = "tai.mailbox.authorization"
    _description = "Mailbox Authorization"
    _order = "id desc"

    mailbox_id = fields.Many2one("tai.mailbox", required=True, index=True, ondelete="cascade")
    user_id = fields.Many2one("res.users", required=True, ondelete="cascade")
    kind = fields.Selection([("link", "Mailed link"), ("sign_in", "Sign-in")], required=True, default="link")
    token_digest = fields.Char(required=True, groups=NO_ACCESS)
    expires = fields.Datetime(required=True)
    used = fields.Datetime()
    kept = fields.Char(groups=NO_ACCESS, help="What the return from a sign-in is judged by, encrypted")
    send_by = fields.Selection([("smtp", "SMTP"), ("graph", "Microsoft Graph")], default="smtp")

    _one_for_each_token = models.UniqueIndex("(token_digest)", "This authorization exists already.")

    @api.model
    def _issue(self, mailbox, kind="link", lifetime=LINK_LIFETIME, **values) -> tuple[str, "models.Model"]:
        """A new token for this connection's owner, and its row; earlier unused ones stop serving."""
        self.search([("mailbox_id", "=", mailbox.id), ("used", "=", False)]).expires = fields.Datetime.now()
        token = secrets.token_urlsafe(32)
        row = self.create(
            {
                "mailbox_id": mailbox.id,
                "user_id": mailbox.user_id.id,
                "kind": kind,
                "token_digest": self._digest(token),
                "expires": fields.Datetime.now() + lifetime,
                **values,
            }
        )
        return token, row

    @api.model
    def _find(self, token: str, kind="link"):
        return self.search([("token_digest", "=", self._digest(token or "")), ("kind", "=", kind)], limit=1)

    @api.model
    def _latest(self, mailbox):
        return self.search([("mailbox_id", "=", mailbox.id)], limit=1)

    def _refusal(self, user) -> str:
        """Why `user` cannot use this: "unknown", "foreign", "used", "expired", or "" when they can."""
        if not self:
            return "unknown"
        if self.user_id != user:
            return "foreign"
        if self.used:
            return "used"
        return "expired" if self.expires <= fields.Datetime.now() else ""

    def _redeem(self) -> bool:
        """Use it up; False when another request was first."""
        locked = self.try_lock_for_update()
        locked.invalidate_recordset(["used"])
        if not locked or locked.used:
            return False
        locked.used = fields.Datetime.now()
        return True

    @api.model
    def _digest(self, token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()

    @api.autovacuum
    def _gc_authorizations(self):
        self.search([("expires", "<", fields.Datetime.now() - KEPT)]).unlink()
