# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import models

# Loaded before: what makes an authorization void is told there.
from . import tai_mailbox_checks  # noqa: F401


class TaiMailbox(models.Model):
    """What a change in the modal would end, asked before it is saved."""

    _inherit = "tai.mailbox"

    def change_question(self, values: dict) -> dict | bool:
        """What to ask before these values are saved; False where they end nothing that works.

        :return: the dialog's words, and under "keep" what stood there before
        """
        self.ensure_one()
        self.check_access("write")
        if self.state in ("draft", "awaiting"):
            return False
        if values.get("provider", self.provider) != self.provider:
            return self._question(self._platform_words(values["provider"]), ["provider"])
        if self.state != "broken" and self._is_other_identity(values):
            return self._question(self._anew_words(), list(values))
        return False

    def _question(self, words: dict, names: list[str]) -> dict:
        keep = {name: self[name] for name in names if self._fields[name].type in ("char", "selection")}
        return {**words, "cancelLabel": self.env._("Keep the connection"), "keep": keep}

    def _platform_words(self, wanted: str) -> dict:
        names = dict(self._fields["provider"]._description_selection(self.env))
        return {
            "title": self.env._("Disconnect %s?", self.address),
            "body": self.env._(
                "Choosing %(wanted)s ends the connection by %(now)s at once: what it was made with is"
                " forgotten, nothing is read, and your mail leaves by the relay until the mailbox is"
                " connected anew. Shipments, documents and the mail log stay.",
                now=names[self.provider],
                wanted=names[wanted],
            ),
            "confirmLabel": self.env._("Disconnect and change"),
            "confirmClass": "btn-danger",
        }

    def _anew_words(self) -> dict:
        return {
            "title": self.env._("Authorize %s anew?", self.address),
            "body": self.env._(
                "With another server, username or password the mailbox must be authorized anew. Until you"
                " have opened the link that is mailed to you then, nothing is read, and your mail leaves by"
                " the relay."
            ),
            "confirmLabel": self.env._("Change"),
        }
