# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Days: what is read of a line, against the day of the mail."""

from datetime import date

import pytest

from tai_mailbox.intake.grammar import dates

from .grammars import THURSDAY, scan


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ready Friday", [("2026-09-25", "pickup")]),
        ("must deliver by 10/2", [("2026-10-02", "delivery")]),
        ("next Wednesday", [("2026-09-30", "")]),
        ("this Friday", [("2026-09-25", "")]),
        ("Thursday", [("2026-10-01", "")]),
        ("PU 9/29 DEL 10/1", [("2026-09-29", "pickup"), ("2026-10-01", "delivery")]),
        ("Monday pickup, Wednesday delivery", [("2026-09-28", "pickup"), ("2026-09-30", "delivery")]),
        ("pick up today, deliver tomorrow", [("2026-09-24", "pickup"), ("2026-09-25", "delivery")]),
        ("PU/DEL 9/28 / 9/30", [("2026-09-28", "pickup"), ("2026-09-30", "delivery")]),
        ("Oct 5-7", [("2026-10-05", "")]),
        ("Tue 9/29 or Wed 9/30", [("2026-09-29", "")]),
        ("week of 9/28", [("2026-09-28", "")]),
        ("early next week", [("2026-09-28", "")]),
        (
            "recoger el lunes 28 de septiembre, entregar el 30",
            [("2026-09-28", "pickup"), ("2026-09-30", "delivery")],
        ),
        ("28th", [("2026-09-28", "")]),
        ("12/30/26", [("2026-12-30", "")]),
        ("1/4", [("2027-01-04", "")]),
        ("need a quote by Friday", [("2026-09-25", "other")]),
        ("29SEP26", [("2026-09-29", "")]),
        ("the second Monday of October", [("2026-10-12", "")]),
        ("PU 9.29", [("2026-09-29", "pickup")]),
        ("PU 8-15", []),
        ("pickup 10.05.26", [("2026-10-05", "pickup")]),
        ("ready in 2 days", [("2026-09-26", "pickup")]),
        ("they get picked up in ten days", [("2026-10-04", "pickup")]),
        ("we pay in 30 days", []),
        ("flatbed 2 days from now", [("2026-09-26", "")]),
        (
            "pick up 9/28 and have them in Flint by 9/30",
            [("2026-09-28", "pickup"), ("2026-09-30", "delivery")],
        ),
        ("a week from Friday", [("2026-10-02", "")]),
        ("must be in Reno on Monday", [("2026-09-28", "delivery")]),
        ("loads Monday, delivers a day later", [("2026-09-28", "pickup"), ("2026-09-29", "delivery")]),
        (
            "ship Friday for next business day delivery",
            [("2026-09-25", "pickup"), ("2026-09-28", "delivery")],
        ),
        ("ready 10/5, deliver two days after pickup", [("2026-10-05", "pickup"), ("2026-10-07", "delivery")]),
        (
            "vessel in on the 12th, load on the following Monday",
            [("2026-10-12", "other"), ("2026-10-19", "pickup")],
        ),
        ("Friday for Monday", [("2026-09-25", ""), ("2026-09-28", "delivery")]),
        ("the Tuesday after Columbus Day", [("2026-10-13", "")]),
        ("the day before Thanksgiving", [("2026-11-25", "")]),
        ("Thanksgiving orders", []),
        ("the Tuesday after next", [("2026-10-06", "")]),
        ("ready after the weekend", [("2026-09-28", "pickup")]),
        ("last day of the month", [("2026-09-30", "")]),
        ("in a couple of weeks", [("2026-10-08", "")]),
        ("ready in 3 business days", [("2026-09-29", "pickup")]),
        ("October fifth", [("2026-10-05", "")]),
        ("Friday the 13th", [("2026-11-13", "")]),
        ("load 11/20, deliver the 22nd", [("2026-11-20", "pickup"), ("2026-11-22", "delivery")]),
        ("pick up thrusday", [("2026-10-01", "pickup")]),
        ("PU date 10052026", [("2026-10-05", "pickup")]),
        ("12-1 pick up", [("2026-12-01", "pickup")]),
        ("not before Monday", [("2026-09-28", "")]),
        ("Friday is too soon", [("2026-09-25", "other")]),
        ("if a Saturday delivery costs more", [("2026-09-26", "other")]),
        ("by Friday if you can: a rate", [("2026-09-25", "other")]),
        ("best by 12/31", [("2026-12-31", "other")]),
        ("the market by Thursday", [("2026-10-01", "delivery")]),
        ("better by Monday, so pick it up then", [("2026-09-28", "pickup")]),
        ("out 10/5, in 10/8", [("2026-10-05", "pickup"), ("2026-10-08", "delivery")]),
        ("10/6, maybe Wednesday", [("2026-10-06", "")]),
        ("wrapped by Monday", [("2026-09-28", "pickup")]),
        ("vessel is done Saturday", [("2026-09-26", "other")]),
        ("Promised Dlvry . . 10/09/26", [("2026-10-09", "delivery")]),
        ("la cita es el lunes 28", [("2026-09-28", "delivery")]),
        ("every Monday", [("2026-09-28", "other")]),
        ("Happy Friday", [("2026-09-25", "other")]),
        ("receiving Mon-Fri", [("2026-09-28", "other")]),
        ("ordered September 3", [("2026-09-03", "other")]),
        ("pallets made 9/3", [("2026-09-03", "other")]),
        ("your offer by tomorrow", [("2026-09-25", "other")]),
        ("Fri 10-2", [("2026-10-02", "")]),
        ("October 2 (Fri)", [("2026-10-02", "")]),
        ("Friday week (Oct 2)", [("2026-10-02", "")]),
        ("next week, Tuesday or Wednesday", [("2026-09-29", "")]),
        ("29/30 Sept", [("2026-09-29", "")]),
        ("del 5 al 7 de octubre", [("2026-10-05", "")]),
        ("cargar el 1ro de octubre", [("2026-10-01", "pickup")]),
        (
            "Monday the 28th for pickup, they want it Wednesday",
            [("2026-09-28", "pickup"), ("2026-09-30", "delivery")],
        ),
        ("10/1 0800 pick, 10/5 0900 drop", [("2026-10-01", "pickup"), ("2026-10-05", "delivery")]),
        (
            "the line is dry in six days; it is ready Tuesday",
            [("2026-09-30", "other"), ("2026-09-29", "pickup")],
        ),
        ("out of here by Friday", [("2026-09-25", "pickup")]),
        ("Thursday 22 pallet of shrimp", [("2026-10-01", "")]),
        ("Tues Feb 1, appt 0400 Thurs", [("2027-02-01", ""), ("2027-02-04", "")]),
        ("October 7th is a Wednesday", [("2026-10-07", "")]),
        ("we'd tender Friday", [("2026-09-25", "pickup")]),
        ("Friday a week (2 October)", [("2026-10-02", "")]),
        ("need it at the airport Monday", [("2026-09-28", "delivery")]),
        ("Sunday night the 27th", [("2026-09-27", "")]),
        ("at the drop lot Monday", [("2026-09-28", "")]),
        ("it is wanted on set in Reno on Friday", [("2026-09-25", "delivery")]),
        ("7 de octubre, 10 a.m.", [("2026-10-07", "")]),
        ("Wednesday, the seventh of October", [("2026-10-07", "")]),
        ("Wednesday the seventh", [("2026-10-07", "")]),
        ("hand unloaded on Monday the 28th", [("2026-09-28", "delivery")]),
        ("grab it 9/30, drop 10/2", [("2026-09-30", "pickup"), ("2026-10-02", "delivery")]),
        ("1/2 inch pipe", []),
        ("crane is booked for 10/9", [("2026-10-09", "delivery")]),
        ("the store opens November 3", [("2026-11-03", "other")]),
        ("have a great Friday", [("2026-09-25", "other")]),
        ("the ship arrives 10/12", [("2026-10-12", "other")]),
        ("van rate Tue 9/29", [("2026-09-29", "")]),
        ("the last eight go Thursday the 1st", [("2026-10-01", "")]),
        ("the packing shed in Indio, Monday", [("2026-09-28", "")]),
        ("ASAP", []),
        ("open 24/7", []),
        ("1 1/2 pallets", []),
    ],
)
def test_dates(text, found):
    read = [(item.value.day.isoformat(), item.value.role) for item in dates.find(scan(text), THURSDAY)]
    assert read == found


def test_a_mail_without_a_date_tells_only_whole_dates():
    text = "ready Friday, deliver 10/2, or 2026-10-05"
    assert [found.value.day for found in dates.find(scan(text), None)] == [date(2026, 10, 5)]


@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_the_ends_of_the_calendar(anchor):
    assert dates.find(scan("ready Friday, 9/28"), anchor) == []
