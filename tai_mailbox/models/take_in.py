# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import logging
import re
import traceback
from collections import defaultdict
from dataclasses import dataclass
from datetime import timezone
from functools import cached_property
from itertools import islice

import psycopg2.errors
from odoo import fields
from odoo.fields import Domain
from odoo.models import BaseModel

from ..intake import Context, Reading, Reason, read
from ..providers.base import RawMail
from .chatter_body import chatter_body
from .message_key import header_block, message_key
from .shipment_lookup import ShipmentLookup

_logger = logging.getLogger(__name__)

ZONE = "America/Chicago"  # where neither the staff member nor the company says
MOST_IN_SIGHT = 1000  # numbers looked up before a mail asks for them
ANOTHER_WAS_FIRST = (
    psycopg2.errors.SerializationFailure,
    psycopg2.errors.UniqueViolation,
    psycopg2.errors.DeadlockDetected,
)


@dataclass(slots=True)
class Arrival:
    """A mail on its way into the ledger."""

    mail: RawMail
    key: str  # Message-ID or digest
    row: BaseModel = None  # its row, where it has one
    copy_of: BaseModel = None  # the row, of another mailbox, whose records this one shares
    logged_on: BaseModel = None  # shipments in whose chatter the mail lies already
    is_second: bool = False  # the same mail lies twice in this mailbox
    is_ours: bool = False  # sent by this database: processed, it would beget the next one
    reading: Reading | None = None
    shipments: BaseModel = None


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
        new = [self._place_values(arrival) | waits for arrival in arrivals if not arrival.row]
        return known | self.ledger.create(new)

    # -- What has come -------------------------------------------------------------------------

    def _arrivals(self) -> list[Arrival]:
        """The mails that are still to be worked on, with what the ledger knows of them."""
        arrivals = [Arrival(mail, self._key_of(mail)) for mail in self.mails]
        keys = [arrival.key for arrival in arrivals if arrival.key]
        by_place, by_key = self._rows_at(arrivals), self._rows_of(keys)
        elsewhere, logged, sent = self._rows_elsewhere(keys), *self._messages_known(keys)
        for arrival in arrivals:
            known = by_key.get(arrival.key)
            arrival.row = by_place.get(arrival.mail.key) or self._renumbered(arrival, known)
            arrival.is_second = known is not None and known != arrival.row
            arrival.copy_of = elsewhere.get(arrival.key)
            arrival.logged_on = logged.get(arrival.key)
            arrival.is_ours = arrival.key in sent or self._bears_our_mark(arrival.mail)
            if arrival.key:
                by_key.setdefault(arrival.key, arrival.row or self.ledger)
        return [arrival for arrival in arrivals if self._is_open(arrival.row)]

    @staticmethod
    def _key_of(mail: RawMail) -> str:
        return message_key(mail.raw or mail.headers) if mail.raw or mail.headers else ""

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

    def _rows_of(self, keys) -> dict:
        """{message key: row} of this mailbox."""
        domain = [("mailbox_id", "=", self.mailbox.id), ("message_key", "in", keys)]
        return {row.message_key: row for row in self.ledger.search(domain, order="id")}

    def _rows_elsewhere(self, keys) -> dict:
        """{message key: row of another mailbox of the company whose records the same mail has made}."""
        domain = [
            ("company_id", "=", self.company.id),
            ("message_key", "in", keys),
            ("is_origin", "=", True),
            ("mailbox_id", "!=", self.mailbox.id),
        ]
        return {row.message_key: row for row in self.ledger.search(domain, order="id")}

    def _messages_known(self, keys):
        """({Message-ID: shipments in whose chatter it lies}, Message-IDs of what Odoo itself has sent)."""
        domain = [("message_id", "in", keys)]
        messages = self.env["mail.message"].search_fetch(
            domain, ["message_id", "message_type", "model", "res_id"], order="id"
        )
        sent = self.env["tai.mailbox.delivery"]._sent_as(keys)
        received = messages.filtered(lambda message: message.message_type == "email")
        on_shipments = received.filtered(lambda message: message.model == "tai.shipment")
        shipments = self.env["tai.shipment"].browse(on_shipments.mapped("res_id")).exists()
        ours = set(shipments.filtered(lambda shipment: shipment.company_id == self.company).ids)
        logged = defaultdict(self.env["tai.shipment"].browse)
        for message in on_shipments:
            if message.res_id in ours:
                logged[message.message_id] |= shipments.browse(message.res_id)
        return dict(logged), {*(messages - received).mapped("message_id"), *sent}

    def _bears_our_mark(self, mail: RawMail) -> bool:
        return self.mark in header_block(mail.raw or b"")

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
        shared = arrival.is_second or arrival.copy_of or arrival.logged_on
        if arrival.mail.raw is None or shared:
            return
        reading = read(arrival.mail.raw, self._context)
        if arrival.is_ours:
            reading = self._our_own(reading)
        arrival.reading = reading

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
        own = {self.mailbox.address, self.mailbox.login or "", self.user.email_normalized or ""}
        return Context(
            timezone=self.user.tz or self.company.partner_id.tz or ZONE,
            own_addresses=frozenset(address.lower() for address in own if "@" in address),
            shipments=ShipmentLookup(self.env, self.company, self._numbers_in_sight()),
        )

    def _numbers_in_sight(self) -> set[str]:
        """What looks like a shipment's number in the mails as they came, encoded parts left out."""
        prefix = self.env.ref("tai_mailbox.sequence_shipment").prefix or ""
        number = re.compile(rb"%s[0-9]{3,12}" % re.escape(prefix.encode()), re.IGNORECASE)
        found = {word.upper() for mail in self.mails for word in number.findall(mail.raw or b"")}
        return {word.decode() for word in islice(found, MOST_IN_SIGHT)} if prefix else set()

    @cached_property
    def mark(self) -> bytes:
        """The header line that this database's own mail bears."""
        name, mark = self.env["mail.mail"]._tai_database_mark()
        return f"\n{name}: {mark}".encode()

    # -- Recording -----------------------------------------------------------------------------

    def _record(self, arrivals):
        self._make_shipments(arrivals)
        self._name_shipments(arrivals)
        rows = self._write_rows(arrivals)
        documents = self._make_documents(arrivals)
        self._log_on_shipments(arrivals, documents)
        self._follow_copies(arrivals)
        self._complete_requests(arrivals)
        return rows

    def _make_shipments(self, arrivals):
        quotes = [arrival for arrival in arrivals if self._is_quote(arrival)]
        pairs = [(load, arrival.reading) for arrival in quotes for load in arrival.reading.loads]
        made = iter(self.env["tai.shipment"]._create_from_loads(pairs, self.user, self.company))
        for arrival in quotes:
            arrival.shipments = self.env["tai.shipment"].union(*(next(made) for _ in arrival.reading.loads))

    @staticmethod
    def _is_quote(arrival: Arrival) -> bool:
        return arrival.reading is not None and arrival.reading.category == "quote"

    def _name_shipments(self, arrivals):
        named = [
            arrival for arrival in arrivals if arrival.reading and arrival.reading.category == "operations"
        ]
        numbers = {number for arrival in named for number in arrival.reading.shipments}
        domain = [("name", "in", sorted(numbers)), ("company_id", "=", self.company.id)]
        found = self.env["tai.shipment"].search(domain) if numbers else self.env["tai.shipment"]
        for arrival in named:
            arrival.shipments = found.filtered(lambda s, numbers=arrival.reading.shipments: s.name in numbers)

    def _write_rows(self, arrivals):
        new = [arrival for arrival in arrivals if not arrival.row]
        for arrival in arrivals:
            if arrival.row:
                arrival.row.write(self._key_values(arrival) | self._row_values(arrival))
        made = self.ledger.create(
            [self._place_values(arrival) | self._row_values(arrival) for arrival in new]
        )
        for arrival, row in zip(new, made, strict=True):
            arrival.row = row
        return self.ledger.union(*(arrival.row for arrival in arrivals))

    @staticmethod
    def _key_values(arrival: Arrival) -> dict:
        """A mail that could not be had at first shows only now what it is known by."""
        return {"message_key": arrival.key} if arrival.key and not arrival.is_second else {}

    def _place_values(self, arrival: Arrival) -> dict:
        place = arrival.mail.key
        return {
            "mailbox_id": self.mailbox.id,
            "company_id": self.company.id,
            "folder": place.folder,
            "uidvalidity": place.uidvalidity,
            "uid": place.uid,
            "thread_id": arrival.mail.thread_id or False,
            "received": naive(arrival.mail.received) or fields.Datetime.now(),
            "size": arrival.mail.size,
            **self._key_values(arrival),
        }

    def _row_values(self, arrival: Arrival) -> dict:
        ended = {"begun": 0, "attempts": 0, "next_try": False, "failure": False}
        return ended | self._outcome_values(arrival)

    def _outcome_values(self, arrival: Arrival) -> dict:
        if arrival.is_second:
            return {"state": "done", "category": "other", "reasons": [self._reason("second_copy")]}
        if arrival.copy_of:
            return self._copy_values(arrival.copy_of)
        if arrival.logged_on:
            return self._logged_values(arrival.logged_on)
        if arrival.reading is None:
            return self._unread_values(arrival)
        return self._reading_values(arrival)

    def _reading_values(self, arrival: Arrival) -> dict:
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
            **self._post_values(led),
        }

    def _copy_values(self, origin) -> dict:
        return {
            "category": origin.category,
            "subject": origin.subject,
            "sender": origin.sender,
            "reasons": [*(origin.reasons or []), self._reason("colleague")],
            "reading": origin.reading,
            "shipment_ids": [fields.Command.set(origin.shipment_ids.ids)],
            **self._post_values(bool(origin.shipment_ids or origin.document_ids)),
        }

    def _logged_values(self, shipments) -> dict:
        """Of a mail that the log has lost, or that another way has brought to the shipment."""
        return {
            "category": "operations",
            "reasons": [self._reason("logged")],
            "shipment_ids": [fields.Command.set(shipments.ids)],
            **self._post_values(led=True),
        }

    def _post_values(self, led: bool) -> dict:
        action = self.mailbox.post_action
        owed = led and action != "none"
        return {
            "state": "owed" if owed else "done",
            "post_action": action if led else False,
        }

    def _unread_values(self, arrival: Arrival) -> dict:
        """A mail too large to load is listed; one that went meanwhile is looked for once more.

        Nobody has to be told of a mail that its owner deleted as it came, but of one that had failed before.
        """
        row = arrival.row or self.ledger
        if arrival.mail.reason == "too_large":
            listed = read(arrival.mail.headers, Context())
            failure = self.env._("The mail is too large to be read (%s MB).", arrival.mail.size // 2**20)
            values = {"state": "attention", "subject": listed.subject, "sender": listed.sender}
            return values | {"category": "other", "failure": failure}
        if arrival.mail.reason == "unreadable":
            failure = self.env._("The mail server lists the mail, but does not hand it out.")
            return {"failure": failure, **self.ledger._pause_values(row.attempts)}
        failure = self.env._("The mail had left the folder before it could be read.")
        if not row:
            return {"failure": failure, **self.ledger._pause_values(0)}
        state = "attention" if row.message_key else "done"
        return {"state": state, "category": "other", "failure": failure}

    def _reason(self, rule: str) -> dict:
        texts = {
            "logged": self.env._("The mail lies on the shipment already."),
            "second_copy": self.env._("The same mail lies in this mailbox a second time."),
            "colleague": self.env._("The same mail was taken in from a colleague's mailbox first."),
        }
        return {"rule": rule, "text": texts[rule]}

    # -- Documents, chatter, activities --------------------------------------------------------

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

    def _log_on_shipments(self, arrivals, documents):
        logged = [arrival for arrival in arrivals if arrival.reading and arrival.shipments]
        authors = self._authors(logged)
        self.env["mail.message"].create(
            [
                self._message_values(arrival, shipment, authors, documents.get(arrival.row))
                for arrival in logged
                for shipment in arrival.shipments
            ]
        )
        # "Quick update" is Odoo's word for: do not mail the person whom the activity is for.
        # Such a mail would come into the very mailbox that is being read.
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create(
            [
                self._activity_values(arrival, shipment)
                for arrival in logged
                if arrival.reading.category == "operations"
                for shipment in arrival.shipments
            ]
        )

    def _authors(self, logged) -> dict:
        senders = sorted({arrival.reading.sender for arrival in logged})
        partners = self.env["res.partner"].search([("email_normalized", "in", senders)], order="id desc")
        return {partner.email_normalized: partner.id for partner in partners}

    def _message_values(self, arrival: Arrival, shipment, authors, documents) -> dict:
        reading = arrival.reading
        now = fields.Datetime.now()
        return {
            "model": shipment._name,
            "res_id": shipment.id,
            "message_type": "email",
            "subtype_id": self.env["ir.model.data"]._xmlid_to_res_id("mail.mt_comment"),
            "subject": reading.subject,
            "body": chatter_body(reading),
            "email_from": _formatted(reading),
            "reply_to": _formatted(reading),  # else Odoo looks up an alias for every message
            "author_id": authors.get(reading.sender, False),
            "date": min(naive(reading.date) or now, now),
            "message_id": arrival.key,
            "attachment_ids": [fields.Command.link(a.id) for a in documents.attachment_id]
            if documents
            else [],
        }

    def _activity_values(self, arrival: Arrival, shipment) -> dict:
        return {
            "res_model_id": self.env["ir.model"]._get_id(shipment._name),
            "res_id": shipment.id,
            "activity_type_id": self.env["ir.model.data"]._xmlid_to_res_id("tai_mailbox.activity_mail"),
            "user_id": self.user.id,
            "summary": arrival.reading.subject,
            "date_deadline": fields.Date.context_today(self.mailbox),
        }

    def _follow_copies(self, arrivals):
        """The second reader of a mail follows what the first one's copy has made."""
        copies = [arrival.copy_of for arrival in arrivals if arrival.copy_of and not arrival.is_second]
        self.ledger.union(*copies).shipment_ids.message_subscribe(self.user.partner_id.ids)

    def _complete_requests(self, arrivals):
        """What was nearly a quote request leads to the shipments of the answer that completes it."""
        answers = [arrival for arrival in arrivals if arrival.shipments and self._is_quote(arrival)]
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
        values = self._place_values(arrival) | self.ledger._pause_values(0) | {"failure": failure}
        return self.ledger.create(values)


def _where(error: Exception) -> str:
    """File and line, without the error's own words: they may quote the mail."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{last.filename.rsplit('/', 1)[-1]}:{last.lineno}"


def naive(moment):
    return moment and moment.astimezone(timezone.utc).replace(tzinfo=None)


def _formatted(reading: Reading) -> str:
    """As people write an address; a name with signs that mean something there in quotes."""
    name = reading.sender_name
    if not re.fullmatch(r"[\w '.-]*", name):
        name = '"{}"'.format(re.sub(r'(["\\])', r"\\\1", name))
    return f"{name} <{reading.sender}>" if name else reading.sender


def _reason_json(reason: Reason) -> dict:
    """In English: each reader is told in their own language."""
    return {"rule": reason.rule, "text": reason.words, "values": reason.values}


def _reading_json(reading: Reading) -> dict:
    """What the source view needs to show each value's words in the mail."""

    def places(evidence):
        return [[words.segment, words.start, words.end] for words in evidence]

    return {
        "segments": [{"kind": s.kind, "text": s.text, "name": s.name} for s in reading.segments],
        "loads": [
            load.to_dict() | {"evidence": {name: places(found) for name, found in load.evidence.items()}}
            for load in reading.loads
        ],
        "reasons": [
            {**_reason_json(reason), "evidence": places(reason.evidence)} for reason in reading.reasons
        ],
        "missing": list(reading.missing),
    }
