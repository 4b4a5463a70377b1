# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.addons.base.tests.test_ir_cron import CronMixinCase
from odoo.addons.mail.tests.common import MockEmail
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..intake.reading import Load, Place
from ..models.tai_shipment_mail import SENT_AT_ONCE
from .shipment_common import ShipmentCase

LOAD = Load(origin=Place("Reno", "NV"), destination=Place("Provo", "UT"))


@tagged("post_install", "-at_install")
class TestCustomerOfSender(ShipmentCase):
    def customer(self, address):
        return self.env["res.partner"]._tai_customers({address}, self.env.company)[address]

    def contact(self, name, email, **values):
        return self.env["res.partner"].create({"name": name, "email": email} | values)

    def test_the_contact_with_the_address(self):
        jo = self.contact("Jo", "Jo Buyer <JO@acme.example>", parent_id=self.acme.id)
        self.assertEqual(self.customer("jo@acme.example"), jo)

    def test_the_older_of_two_contacts(self):
        first, _second = (self.contact("Jo", "jo@acme.example") for _ in range(2))
        self.assertEqual(self.customer("jo@acme.example"), first)

    def test_the_only_company_of_the_domain(self):
        self.assertEqual(self.customer("new.person@acme.example"), self.acme)

    def test_a_company_that_is_known_by_its_people_only(self):
        plain = self.contact("Plain", False, is_company=True)
        self.contact("Pia", "pia@plain.example", parent_id=plain.id)
        self.assertEqual(self.customer("somebody@plain.example"), plain)

    def test_two_companies_of_a_domain_are_nobody_for_sure(self):
        self.contact("Acme West", "west@acme.example", is_company=True)
        self.assertFalse(self.customer("new.person@acme.example"))

    def test_a_domain_for_everybody_says_nothing(self):
        self.contact("Corner Shop", "corner.shop@gmail.com", is_company=True)
        self.assertFalse(self.customer("somebody.else@gmail.com"))

    def test_a_domain_is_no_pattern(self):
        self.contact("Axb", "info@axb.example", is_company=True)
        for address in ("jo@a_b.example", "jo@%.example", "jo@a\\xb.example"):
            self.assertFalse(self.customer(address), address)

    def test_contacts_of_another_company_of_the_broker_do_not_count(self):
        branch = self.env["res.company"].create({"name": "Branch"})
        self.contact("Zeta", "info@zeta.example", is_company=True, company_id=branch.id)
        self.assertFalse(self.customer("info@zeta.example"))
        self.assertFalse(self.customer("jo@zeta.example"))

    def test_a_colleague_who_forwards_is_not_the_customer(self):
        shipment = self.taken_in(LOAD, sender=self.staff.email, sender_name="Robin Staff")
        self.assertFalse(shipment.partner_id)
        self.assertFalse(shipment.customer_email)


@tagged("post_install", "-at_install")
class TestWritingToCustomers(ShipmentCase, MockEmail, CronMixinCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shipment_of_jo = cls.taken_in(LOAD, sender_name="Jo Buyer")
        cls.shipment_of_ann = cls.taken_in(LOAD, sender="ann@new.example", sender_name="Ann New")

    def receive(self, shipment, subject):
        return self.env["mail.message"].create(
            {
                "model": shipment._name,
                "res_id": shipment.id,
                "message_type": "email",
                "subtype_id": self.env.ref("mail.mt_comment").id,
                "subject": subject,
                "email_from": shipment.customer_email,
                "message_id": "<asked@acme.example>",
            }
        )

    def send(self, action, body):
        """Fill in the composer that the button opened and press Send, as the staff member."""
        composer = self.env["mail.compose.message"].with_user(self.staff).with_context(**action["context"])
        with self.mock_mail_gateway():
            answer = composer.create({"body": body}).action_send_mail()
            self.env.cr.postcommit.run()
        return answer

    def told(self, answer):
        """What the staff member then reads."""
        shipments = self.env["tai.shipment"].with_user(self.staff)
        return shipments.told_customers(**answer["params"])

    def test_a_reply_goes_to_who_asked_and_answers_their_mail(self):
        asked = self.receive(self.shipment_of_jo, "Rate to Provo?")
        self.send(self.shipment_of_jo.action_reply_to_customer(), "1,850 USD")
        reply = self.shipment_of_jo.message_ids[:1]
        self.assertEqual(reply.partner_ids.email, "jo@acme.example")
        self.assertEqual(reply.partner_ids.commercial_partner_id, self.acme)
        self.assertEqual(reply.parent_id, asked)
        self.assertEqual(reply.subject, f"Re: Rate to Provo? [{self.shipment_of_jo.name}]")
        self.assertEqual(reply.author_id, self.staff.partner_id)
        self.assertEqual(reply.create_uid, self.staff)
        self.assertIn("jo@acme.example", self._mails[-1]["email_to"][0])
        self.assertIn(self.staff.email, self._mails[-1]["email_from"])

    def test_the_subject_names_the_shipment_once(self):
        self.receive(self.shipment_of_jo, f"Re: {self.shipment_of_jo.name} still free?")
        action = self.shipment_of_jo.action_reply_to_customer()
        self.assertEqual(action["context"]["default_subject"], f"Re: {self.shipment_of_jo.name} still free?")

    def test_a_first_message_is_about_the_lane(self):
        action = self.shipment_of_ann.action_reply_to_customer()
        subject = f"Reno, NV → Provo, UT [{self.shipment_of_ann.name}]"
        self.assertEqual(action["context"]["default_subject"], subject)

    def test_one_text_goes_to_each_shipment_s_own_customer(self):
        both = self.shipment_of_jo + self.shipment_of_ann
        self.send(both.action_message_customers(), "<p>Trucks are short this week.</p>")
        for shipment, address in (
            (self.shipment_of_jo, "jo@acme.example"),
            (self.shipment_of_ann, "ann@new.example"),
        ):
            message = shipment.message_ids[:1]
            self.assertEqual(message.partner_ids.email, address)
            self.assertEqual(message.subject, f"Your shipment {shipment.name}: Reno, NV → Provo, UT")
            self.assertIn("Trucks are short", message.body)
            self.assertEqual(message.create_uid, self.staff)
        self.assertEqual(len(self._mails), 2)

    def test_how_many_were_sent_to_whom_and_from_where(self):
        both = self.shipment_of_jo + self.shipment_of_ann
        told = self.told(self.send(both.action_message_customers(), "<p>Trucks are short.</p>"))
        self.assertEqual((told["title"], told["type"]), ("Messages sent: 2", "success"))
        by_relay = f"By the relay, as {self.staff.email_normalized}, to "
        self.assertTrue(told["message"].startswith(by_relay), told["message"])
        self.assertIn("Jo Buyer", told["message"])
        self.assertIn("Ann New", told["message"])
        self.assertEqual(self.env["tai.shipment"].search(told["action"]["domain"]), both)

    def test_the_mailbox_that_they_left_by_is_named(self):
        mailbox = self.env["tai.mailbox"].with_user(self.staff).create({"login": "staff"}).sudo()
        mailbox.state = "connected"
        both = self.shipment_of_jo + self.shipment_of_ann
        told = self.told(self.send(both.action_message_customers(), "<p>Trucks are short.</p>"))
        self.assertTrue(told["message"].startswith(f"From the mailbox {mailbox.address} to "))

    def test_a_message_that_was_not_sent_is_named(self):
        both = self.shipment_of_jo + self.shipment_of_ann
        answer = self.send(both.action_message_customers(), "<p>Trucks are short.</p>")
        to_ann = self.shipment_of_ann.sudo().message_ids[:1]
        to_ann.notification_ids.write({"notification_status": "exception", "failure_reason": "It is full."})
        told = self.told(answer)
        self.assertEqual((told["title"], told["sticky"]), ("Messages not sent: 1 of 2", True))
        self.assertEqual(told["message"], "To Ann New. It is full.")
        self.assertEqual(self.env["tai.shipment"].search(told["action"]["domain"]), self.shipment_of_ann)

    def test_messages_that_failed_for_several_reasons(self):
        both = self.shipment_of_jo + self.shipment_of_ann
        answer = self.send(both.action_message_customers(), "<p>Trucks are short.</p>")
        for shipment in both.sudo():
            notification = shipment.message_ids[:1].notification_ids
            notification.write({"notification_status": "bounce", "failure_reason": shipment.name})
        self.assertIn("Why stands on each shipment", self.told(answer)["message"])

    def test_of_a_reply_only_its_failure_is_told(self):
        answer = self.send(self.shipment_of_ann.action_reply_to_customer(), "<p>1,850 USD</p>")
        self.assertFalse(self.told(answer))
        self.shipment_of_ann.sudo().message_ids[:1].notification_ids.notification_status = "exception"
        self.assertEqual(self.told(answer)["title"], "Messages not sent: 1 of 1")

    def test_nobody_is_told_of_messages_of_others(self):
        both = self.shipment_of_jo + self.shipment_of_ann
        answer = self.send(both.action_message_customers(), "<p>Trucks are short.</p>")
        others = self.env["tai.shipment"].told_customers(answer["params"]["message_ids"])
        self.assertEqual(others["action"]["domain"], [("id", "in", [])])

    def test_many_messages_leave_by_the_queue_without_waiting_for_its_hour(self):
        many = self.shipment_of_jo
        for _ in range(SENT_AT_ONCE):
            many += self.shipment_of_jo.copy({"customer_email": "jo@acme.example"})
        with self.capture_triggers("mail.ir_cron_mail_scheduler_action") as captured:
            answer = self.send(many.action_message_customers(), "<p>Closed on Thursday.</p>")
        self.assertFalse(self._mails)
        self.assertEqual(self.told(answer)["title"], f"Messages on their way: {len(many)}")
        self.assertTrue(captured.records)
        queued = self.env["mail.mail"].search([("mail_message_id", "in", many.message_ids.ids)])
        self.assertEqual(queued.mapped("state"), ["outgoing"] * len(many))

    def test_nobody_is_left_out_silently(self):
        unknown = self.shipments.create({"origin_city": "Reno"})
        with self.assertRaisesRegex(UserError, unknown.name):
            (self.shipment_of_jo + unknown).action_message_customers()
        with self.assertRaisesRegex(UserError, unknown.name):
            unknown.action_reply_to_customer()

    def test_writing_back_takes_no_right_to_create_contacts(self):
        self.assertFalse(self.staff.has_group("base.group_partner_manager"))
        self.shipment_of_ann.action_reply_to_customer()
        ann = self.env["res.partner"].search([("email", "=", "ann@new.example")])
        self.assertEqual(ann.name, "Ann New")

    def test_a_contact_is_the_customer_of_all_that_the_sender_asked_for(self):
        second = self.taken_in(LOAD, sender="ann@new.example", sender_name="Ann New")
        self.staff.group_ids = [Command.link(self.env.ref("base.group_partner_manager").id)]
        action = self.shipment_of_ann.action_create_contact()
        ann = self.env["res.partner"].browse(action["res_id"])
        self.assertEqual((ann.name, ann.email), ("Ann New", "ann@new.example"))
        self.assertEqual((self.shipment_of_ann + second).partner_id, ann)
        self.assertNotEqual(self.shipment_of_jo.partner_id, ann)
        self.assertEqual(ann.with_user(self.staff).shipment_count, 2)
