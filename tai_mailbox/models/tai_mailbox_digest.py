# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, models
from odoo.fields import Command

from .mailbox_domains import IN_TROUBLE


class TaiMailbox(models.Model):
    """The daily digest: which connections an administrator must look at; nothing when all is well."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _cron_digest(self):
        """One mail for all managers who see the same connections in trouble, in their language and time."""
        for (language, zone, ids), readers in self._digest_readers().items():
            self.sudo().with_context(lang=language, tz=zone).browse(ids)._mail_digest(readers)

    @api.model
    def _digest_readers(self) -> dict:
        """{(language, time zone, ids of connections in trouble): managers who may see just these}."""
        managers = self.env.ref("tai_mailbox.group_manager").all_user_ids.filtered("email_normalized")
        readers = managers.grouped(lambda manager: (manager.lang, manager.tz, self._in_trouble_for(manager)))
        return {(*told, ids): who for (*told, ids), who in readers.items() if ids}

    @api.model
    def _in_trouble_for(self, manager) -> tuple[int, ...]:
        """In all of their companies, whichever they work in just now."""
        theirs = self.with_user(manager).with_context(allowed_company_ids=manager.company_ids.ids)
        return tuple(theirs.search(IN_TROUBLE).ids)

    def _mail_digest(self, readers):
        values = {"mailboxes": self, "url": f"{self.browse().get_base_url()}/odoo/mailboxes"}
        self._assistant_mail(
            subject=self.env._("Mailboxes that need attention: %s", len(self)),
            body_html=self.env["ir.qweb"]._render("tai_mailbox.mail_digest", values),
            recipient_ids=[Command.set(readers.partner_id.ids)],
        ).send()
