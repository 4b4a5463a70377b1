# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models

from .mailbox_domains import READING

CRONS = {
    "tai_reading_on": "tai_mailbox.cron_read",
    "tai_digest_on": "tai_mailbox.cron_digest",
}


class ResConfigSettings(models.TransientModel):
    """What runs by itself, and what happens when a mailbox is broken."""

    _inherit = "res.config.settings"  # pylint: disable=consider-merging-classes-inherited

    tai_reading_on = fields.Boolean("Read by itself", compute="_compute_crons", inverse="_inverse_crons")
    tai_digest_on = fields.Boolean("Daily digest", compute="_compute_crons", inverse="_inverse_crons")
    tai_relay_when_broken = fields.Boolean(
        "Relay when a mailbox is broken", config_parameter="tai_mailbox.relay_when_broken"
    )
    tai_queue_status = fields.Char("queue_job", compute="_compute_queue_status")

    @api.depends("company_id")
    def _compute_crons(self):
        for settings in self:
            for name, cron in CRONS.items():
                settings[name] = self.env.ref(cron).sudo().active

    def _inverse_crons(self):
        """Written only where it changes: Odoo refuses to change a scheduled action that runs."""
        for settings in self:
            for name, cron_name in CRONS.items():
                cron = self.env.ref(cron_name).sudo()
                if cron.active != settings[name]:
                    cron.active = settings[name]

    @api.depends("company_id")
    def _compute_queue_status(self):
        self.tai_queue_status = self.env["tai.mailbox"]._queue_status()

    def action_read_all_now(self):
        """The button "Run now"."""
        return self.env["tai.mailbox"].search(READING).action_read_soon()
