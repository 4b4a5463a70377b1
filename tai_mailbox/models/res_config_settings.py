# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.http import request

from . import vault
from .actions import notification
from .settings import (
    NUMBERS,
    SECRETS,
    SIGN_IN,
    from_machine,
    is_entered,
    redirect_address,
    sign_in_provider,
)

PREFIX = "tai_mailbox."
LOCAL = ("localhost", "127.0.0.1")
NUMBER_FIELDS = ("tai_poll_minutes", "tai_look_back_days", "tai_max_mail_megabytes", "tai_other_days")


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    tai_google_client_id = fields.Char("Google client ID", config_parameter="tai_mailbox.google_client_id")
    tai_google_client_secret = fields.Char(
        "Google client secret", compute="_compute_secrets", inverse="_inverse_secrets"
    )
    tai_google_entered = fields.Char("Google secret stored", compute="_compute_secrets")
    tai_microsoft_client_id = fields.Char(
        "Application (client) ID", config_parameter="tai_mailbox.microsoft_client_id"
    )
    tai_microsoft_client_secret = fields.Char(
        "Client secret", compute="_compute_secrets", inverse="_inverse_secrets"
    )
    tai_microsoft_entered = fields.Char("Microsoft secret stored", compute="_compute_secrets")
    tai_microsoft_tenant = fields.Char(
        "Directory (tenant)",
        config_parameter="tai_mailbox.microsoft_tenant",
        help="Empty for every organisation and personal account; else your directory's ID or domain.",
    )
    tai_microsoft_authority = fields.Char(
        "Authority",
        config_parameter="tai_mailbox.microsoft_authority",
        help="Empty for Microsoft's world-wide cloud. National clouds have their own, such as"
        " https://login.microsoftonline.us",
    )
    tai_front_client_id = fields.Char("Front client ID", config_parameter="tai_mailbox.front_client_id")
    tai_front_client_secret = fields.Char(
        "Front client secret", compute="_compute_secrets", inverse="_inverse_secrets"
    )
    tai_front_entered = fields.Char("Front secret stored", compute="_compute_secrets")
    tai_front_api_token = fields.Char(
        "API token",
        compute="_compute_secrets",
        inverse="_inverse_secrets",
        help="In place of signing in: of the company, with the inboxes that staff may choose from.",
    )
    tai_front_api_entered = fields.Char("Front token stored", compute="_compute_secrets")
    tai_front_has_token = fields.Boolean(compute="_compute_secrets")
    tai_redirect_address = fields.Char("Redirect address", compute="_compute_redirect")
    tai_redirect_warning = fields.Char(compute="_compute_redirect")
    tai_poll_minutes = fields.Integer(
        "Read every", config_parameter="tai_mailbox.poll_minutes", default=NUMBERS["poll_minutes"]
    )
    tai_look_back_days = fields.Integer(
        "Review first", config_parameter="tai_mailbox.look_back_days", default=NUMBERS["look_back_days"]
    )
    tai_max_mail_megabytes = fields.Integer(
        "Largest mail",
        config_parameter="tai_mailbox.max_mail_megabytes",
        default=NUMBERS["max_mail_megabytes"],
    )
    tai_other_days = fields.Integer(
        "Keep other mail's subject", config_parameter="tai_mailbox.other_days", default=NUMBERS["other_days"]
    )
    tai_allowed_hosts = fields.Char(
        "Private hosts allowed",
        config_parameter="tai_mailbox.allowed_hosts",
        help="Names, addresses or networks of your own mail servers that lie in a private network.",
    )

    tai_attach_sure_documents = fields.Boolean(
        "Attach sure matches", config_parameter="tai_mailbox.attach_sure_documents"
    )

    @api.depends("company_id")
    def _compute_secrets(self):
        """They are entered, never shown again: only whether there is one."""
        for settings in self:
            settings.tai_front_has_token = is_entered(self.env, "front_api_token")
            for name in SECRETS:
                settings[f"tai_{name}"] = False
                hint = name.replace("_client_secret", "_entered").replace("_token", "_entered")
                settings[f"tai_{hint}"] = self._secret_hint(name)

    @api.model
    def _secret_hint(self, name: str) -> str:
        if from_machine(name):
            return self.env._("Comes from the server's configuration")
        if is_entered(self.env, name):
            return self.env._("Stored. Enter another to replace it")
        return self.env._("Not entered yet")

    @api.constrains(*NUMBER_FIELDS)
    def _check_numbers(self):
        """Odoo forgets a zero and shows the default again; what stands in the parameter already is let be."""
        get_param = self.env["ir.config_parameter"].sudo().get_param
        for settings in self:
            for name in NUMBER_FIELDS:
                field = settings._fields[name]
                if settings[name] < 1 and str(settings[name]) != get_param(field.config_parameter):
                    raise ValidationError(
                        self.env._('Enter 1 or more for "%s".', field._description_string(self.env))
                    )

    @api.depends("company_id")
    def _compute_redirect(self):
        address = redirect_address(self.env)
        for settings in self:
            settings.tai_redirect_address = address
            settings.tai_redirect_warning = self._redirect_trouble(address)

    @api.model
    def _redirect_trouble(self, address: str) -> str | bool:
        """What would make the providers refuse the redirect address, in words; False if nothing."""
        configured = urlsplit(address)
        used = urlsplit(request.httprequest.host_url) if request else configured
        if configured.netloc != used.netloc:
            return self.env._(
                "You work at %(used)s, but the system parameter web.base.url says %(configured)s: a sign-in"
                " would come back to the latter.",
                used=used.netloc,
                configured=configured.netloc,
            )
        if configured.scheme == "http" and configured.hostname not in LOCAL:
            return self.env._(
                "Google and Microsoft accept https addresses only, and web.base.url begins with http. Behind"
                " a proxy set proxy_mode in odoo.conf, then sign in to Odoo by https as an administrator."
            )
        return False

    def _inverse_secrets(self):
        """Kept encrypted, and in no column of this model."""
        set_param = self.env["ir.config_parameter"].sudo().set_param
        for settings in self:
            for name in SECRETS:
                if entered := (settings[f"tai_{name}"] or "").strip():
                    set_param(f"{PREFIX}{name}", vault.seal(self.env, entered))
            if settings.tai_front_api_token:
                self.env["tai.mailbox"].sudo()._front_token_entered()

    def set_values(self):
        """With a client ID that is taken out goes its secret: nobody could see or use it any more."""
        apps = [name for name in SIGN_IN if is_entered(self.env, f"{name}_client_id")]
        result = super().set_values()
        for name in apps:
            if not is_entered(self.env, f"{name}_client_id"):
                self.env["ir.config_parameter"].sudo().set_param(f"{PREFIX}{name}_client_secret", False)
        return result

    def action_check_google(self):
        return self._check_provider("google", "Google")

    def action_check_microsoft(self):
        return self._check_provider("microsoft", "Microsoft")

    def _check_provider(self, provider: str, name: str) -> dict:
        return self._checked(name, self._problems_of(provider, name))

    def _problems_of(self, provider: str, name: str) -> list[str]:
        """The button "Check": fetch the discovery document, try the app, say what is wrong."""
        self.check_access("write")
        problems = sign_in_provider(self.env, provider).check()
        return [" ".join(problem.told({"address": "", "host": name}, self.env._)) for problem in problems]

    def _checked(self, name: str, problems: list[str], good: str = "") -> dict:
        words = "\n".join(filter(None, problems))
        return notification(
            "danger" if words else "success",
            words or good or self.env._("Everything is set up well."),
            title=self.env._("Check of %s", name),
            sticky=bool(words),
        )
