# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..intake.mail.documents import safe_name
from .document_files import preview_kind, real_mimetype

DOCUMENT_TYPES = [
    ("bol", "Bill of Lading"),
    ("pod", "Proof of Delivery"),
    ("rate_confirmation", "Rate Confirmation"),
    ("carrier_bill", "Carrier Bill"),
    ("invoice", "Invoice"),
    ("certificate", "Certificate"),
    ("packing_list", "Packing List"),
    ("other", "Other"),
]
# Nobody is told of a document that only came in, and its creation is not worth a message: the
# sender, subject and time stand on it. A reading that brings a hundred must stay fast.
QUIET = {
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_auto_subscribe_no_notify": True,
    "tracking_disable": True,
}
# The bytes stay as they came: no image made smaller, no HTML or SVG that a browser would run.
AS_IT_CAME = {"image_no_postprocess": True, "attachments_mime_plainxml": True}


class TaiDocument(models.Model):
    """A file that came in and waits for a person to say what it is and whose shipment it belongs to."""

    _name = "tai.document"
    _description = "Document"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "create_date, id"
    _check_company_auto = True

    name = fields.Char("File name", required=True, tracking=True)
    attachment_id = fields.Many2one(
        "ir.attachment", "File", readonly=True, copy=False, ondelete="restrict", index="btree_not_null"
    )
    mimetype = fields.Char(related="attachment_id.mimetype")
    size = fields.Integer("Size (bytes)", related="attachment_id.file_size")
    preview = fields.Char(compute="_compute_preview")
    # Of the bytes as they came: a page turned later is still the same document.
    checksum = fields.Char(readonly=True, copy=False, index="btree_not_null")

    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    user_id = fields.Many2one(
        "res.users",
        "Staff member",
        tracking=True,
        index=True,
        default=lambda self: self.env.user,
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
    )
    state = fields.Selection(
        [("new", "To process"), ("done", "Processed"), ("set_aside", "Set aside")],
        default="new",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    attached_by_itself = fields.Boolean(readonly=True, copy=False)
    source = fields.Selection(
        [("mail", "Mail"), ("upload", "Upload"), ("split", "Split"), ("merge", "Merge")],
        default="upload",
        required=True,
        readonly=True,
    )
    ledger_id = fields.Many2one("tai.mailbox.message", "Mail", readonly=True, index="btree_not_null")
    sender = fields.Char(readonly=True)
    subject = fields.Char(readonly=True)
    named_shipment_ids = fields.Many2many("tai.shipment", string="Shipments named by the mail", readonly=True)

    document_type = fields.Selection(DOCUMENT_TYPES, "Type", tracking=True, index="btree_not_null")
    shipment_id = fields.Many2one("tai.shipment", tracking=True, check_company=True, index="btree_not_null")
    pro_number = fields.Char("PRO", tracking=True, index="trigram")
    bol_number = fields.Char("BOL", tracking=True, index="trigram")
    po_number = fields.Char("PO", tracking=True, index="trigram")
    references = fields.Char("Others", tracking=True)
    bill_number = fields.Char("Bill number", tracking=True, index="trigram")
    bill_date = fields.Date("Bill date", tracking=True)
    bill_amount = fields.Monetary("Bill amount", currency_field="currency_id", tracking=True)
    currency_id = fields.Many2one(
        "res.currency", default=lambda self: self.env.company.currency_id, required=True
    )
    delivery_date = fields.Date("Delivery date", tracking=True)
    signed_by = fields.Char("Signed by", tracking=True)
    visible_to_customer = fields.Boolean(
        "Shown to customer", tracking=True, help="The customer may be given this document with the shipment."
    )
    duplicate_ids = fields.Many2many(
        "tai.document", string="The same file", compute="_compute_duplicate_ids", compute_sudo=False
    )

    @api.depends("mimetype")
    def _compute_preview(self):
        for document in self:
            document.preview = preview_kind(document.mimetype)

    @api.depends("checksum", "company_id")
    def _compute_duplicate_ids(self):
        """The other documents with the same bytes, in the companies the user sees."""
        twins = self.search([("checksum", "in", self.filtered("checksum").mapped("checksum"))])
        by_checksum = twins.grouped(lambda document: (document.checksum, document.company_id))
        for document in self:
            same = by_checksum.get((document.checksum, document.company_id), self.browse())
            document.duplicate_ids = same - document._origin

    # --- coming in ------------------------------------------------------------------------

    @api.model
    def _create_from_mails(self, mails):
        """Put many mails' attachments into the queue, all at once.

        :param mails: [(documents, values)]: intake's Document values in the mail's order, and
            company_id, user_id, ledger_id, sender, subject, shipment_ids (all optional); the last are
            ids of the shipments that the mail names or made
        :return: the new documents, in the same order
        """
        pairs = [
            ({**common, "name": document.name}, document.content)
            for documents, values in mails
            for common in [self._common_values(values)]
            for document in documents
        ]
        return self.browse(self.with_context(**QUIET)._create_with_files(pairs).ids)

    @api.model
    def _common_values(self, values):
        mail = self.env["tai.mailbox.message"].browse(values.get("ledger_id"))
        return {
            "source": "mail",
            "sender": mail.sender,
            "subject": mail.subject,
            "named_shipment_ids": [fields.Command.set(values.get("shipment_ids") or [])],
            **{key: value for key, value in values.items() if key != "shipment_ids"},
        }

    @api.model
    def create_from_upload(self, files):
        """Put files that a person chose or dropped into the queue.

        :param list files: {"name": str, "data": base64 text}
        :return: the new documents' ids, in the same order
        """
        pairs = [({"name": file["name"]}, base64.b64decode(file["data"])) for file in files]
        empty = [values["name"] for values, content in pairs if not content]
        if empty:
            raise UserError(self.env._("There is nothing in these files: %s", ", ".join(empty)))
        return self._create_with_files(pairs).ids

    def _create_with_files(self, pairs):
        """:param pairs: [(values, bytes)], one a document"""
        nameless = self.env._("document")
        documents = self.create(
            [{**values, "name": safe_name(values["name"]) or nameless} for values, _ in pairs]
        )
        contents = [content for _, content in pairs]
        files = [document._file_values(file) for document, file in zip(documents, contents, strict=True)]
        attachments = self.env["ir.attachment"].with_context(**AS_IT_CAME).create(files)
        for document, attachment in zip(documents, attachments, strict=True):
            document.write({"attachment_id": attachment.id, "checksum": attachment.checksum})
        return documents

    def _file_values(self, content):
        return {
            "name": self.name,
            "raw": content,
            "mimetype": real_mimetype(self.name, content),
            "res_model": self._name,
            "res_id": self.id,
            "company_id": self.company_id.id,
        }

    def _content(self):
        """The bytes of the file that came."""
        self.ensure_one()
        return self._bytes_of(self.attachment_id)

    def _bytes_of(self, attachment):
        """Its bytes, whatever the caller's context says of binary fields."""
        return attachment.with_context(bin_size=False).raw or b""

    # --- what a person decides ------------------------------------------------------------

    def action_done(self):
        """The document is what its fields say, and lies on its shipment."""
        for document in self:
            document._check_complete()
        self.write({"state": "done"})

    def _check_complete(self):
        if not self.document_type:
            raise UserError(self.env._("Say what %s is: choose its type.", self.name))
        if not self.shipment_id:
            raise UserError(
                self.env._("Choose the shipment that %s belongs to, or set the document aside.", self.name)
            )

    def action_set_aside(self):
        """Out of the queue. What lies on a shipment stays there."""
        self.filtered(lambda document: document.state == "new").write({"state": "set_aside"})

    def action_reopen(self):
        self.write({"state": "new", "attached_by_itself": False})

    def action_show_duplicates(self):
        return self.duplicate_ids._listed(self.env._("The same file as %s", self.name))

    def _listed(self, title):
        """The page of these documents."""
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": self._name,
            "view_mode": "list,kanban,form",
            "domain": [("id", "in", self.ids)],
        }

    def _check_open(self):
        done = self.filtered(lambda document: document.state == "done")
        if done:
            raise UserError(
                self.env._("Processed already: %s. Put it back into the queue first.", done[0].name)
            )
