# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a broker knows before reading: passed to intake, which knows neither Odoo nor the clock."""

import re
from itertools import islice

from ..intake import Context
from .shipment_lookup import ShipmentLookup

ZONE = "America/Chicago"  # where neither the staff member nor the company says
MOST_IN_SIGHT = 1000  # numbers looked up before a mail asks for them


def reading_context(mailbox, mails) -> Context:
    """For reading these mails of the mailbox: its owner's zone and addresses, the company's shipments."""
    own = {mailbox.address, mailbox.login or "", mailbox.user_id.email_normalized or ""}
    company = mailbox.company_id
    return Context(
        timezone=mailbox.user_id.tz or company.partner_id.tz or ZONE,
        own_addresses=frozenset(address.lower() for address in own if "@" in address),
        shipments=ShipmentLookup(mailbox.env, company, numbers_in_sight(mailbox.env, mails)),
    )


def numbers_in_sight(env, mails) -> set[str]:
    """What looks like a shipment's number in the mails as they came, encoded parts left out."""
    prefix = env.ref("tai_mailbox.sequence_shipment").prefix or ""
    number = re.compile(rb"%s[0-9]{3,12}" % re.escape(prefix.encode()), re.IGNORECASE)
    found = {word.upper() for mail in mails for word in number.findall(mail.raw or b"")}
    return {word.decode() for word in islice(found, MOST_IN_SIGHT)} if prefix else set()
