# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models
from odoo.fields import NO_ACCESS

from . import vault
from .access_token import still_serves
from .moments import naive
from .settings import reseal_entered

SECRETS = ("password", "refresh_token", "access_token", "graph_token")
HAS_SECRETS = ["|", ("password", "!=", False), ("refresh_token", "!=", False)]
# A token for mail (IMAP and SMTP) is refused by Microsoft Graph, and the other way round.
TOKEN_FIELDS = {"mail": ("access_token", "access_expires"), "graph": ("graph_token", "graph_expires")}


class TaiMailboxCredential(models.Model):
    """The secrets of one connection, encrypted, in a table of their own.

    Apart from tai.mailbox, so that saving a new token from a cursor of its own
    never waits for a transaction that has written the connection. No access rights
    exist for this model, and none of its secrets may be read but by the superuser.
    """

    _name = "tai.mailbox.credential"
    _description = "Mailbox Credential"
    _log_access = False

    mailbox_id = fields.Many2one("tai.mailbox", required=True, ondelete="cascade")
    password = fields.Char(groups=NO_ACCESS, copy=False)
    refresh_token = fields.Char(groups=NO_ACCESS, copy=False)
    access_token = fields.Char(groups=NO_ACCESS, copy=False)
    access_expires = fields.Datetime(groups=NO_ACCESS, copy=False)
    graph_token = fields.Char(groups=NO_ACCESS, copy=False)
    graph_expires = fields.Datetime(groups=NO_ACCESS, copy=False)

    _one_for_each_mailbox = models.Constraint(
        "UNIQUE(mailbox_id)", "A mailbox connection has one set of credentials."
    )

    def _reveal(self, name: str) -> str:
        """The secret in clear, for use at once; never store, log or return it to a client."""
        self.ensure_one()
        return vault.unseal(self.env, self[name])

    def _keep(self, **secrets: str):
        """Store secrets encrypted; a name not given stays as it is."""
        self.write({name: vault.seal(self.env, secret) for name, secret in secrets.items()})

    def _kept_token(self, use: str) -> str:
        """The access token for that use, empty when there is none or its end is near."""
        name, expires = TOKEN_FIELDS[use]
        return self._reveal(name) if self and still_serves(self[expires]) else ""

    def _keep_tokens(self, tokens):
        """What the provider gave; where it gave no new refresh token, the old one stays."""
        name, expires = TOKEN_FIELDS[tokens.use]
        secrets = {name: tokens.access_token}
        if tokens.refresh_token:
            secrets["refresh_token"] = tokens.refresh_token
        self._keep(**secrets)
        self[expires] = naive(tokens.expires)

    def _end_access(self):
        self.write({"access_expires": False, "graph_expires": False})

    def _forget(self):
        self.write(dict.fromkeys((*SECRETS, "access_expires", "graph_expires"), False))

    def _rotate_keys(self):
        """Encrypt all secrets anew with the first key; afterwards the other keys can go."""
        reseal_entered(self.env)
        for credential in self.search(HAS_SECRETS):
            sealed = {name: credential[name] for name in SECRETS}
            credential.write({name: vault.reseal(self.env, text) for name, text in sealed.items() if text})
