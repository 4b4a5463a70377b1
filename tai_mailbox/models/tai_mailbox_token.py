# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import logging
from functools import partial

from odoo import models

from .. import providers
from ..providers import errors, oauth, presets
from ..providers.base import BearerToken, Server
from ..providers.graph import VERSION
from ..providers.microsoft import cloud_of

# Loaded before: what they say of the account, reading and sending is extended here.
from . import tai_mailbox_account, tai_mailbox_read, tai_mailbox_send  # noqa: F401
from .access_token import fresh_token
from .settings import SIGN_IN, setting, sign_in_provider

_logger = logging.getLogger(__name__)


class TaiMailbox(models.Model):
    """How a mailbox that was signed in to is spoken to: by which token, and where its servers are."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    def _secret(self):
        if self.provider not in SIGN_IN:
            return super()._secret()
        return BearerToken(fresh_token(self.env.registry, self.id, self._use_to_send()))

    def _use_to_send(self) -> oauth.Use:
        return "graph" if self.send_by == "graph" else "mail"

    def _open_reader(self):
        """As steps, since a token may have to be fetched; one that ended early is fetched anew, once."""
        if self.provider not in SIGN_IN:
            return (yield from super()._open_reader())
        try:
            return (yield from self._open_reader_by_token())
        except errors.AccessTokenRefused:
            self._distrust_token()
            return (yield from self._open_reader_by_token())

    def _open_reader_by_token(self):
        token = yield from self._outside(partial(fresh_token, self.env.registry, self.id))
        account = self._account(BearerToken(token))
        return (yield from self._outside(partial(providers.open_reader, account)))

    def _open_sender(self):
        try:
            return super()._open_sender()
        except errors.AccessTokenRefused:
            if self.provider not in SIGN_IN:
                raise
            self._distrust_token()
            return super()._open_sender()

    def _distrust_token(self):
        """The provider refuses a token before its end, as after a change of password: fetch another."""
        with self.env.registry.cursor() as cr:
            self.with_env(self.env(cr=cr))._credential()._end_access()

    def _server(self, kind: str):
        if self.provider not in SIGN_IN:
            return super()._server(kind)
        named = setting(self.env, f"{self.provider}_{kind}")
        if named:
            host, port, security = named.split(":")
            return Server(host, int(port), security)
        incoming, outgoing = self._usual_servers()
        return incoming if kind == "imap" else outgoing

    def _usual_servers(self) -> tuple[Server, Server]:
        """The provider's own; Microsoft's national clouds have theirs."""
        if self.provider == "microsoft":
            return cloud_of(setting(self.env, "microsoft_authority")).servers()
        gmail = presets.BY_CODE["gmail"]
        return gmail.incoming, gmail.outgoing

    def _due_domain(self):
        """A provider's mailbox is read only once the provider has granted that."""
        granted = ["|", ("provider", "not in", list(SIGN_IN)), ("granted", "=", "send_read")]
        return super()._due_domain() + granted

    def _options(self) -> dict:
        options = super()._options()
        if self.send_by == "graph":
            options |= {"send_by": "graph", "graph": self._graph_address()}
        return options

    def _graph_address(self) -> str:
        named = setting(self.env, "microsoft_graph")
        return named or cloud_of(setting(self.env, "microsoft_authority")).graph + VERSION

    def _revoke(self):
        """Give the grant back at the provider, where it takes it; forgotten here in any case."""
        for mailbox in self.filtered(lambda mailbox: mailbox.provider in SIGN_IN):
            refresh_token = mailbox._credential()._reveal("refresh_token")
            if refresh_token:
                mailbox._revoke_at_provider(refresh_token)
        self.write({"granted": False, "send_by": "smtp"})
        return super()._revoke()

    def _revoke_at_provider(self, refresh_token: str):
        try:
            sign_in_provider(self.env, self.provider).revoke(refresh_token)
        except errors.MailboxError as error:
            _logger.info("Mailbox %s: the grant could not be revoked: %s", self.id, error.code)
