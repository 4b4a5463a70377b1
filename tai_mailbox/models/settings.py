# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What an administrator sets once for all mailboxes, and where it may come from."""

import os

from odoo.tools import config

from ..providers.front import Front
from ..providers.google import Google
from ..providers.microsoft import Microsoft
from ..providers.oauth import OAuthApp, SignInProvider
from . import vault

CALLBACK = "/mailbox/oauth/callback"
SIGN_IN = {"google": Google, "microsoft": Microsoft, "front": Front}
# Kept encrypted where they are entered in the settings; as they are in the environment and odoo.conf.
SECRETS = frozenset(
    {"google_client_secret", "microsoft_client_secret", "front_client_secret", "front_api_token"}
)


# What holds where an administrator has set nothing else.
NUMBERS = {
    "poll_minutes": 5,
    "look_back_days": 7,
    "max_mail_megabytes": 30,
    "other_days": 30,
    "example_days": 365,
    "timeout_seconds": 30,
}


def number(env, name: str) -> float:
    """The system parameter tai_mailbox.NAME, one of NUMBERS."""
    return float(env["ir.config_parameter"].sudo().get_param(f"tai_mailbox.{name}", NUMBERS[name]))


def setting(env, name: str, default: str = "") -> str:
    """The environment's TAI_MAILBOX_NAME, else odoo.conf's tai_mailbox_name, else what was entered."""
    if fixed := from_machine(name):
        return fixed
    entered = env["ir.config_parameter"].sudo().get_param(f"tai_mailbox.{name}") or ""
    return (vault.unseal(env, entered) if name in SECRETS else entered) or default


def from_machine(name: str) -> str:
    """What the server's own configuration says; empty if nothing."""
    return os.environ.get(f"TAI_MAILBOX_{name.upper()}") or config.get(f"tai_mailbox_{name}") or ""


def is_entered(env, name: str) -> bool:
    return bool(env["ir.config_parameter"].sudo().get_param(f"tai_mailbox.{name}"))


def sign_in_provider(env, provider: str) -> SignInProvider:
    """The provider's sign-in, through the app that the administrator has registered there."""
    app = OAuthApp(
        client_id=setting(env, f"{provider}_client_id"),
        client_secret=setting(env, f"{provider}_client_secret"),
        redirect_uri=redirect_address(env),
        authority=setting(env, f"{provider}_authority"),
        tenant=setting(env, f"{provider}_tenant", "common"),
        authorization_uri=setting(env, f"{provider}_authorization_uri"),
        network=env["tai.mailbox"]._network(),
    )
    return SIGN_IN[provider](app)


def redirect_address(env) -> str:
    """Where the providers send the browser back to: registered there to the letter."""
    return env["ir.config_parameter"].sudo().get_param("web.base.url", "").rstrip("/") + CALLBACK


def reseal_entered(env) -> None:
    """The secrets that were entered in the settings, encrypted anew with the first key."""
    parameters = env["ir.config_parameter"].sudo()
    for name in SECRETS:
        if sealed := parameters.get_param(f"tai_mailbox.{name}"):
            parameters.set_param(f"tai_mailbox.{name}", vault.reseal(env, sealed))
