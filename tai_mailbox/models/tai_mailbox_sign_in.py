# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import json
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import hash_sign, verify_hash_signed

from ..providers import errors, oauth
from . import vault
from .settings import SIGN_IN, setting, sign_in_provider

LIFETIME = timedelta(minutes=10)
SCOPE = "tai_mailbox.sign_in"
SMTP_AUTH_DISABLED = (errors.SmtpAuthDisabledTenant.code, errors.SmtpAuthDisabledMailbox.code)


class TaiMailbox(models.Model):
    """How a mailbox at Google or Microsoft is authorized: by signing in with the provider."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    granted = fields.Selection(
        selection=lambda self: self._fields["permission"].selection,
        string="Permission granted by the provider",
        readonly=True,
        copy=False,
    )
    send_by = fields.Selection(
        [("smtp", "SMTP"), ("graph", "Microsoft Graph")],
        default="smtp",
        required=True,
        readonly=True,
        copy=False,
    )
    needs_consent = fields.Boolean(compute="_compute_needs_consent")
    offers_graph = fields.Boolean(compute="_compute_offers_graph")

    @api.depends("provider", "state", "permission", "granted")
    def _compute_needs_consent(self):
        for mailbox in self:
            mailbox.needs_consent = (
                mailbox.provider in SIGN_IN
                and mailbox.provider == mailbox._origin.provider  # else another platform is being chosen
                and mailbox.state in ("connected", "paused")
                and mailbox.permission == "send_read"
                and mailbox.granted != "send_read"
            )

    @api.depends("provider", "send_by", "error_code")
    def _compute_offers_graph(self):
        for mailbox in self:
            mailbox.offers_graph = (
                mailbox.provider == "microsoft"
                and mailbox.send_by == "smtp"
                and mailbox.error_code in SMTP_AUTH_DISABLED
            )

    # -- Going there ---------------------------------------------------------------------------

    def action_sign_in(self):
        """The buttons "Sign in with Google" and "Sign in with Microsoft": the provider, in a new tab."""
        self.ensure_one()
        self.check_access("write")
        self._check_address()  # it may have changed in the profile since
        self._check_app()
        return {"type": "ir.actions.act_url", "url": "/mailbox/sign-in", "target": "new"}

    def action_send_by_graph(self):
        """The offer where SMTP AUTH is off: ask Microsoft for the right to send through Graph."""
        self.ensure_one()
        self.check_access("write")
        return {"type": "ir.actions.act_url", "url": "/mailbox/sign-in?send_by=graph", "target": "new"}

    def _check_app(self):
        if not setting(self.env, f"{self.provider}_client_id"):
            name = dict(self._fields["provider"].selection)[self.provider]
            raise UserError(
                self.env._(
                    "Signing in with %s is not set up yet. Ask your administrator to enter its app under"
                    " Settings > Freight.",
                    name,
                )
            )

    def _sign_in_address(self, send_by: oauth.SendBy) -> str:
        """The provider's page, with all that the way back is checked by."""
        self.ensure_one()
        rows = self.env["tai.mailbox.authorization"].sudo()
        token, row = rows._issue(self, "sign_in", LIFETIME, send_by=send_by)
        signed = [token, self.user_id.id, self.id]
        state = hash_sign(self.sudo().env, SCOPE, signed, expiration=LIFETIME)
        provider = sign_in_provider(self.env, self.provider)
        sign_in = provider.begin(self._wanted(send_by), state, self._sign_in_name())
        row.kept = vault.seal(self.env, json.dumps(dict(sign_in.kept)))
        return sign_in.address

    def _wanted(self, send_by: oauth.SendBy | None = None) -> oauth.Wanted:
        """No more than the permission needs."""
        return oauth.Wanted(self.permission, send_by or self.send_by)

    # -- Coming back ---------------------------------------------------------------------------

    def _authorization_of(self, state: str):
        """The row that a returning state was issued for; empty when it is forged or too old."""
        rows = self.env["tai.mailbox.authorization"].sudo()
        try:
            signed = verify_hash_signed(self.sudo().env, SCOPE, state or "")
        except ValueError:
            signed = None
        if not signed:
            return rows.browse()
        token, user_id, mailbox_id = signed
        return rows._find(token, "sign_in").filtered(
            lambda row: (row.user_id.id, row.mailbox_id.id) == (user_id, mailbox_id)
        )

    def _signed_in(self, authorization, answer: dict):
        """Exchange the code for tokens; connected when the account is the mailbox's.

        :raise MailboxError: refused, a wrong account (WrongAccount), or no lasting grant
        """
        self.ensure_one()
        provider = sign_in_provider(self.env, self.provider)
        tokens = provider.finish(json.loads(vault.unseal(self.env, authorization.kept)), answer)
        self._check_account(provider, tokens)
        self._credential()._keep_tokens(tokens)
        self.write({"granted": self.permission, "send_by": authorization.send_by})
        self._connected()

    def _check_account(self, provider, tokens):
        try:
            tokens.require(self._sign_in_name())
        except errors.WrongAccount:
            provider.revoke(tokens.refresh_token or tokens.access_token)
            raise

    def _try_sending(self) -> errors.MailboxError | None:
        """Open the way out once: a mailbox that may not send says so now and not at the first mail."""
        try:
            self._open_sender().quit()
        except errors.MailboxError as error:
            self.write({"error_code": error.code, "server_text": error.server_text or False})
            return error
        self.write({"error_code": False, "server_text": False})
        return None

    def _is_passing_trouble(self) -> bool:
        cause = errors.every_cause().get(self.error_code)
        return bool(cause and cause.transient)

    def action_try_again(self):
        """The button below an explanation: see whether it holds still."""
        self.ensure_one()
        self.check_access("write")
        self.sudo()._try_sending()
        return self._modal()
