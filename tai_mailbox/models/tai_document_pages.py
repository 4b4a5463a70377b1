# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A document's pages: turned in place, or made into other documents. What came in is kept."""

from markupsafe import Markup
from odoo import models
from odoo.exceptions import UserError

from . import document_pages
from .actions import modal
from .tai_document import AS_IT_CAME

QUARTER = 90


class TaiDocument(models.Model):
    _inherit = "tai.document"

    def action_turn_left(self):
        self._turn(-QUARTER)

    def action_turn_right(self):
        self._turn(QUARTER)

    def _turn(self, degrees):
        for document in self:
            turned = document._with_pages(document_pages.turned, document._pdf_bytes(), degrees)
            document.shown_attachment_id.with_context(**AS_IT_CAME).write({"raw": turned})
            document._message_log(body=document.env._("Pages turned by %s°.", degrees))

    def action_split(self):
        return self._wizard("tai.document.split", self.env._("Split"), default_document_id=self.id)

    def action_merge(self):
        return self._wizard("tai.document.merge", self.env._("Merge"), default_document_ids=self.ids)

    def _check_mergeable(self):
        """Open PDFs of one company."""
        if len(self.company_id) > 1:
            raise UserError(self.env._("These documents belong to different companies."))
        for document in self:
            document._pdf_bytes()

    def _wizard(self, model, name, **context):
        self.check_access("write")
        return modal(name, model, context=context)

    def _page_count(self):
        return self._with_pages(document_pages.page_count, self._pdf_bytes())

    def _split(self, groups):
        """A document for each group of page numbers; this one is set aside.

        :return: the new documents, in the groups' order
        """
        parts = self._with_pages(document_pages.taken_apart, self._pdf_bytes(), groups)
        values = [{**self._derived_values("split"), "name": self._part_name(group)} for group in groups]
        documents = self._create_with_files(list(zip(values, parts, strict=True)))
        self._replaced_by(documents)
        return documents

    def _part_name(self, group):
        stem = self.name.rpartition(".")[0] or self.name
        pages = f"{group[0]}-{group[-1]}" if len(group) > 1 else str(group[0])
        return self.env._("%(name)s, page %(pages)s.pdf", name=stem, pages=pages)

    def _merge(self, name):
        """One document with the pages of all, in this order; they are set aside."""
        self._check_mergeable()
        contents = [document._pdf_bytes() for document in self]
        whole = self._with_pages(document_pages.put_together, contents)
        merged = self._create_with_files([({**self[0]._derived_values("merge"), "name": name}, whole)])
        self._replaced_by(merged)
        return merged

    def _derived_values(self, source):
        """What a document made from this one takes over; what it is, it must say itself."""
        return {
            "source": source,
            "company_id": self.company_id.id,
            "user_id": self.user_id.id,
            "ledger_id": self.ledger_id.id,
            "sender": self.sender,
            "subject": self.subject,
            "named_shipment_ids": self.named_shipment_ids.ids,
        }

    def _replaced_by(self, documents):
        """Set aside, with links both ways in the logs."""
        self.action_set_aside()
        for old in self:
            old._message_log(body=old.env._("Made into %s.", documents._links()))
        for new in documents:
            new._message_log(body=new.env._("Made from %s.", self._links()))

    def _links(self):
        return Markup(", ").join(document._get_html_link() for document in self)

    def _pdf_bytes(self):
        """The bytes of a PDF whose pages may be changed, or of the one made from a TIFF."""
        self.ensure_one()
        self._check_open()
        if self.preview != "pdf":
            raise UserError(self.env._("%s is not a PDF: its pages cannot be changed.", self.name))
        return self._bytes_of(self.shown_attachment_id)

    def _with_pages(self, function, *arguments):
        try:
            return function(*arguments)
        except document_pages.PageError as error:
            raise UserError(self._page_problem(error.cause)) from error

    def _page_problem(self, cause):
        name = ", ".join(self.mapped("name"))
        return {
            "locked": self.env._("%s is locked by a password: its pages cannot be changed.", name),
            "broken": self.env._("%s is damaged: its pages cannot be changed.", name),
            "too_many": self.env._("%s has too many pages.", name),
        }[cause]
