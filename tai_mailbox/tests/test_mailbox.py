# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import MailboxCase


@tagged("post_install", "-at_install")
class TestMailbox(MailboxCase):
    def test_address_is_the_staff_members_own(self):
        with self.assertRaisesRegex(ValidationError, "pat@brokerage.test in your profile"):
            self.connect(self.pat, address="sam@brokerage.test")

    def test_address_counts_whatever_its_letters(self):
        values = self.mailbox_values(self.pat, address="PAT@brokerage.test")
        self.pat.email = "Pat@Brokerage.Test"
        mailbox = self.env["tai.mailbox"].with_user(self.pat).create(values)
        self.assertEqual(mailbox.address, "pat@brokerage.test")

    def test_nobody_connects_for_another(self):
        with self.assertRaises(AccessError):
            self.env["tai.mailbox"].with_user(self.pat).create({"user_id": self.sam.id})

    def test_state_is_not_for_its_owner_to_write(self):
        mailbox = self.connect(self.pat)
        for values in ({"state": "connected"}, {"cursor": {}}, {"company_id": 1}, {"next_poll": False}):
            with self.subTest(values), self.assertRaises(AccessError):
                mailbox.with_user(self.pat).write(values)

    def test_others_see_nothing_and_a_manager_reads_only(self):
        mailbox = self.connect(self.pat)
        with self.assertRaises(AccessError):
            mailbox.with_user(self.sam).read(["address"])
        manager = self.make_broker("Mel Manager", "mel@brokerage.test", "tai_mailbox.group_manager")
        self.assertEqual(mailbox.with_user(manager).read(["state"])[0]["state"], "connected")
        with self.assertRaises(AccessError):
            mailbox.with_user(manager).write({"permission": "send"})

    def test_new_password_or_server_needs_a_new_authorization(self):
        for values in ({"password": "another"}, {"smtp_host": "smtp.example.com"}, {"login": "p"}):
            mailbox = self.connect(self.pat)
            self.assertTrue(mailbox.mail_server_id)
            mailbox.with_user(self.pat).write(values)
            self.assertEqual(mailbox.state, "draft", values)
            self.assertFalse(mailbox.mail_server_id)
            mailbox.unlink()

    def test_blanks_copied_with_the_password_are_not_part_of_it(self):
        mailbox = self.connect(self.pat, password=" abcd efgh\t\n")
        self.assertEqual(mailbox._account().secret.value, "abcd efgh")

    def test_permission_and_action_change_without_one(self):
        mailbox = self.connect(self.pat)
        mailbox.with_user(self.pat).write({"permission": "send", "post_action": "archive"})
        self.assertEqual(mailbox.state, "connected")

    def test_address_changed_in_the_profile_ends_the_connection(self):
        mailbox = self.connect(self.pat)
        self.pat.email = "patricia@brokerage.test"
        self.assertEqual(mailbox.state, "broken")
        self.assertIn("pat@brokerage.test", mailbox.reason)
        self.assertFalse(mailbox.mail_server_id)

    def test_the_former_address_is_not_authorized_again(self):
        mailbox = self.connect(self.pat).with_user(self.pat)
        self.pat.email = "patricia@brokerage.test"
        for press in (mailbox.action_request_token, mailbox.action_sign_in):
            with self.assertRaisesRegex(ValidationError, "patricia@brokerage.test in your profile"):
                press()

    def test_the_activity_leads_to_a_page_from_which_one_can_reconnect(self):
        mailbox = self.connect(self.pat).with_user(self.pat)
        page = mailbox.get_view(view_type="form")["arch"]
        self.assertIn('string="Reconnect"', page)
        self.assertNotIn("tai_mailbox_modal", page, "whose buttons are shown in a dialog only")
        modal = mailbox.action_edit()
        self.assertEqual((modal["res_id"], modal["target"]), (mailbox.id, "new"))

    def test_the_earlier_address_put_back_mends_it(self):
        mailbox = self.connect(self.pat)
        self.pat.email = "patricia@brokerage.test"
        self.assertEqual(mailbox.activity_ids.user_id, self.pat)
        self.pat.email = "pat@brokerage.test"
        self.assertEqual((mailbox.state, mailbox.reason), ("connected", False))
        self.assertTrue(mailbox.mail_server_id)
        self.assertFalse(mailbox.activity_ids)

    def test_what_is_not_connected_yet_follows_the_address(self):
        mailbox = self.env["tai.mailbox"].with_user(self.pat).create(self.mailbox_values(self.pat))
        self.pat.email = "patricia@brokerage.test"
        self.assertRecordValues(
            mailbox,
            [{"state": "draft", "address": "patricia@brokerage.test", "login": "patricia@brokerage.test"}],
        )

    def test_another_platform_forgets_what_the_first_was_connected_with(self):
        mailbox = self.connect(self.pat)
        mailbox.with_user(self.pat).write({"provider": "google"})
        self.assertRecordValues(mailbox, [{"state": "draft", "has_password": False}])
        self.assertFalse(mailbox.mail_server_id)
        self.assertEqual(
            mailbox.with_user(self.pat).action_save()["res_id"], mailbox.id, "the modal stays open"
        )

    def test_a_name_for_one_host_is_none_at_google(self):
        mailbox = self.connect(self.pat, login="pat")
        self.assertEqual(mailbox._sign_in_name(), "pat")
        mailbox.with_user(self.pat).write({"provider": "google"})
        self.assertEqual(mailbox._sign_in_name(), "pat@brokerage.test")

    def test_who_has_left_is_not_read_any_more(self):
        mailbox = self.connect(self.pat)
        self.pat.action_archive()
        self.assertEqual(mailbox.state, "paused")
        self.pat.action_unarchive()
        self.assertEqual(mailbox.state, "paused", "until somebody resumes it")

    def test_a_deleted_user_leaves_no_mail_server_behind(self):
        mailbox = self.connect(self.pat)
        server, credential = mailbox.mail_server_id, mailbox._credential()
        shipment = self.env["tai.shipment"].create({"user_id": self.pat.id})
        self.pat.unlink()
        self.assertFalse(mailbox.exists() or server.exists() or credential.exists())
        self.assertTrue(shipment.exists())

    def test_letter_case_changed_in_the_profile_keeps_sending(self):
        mailbox = self.connect(self.pat)
        self.pat.email = "Pat@brokerage.test"
        self.pat.invalidate_recordset()
        self.assertEqual(mailbox.state, "connected")
        self.assertEqual(self.pat.outgoing_mail_server_id.owner_user_id, self.pat)

    def test_lost_mail_server_row_is_made_again(self):
        mailbox = self.connect(self.pat)
        mailbox.mail_server_id.unlink()
        self.env["tai.mailbox"]._restore_mail_servers()
        self.assertEqual(mailbox.mail_server_id.from_filter, mailbox.address)

    def test_disconnect_forgets_the_password(self):
        mailbox = self.connect(self.pat)
        mailbox.with_user(self.pat).action_disconnect()
        self.assertEqual((mailbox.state, mailbox.has_password), ("draft", False))
        self.assertFalse(mailbox.mail_server_id)

    def test_preset_fills_in_the_servers(self):
        mailbox = self.env["tai.mailbox"].with_user(self.pat).new({"preset": "godaddy"})
        mailbox._onchange_preset()
        self.assertEqual(
            (mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_security),
            ("smtpout.secureserver.net", 465, "ssl"),
        )
        self.assertEqual((mailbox.imap_host, mailbox.imap_port), ("imap.secureserver.net", 993))

    def test_a_manager_pauses_and_resumes(self):
        mailbox = self.connect(self.pat)
        manager = self.make_broker("Mel Manager", "mel@brokerage.test", "tai_mailbox.group_manager")
        mailbox.with_user(manager).action_pause()
        self.assertEqual(mailbox.state, "paused")
        self.assertFalse(mailbox.filtered_domain(mailbox._due_domain()))
        self.assertTrue(mailbox.mail_server_id, "sending goes on")
        mailbox.with_user(manager).action_resume()
        self.assertEqual(mailbox.state, "connected")
        with self.assertRaises(AccessError):
            mailbox.with_user(self.sam).action_pause()

    def test_pausing_leaves_the_modal_open(self):
        mailbox = self.connect(self.pat).with_user(self.pat)
        self.assertFalse(mailbox.action_pause(), "in a list there is none")
        action = mailbox.with_context(tai_in_modal=True).action_resume()
        self.assertEqual((action["res_id"], action["target"]), (mailbox.id, "new"))

    def test_one_connection_for_each_staff_member(self):
        self.connect(self.pat)
        with self.assertRaisesRegex(Exception, "tai_mailbox_one_for_each_user"), self.cr.savepoint():
            self.connect(self.pat)

    def test_employee_without_the_right(self):
        employee = self.env["res.users"].create({"name": "E", "login": "e@b.test", "email": "e@b.test"})
        self.assertFalse(employee.with_user(employee).may_connect_mailbox)
        with self.assertRaises(AccessError):
            employee.with_user(employee).action_open_mailbox()
        with self.assertRaises(AccessError):
            self.env["tai.mailbox"].with_user(employee).search([])

    def test_read_now_says_what_is_missing(self):
        mailbox = self.connect(self.pat, permission="send")
        with self.assertRaisesRegex(UserError, "permission to read"):
            mailbox.with_user(self.pat).action_read_now()
