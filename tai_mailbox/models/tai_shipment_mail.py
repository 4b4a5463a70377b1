# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import email_normalize, format_date, formataddr

from .actions import modal
from .read_values import Language
from .source_mail import source_mail_html

# More mails than these leave by Odoo's queue, so that nobody waits for them.
SENT_AT_ONCE = 20


class TaiShipment(models.Model):
    """What passes between a shipment's customer and the staff."""

    _inherit = "tai.shipment"

    source_load = fields.Integer(readonly=True, copy=False, help="Which load of the source mail this is.")
    source_html = fields.Html(string="Source mail", compute="_compute_source_html")
    mail_count = fields.Integer(string="Mails", compute="_compute_mail_count")

    # The mail that asked for it

    @api.depends("source_load")
    @api.depends_context("lang")
    def _compute_source_html(self):
        """Shown to whoever may see the shipment: the same mail lies in its chatter."""
        language = self._reading_language()
        for shipment in self:
            reading = shipment._source_row().reading
            shipment.source_html = reading and source_mail_html(reading, shipment.source_load, language)

    def _source_row(self):
        """The log's row of the mail that asked for this shipment."""
        asked = [("shipment_ids", "in", self.ids), ("category", "=", "quote"), ("reading", "!=", False)]
        return self.env["tai.mailbox.message"].sudo().search(asked, order="is_origin desc, id", limit=1)

    @api.model
    def _reading_language(self):
        return Language(
            labels=self._reading_labels(),
            titles=self._segment_titles(),
            choices=self._reading_choices(),
            date=lambda iso: format_date(self.env, iso),
            translate=self.env._,
        )

    @api.model
    def _reading_labels(self):
        """{name of a Load's field: what people call it}."""
        described = self.fields_get(attributes=["string"])
        return {name: field["string"] for name, field in described.items()} | {
            "origin": self.env._("Origin"),
            "destination": self.env._("Destination"),
            "stops": described["stop_ids"]["string"],
            "dimensions_in": self.env._("Dimensions (in)"),
            "accessorials": described["accessorial_ids"]["string"],
            "references": described["reference_ids"]["string"],
        }

    @api.model
    def _reading_choices(self):
        """{name of a Load's field: {what intake calls it: what people call it}}."""
        described = self.fields_get(["mode", "equipment", "hazmat"], ["selection"])
        roles = self.env["tai.shipment.reference"].fields_get(["role"], ["selection"])["role"]["selection"]
        accessorials = self.env["tai.accessorial"].sudo().search_fetch([], ["code", "name"])
        return {name: dict(field["selection"]) for name, field in described.items()} | {
            "references": dict(roles),
            "accessorials": {row.code: row.name for row in accessorials},
        }

    @api.model
    def _segment_titles(self):
        return {
            "subject": self.env._("Subject"),
            "new": self.env._("Text"),
            "forwarded": self.env._("Forwarded"),
            "quoted": self.env._("Quoted"),
            "signature": self.env._("Signature"),
            "disclaimer": self.env._("Disclaimer"),
            "banner": self.env._("Banner"),
            "attachment": self.env._("Attachment"),
        }

    @api.depends_context("uid")
    def _compute_mail_count(self):
        """Rows that the user may see: everybody sees their own mailbox's log."""
        counts = dict(
            self.env["tai.mailbox.message"]._read_group(
                [("shipment_ids", "in", self.ids)], ["shipment_ids"], ["__count"]
            )
        )
        for shipment in self:
            shipment.mail_count = counts.get(shipment._origin, 0)

    def action_view_mails(self):
        """The log of the mails that made this shipment or were about it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Mails about %s", self.name),
            "res_model": "tai.mailbox.message",
            "view_mode": "list,form",
            "domain": [("shipment_ids", "in", self.ids)],
        }

    # Writing to the customer

    def action_reply_to_customer(self):
        """The composer, addressed to the customer and answering their last mail."""
        self.ensure_one()
        self._check_customers_reachable()
        mail = self._last_mail_received()
        return self._composer(
            self.env._("Reply to customer"),
            default_partner_ids=self._contacts()[self.id].ids,
            default_subject=self._reply_subject(mail),
            default_parent_id=mail.id,
        )

    def action_message_customers(self):
        """One text to the customers of all these shipments, posted on each of them."""
        self._check_customers_reachable()
        if len(self) == 1:
            return self.action_reply_to_customer()
        return self._composer(
            self.env._("Message customers"),
            default_composition_comment_option="reply_all",
            default_subject=self.env._("Your shipment {{ object.name }}: {{ object.lane }}"),
            default_force_send=len(self) <= SENT_AT_ONCE,
            tai_to_customers=True,
        )

    def _composer(self, title, **context):
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "mail.compose.message",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_composition_mode": "comment",
                "default_model": self._name,
                "default_res_ids": self.ids,
                "tai_to_customer": True,
                **context,
            },
        }

    def _check_customers_reachable(self):
        unreachable = self.filtered(lambda shipment: not shipment._address())
        if unreachable:
            raise UserError(
                self.env._(
                    "No address of the customer is known on %s. Choose a customer who has an e-mail address.",
                    ", ".join(unreachable.mapped("name")),
                )
            )

    def _address(self):
        """Who asked is answered, also where the customer on the shipment is their company."""
        return self.customer_email or self.partner_id.email

    def _contacts(self):
        """{id: the contact to write to}, made where there is none: Odoo sends mail to contacts only.

        Writing back to a customer is everybody's work, so it does not take the right to create contacts.
        """
        addresses = {
            shipment: [formataddr((shipment.customer_name or "", shipment.customer_email))]
            for shipment in self
            if shipment.customer_email
        }
        writers = self.filtered("customer_email")
        found = writers.sudo()._partner_find_from_emails(addresses) if writers else {}
        return {shipment.id: found.get(shipment.id) or shipment.partner_id for shipment in self}

    def _last_mail_received(self):
        return self.message_ids.filtered(lambda message: message.message_type == "email")[:1]

    def _reply_subject(self, mail):
        """The shipment's number in the subject ties later mail to it, whoever writes."""
        subject = mail.subject or self.lane or ""
        if mail.subject and not subject.lower().startswith("re:"):
            subject = f"Re: {subject}"
        return subject if self.name in subject else f"{subject} [{self.name}]".lstrip()

    # The customer as a contact

    def action_create_contact(self):
        """A contact for the sender, customer of all their shipments, opened to be completed."""
        self.ensure_one()
        contact = self.env["res.partner"].create(
            {
                "name": self.customer_name or self.customer_email,
                "email": self.customer_email,
                "company_id": self.company_id.id,
                "user_id": self.user_id.id,
            }
        )
        self._of_same_sender().partner_id = contact
        return modal(self.env._("Customer"), "res.partner", res_id=contact.id)

    def _of_same_sender(self):
        return self.search(
            [
                ("partner_id", "=", False),
                ("customer_email", "=", self.customer_email),
                ("company_id", "=", self.company_id.id),
            ]
        )

    def _get_customer_information(self):
        """New contacts get the sender's name and belong to the customer's company."""
        information = super()._get_customer_information()
        for shipment in self.filtered("customer_email"):
            company = shipment.partner_id.commercial_partner_id.filtered("is_company")
            information.setdefault(email_normalize(shipment.customer_email), {}).update(
                {"name": shipment.customer_name or shipment.customer_email, "parent_id": company.id}
            )
        return information

    @api.model
    def mail_allowed_qweb_expressions(self):
        """What every staff member may put into one text for many customers."""
        return (
            *super().mail_allowed_qweb_expressions(),
            "object.lane",
            "object.pickup_date",
            "object.delivery_date",
            "object.commodity",
        )
