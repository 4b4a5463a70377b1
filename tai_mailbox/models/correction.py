# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from dataclasses import replace

from ..intake import Reading, Reason, read_as_quote
from ..intake.knowledge import read_and_note
from .arrival import Arrival
from .take_in import TakeIn


class Correction(TakeIn):
    """Takes one mail of the log in again as its owner says, whatever the rules said of it.

    What is known for its reading is noted at once: later, what the mail makes would be known, too.
    """

    def __init__(self, row, mail):
        """:param mail: the RawMail, read again from the mailbox; what it had made is taken back already"""
        super().__init__(row.mailbox_id, [mail])
        self.row = row
        self.raw = mail.raw
        self.reading, self.known = read_and_note(self.raw, self._context)

    def take_as_quote(self):
        """The shipments that it asks for, one at least; a colleague's where they took the same mail in."""
        reading = read_as_quote(self.raw, self._context)
        theirs = self._row_elsewhere()
        if theirs and theirs.category == "quote":
            self._record([self._arrival(None, copy_of=theirs)])
        else:
            self._record(
                [self._arrival(self._said(reading, self.env._("You said that it is a quote request.")))]
            )

    def take_as_mail_on(self, shipment):
        """Logged on the shipment, with an activity for the mailbox's owner."""
        reading = replace(self.reading, category="operations", loads=(), shipments=(shipment.name,))
        said = self.env._("You said that it belongs to %s.", shipment.name)
        self._record([self._arrival(self._said(reading, said))])

    def keep_example(self):
        self.env["tai.mailbox.example"]._keep(self)

    @staticmethod
    def _said(reading: Reading, words: str) -> Reading:
        return replace(reading, reasons=(Reason("said", words),), missing=())

    def _arrival(self, reading, **known) -> Arrival:
        (mail,) = self.mails
        return Arrival.of(mail, row=self.row, reading=reading, **known)

    def _row_elsewhere(self):
        """A colleague's, where the same mail made their records; None otherwise."""
        return self.known_mail.rows_elsewhere([self.row.message_key]).get(self.row.message_key)

    def _row_values(self, arrival: Arrival) -> dict:
        """One origin a mail: a colleague's row may be it, with what the colleague made of the mail."""
        values = super()._row_values(arrival)
        if self._row_elsewhere():
            values["is_origin"] = False
        return values | {"undone": False, "undo_failure": False}

    def _make_documents(self, arrivals):
        """They were made when the mail came; now it is known what they are about."""
        self.row.document_ids._named_by_mail(self.row.shipment_ids)
        return self.row.document_ids.grouped("ledger_id")
