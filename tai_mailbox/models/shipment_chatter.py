# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import re

from odoo import fields

from ..intake import Reading
from .arrival import Arrival
from .chatter_body import chatter_body
from .moments import naive


class ShipmentChatter:
    """Lays the mails of one mailbox into the chatter of the shipments that they made or are about."""

    def __init__(self, mailbox):
        self.mailbox = mailbox
        self.env = mailbox.env

    def log(self, arrivals, documents):
        """A message for each mail and shipment, and an activity where somebody has to act on it.

        :param documents: {row: the documents of its mail}
        """
        logged = [arrival for arrival in arrivals if arrival.reading and arrival.shipments]
        authors = self._authors(logged)
        self.env["mail.message"].create(
            [
                self._message_values(arrival, shipment, authors, documents.get(arrival.row))
                for arrival in logged
                for shipment in arrival.shipments
            ]
        )
        self._schedule_activities(arrival for arrival in logged if arrival.category == "operations")

    def follow_copies(self, arrivals):
        """The second reader of a mail follows what the first one's copy has made."""
        copies = [arrival.copy_of for arrival in arrivals if arrival.copy_of and not arrival.is_second]
        shipments = self.env["tai.mailbox.message"].union(*copies).shipment_ids
        shipments.message_subscribe(self.mailbox.user_id.partner_id.ids)

    def _authors(self, logged) -> dict:
        senders = sorted({arrival.reading.sender for arrival in logged})
        partners = self.env["res.partner"].search([("email_normalized", "in", senders)], order="id desc")
        return {partner.email_normalized: partner.id for partner in partners}

    def _message_values(self, arrival: Arrival, shipment, authors, documents) -> dict:
        reading = arrival.reading
        now = fields.Datetime.now()
        return {
            "model": shipment._name,
            "res_id": shipment.id,
            "message_type": "email",
            "subtype_id": self._xmlid_to_id("mail.mt_comment"),
            "subject": reading.subject,
            "body": chatter_body(reading),
            "email_from": _formatted_sender(reading),
            "reply_to": _formatted_sender(reading),  # else Odoo looks up an alias for every message
            "author_id": authors.get(reading.sender, False),
            "date": min(naive(reading.date) or now, now),
            "message_id": arrival.key,
            "attachment_ids": [fields.Command.link(a.id) for a in documents.attachment_id]
            if documents
            else [],
        }

    def _schedule_activities(self, arrivals):
        # "Quick update" is Odoo's word for: do not mail the person whom the activity is for.
        # Such a mail would come into the very mailbox that is being read.
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create(
            [
                self._activity_values(arrival, shipment)
                for arrival in arrivals
                for shipment in arrival.shipments
            ]
        )

    def _activity_values(self, arrival: Arrival, shipment) -> dict:
        return {
            "res_model_id": self.env["ir.model"]._get_id(shipment._name),
            "res_id": shipment.id,
            "activity_type_id": self._xmlid_to_id("tai_mailbox.activity_mail"),
            "user_id": self.mailbox.user_id.id,
            "summary": arrival.reading.subject,
            "date_deadline": fields.Date.context_today(self.mailbox),
        }

    def _xmlid_to_id(self, xmlid: str) -> int:
        return self.env["ir.model.data"]._xmlid_to_res_id(xmlid)


def _formatted_sender(reading: Reading) -> str:
    """As people write an address; a name with signs that mean something there in quotes."""
    name = reading.sender_name
    if not re.fullmatch(r"[\w '.-]*", name):
        name = '"{}"'.format(re.sub(r'(["\\])', r"\\\1", name))
    return f"{name} <{reading.sender}>" if name else reading.sender
