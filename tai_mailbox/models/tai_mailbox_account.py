# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models

from ..providers import presets
from ..providers.base import Account, Network, Password, Server
from .settings import number
from .tai_mailbox_credential import SECRETS

SECURITY = [("ssl", "SSL/TLS"), ("starttls", "STARTTLS")]


class TaiMailbox(models.Model):
    """The servers of a mailbox, its secrets, and what the providers are told of it."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    preset = fields.Selection(
        selection=[(preset.code, preset.label) for preset in presets.PRESETS],
        string="Mail host",
        help="Fills in the servers of a well-known host.",
        copy=False,
    )
    smtp_host = fields.Char("Outgoing Mail Server")
    smtp_port = fields.Integer("Outgoing port", default=587)
    smtp_security = fields.Selection(SECURITY, "Outgoing security", default="starttls")
    imap_host = fields.Char("Incoming Mail Server")
    imap_port = fields.Integer("Incoming port", default=993)
    imap_security = fields.Selection(SECURITY, "Incoming security", default="ssl")
    login = fields.Char("Username", default=lambda self: self.env.user.email_normalized)
    password = fields.Char(
        compute="_compute_password",
        readonly=False,
        help="Stored encrypted. It is never shown again.",
    )
    has_password = fields.Boolean(compute="_compute_has_password")

    def _compute_password(self):
        self.password = False  # it is entered (see _keep_password) and never read back

    def _compute_has_password(self):
        with_password = self._credentials().filtered("password").mailbox_id
        for mailbox in self:
            mailbox.has_password = mailbox in with_password

    # -- Well-known hosts ----------------------------------------------------------------------

    @api.onchange("preset")
    def _onchange_preset(self):
        preset = presets.BY_CODE.get(self.preset)
        if preset:
            self.update(self._server_values(preset.incoming, preset.outgoing))

    @api.model
    def default_get(self, fields):
        """The servers of a well-known host stand there already."""
        values = super().default_get(fields)
        if preset := presets.preset_for(values.get("address") or ""):
            known = self._server_values(preset.incoming, preset.outgoing) | {"preset": preset.code}
            values |= {name: value for name, value in known.items() if name in fields}
        return values

    @api.model
    def _server_values(self, incoming, outgoing) -> dict:
        values = {}
        for kind, server in (("imap", incoming), ("smtp", outgoing)):
            if server:
                values |= {
                    f"{kind}_host": server.host,
                    f"{kind}_port": server.port,
                    f"{kind}_security": server.security,
                }
        return values

    # -- Secrets -------------------------------------------------------------------------------

    def _credentials(self):
        credentials = self.env["tai.mailbox.credential"].sudo()
        return credentials.search_fetch([("mailbox_id", "in", self.ids)], SECRETS)

    def _credential(self):
        """The row that keeps this connection's secrets; made on first use."""
        self.ensure_one()
        return self._credentials() or self.env["tai.mailbox.credential"].sudo().create(
            {"mailbox_id": self.id}
        )

    def _keep_password(self, password):
        """As it was shown where it was copied: blanks around it came with the copying."""
        if password := (password or "").strip():
            for mailbox in self:
                mailbox._credential()._keep(password=password)
            self.invalidate_recordset(["has_password"])

    def _forget(self):
        """No secret stays, here or at the provider."""
        self.sudo()._revoke()
        self._credentials()._forget()

    def _revoke(self):
        """A password cannot be given back."""

    # -- Speaking to the provider --------------------------------------------------------------

    def _account(self, secret=None, **options) -> Account:
        """All that the providers need to act for this mailbox, secrets in clear: use at once."""
        self.ensure_one()
        return Account(
            provider=self.provider,
            address=self.address,
            login=self._sign_in_name(),
            secret=secret or self._secret(),
            incoming=self._server("imap"),
            outgoing=self._server("smtp"),
            options=self._options() | options,
            network=self._network(),
        )

    def _sign_in_name(self) -> str:
        """Google and Front know a mailbox by its address only."""
        return self.address if self.provider in ("google", "front") else self.login or self.address

    def _options(self) -> dict:
        return {}

    def _secret(self):
        return Password(self._credential()._reveal("password"))

    def _server(self, kind: str) -> Server | None:
        host = self[f"{kind}_host"]
        return host and Server(host, self[f"{kind}_port"], self[f"{kind}_security"]) or None

    @api.model
    def _network(self) -> Network:
        get_param = self.env["ir.config_parameter"].sudo().get_param
        return Network(
            timeout=number(self.env, "timeout_seconds"),
            allowed_hosts=tuple(get_param("tai_mailbox.allowed_hosts", "").replace(",", " ").split()),
            max_mail_size=int(number(self.env, "max_mail_megabytes") * 2**20),
        )
