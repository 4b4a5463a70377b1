# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from functools import partial

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

from ..providers import errors
from ..providers.base import BearerToken
from ..providers.front import FrontApi, Tags, channels, inbox_of, teammate_of

# Loaded before: their checks and ways to connect are extended here.
from . import (  # noqa: F401
    tai_mailbox_checks,
    tai_mailbox_connect,
    tai_mailbox_front,
    tai_mailbox_sign_in,
    tai_mailbox_token,
)
from .access_token import fresh_token
from .settings import setting
from .tai_front_budget import CompanyPace

CONNECTING = 60.0  # seconds to wait for Front's budget, which is a new one each minute


class TaiMailbox(models.Model):
    """How a mailbox in Front is connected: by signing in, or by the company's API token."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    def write(self, vals):
        written = super().write(vals)
        if vals.get("front_channel_id") and not self.env.context.get("tai_front_signing_in"):
            for mailbox in self.sudo().filtered(lambda mailbox: mailbox._has_front_token()):
                mailbox._use_front_channel()
        return written

    # -- Signing in ----------------------------------------------------------------------------

    def _has_own_token(self) -> bool:
        """Of a sign-in, in place of the company's."""
        return bool(self._credential()._reveal("refresh_token"))

    def _has_front_token(self) -> bool:
        return bool(self._has_own_token() or setting(self.env, "front_api_token"))

    def _check_account(self, provider, tokens):
        """Front tells no address: the channels that the sign-in may see stand for it."""
        if self.provider != "front":
            return super()._check_account(provider, tokens)
        return self._find_front_channels(BearerToken(tokens.access_token))

    def _signed_in(self, authorization, answer):
        if self.provider != "front":
            return super()._signed_in(authorization, answer)
        # Front's permissions are the application's: there is no smaller one for sending alone.
        super()._signed_in(authorization, answer)
        self.granted = "send_read"
        if not self.front_channel_id:
            self.write({"state": "awaiting"})
        return None

    def _authorize(self):
        """By the company's token, once a mailed link has proved whose address it is."""
        if self.provider != "front":
            return super()._authorize()
        try:
            self._find_front_channels(self._secret())
        except errors.MailboxError as error:
            self.write({"error_code": error.code, "server_text": error.server_text or False})
            return error
        self.granted = "send_read"
        if self.front_channel_id:
            self._connected()
        return None

    def _check_ready_for_link(self):
        if self.provider != "front":
            return super()._check_ready_for_link()
        if not setting(self.env, "front_api_token"):
            raise UserError(self.env._("Ask your administrator to enter Front's API token under Settings."))
        self._check_links_an_hour()
        return None

    def _find_incoming(self):
        return None if self.provider == "front" else super()._find_incoming()

    # -- Its channel ---------------------------------------------------------------------------

    def _find_front_channels(self, secret):
        """What may be chosen: the own address, which is chosen by itself, and shared ones.

        A colleague's private channel is offered to nobody else, whatever the token may see.
        """
        front = self._front_api(secret)
        offered = [one for one in channels(front) if not one.is_private or one.address == self.address]
        self.front_author = teammate_of(front, self.address)
        self.env["tai.front.tag"].sudo()._keep(self.company_id, Tags(front).names())
        rows = self.env["tai.front.channel"].sudo()._keep(self, offered)
        if not rows:
            raise errors.MailboxNotFound("no channel")
        own = rows.filtered(lambda row: row.address == self.address)
        self.with_context(tai_front_signing_in=True).front_channel_id = self.front_channel_id or own[:1]
        if self.front_channel_id:
            self.front_inbox = inbox_of(front, self.front_channel_id.channel)

    def _use_front_channel(self):
        """Another channel has been chosen: read its inbox from the beginning."""
        try:
            self.front_inbox = inbox_of(self._front_api(), self.front_channel_id.channel)
        except errors.MailboxError as error:
            raise UserError(self._refusal(error)) from error
        self.cursor = False
        if self.state == "awaiting":
            self._connected()

    def _front_api(self, secret=None) -> FrontApi:
        """For somebody who waits at the screen."""
        return FrontApi(self._account(secret), patience=CONNECTING)

    # -- Speaking to Front ---------------------------------------------------------------------

    def _secret(self):
        if self.provider != "front" or self._has_own_token():
            return super()._secret()
        token = setting(self.env, "front_api_token")
        if not token:
            raise errors.SettingsIncomplete("Front's API token")
        return BearerToken(token)

    def _server(self, kind: str):
        return None if self.provider == "front" else super()._server(kind)

    def _options(self) -> dict:
        options = super()._options()
        if self.provider == "front":
            options |= {
                "api": setting(self.env, "front_api"),
                "pace": CompanyPace(self.env.registry, self.company_id.id),
                "channel": self.front_channel_id.channel or "",
                "inbox": self.front_inbox or "",
                "author": self.front_author or "",
                "archive": self.front_archive,
                "conversation_of": self._front_conversation_of,
            }
            if self._has_own_token():
                options["renew"] = partial(_renewed, self.env.registry, self.id)
        return options

    # -- Tokens --------------------------------------------------------------------------------

    @api.model
    def _front_token_entered(self):
        """A new token of the company's: connections that the old one broke work again."""
        broken = [("state", "=", "broken"), ("error_code", "=", errors.FrontTokenRefused.code)]
        for mailbox in self.search(broken):
            if not mailbox._has_own_token():
                mailbox._connected()

    @api.model
    def _front_token_removed(self):
        """The company's token is gone: what lived by it must be reconnected.

        :return: those connections
        """
        living = self.search([("provider", "=", "front"), ("state", "in", ("connected", "paused"))])
        by_token = living.filtered(lambda mailbox: not mailbox._has_front_token())
        for mailbox in by_token:
            mailbox._fail(errors.FrontTokenRefused())
        return by_token

    @api.model
    def _cron_keep_signed_in(self):
        """Front gives a new refresh token only when asked in the last day of the old one."""
        mailboxes = self.search([("provider", "=", "front"), ("state", "in", ("connected", "paused"))])
        for mailbox in mailboxes:
            if mailbox._has_own_token():
                mailbox._keep_signed_in()

    def _keep_signed_in(self):
        self._end_transaction()
        try:
            fresh_token(self.env.registry, self.id)
        except errors.MailboxError as error:
            if error.broken:
                self._fail(error)
        self._end_transaction()


def _renewed(registry, mailbox_id: int) -> str:
    """Another access token, in place of one that Front has refused before its end. Used in threads."""
    with registry.cursor() as cr:
        credentials = api.Environment(cr, SUPERUSER_ID, {})["tai.mailbox.credential"]
        credentials.search([("mailbox_id", "=", mailbox_id)])._end_access()
    return fresh_token(registry, mailbox_id)
