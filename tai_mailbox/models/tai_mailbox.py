# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import random
from datetime import timedelta

from markupsafe import Markup
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import email_normalize

from ..providers import errors, presets
from ..providers.base import Account, Network, Password, Server
from .tai_mailbox_credential import SECRETS

LOOK_BACK_DAYS = 7
# What the owner of a connection may write. All else changes only by what the
# connection goes through: signing in, being refused, being read.
OWNER_FIELDS = frozenset(
    {
        "user_id",
        "address",
        "provider",
        "permission",
        "post_action",
        "last_read",
        "preset",
        "smtp_host",
        "smtp_port",
        "smtp_security",
        "imap_host",
        "imap_port",
        "imap_security",
        "login",
        "password",
        "front_channel_id",
        "front_archive",
        "quote_tag_ids",
        "operations_tag_ids",
        "document_tag_ids",
    }
)
# Written anew, these make an earlier authorization void.
IDENTITY_FIELDS = frozenset({"address", "provider", "smtp_host", "imap_host", "login", "password"})
SECURITY = [("ssl", "SSL/TLS"), ("starttls", "STARTTLS")]


class TaiMailbox(models.Model):
    """A staff member's own mailbox, connected to the ERP."""

    _name = "tai.mailbox"
    _description = "Mailbox Connection"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _rec_name = "address"
    _order = "address"

    user_id = fields.Many2one(
        "res.users", "Staff", required=True, ondelete="cascade", default=lambda self: self.env.user
    )
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    address = fields.Char(
        "Mailbox", required=True, index=True, default=lambda self: self.env.user.email_normalized
    )
    provider = fields.Selection(
        [
            ("google", "Google"),
            ("microsoft", "Microsoft Exchange"),
            ("front", "Front"),
            ("imap", "IMAP (Other)"),
        ],
        "Platform",
        required=True,
        default="imap",
    )
    permission = fields.Selection(
        [("send", "Send Emails Only"), ("send_read", "Send and Read All Emails")],
        "Permissions",
        required=True,
        default="send",
    )
    post_action = fields.Selection(
        [
            ("archive", "Archive"),
            ("read", "Mark As Read"),
            ("delete", "Delete"),
            ("none", "Do Nothing"),
            ("tag", "Add Tags"),
        ],
        "Post Processing Action",
        required=True,
        default="none",
        help="What happens in your mailbox to a mail that led to a shipment, an activity or a document.",
    )
    state = fields.Selection(
        [
            ("draft", "Not connected"),
            ("awaiting", "Waiting for authorization"),
            ("connected", "Connected"),
            ("broken", "Reconnect needed"),
            ("paused", "Paused"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    error_code = fields.Char(readonly=True, copy=False)
    server_text = fields.Char("Server's answer", readonly=True, copy=False)
    reason = fields.Char(compute="_compute_reason")

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
    provider_name = fields.Char(compute="_compute_provider_name")
    is_own = fields.Boolean(compute="_compute_is_own")
    has_password = fields.Boolean(compute="_compute_has_password")

    last_read = fields.Datetime("Last Read Date", copy=False)
    mail_server_id = fields.Many2one("ir.mail_server", compute="_compute_mail_server_id", compute_sudo=True)

    _one_for_each_user = models.Constraint(
        "UNIQUE(user_id)", "This staff member has a mailbox connection already: edit that one."
    )

    # -- What is shown -------------------------------------------------------------------------

    @api.depends("error_code", "address")
    @api.depends_context("lang")
    def _compute_reason(self):
        for mailbox in self:
            mailbox.reason = mailbox._explain(mailbox.error_code) if mailbox.error_code else False

    def _explain(self, code: str) -> str:
        """What happened and what to press, in the reader's language."""
        cause = errors.every_cause().get(code, errors.MailboxError)
        return " ".join(cause.told(self._named(), self.env._))

    def _named(self) -> dict[str, str]:
        """What an explanation may name."""
        return {
            "address": self.address or "",
            "login": self.login or self.address or "",
            "host": self.smtp_host or "",
        }

    @api.depends_context("uid")
    @api.depends("user_id")
    def _compute_is_own(self):
        for mailbox in self:
            mailbox.is_own = mailbox.user_id == self.env.user

    @api.depends("provider")
    def _compute_provider_name(self):
        names = {"google": "Google", "microsoft": "Microsoft", "front": "Front"}
        for mailbox in self:
            mailbox.provider_name = names.get(mailbox.provider) or self.env._("The mail server")

    def _compute_password(self):
        self.password = False  # it is entered (see create and write) and never read back

    def _compute_has_password(self):
        with_password = self._credentials().filtered("password").mailbox_id
        for mailbox in self:
            mailbox.has_password = mailbox in with_password

    def _compute_mail_server_id(self):
        servers = self.env["ir.mail_server"].search([("owner_user_id", "in", self.user_id.ids)])
        by_owner = {server.owner_user_id: server for server in servers}
        for mailbox in self:
            mailbox.mail_server_id = by_owner.get(mailbox.user_id, False)

    # -- What its owner enters -----------------------------------------------------------------

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

    @api.constrains("address", "user_id", "provider")
    def _check_address(self):
        for mailbox in self:
            own = mailbox.user_id.email_normalized
            if not own:
                raise ValidationError(
                    self.env._("Enter your e-mail address in your profile first, then connect its mailbox.")
                )
            if email_normalize(mailbox.address) != own:
                raise ValidationError(
                    self.env._(
                        "The mailbox %(mailbox)s is not your e-mail address, which is %(own)s in your"
                        " profile. Change the one or the other, so that both are the same.",
                        mailbox=mailbox.address,
                        own=own,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for values in vals_list:
            self._check_owner_writes(values)
            if not self.env.su and values.get("user_id", self.env.uid) != self.env.uid:
                raise AccessError(self.env._("Only the staff member can connect their own mailbox."))
        passwords = [values.get("password") for values in vals_list]
        mailboxes = super().create([self._cleaned(values) for values in vals_list])
        for mailbox, password in zip(mailboxes, passwords, strict=True):
            mailbox._keep_password(password)
        return mailboxes

    def write(self, vals):
        self._check_owner_writes(vals)
        if "user_id" in vals:
            raise UserError(self.env._("A mailbox connection stays with its staff member."))
        if leaving := self.filtered(
            lambda mailbox: vals.get("provider", mailbox.provider) != mailbox.provider
        ):
            leaving._forget()
        renewed = self.filtered(lambda mailbox: mailbox._is_other_identity(vals))
        written = super().write(self._cleaned(vals))
        self._keep_password(vals.get("password"))
        if renewed:
            renewed.sudo()._unauthorize()
        if "last_read" in vals and not self.env.su:
            self.sudo()._review_again()
        return written

    @api.model
    def _cleaned(self, values) -> dict:
        """The address as Odoo compares it, and no password: not even the cache holds one."""
        clean = {name: value for name, value in values.items() if name != "password"}
        if clean.get("address"):
            clean["address"] = email_normalize(clean["address"]) or clean["address"]
        return clean

    def _keep_password(self, password):
        """As it was shown where it was copied: blanks around it came with the copying."""
        if password := (password or "").strip():
            for mailbox in self:
                mailbox._credential()._keep(password=password)
            self.invalidate_recordset(["has_password"])

    def _check_owner_writes(self, values):
        if not self.env.su and not OWNER_FIELDS.issuperset(values):
            raise AccessError(
                self.env._("A connection changes only by what its owner enters, signs in to, or disconnects.")
            )

    def _is_other_identity(self, values) -> bool:
        return any(
            values.get(name) and name in IDENTITY_FIELDS and values[name] != self[name] for name in values
        )

    def _review_again(self):
        """The owner has set the last read date back: start anew from there."""
        self.write({"cursor": False, "next_poll": fields.Datetime.now()})

    @api.ondelete(at_uninstall=False)
    def _unlink_mail_server(self):
        self._drop_mail_server()

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

    def _end_transaction(self):
        """Commit, where the network is about to be waited for, or what was done must not be undone.

        A mail that was moved in the mailbox, a code that was redeemed: neither knows of our rollbacks.
        """
        self.env.cr.commit()  # pylint: disable=invalid-commit

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

    @api.model
    def _network(self) -> Network:
        get_param = self.env["ir.config_parameter"].sudo().get_param
        return Network(
            timeout=float(get_param("tai_mailbox.timeout_seconds", 30)),
            allowed_hosts=tuple(get_param("tai_mailbox.allowed_hosts", "").replace(",", " ").split()),
            max_mail_size=int(get_param("tai_mailbox.max_mail_megabytes", 30)) * 1024 * 1024,
        )

    # -- What a connection goes through --------------------------------------------------------

    def _connected(self):
        """The provider has let us in: send by it from now on, and read if that is allowed."""
        self.ensure_one()
        self.write(
            {
                "state": "connected",
                "error_code": False,
                "server_text": False,
                "failures": 0,
                "next_poll": fields.Datetime.now(),
            }
        )
        self._ensure_mail_server()
        self.activity_unlink(["tai_mailbox.activity_reconnect"])
        self._tell_owner()

    def _unauthorize(self):
        """Back to before the authorization; mail goes by the relay again."""
        self.filtered(lambda mailbox: mailbox.state != "draft").write({"state": "draft", "error_code": False})
        self._drop_mail_server()

    def _fail(self, error: errors.MailboxError):
        """Take down a failure: a refused credential breaks the connection, all else is tried later."""
        self.ensure_one()
        values = {"error_code": error.code, "server_text": error.server_text or False}
        if error.broken and self.state in ("connected", "awaiting"):
            self.write(values | {"state": "broken"})
            self._ask_to_reconnect()
        else:
            self.write(values | self._back_off(error.retry_after))
        self.env["tai.mailbox.failure"]._note(self, error)
        self._tell_owner()

    def _back_off(self, retry_after: float | None) -> dict:
        """Wait what the server asks for; else about 1, 2, 4... minutes, an hour at most.

        Not to the second, or mailboxes that failed together would come back together.
        """
        seconds = retry_after or min(60 * 2 ** min(self.failures, 6), 3600) * random.uniform(0.8, 1.2)
        return {
            "failures": self.failures + 1,
            "next_poll": fields.Datetime.now() + timedelta(seconds=seconds),
        }

    def _ask_to_reconnect(self):
        self.activity_schedule(
            "tai_mailbox.activity_reconnect",
            user_id=self.user_id.id,
            summary=self.env._("Reconnect the mailbox %s", self.address),
            note=self._reconnect_note(),
        )

    def _reconnect_note(self) -> Markup:
        """Why, and a link that leads straight to where it is mended."""
        way = "/mailbox/sign-in" if self.provider != "imap" else f"/odoo/my-preferences/{self.user_id.id}"
        link = Markup('<a href="%s" target="_blank">%s</a>') % (way, self.env._("Reconnect"))
        return Markup("<p>%s</p><p>%s</p>") % (self.reason or "", link)

    def _tell_owner(self):
        """An open modal shows the new state at once, a broken connection is told wherever its owner is."""
        for mailbox in self:
            changed = {
                "id": mailbox.id,
                "state": mailbox.state,
                "address": mailbox.address,
                "provider": mailbox.provider,
                "reason": mailbox.with_context(lang=mailbox.user_id.lang).reason or "",
            }
            mailbox.user_id._bus_send("tai_mailbox/changed", changed)

    def _ensure_mail_server(self):
        """Odoo's sending finds the mailbox by a personal server row; made again where it was lost."""
        for mailbox in self - self.filtered("mail_server_id"):
            self.env["ir.mail_server"].sudo().create(mailbox._mail_server_values())
        self.invalidate_recordset(["mail_server_id"])

    def _mail_server_values(self) -> dict:
        return {
            "name": self.env._("Mailbox %s", self.address),
            "smtp_authentication": "tai_mailbox",
            # Odoo finds a personal server only where this is the owner's e-mail to the letter.
            "smtp_user": self.user_id.email,
            "from_filter": self.address,
            "smtp_host": self.smtp_host or self.provider,
            "smtp_port": self.smtp_port,
            "smtp_encryption": "ssl_strict" if self.smtp_security == "ssl" else "starttls_strict",
            "owner_user_id": self.user_id.id,
        }

    def _drop_mail_server(self):
        owned = [("owner_user_id", "in", self.user_id.ids), ("smtp_authentication", "=", "tai_mailbox")]
        self.env["ir.mail_server"].sudo().search(owned).unlink()

    def _forget(self):
        """No secret stays, here or at the provider."""
        self.sudo()._revoke()
        self._credentials()._forget()

    def _revoke(self):
        """A password cannot be given back."""

    def _owner_address_changed(self):
        """Odoo knows a personal server by its owner's address to the letter; another address ends it."""
        for mailbox in self:
            mailbox._drop_mail_server()
            own = mailbox.user_id.email_normalized
            if mailbox.state in ("draft", "awaiting"):
                mailbox._follow_owner(own)
            elif own != mailbox.address:
                mailbox._left_by_owner()
            elif mailbox.error_code == "address_changed":
                mailbox._connected()
            else:
                mailbox._ensure_mail_server()

    def _follow_owner(self, address):
        """Nothing is connected yet: it will be the new address, also where that is the name to sign in by."""
        if address:
            login = address if self.login == self.address else self.login
            self.write({"address": address, "login": login})

    def _left_by_owner(self):
        self.write({"state": "broken", "error_code": "address_changed", "server_text": False})
        self._ask_to_reconnect()
        self._tell_owner()

    def _owner_archived(self):
        """Nobody reads the mail of who has left; resumed by hand, should they come back."""
        self.filtered(lambda mailbox: mailbox.state == "connected").write({"state": "paused"})

    # -- The modal -----------------------------------------------------------------------------

    def _modal(self) -> dict:
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Edit Mailbox Connection"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(self.env.ref("tai_mailbox.tai_mailbox_view_modal").id, "form")],
            "target": "new",
        }

    def action_save(self):
        """The web client has saved the form before it called; what must be authorized anew stays open."""
        if self.state == "draft":
            return self._modal()
        return {"type": "ir.actions.act_window_close"}

    def action_disconnect(self):
        """Forget all secrets; what was read stays in the log."""
        self.check_access("write")
        self._forget()
        self.sudo()._unauthorize()
        self._tell_owner()
        return self._modal()
