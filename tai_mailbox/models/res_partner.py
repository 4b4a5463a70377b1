# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models
from odoo.fields import Domain

# Providers whose domain says nothing about the company that an address belongs to.
FREE_MAIL_DOMAINS = frozenset(
    {
        "aim.com",
        "aol.com",
        "att.net",
        "bellsouth.net",
        "charter.net",
        "comcast.net",
        "cox.net",
        "duck.com",
        "earthlink.net",
        "fastmail.com",
        "frontier.com",
        "gmail.com",
        "gmx.com",
        "gmx.net",
        "googlemail.com",
        "hotmail.com",
        "hushmail.com",
        "icloud.com",
        "juno.com",
        "live.com",
        "live.com.mx",
        "mac.com",
        "mail.com",
        "me.com",
        "msn.com",
        "optonline.net",
        "outlook.com",
        "outlook.es",
        "pm.me",
        "proton.me",
        "protonmail.com",
        "prodigy.net.mx",
        "rocketmail.com",
        "rogers.com",
        "sbcglobal.net",
        "shaw.ca",
        "sympatico.ca",
        "telus.net",
        "tutanota.com",
        "verizon.net",
        "videotron.ca",
        "windstream.net",
        "yahoo.ca",
        "yahoo.com",
        "yahoo.com.mx",
        "yahoo.es",
        "yandex.com",
        "ymail.com",
        "zoho.com",
    }
)


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].lower()


def _ends_in(domain: str) -> str:
    """A pattern of LIKE for the addresses of a domain, in which no sign of it is a joker."""
    return "%@" + domain.replace("\\", "").replace("_", r"\_").replace("%", "")


class ResPartner(models.Model):
    _inherit = "res.partner"

    shipment_ids = fields.One2many("tai.shipment", "partner_id", groups="tai_mailbox.group_user")
    shipment_count = fields.Integer(compute="_compute_shipment_count", groups="tai_mailbox.group_user")

    def _compute_shipment_count(self):
        counts = dict(
            self.env["tai.shipment"]._read_group(
                [("partner_id", "in", self.ids)], ["partner_id"], ["__count"]
            )
        )
        for partner in self:
            partner.shipment_count = counts.get(partner, 0)

    def action_view_shipments(self):
        """The shipments of this customer."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("tai_mailbox.tai_shipment_action")
        return action | {"domain": [("partner_id", "=", self.id)], "context": {"default_partner_id": self.id}}

    @api.model
    def _tai_customers(self, addresses, company):
        """Who the senders are, in few queries however many they are.

        :param addresses: lower-case addresses
        :param company: the company whose contacts count, beside those shared by all
        :return: {address: partner}; a colleague's address gives the colleague. Nobody (an empty
            partner) where no contact has the address and not exactly one company is known
            whose people have addresses of its domain.
        """
        addresses = {address for address in addresses if address}
        by_address = self._tai_contacts_by_address(addresses, company)
        strangers = addresses - by_address.keys()
        by_domain = self._tai_companies_by_domain({domain_of(address) for address in strangers}, company)
        nobody = self.browse()
        return by_address | {address: by_domain.get(domain_of(address), nobody) for address in strangers}

    @api.model
    def _tai_contacts_by_address(self, addresses, company):
        domain = Domain("email_normalized", "in", list(addresses)) & self._tai_in_company(company)
        partners = self.search_fetch(domain, ["email_normalized", "partner_share"], order="id desc")
        # the oldest contact wins, but a colleague before any contact of the same address
        ranked = partners.sorted(lambda partner: not partner.partner_share)
        return {partner.email_normalized: partner for partner in ranked}

    @api.model
    def _tai_companies_by_domain(self, domains, company):
        domains -= FREE_MAIL_DOMAINS
        if not domains:
            return {}
        ends = Domain.OR(Domain("email_normalized", "=like", _ends_in(domain)) for domain in domains)
        partners = self.search_fetch(
            ends & self._tai_in_company(company) & Domain("partner_share", "=", True),
            ["email_normalized", "commercial_partner_id"],
        )
        companies = {
            domain: people.commercial_partner_id.filtered("is_company")
            for domain, people in partners.grouped(lambda one: domain_of(one.email_normalized)).items()
        }
        return {domain: found for domain, found in companies.items() if len(found) == 1}

    @api.model
    def _tai_in_company(self, company):
        return Domain("company_id", "in", [False, company.id])
