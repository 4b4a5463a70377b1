# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Papers and people for the tests of documents."""

import base64
import io
import zlib

from odoo.tests import TransactionCase, new_test_user
from PIL import Image, ImageDraw, TiffImagePlugin
from reportlab.pdfgen.canvas import Canvas

from ..intake.reading import Document

PROOF = "PROOF OF DELIVERY\n{number}\nReceived by: Jane Doe\nDelivered 11/05/2026"
BILL = (
    "BLUE RIDGE FREIGHT LLC\nINVOICE\nInvoice # BR-20931\nInvoice date: Nov 3, 2026\nPRO: 771-200991-1\n"
    "Line haul 1,800.00\nFuel surcharge 210.50\nTOTAL DUE: $2,010.50\nRemit to: PO Box 123, Reno"
)


def pdf(*pages, password=None):
    """The bytes of a PDF with these pages of text."""
    output = io.BytesIO()
    canvas = Canvas(output, encrypt=password)
    for page in pages:
        text = canvas.beginText(60, 780)
        text.textLines(page)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def jpeg(width=40, height=30):
    output = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(output, "JPEG")
    return output.getvalue()


def tiff(*pages, **options):
    """The bytes of a scan or a fax with these pages, each the words on it or a picture."""
    first, *others = [page if isinstance(page, Image.Image) else _sheet(page) for page in pages]
    output = io.BytesIO()
    first.save(
        output,
        TiffImagePlugin.TiffImageFile.format,
        save_all=True,
        append_images=others,
        compression="group4",
        **options,
    )
    return output.getvalue()


def _sheet(words):
    sheet = Image.new("1", (1728, 1078), 1)
    ImageDraw.Draw(sheet).text((100, 100), words, font_size=60)
    return sheet


def pdf_bomb(megabytes):
    """A few kilobytes that unpack to a page of so many megabytes of text operators."""
    packer = zlib.compressobj(1)
    text = b"BT /F1 12 Tf 50 700 Td (Hello) Tj ET\n" * (2**20 // 37)
    stream = zlib.compress(b"".join(packer.compress(text) for _ in range(megabytes)) + packer.flush())
    return _pdf_of_objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def _pdf_of_objects(*objects):
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(content))
    )


class DocumentCase(TransactionCase):
    """Two brokerages; Pat and Kim work in the first, Kim as its manager, Sam in the second."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        cls.other_company = cls.env["res.company"].create({"name": "Other Brokerage"})
        cls.pat = new_test_user(cls.env, "doc_pat", "tai_mailbox.group_user", email="pat@documents.test")
        cls.kim = new_test_user(cls.env, "doc_kim", "tai_mailbox.group_manager", email="kim@documents.test")
        cls.sam = new_test_user(
            cls.env,
            "doc_sam",
            "tai_mailbox.group_user",
            company_id=cls.other_company.id,
            company_ids=[(6, 0, cls.other_company.ids)],
        )
        cls.documents = cls.env["tai.document"].with_user(cls.pat)
        cls.shipment = cls.make_shipment(pro="771-200991-1")

    @classmethod
    def make_shipment(cls, company=None, state="booked", **references):
        return cls.env["tai.shipment"].create(
            {
                "company_id": (company or cls.company).id,
                "origin_city": "Chicago",
                "destination_city": "Dallas",
                "state": state,
                "reference_ids": [
                    (0, 0, {"role": role, "value": value}) for role, value in references.items()
                ],
            }
        )

    @classmethod
    def upload(cls, name, content):
        data = base64.b64encode(content).decode()
        return cls.documents.browse(cls.documents.create_from_upload([{"name": name, "data": data}]))

    @classmethod
    def by_mail(cls, *files, **values):
        """:param files: (name, bytes)"""
        documents = [Document(name, "application/octet-stream", content) for name, content in files]
        common = {"company_id": cls.company.id, "user_id": cls.pat.id, **values}
        return cls.env["tai.document"]._create_from_mails([(documents, common)])

    @classmethod
    def read_paper(cls, name, *pages, **values):
        """A PDF that came by mail and has been read."""
        document = cls.by_mail((name, pdf(*pages)), **values)
        document._read()
        return document

    def clue(self, document, field_name):
        """The first suggestion for a field."""
        return document.clue_ids.filtered(lambda clue: clue.field_name == field_name)[:1]
