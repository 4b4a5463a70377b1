# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import logging
import traceback
from functools import cached_property

import psycopg2.errors

from ..intake import Context, Reading, Reason, read
from .arrival import Arrival
from .known_mail import KnownMail
from .ledger_values import LedgerValues
from .reading_context import reading_context
from .shipment_chatter import ShipmentChatter

_logger = logging.getLogger(__name__)

ANOTHER_WAS_FIRST = (
    psycopg2.errors.SerializationFailure,
    psycopg2.errors.UniqueViolation,
    psycopg2.errors.DeadlockDetected,
)


class TakeIn:
    """Takes a batch of one mailbox's mails into the ledger, with the records they cause.

    To be run in one transaction with the move of the reading position. All mails are
    recorded together; if that fails, one by one, so that a bad mail costs itself only.
    """

    def __init__(self, mailbox, mails, last=False):
        """:param last: the last try: what collides now is the fault of the mail that does"""
        # What is noted of a mail is told in its owner's language, whoever reads the mailbox.
        mailbox = mailbox.with_context(lang=mailbox.user_id.lang)
        self.mailbox = mailbox
        self.mails = mails
        self.last = last
        self.env = mailbox.env
        self.ledger = mailbox.env["tai.mailbox.message"]
        self.user = mailbox.user_id
        self.company = mailbox.company_id
        self.known_mail = KnownMail(mailbox)
        self.values = LedgerValues(mailbox)

    def run(self):
        """The rows made or completed.

        :raise psycopg2.Error: another process took the same mail; roll back and run again
        """
        arrivals = self._arrivals()
        try:
            with self.env.cr.savepoint():
                return self._record_in_turn(arrivals)
        except Exception as error:
            if isinstance(error, ANOTHER_WAS_FIRST) and not self.last:
                raise
            if len(arrivals) > 1:
                rows = [TakeIn(self.mailbox, [arrival.mail], self.last).run() for arrival in arrivals]
                return self.ledger.union(*rows)
            return self._record_failure(arrivals[0], error)

    def put_off(self):
        """Rows for what is to be read, so that it can be read one by one, and nothing more."""
        arrivals = self._arrivals()
        waits = {"state": "retry", "next_try": False, "failure": self.ledger._process_ended()}
        known = self.ledger.union(*(arrival.row for arrival in arrivals if arrival.row))
        known.write(waits)
        new = [self.values.place(arrival) | waits for arrival in arrivals if not arrival.row]
        return known | self.ledger.create(new)

    def _arrivals(self) -> list[Arrival]:
        """The mails that are still to be worked on, with what the database knows of them."""
        return [arrival for arrival in self.known_mail.recognised(self.mails) if self._is_open(arrival.row)]

    @staticmethod
    def _is_open(row) -> bool:
        """New mail, mail to be tried again, and mail that led to nothing the last time it was looked at.

        What its owner has said of a mail stands, whatever the rules would say by now.
        """
        led_to_nothing = row.state == "done" and row.category == "other" and not row.is_origin
        led_to_nothing = led_to_nothing and not row.shipment_ids
        return not row or row.state == "retry" or (led_to_nothing and not row.correction)

    # -- Reading -------------------------------------------------------------------------------

    def _record_in_turn(self, arrivals):
        """Record all together, but an answer only after the mail that it answers."""
        rows, together = self.ledger, []
        for arrival in arrivals:
            self._read(arrival)
            if arrival.reading and self._answers_one_of(arrival.reading, together):
                rows |= self._record(together)
                together = []
                self._read(arrival)
            together.append(arrival)
        return rows | self._record(together)

    @staticmethod
    def _answers_one_of(reading: Reading, arrivals) -> bool:
        return not {arrival.key for arrival in arrivals}.isdisjoint(reading.references)

    def _read(self, arrival: Arrival):
        if arrival.mail.raw is None or arrival.is_known:
            return
        reading = read(arrival.mail.raw, self._context)
        arrival.reading = self._our_own(reading) if arrival.is_ours else reading

    def _our_own(self, reading: Reading) -> Reading:
        reason = Reason("ours", self.env._("Odoo has sent it itself."))
        return Reading(
            category="other",
            subject=reading.subject,
            sender=reading.sender,
            date=reading.date,
            reasons=(reason,),
        )

    @cached_property
    def _context(self) -> Context:
        return reading_context(self.mailbox, self.mails)

    # -- Recording -----------------------------------------------------------------------------

    def _record(self, arrivals):
        self._make_shipments(arrivals)
        self._name_shipments(arrivals)
        rows = self._write_rows(arrivals)
        documents = self._make_documents(arrivals)
        chatter = ShipmentChatter(self.mailbox)
        chatter.log(arrivals, documents)
        chatter.follow_copies(arrivals)
        self._complete_requests(arrivals)
        return rows

    def _make_shipments(self, arrivals):
        """Of each quote request one for each load."""
        quotes = [arrival for arrival in arrivals if arrival.category == "quote"]
        pairs = [(load, arrival.reading) for arrival in quotes for load in arrival.reading.loads]
        made = iter(self.env["tai.shipment"]._create_from_loads(pairs, self.user, self.company))
        for arrival in quotes:
            arrival.shipments = self.env["tai.shipment"].union(*(next(made) for _ in arrival.reading.loads))

    def _name_shipments(self, arrivals):
        """Those that a mail about existing shipments is about."""
        named = [arrival for arrival in arrivals if arrival.category == "operations"]
        numbers = {number for arrival in named for number in arrival.reading.shipments}
        domain = [("name", "in", sorted(numbers)), ("company_id", "=", self.company.id)]
        found = self.env["tai.shipment"].search(domain) if numbers else self.env["tai.shipment"]
        for arrival in named:
            arrival.shipments = found.filtered(lambda s, numbers=arrival.reading.shipments: s.name in numbers)

    def _write_rows(self, arrivals):
        new = [arrival for arrival in arrivals if not arrival.row]
        for arrival in arrivals:
            if arrival.row:
                arrival.row.write(self.values.key(arrival) | self._row_values(arrival))
        made = self.ledger.create([self.values.place(arrival) | self._row_values(arrival) for arrival in new])
        for arrival, row in zip(new, made, strict=True):
            arrival.row = row
        return self.ledger.union(*(arrival.row for arrival in arrivals))

    def _row_values(self, arrival: Arrival) -> dict:
        return self.values.outcome(arrival)

    def _make_documents(self, arrivals):
        """{row: the documents of its mail}"""
        bearers = [arrival for arrival in arrivals if arrival.reading and arrival.reading.documents]
        made = self.env["tai.document"]._create_from_mails(
            [(arrival.reading.documents, self._document_values(arrival)) for arrival in bearers]
        )
        return made.grouped("ledger_id")

    def _document_values(self, arrival: Arrival) -> dict:
        return {
            "company_id": self.company.id,
            "user_id": self.user.id,
            "ledger_id": arrival.row.id,
            "shipment_ids": arrival.shipments.ids if arrival.shipments else [],
        }

    def _complete_requests(self, arrivals):
        """What was nearly a quote request leads to the shipments of the answer that completes it."""
        answers = [arrival for arrival in arrivals if arrival.shipments and arrival.category == "quote"]
        answered = {key for arrival in answers for key in arrival.reading.references}
        lacking = [("mailbox_id", "=", self.mailbox.id), ("missing", "!=", False)]
        for row in self.ledger.search([*lacking, ("message_key", "in", answered)]) if answered else ():
            made = [arrival.shipments for arrival in answers if row.message_key in arrival.reading.references]
            row._completed_by(self.env["tai.shipment"].union(*made))

    # -- Failure -------------------------------------------------------------------------------

    def _record_failure(self, arrival: Arrival, error: Exception):
        """A row that says so; the mail is tried again later."""
        self.env.invalidate_all()
        kind, place = type(error).__name__, _where(error)
        _logger.error("Mailbox %s: a mail could not be taken in: %s at %s", self.mailbox.id, kind, place)
        failure = self.env._("The mail could not be turned into records (%s).", kind)
        if arrival.row:
            arrival.row._try_again(failure)
            return arrival.row
        values = self.values.place(arrival) | self.ledger._pause_values(0) | {"failure": failure}
        return self.ledger.create(values)


def _where(error: Exception) -> str:
    """File and line, without the error's own words: they may quote the mail."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{last.filename.rsplit('/', 1)[-1]}:{last.lineno}"
