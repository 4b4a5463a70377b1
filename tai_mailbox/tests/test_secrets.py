# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import base64
import logging
import os
import stat
from pathlib import Path
from unittest.mock import patch

from cryptography.fernet import Fernet
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import config

from ..models import vault
from .common import SendingCase

SECRET = "correct horse battery staple"  # generated nowhere, used nowhere else


@tagged("post_install", "-at_install")
class TestSecrets(SendingCase):
    def setUp(self):
        super().setUp()
        self.mailbox = self.connect(self.pat, password=SECRET)

    def test_no_table_holds_it_in_clear(self):
        self.env.flush_all()
        self.cr.execute(
            "SELECT table_name FROM information_schema.columns"
            r" WHERE table_schema = 'public'"
            r" AND (table_name LIKE 'tai\_mailbox%%' OR table_name = 'ir_mail_server')"
        )
        tables = sorted({name for (name,) in self.cr.fetchall()})
        self.assertIn("tai_mailbox_credential", tables)
        for table in tables:
            self.cr.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{SECRET}%"])
            self.assertEqual(self.cr.fetchone()[0], 0, table)

    def test_nobody_reads_it(self):
        credential = self.env["tai.mailbox.credential"].search([("mailbox_id", "=", self.mailbox.id)])
        administrator = self.env.ref("base.user_admin")
        for user in (self.pat, self.sam, administrator):
            user.group_ids |= self.env.ref("base.group_allow_export")
            with self.subTest(user.login):
                for attempt in (
                    lambda c: c.read(),
                    lambda c: c.read(["password"]),
                    lambda c: c.export_data(["password"]),
                    lambda c: c.search([("password", "!=", False)]),
                    lambda c: c.name_search(""),
                    lambda c: c.search_read([]),
                    lambda c: c._read_group([], ["password"]),
                ):
                    with self.assertRaises(AccessError):
                        attempt(credential.with_user(user))

    def test_the_connection_never_gives_it_back(self):
        for user in (self.pat, self.env.ref("base.user_admin")):
            values = self.mailbox.with_user(user).read()[0]
            self.assertFalse(values["password"])
            self.assertNotIn(SECRET, str(values))
        self.pat.group_ids |= self.env.ref("base.group_allow_export")
        exported = self.mailbox.with_user(self.pat).export_data(["password", "login"])
        self.assertNotIn(SECRET, str(exported))

    def test_it_comes_back_for_use(self):
        self.assertEqual(self.mailbox._account().secret.value, SECRET)
        self.assertNotIn(SECRET, repr(self.mailbox._account()))

    def test_no_log_shows_it(self):
        mailbox = self.connect(self.sam, permission="send_read")
        password = mailbox._account().secret.value
        with self.assertLogs(level="DEBUG") as logs:
            logging.getLogger().debug("so that there is a line")
            self.poll(mailbox)
            with self.enter_registry_test_mode():
                self.write_to_customer(self.sam)
            mailbox._credential()._keep(password=SECRET)
            self.poll(mailbox)
        written = "\n".join(logs.output)
        for secret in (password, SECRET):
            self.assertNotIn(secret, written)
            for login in (
                f"\0{mailbox.login}\0{secret}",
                f"{mailbox.login}\0{mailbox.login}\0{secret}",
                secret,
            ):
                self.assertNotIn(base64.b64encode(login.encode()).decode(), written)

    def test_links_and_authorizations_are_closed_too(self):
        with self.assertRaises(AccessError):
            self.env["tai.mailbox.authorization"].with_user(self.pat).search([])
        token, row = self.env["tai.mailbox.authorization"]._issue(self.mailbox)
        self.assertNotIn(token, str(row.sudo().read()))

    def test_keys_are_rotated(self):
        old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
        credential = self.mailbox._credential()
        name = "tai_mailbox.google_client_secret"
        with patch.dict(os.environ, TAI_MAILBOX_KEY=old):
            credential._keep(password=SECRET)
            self.env["ir.config_parameter"].set_param(name, vault.seal(self.env, SECRET))
        with patch.dict(os.environ, TAI_MAILBOX_KEY=f"{new},{old}"):
            self.assertEqual(credential._reveal("password"), SECRET)
            credential._rotate_keys()
        with patch.dict(os.environ, TAI_MAILBOX_KEY=new):
            self.assertEqual(credential._reveal("password"), SECRET)
            entered = self.env["ir.config_parameter"].get_param(name)
            self.assertEqual(vault.unseal(self.env, entered), SECRET)
        with patch.dict(os.environ, TAI_MAILBOX_KEY=old), self.assertRaises(vault.SecretUnreadable):
            credential._reveal("password")

    def test_key_file_is_private(self):
        file = Path(config["data_dir"]) / "tai_mailbox.key"
        vault.seal(self.env, SECRET)
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
