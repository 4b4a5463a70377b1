# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import models

from ..providers import errors
from ..providers.base import Account, BearerToken
from ..providers.front import FrontApi, channels

# Loaded before: its "Check" is extended here.
from . import res_config_settings  # noqa: F401
from .settings import setting
from .tai_front_budget import CompanyPace


class ResConfigSettings(models.TransientModel):
    """The buttons of Front: "Check" (its application, the API token, or both), and "Remove" of the token."""

    _inherit = "res.config.settings"  # pylint: disable=consider-merging-classes-inherited

    def action_check_front(self):
        token = setting(self.env, "front_api_token")
        is_signed_in = bool(setting(self.env, "front_client_id")) or not token
        problems = self._problems_of("front", "Front") if is_signed_in else []
        if not token:
            return self._checked("Front", problems)
        try:
            return self._checked("Front", problems, self._what_front_shows(token))
        except errors.MailboxError as error:
            return self._checked("Front", [*problems, self._token_refusal(error)])

    def action_remove_front_token(self):
        """The button "Remove": says which connections lived by the token."""
        self.check_access("write")
        self.env["ir.config_parameter"].sudo().set_param("tai_mailbox.front_api_token", False)
        broken = self.env["tai.mailbox"].sudo()._front_token_removed()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if broken else "success",
                "title": self.env._("Front's API token is removed"),
                "message": self._removed_words(broken),
                "sticky": bool(broken),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _removed_words(self, broken) -> str:
        if not broken:
            return self.env._("No connection lived by it.")
        return self.env._(
            "These mailboxes neither send nor are read until their owners reconnect, or another token is"
            " entered: %s",
            ", ".join(broken.mapped("address")),
        )

    def _what_front_shows(self, token: str) -> str:
        """:raise MailboxError: refused, not reached, or without a channel that staff could use"""
        account = Account(
            "front",
            address="",
            login="",
            secret=BearerToken(token),
            options={
                "api": setting(self.env, "front_api"),
                "pace": CompanyPace(self.env.registry, self.env.company.id),
            },
            network=self.env["tai.mailbox"]._network(),
        )
        addresses = [channel.address for channel in channels(FrontApi(account))]
        if not addresses:
            raise errors.MailboxNotFound("no channel")
        return self.env._("Front answers. Channels: %s", ", ".join(addresses))

    def _token_refusal(self, error: errors.MailboxError) -> str:
        """In the words of whoever has entered the token."""
        if isinstance(error, errors.FrontTokenRefused | errors.ScopeMissing):
            return self.env._(
                "Front does not accept the API token, or it may do too little. Create another one in Front"
                " under Settings > Developers > API tokens, and enter it here."
            )
        if isinstance(error, errors.MailboxNotFound):
            return self.env._("The API token shows no e-mail channel: let it see the inboxes that staff use.")
        if isinstance(error, errors.Throttled):
            return self.env._("Front asks for a pause. Check again in a minute.")
        return " ".join(error.told({"host": "Front"}, self.env._))
