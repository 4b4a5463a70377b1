# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the tests that need a mail server share: the repository's sandbox, and two brokers."""

import atexit
import os
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from unittest.mock import patch

from odoo.addons.base.models.ir_mail_server import IrMail_Server
from odoo.modules.registry import DummyRLock, Registry
from odoo.tests import TransactionCase

from ..models import steps

try:
    import sandbox
    from sandbox import Sandbox
    from sandbox.browse import Person
    from sandbox.controls import Control
    from sandbox.postbox import Postbox
except ImportError:  # the addon was installed without its repository
    Sandbox = Person = Control = Postbox = None


def at_once(function, each) -> list:
    """What a function returns for each of these, called in four threads that have cursors of their own.

    Odoo's own test runner holds the registry's lock throughout: the threads would wait for it for ever.
    """
    with patch.object(Registry, "_lock", DummyRLock()), ThreadPoolExecutor(4) as threads:
        return list(threads.map(function, each))


@cache
def running_sandbox():
    """One sandbox for all tests of this process, erased at its end.

    Started by a process of its own: Odoo ends what the test process has started after each class.
    """
    if Sandbox is None:
        raise unittest.SkipTest("needs the mail servers of the repository's sandbox/")
    folder = tempfile.mkdtemp(prefix="tai-mailbox-")
    subprocess.run(
        [sys.executable, "-m", "sandbox", "up", "--state-dir", folder],
        check=True,
        cwd=Path(sandbox.__file__).parent.parent,
        stdout=subprocess.DEVNULL,
    )
    running = Sandbox(folder)
    atexit.register(running.erase)
    os.environ["SSL_CERT_FILE"] = running.config["ca_bundle"]
    return running


class MailboxCase(TransactionCase):
    """Two staff members, Pat and Sam, with mailboxes on a real IMAP and submission server."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sandbox = running_sandbox()
        cls.servers = cls.sandbox.config
        cls.postbox = Postbox(cls.servers)
        cls.control = Control(cls.servers)
        cls.env["ir.config_parameter"].set_param("tai_mailbox.allowed_hosts", "localhost")
        cls.pat = cls.make_broker("Pat Meyer", "pat@brokerage.test")
        cls.sam = cls.make_broker("Sam Okafor", "sam@brokerage.test")

    def setUp(self):
        super().setUp()
        for address in (self.pat.email, self.sam.email):
            self.empty(address)

    @classmethod
    def make_broker(cls, name, address, groups="tai_mailbox.group_user"):
        user = cls.env["res.users"].search([("login", "=", address)], limit=1)
        if not user:
            user = cls.env["res.users"].create({"name": name, "login": address, "email": address})
        user.write({"email": address, "tz": "America/Chicago"})
        user.group_ids |= cls.env.ref(groups)
        return user

    @classmethod
    def mailbox_values(cls, user, **values):
        """What a staff member enters for their mailbox in the sandbox."""
        return {
            "address": user.email,
            "provider": "imap",
            "permission": "send_read",
            "login": user.email,
            "password": cls.servers["users"][user.email],
            "smtp_host": "localhost",
            "smtp_port": cls.servers["submissions"],
            "smtp_security": "ssl",
            "imap_host": "localhost",
            "imap_port": cls.servers["imaps"],
            "imap_security": "ssl",
            **values,
        }

    @classmethod
    def connect(cls, user, **values):
        """That staff member's mailbox, connected."""
        mailbox = cls.env["tai.mailbox"].with_user(user).create(cls.mailbox_values(user, **values)).sudo()
        mailbox._connected()
        return mailbox

    @contextmanager
    def transactions(self):
        """An environment whose transactions can be ended, as a cron's."""
        with self.enter_registry_test_mode(), self.registry.cursor() as cr:
            yield self.env(cr=cr)
        self.env.invalidate_all()

    def poll(self, mailbox):
        """Read it once, whether due or not."""
        with self.transactions() as env:
            steps.run(mailbox.with_env(env)._poll())

    def person(self):
        """Somebody at a provider's sign-in pages."""
        return Person(self.servers)

    # -- The sandbox's side ----------------------------------------------------------------------

    def deliver(self, subject, text, to=None, sender="customer@shipper.test", **headers):
        """A mail into a staff member's mailbox; its Message-ID."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, to or self.pat.email, subject
        mail["Message-ID"] = headers.pop("message_id", None) or f"<{os.urandom(8).hex()}@shipper.test>"
        mail["Date"] = headers.pop("date", "Mon, 16 Nov 2026 15:00:00 +0000")
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        self.postbox.deliver(sender, [to or self.pat.email], mail.as_bytes())
        return mail["Message-ID"]

    def empty(self, address):
        with self.postbox.open(address) as imap:
            for flags, _separator, folder in imap.list_folders():
                if rb"\Noselect" in flags:
                    continue
                imap.select_folder(folder)
                imap.delete_messages(imap.search())
                imap.expunge()

    def folder(self, folder, address=None):
        """Message-ID -> flags of the mails in a folder of a mailbox."""
        with self.postbox.open(address or self.pat.email) as imap:
            imap.select_folder(folder, readonly=True)
            found = imap.fetch(imap.search(), ["FLAGS", "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"])
        header = b"BODY[HEADER.FIELDS (MESSAGE-ID)]"
        return {mail[header].split(b":", 1)[1].strip().decode(): mail[b"FLAGS"] for mail in found.values()}


class ReadingCase(MailboxCase):
    """A connected mailbox, and what comes of the mail in it."""

    def setUp(self):
        super().setUp()
        self.mailbox = self.connect(self.pat)
        self.shipments_before = self.env["tai.shipment"].search([])

    @property
    def new_shipments(self):
        return self.env["tai.shipment"].search([]) - self.shipments_before

    def row(self, message_id, mailbox=None):
        mailbox = mailbox or self.mailbox
        domain = [("message_key", "=", message_id), ("mailbox_id", "=", mailbox.id)]
        return self.env["tai.mailbox.message"].search(domain)


class SendingCase(MailboxCase):
    """A shipment whose customer is written to, and mail that really leaves."""

    def setUp(self):
        super().setUp()
        self.customer = self.env["res.partner"].create({"name": "Casey", "email": "customer@shipper.test"})
        self.shipment = self.env["tai.shipment"].create(
            {"partner_id": self.customer.id, "user_id": self.pat.id}
        )

    @contextmanager
    def really_sending(self):
        """Odoo sends nothing while it is tested; here it does, to the sandbox."""
        with patch.object(IrMail_Server, "_disable_send", lambda *_args: False):
            yield

    def write_to_customer(self, user, partners=()):
        with self.really_sending():
            message = self.shipment.with_user(user).message_post(
                body="Your quote",
                subject="Quote for your load",
                partner_ids=(partners or self.customer).ids,
                subtype_xmlid="mail.mt_comment",
                message_type="comment",
            )
        return message.sudo()

    def received(self, message):
        with self.postbox.open(self.customer.email) as imap:
            imap.select_folder("INBOX", readonly=True)
            found = imap.fetch(
                imap.search(["HEADER", "Message-ID", message.message_id]), ["ENVELOPE", "BODY[]"]
            )
        return list(found.values())

    def lay_copies(self):
        with self.transactions() as env:
            env["tai.mailbox.sent"]._cron_copy()
