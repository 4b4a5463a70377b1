# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import random
from datetime import timedelta

from markupsafe import Markup
from odoo import fields, models

from ..providers import errors


class TaiMailbox(models.Model):
    """What a connection goes through, and who is told."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

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

    # -- What becomes of its owner -------------------------------------------------------------

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
