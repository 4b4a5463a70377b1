# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields

from ..intake import Context, Reading, Reason, read
from ..providers.base import RawMail
from .arrival import Arrival
from .moments import naive


class LedgerValues:
    """What the ledger notes of the mails of one mailbox: where they lie, and what has become of them."""

    def __init__(self, mailbox):
        self.mailbox = mailbox
        self.env = mailbox.env
        self.ledger = mailbox.env["tai.mailbox.message"]

    # -- Where it lies -------------------------------------------------------------------------

    def place(self, arrival: Arrival) -> dict:
        place = arrival.mail.key
        return {
            "mailbox_id": self.mailbox.id,
            "company_id": self.mailbox.company_id.id,
            "folder": place.folder,
            "uidvalidity": place.uidvalidity,
            "uid": place.uid,
            "thread_id": arrival.mail.thread_id or False,
            "received": naive(arrival.mail.received) or fields.Datetime.now(),
            "size": arrival.mail.size,
            **self.key(arrival),
        }

    @staticmethod
    def key(arrival: Arrival) -> dict:
        """A mail that could not be had at first shows only now what it is known by."""
        return {"message_key": arrival.key} if arrival.key and not arrival.is_second else {}

    # -- What has become of it -----------------------------------------------------------------

    def outcome(self, arrival: Arrival) -> dict:
        ended = {"begun": 0, "attempts": 0, "next_try": False, "failure": False}
        return ended | self._outcome(arrival)

    def _outcome(self, arrival: Arrival) -> dict:
        if arrival.is_second:
            return {"state": "done", "category": "other", "reasons": [self._reason("second_copy")]}
        if arrival.copy_of:
            return self._of_copy(arrival.copy_of)
        if arrival.logged_on:
            return self._of_logged(arrival.logged_on)
        if arrival.reading is None:
            return self.of_unread(arrival)
        return self._of_reading(arrival)

    def _of_reading(self, arrival: Arrival) -> dict:
        reading = arrival.reading
        led = bool(arrival.shipments or reading.documents)
        return {
            "category": reading.category,
            "subject": reading.subject,
            "sender": reading.sender,
            "reasons": [_reason_json(reason) for reason in reading.reasons],
            "missing": list(reading.missing) or False,
            "reading": _reading_json(reading) if arrival.shipments else False,
            "shipment_ids": [fields.Command.set(arrival.shipments.ids)] if arrival.shipments else False,
            "is_origin": led,
            **self._finishing(led),
        }

    def _of_copy(self, origin) -> dict:
        return {
            "category": origin.category,
            "subject": origin.subject,
            "sender": origin.sender,
            "reasons": [*(origin.reasons or []), self._reason("colleague")],
            "reading": origin.reading,
            "shipment_ids": [fields.Command.set(origin.shipment_ids.ids)],
            **self._finishing(bool(origin.shipment_ids or origin.document_ids)),
        }

    def _of_logged(self, shipments) -> dict:
        """Of a mail that the log has lost, or that another way has brought to the shipment."""
        return {
            "category": "operations",
            "reasons": [self._reason("logged")],
            "shipment_ids": [fields.Command.set(shipments.ids)],
            **self._finishing(led=True),
        }

    def _finishing(self, led: bool) -> dict:
        action = self.mailbox.post_action
        owed = led and action != "none"
        return {
            "state": "owed" if owed else "done",
            "post_action": action if led else False,
        }

    def _reason(self, rule: str) -> dict:
        texts = {
            "logged": self.env._("The mail lies on the shipment already."),
            "second_copy": self.env._("The same mail lies in this mailbox a second time."),
            "colleague": self.env._("The same mail was taken in from a colleague's mailbox first."),
        }
        return {"rule": rule, "text": texts[rule]}

    # -- Where it could not be had -------------------------------------------------------------

    def of_unread(self, arrival: Arrival) -> dict:
        """Each with its "failure" in words."""
        row = arrival.row or self.ledger
        if arrival.mail.reason == "too_large":
            return self._of_too_large(arrival.mail)
        if arrival.mail.reason == "unreadable":
            failure = self.env._("The mail server lists the mail, but does not hand it out.")
            return {"failure": failure, **self.ledger._pause_values(row.attempts)}
        return self._of_gone(row)

    def _of_too_large(self, mail: RawMail) -> dict:
        listed = read_headers(mail)
        return {
            "state": "attention",
            "category": "other",
            "subject": listed.subject,
            "sender": listed.sender,
            "failure": self.env._("The mail is too large to be read (%s MB).", mail.size // 2**20),
        }

    def _of_gone(self, row) -> dict:
        """It is looked for once more; then it is listed only if it had failed before.

        Nobody has to be told of a mail that its owner deleted as it came.
        """
        failure = self.env._("The mail had left the folder before it could be read.")
        if not row:
            return {"failure": failure, **self.ledger._pause_values(0)}
        state = "attention" if row.message_key else "done"
        return {"state": state, "category": "other", "failure": failure}


def read_headers(mail: RawMail) -> Reading:
    """Subject and sender of a mail that is listed, but not read."""
    return read(mail.headers, Context())


def _reason_json(reason: Reason) -> dict:
    """In English: each reader is told in their own language."""
    return {"rule": reason.rule, "text": reason.words, "values": reason.values}


def _reading_json(reading: Reading) -> dict:
    """What the source view needs to show each value's words in the mail."""
    return {
        "segments": [{"kind": s.kind, "text": s.text, "name": s.name} for s in reading.segments],
        "loads": [
            load.to_dict() | {"evidence": {name: _places(found) for name, found in load.evidence.items()}}
            for load in reading.loads
        ],
        "reasons": [
            {**_reason_json(reason), "evidence": _places(reason.evidence)} for reason in reading.reasons
        ],
        "missing": list(reading.missing),
    }


def _places(evidence) -> list[list]:
    return [[words.segment, words.start, words.end] for words in evidence]
