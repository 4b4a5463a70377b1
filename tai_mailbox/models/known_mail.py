# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from collections import defaultdict
from functools import cached_property

from odoo.fields import Domain

from ..providers.base import RawMail
from .arrival import Arrival
from .message_key import header_block


class KnownMail:
    """What the database knows of the mails that have come to one mailbox."""

    def __init__(self, mailbox):
        self.mailbox = mailbox
        self.env = mailbox.env
        self.ledger = mailbox.env["tai.mailbox.message"]

    def recognised(self, mails) -> list[Arrival]:
        """The mails with their rows, those of colleagues, and the shipments that they lie on."""
        arrivals = [Arrival.of(mail) for mail in mails]
        keys = [arrival.key for arrival in arrivals if arrival.key]
        by_place, by_key = self._rows_at(arrivals), self.rows_of(keys)
        elsewhere, (logged, sent) = self.rows_elsewhere(keys), self._messages(keys)
        for arrival in arrivals:
            known = by_key.get(arrival.key)
            arrival.row = by_place.get(arrival.mail.key) or self._renumbered(arrival, known)
            arrival.is_second = known is not None and known != arrival.row
            arrival.copy_of = elsewhere.get(arrival.key)
            arrival.logged_on = logged.get(arrival.key)
            arrival.is_ours = self._is_ours(arrival, sent)
            if arrival.key:
                by_key.setdefault(arrival.key, arrival.row or self.ledger)
        return arrivals

    def ours_marked(self, mails) -> list[Arrival]:
        """The mails, of which is known only whether this database has sent them itself."""
        arrivals = [Arrival.of(mail) for mail in mails]
        _logged, sent = self._messages([arrival.key for arrival in arrivals if arrival.key])
        for arrival in arrivals:
            arrival.is_ours = self._is_ours(arrival, sent)
        return arrivals

    # -- In the ledger -------------------------------------------------------------------------

    def _rows_at(self, arrivals) -> dict:
        """{place: row} of this mailbox."""
        folders = defaultdict(list)
        for arrival in arrivals:
            folders[arrival.mail.key.folder, arrival.mail.key.uidvalidity].append(arrival.mail.key.uid)
        places = Domain.OR(
            Domain("folder", "=", folder)
            & Domain("uidvalidity", "=", uidvalidity)
            & Domain("uid", "in", uids)
            for (folder, uidvalidity), uids in folders.items()
        )
        rows = self.ledger.search(places & Domain("mailbox_id", "=", self.mailbox.id), order="id")
        return {row._key(): row for row in rows}

    def rows_of(self, keys) -> dict:
        """{message key: row} of this mailbox."""
        domain = [("mailbox_id", "=", self.mailbox.id), ("message_key", "in", keys)]
        return {row.message_key: row for row in self.ledger.search(domain, order="id")}

    def rows_elsewhere(self, keys) -> dict:
        """{message key: row of another mailbox of the company whose records the same mail has made}."""
        domain = [
            ("company_id", "=", self.mailbox.company_id.id),
            ("message_key", "in", keys),
            ("is_origin", "=", True),
            ("mailbox_id", "!=", self.mailbox.id),
        ]
        return {row.message_key: row for row in self.ledger.search(domain, order="id")}

    def _renumbered(self, arrival: Arrival, row):
        """The row of a mail that now lies under another UIDVALIDITY or in another folder.

        Also that of a mail that is to be tried again, and was moved away and back meanwhile.
        """
        place = arrival.mail.key
        if not row or (
            row.state != "retry" and (row.folder, row.uidvalidity) == (place.folder, place.uidvalidity)
        ):
            return self.ledger
        row.write({"folder": place.folder, "uidvalidity": place.uidvalidity, "uid": place.uid})
        return row

    # -- Among Odoo's own messages -------------------------------------------------------------

    def _messages(self, keys):
        """({Message-ID: shipments in whose chatter it lies}, Message-IDs of what Odoo itself has sent)."""
        messages = self.env["mail.message"].search_fetch(
            [("message_id", "in", keys)], ["message_id", "message_type", "model", "res_id"], order="id"
        )
        received = messages.filtered(lambda message: message.message_type == "email")
        sent = self.env["tai.mailbox.delivery"]._sent_as(keys)
        return self._shipments_with(received), {*(messages - received).mapped("message_id"), *sent}

    def _shipments_with(self, messages) -> dict:
        """{Message-ID: the company's shipments in whose chatter it lies}."""
        on_shipments = messages.filtered(lambda message: message.model == "tai.shipment")
        shipments = self.env["tai.shipment"].browse(on_shipments.mapped("res_id")).exists()
        ours = shipments.filtered(lambda shipment: shipment.company_id == self.mailbox.company_id)
        return {
            message_id: ours.browse(found.mapped("res_id")) & ours
            for message_id, found in on_shipments.grouped("message_id").items()
        }

    def _is_ours(self, arrival: Arrival, sent) -> bool:
        return arrival.key in sent or self._bears_our_mark(arrival.mail)

    def _bears_our_mark(self, mail: RawMail) -> bool:
        return self._mark in header_block(mail.raw or b"")

    @cached_property
    def _mark(self) -> bytes:
        """The header line that this database's own mail bears."""
        name, mark = self.env["mail.mail"]._tai_database_mark()
        return f"\n{name}: {mark}".encode()
