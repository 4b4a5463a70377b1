# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields

from ..intake.words import told
from .arrival import Arrival
from .freight import Place, lane_label
from .ledger_values import read_headers
from .moments import naive
from .take_in import TakeIn


class Preview(TakeIn):
    """What mails would become if they were taken in: nothing is made or changed."""

    def told(self) -> list[dict]:
        """One plain dict a mail, in their order; see `tai.mailbox._preview`."""
        arrivals = self.known_mail.ours_marked(self.mails)
        known = self.known_mail.rows_of([arrival.key for arrival in arrivals if arrival.key])
        for arrival in arrivals:
            self._read(arrival)
        return [self._told(arrival, known.get(arrival.key)) for arrival in arrivals]

    def _told(self, arrival: Arrival, row) -> dict:
        received = naive(arrival.mail.received)
        return {
            "received": received and fields.Datetime.to_string(received),
            "taken_in": bool(row),
            **(self._reading_told(arrival.reading) if arrival.reading else self._unread_told(arrival)),
        }

    def _reading_told(self, reading) -> dict:
        led = reading.category != "other" or bool(reading.documents)
        return {
            "subject": reading.subject,
            "sender": reading.sender,
            "category": reading.category,
            "lanes": [_lane(load) for load in reading.loads],
            "shipments": list(reading.shipments) if reading.category == "operations" else [],
            "documents": [document.name for document in reading.documents],
            "reasons": [told(reason.words, reason.values, self.env._) for reason in reading.reasons],
            "missing": list(reading.missing),
            "post_action": self.mailbox.post_action if led else "none",
        }

    def _unread_told(self, arrival: Arrival) -> dict:
        listed = read_headers(arrival.mail)
        reason = self.values.of_unread(arrival)["failure"]
        empty = {"lanes": [], "shipments": [], "documents": [], "missing": []}
        return {
            "subject": listed.subject,
            "sender": listed.sender,
            "category": "other",
            "reasons": [reason],
            "post_action": "none",
            **empty,
        }


def _lane(load) -> str:
    return lane_label(_place(load.origin), _place(load.destination))


def _place(place) -> Place:
    return Place(*(getattr(place, part) or "" for part in Place._fields)) if place else Place()
