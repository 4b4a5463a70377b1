# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models
from odoo.tools import SQL

from .selections import selection_of


class TaiMailboxReport(models.Model):
    """The mail log in numbers, for all mailboxes: nothing that a mail says."""

    _name = "tai.mailbox.report"
    _description = "Mail Analysis"
    _auto = False
    _order = "read_on desc"
    _rec_name = "id"

    read_on = fields.Datetime("Read on", readonly=True)
    mailbox_id = fields.Many2one("tai.mailbox", readonly=True)
    user_id = fields.Many2one("res.users", "Staff", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    category = fields.Selection(
        selection=lambda self: selection_of(self.env, "tai.mailbox.message", "category"), readonly=True
    )
    state = fields.Selection(
        selection=lambda self: selection_of(self.env, "tai.mailbox.message", "state"), readonly=True
    )
    minutes = fields.Float(
        "Minutes to shipment",
        readonly=True,
        aggregator="avg",
        help="From the mail's arrival in the mailbox to its first shipment. Mail that was there before"
        " the mailbox was connected does not count.",
    )

    @property
    def _table_query(self) -> SQL:
        return SQL(
            """
            SELECT mail.id, mail.create_date AS read_on, mail.mailbox_id, mail.user_id, mail.company_id,
                   mail.category, mail.state,
                   GREATEST(EXTRACT(EPOCH FROM shipment.made - mail.received) / 60, 0) AS minutes
              FROM tai_mailbox_message mail
              JOIN tai_mailbox mailbox ON mailbox.id = mail.mailbox_id
         LEFT JOIN LATERAL (
                   SELECT MIN(tai_shipment.create_date) AS made
                     FROM tai_mailbox_message_tai_shipment_rel led_to
                     JOIN tai_shipment ON tai_shipment.id = led_to.tai_shipment_id
                    WHERE led_to.tai_mailbox_message_id = mail.id
                   ) shipment
                ON mail.category = 'quote' AND mail.is_origin AND mail.received >= mailbox.create_date
            """
        )
