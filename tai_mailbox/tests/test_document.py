# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .document_common import DocumentCase, jpeg, pdf


@tagged("post_install", "-at_install")
class TestDocument(DocumentCase):
    def test_many_from_one_mail(self):
        files = [(f"paper {number}.pdf", pdf(f"page {number}")) for number in range(20)]
        documents = self.by_mail(*files, shipment_ids=self.shipment.ids, sender="a@b.test", subject="Papers")
        self.assertEqual(documents.mapped("name"), [name for name, _ in files])
        self.assertEqual([document.attachment_id.raw for document in documents], [body for _, body in files])
        self.assertEqual(documents.named_shipment_ids, self.shipment)
        self.assertEqual(set(documents.mapped("source")), {"mail"})
        self.assertEqual(set(documents.mapped("sender")), {"a@b.test"})
        self.assertEqual(documents.user_id, self.pat)
        self.assertEqual(set(documents.mapped("text_state")), {"waiting"})

    def test_coming_in_tells_nobody(self):
        mails = self.env["mail.mail"].search_count([])
        document = self.by_mail(("POD.pdf", pdf("x")))
        self.assertFalse(document.message_ids)
        self.assertFalse(document.message_follower_ids)
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_a_mail_costs_the_same_queries_however_much_it_brings(self):
        self.by_mail(("warm.pdf", pdf("warm")))
        self.env.flush_all()
        counts = []
        for size in (1, 20):
            files = [(f"{size} {number}.txt", b"%d of %d" % (number, size)) for number in range(size)]
            before = self.env.cr.sql_log_count
            self.by_mail(*files)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2)

    def test_nothing_in_it(self):
        with self.assertRaisesRegex(UserError, "empty.pdf"):
            self.upload("empty.pdf", b"")

    def test_a_mail_is_taken_in_whatever_hangs_on_it(self):
        document = self.by_mail(("empty.pdf", b""))
        document._read()
        self.assertEqual((document.text_state, document.text_problem), ("failed", "broken"))
        self.assertFalse(document.duplicate_ids)

    def test_hostile_name_and_kind(self):
        document = self.by_mail(("../x/SHP1\u202efdp.html", b"<html><script>alert(1)</script></html>"))
        self.assertEqual(document.name, "SHP1fdp.html")
        self.assertEqual(document.attachment_id.name, document.name)
        self.assertEqual(document.mimetype, "text/plain")
        self.assertFalse(document.preview)

    def test_names(self):
        names = {
            "../../etc/passwd": "passwd",
            "C:\\x\\POD.pdf": "POD.pdf",
            "a\u200b\u2066b\u2069.pdf": "ab.pdf",
            "\x00null\x1b[31m.pdf": "null[31m.pdf",
            "\u202e": "document",
            "": "document",
        }
        documents = self.by_mail(*((name, b"content") for name in names))
        self.assertEqual(documents.mapped("name"), list(names.values()))

    def test_an_svg_is_no_picture(self):
        svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
        document = self.by_mail(("logo.svg", svg))
        self.assertEqual(document.mimetype, "text/plain")
        self.assertFalse(document.preview)

    def test_a_picture_stays_as_it_came(self):
        big = jpeg(4000, 3000)
        document = self.by_mail(("POD.jpg", big))
        self.assertEqual(document.attachment_id.raw, big)
        self.assertEqual(document.preview, "image")

    def test_the_same_file_again(self):
        first, second = self.upload("a.pdf", pdf("same")), self.upload("b.pdf", pdf("other"))
        third = self.by_mail(("c.pdf", first.attachment_id.raw)).with_user(self.pat)
        self.assertEqual(third.duplicate_ids, first)
        self.assertEqual(first.duplicate_ids, third)
        self.assertEqual(self.documents.search(first.action_show_duplicates()["domain"]), third)
        self.assertFalse(second.duplicate_ids)

    def test_processing_needs_type_and_shipment(self):
        document = self.upload("POD.pdf", pdf("x"))
        with self.assertRaisesRegex(UserError, "type"):
            document.action_done()
        document.document_type = "pod"
        with self.assertRaisesRegex(UserError, "shipment"):
            document.action_done()
        document.shipment_id = self.shipment
        document.action_done()
        self.assertEqual(document.state, "done")
        document.action_set_aside()
        self.assertEqual(document.state, "done", "what lies on a shipment stays there")
        document.action_reopen()
        self.assertEqual(document.state, "new")
        document.action_set_aside()
        self.assertEqual(document.state, "set_aside")

    def test_the_log_says_who_did_what(self):
        document = self.upload("POD.pdf", pdf("x"))
        self.cr.precommit.run()
        document.write({"document_type": "pod", "shipment_id": self.shipment.id})
        document.action_done()
        self.env.flush_all()
        self.cr.precommit.run()
        changes = document.message_ids.sudo().tracking_value_ids.field_id.mapped("name")
        self.assertLessEqual({"document_type", "shipment_id", "state"}, set(changes))
        self.assertEqual(document.message_ids.author_id, self.pat.partner_id)

    def test_its_file_cannot_be_taken_away(self):
        document = self.upload("POD.pdf", pdf("x"))
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
            document.attachment_id.with_user(self.pat).unlink()
        self.assertTrue(document.attachment_id.exists())


@tagged("post_install", "-at_install")
class TestDocumentAccess(DocumentCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = cls.read_paper("POD.pdf", "PROOF OF DELIVERY")
        cls.employee = new_test_user(cls.env, "doc_employee", "base.group_user")
        cls.portal = new_test_user(cls.env, "doc_portal", "base.group_portal")

    def assertDenied(self, user):
        for record in (self.document, self.document.clue_ids, self.document.attachment_id):
            with self.subTest(user=user.login, model=record._name):
                self.assertFalse(record.with_user(user).has_access("read"))
                with self.assertRaises(AccessError):
                    record.with_user(user).read(["create_date"])
        with self.assertRaises(AccessError):
            self.env["tai.document"].with_user(user).create_from_upload([{"name": "x", "data": "eA=="}])
        with self.assertRaises(AccessError):
            self.document.with_user(user).action_set_aside()
        with self.assertRaises(AccessError):
            self.document.clue_ids[0].with_user(user).action_use()

    def test_those_without_the_group(self):
        self.assertDenied(self.employee)
        self.assertDenied(self.portal)

    def test_another_company(self):
        self.assertFalse(self.document.with_user(self.sam).has_access("read"))
        self.assertFalse(self.document.attachment_id.with_user(self.sam).has_access("read"))
        self.assertFalse(self.env["tai.document"].with_user(self.sam).search([("id", "=", self.document.id)]))
        self.assertFalse(self.env["tai.document.clue"].with_user(self.sam).search([]))

    def test_a_colleague_works_on_it_and_may_not_delete_it(self):
        colleague = new_test_user(self.env, "doc_colleague", "tai_mailbox.group_user")
        document = self.document.with_user(colleague)
        document.document_type = "pod"
        self.assertTrue(document.attachment_id.has_access("read"))
        with self.assertRaises(AccessError):
            document.unlink()

    def test_a_manager_deletes_it_with_its_file(self):
        attachment = self.document.attachment_id
        self.document.with_user(self.kim).unlink()
        self.assertFalse(attachment.exists())

    def test_nobody_writes_suggestions(self):
        with self.assertRaises(AccessError):
            self.document.clue_ids.with_user(self.kim).write({"value": "invoice"})

    def test_shipment_of_another_company(self):
        foreign = self.make_shipment(company=self.other_company)
        with self.assertRaises(UserError):
            self.document.shipment_id = foreign
