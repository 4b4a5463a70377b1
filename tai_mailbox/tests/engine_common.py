# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tools import mute_logger

from ..models import take_in
from .common import ReadingCase

try:
    from sandbox.faults import FaultProxy, Injection, Watch
except ImportError:  # then running_sandbox() skips the tests
    FaultProxy = Injection = Watch = None


class EngineCase(ReadingCase):
    """Pat's mailbox is connected and read, whatever happens to it, to its server or to the log."""

    @property
    def rows(self):
        return self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)], order="id")

    def append(self, *mails, received=None):
        """Raw mails into the INBOX; `received`: INTERNALDATE."""
        with self.postbox.open(self.pat.email) as imap:
            for raw in mails:
                imap.append("INBOX", raw, msg_time=received)

    def set_back(self, days=7):
        self.mailbox.with_user(self.pat).last_read = fields.Datetime.now() - timedelta(days=days)

    def due_again(self):
        """As if the pauses were over."""
        self.rows.filtered("next_try").next_try = fields.Datetime.now() - timedelta(seconds=1)

    def put_inbox_away(self, name="Put away"):
        """Renamed: the server makes another INBOX, with its own UIDVALIDITY."""
        with self.postbox.open(self.pat.email) as imap:
            imap.rename_folder("INBOX", name)
        self.addCleanup(self.delete_folder, name)

    def delete_folder(self, name):
        with self.postbox.open(self.pat.email) as imap:
            imap.delete_folder(name)

    def poll_in_vain(self):
        """No mail can be taken in."""
        with patch.object(take_in, "read", side_effect=ValueError), mute_logger(take_in.__name__):
            self.poll(self.mailbox)

    def through(self, proxy):
        self.addCleanup(proxy.close)
        self.mailbox.write({"imap_port": proxy.port, "state": "connected"})
        return proxy
