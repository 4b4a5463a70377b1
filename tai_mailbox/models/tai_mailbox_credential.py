# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models
from odoo.fields import NO_ACCESS

from . import vault


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
    scopes = fields.Char(help="What the provider granted, parted by spaces")

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

    def _forget(self):
        self.write(
            {
                "password": False,
                "refresh_token": False,
                "access_token": False,
                "access_expires": False,
                "scopes": False,
            }
        )

    def _rotate_keys(self):
        """Encrypt all secrets anew with the first key; afterwards the other keys can go."""
        for credential in self.search([]):
            sealed = {name: credential[name] for name in ("password", "refresh_token", "access_token")}
            credential.write({name: vault.reseal(self.env, text) for name, text in sealed.items() if text})
