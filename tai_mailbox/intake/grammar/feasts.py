# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Holidays by which people tell days: "the Monday after Thanksgiving", "on Columbus Day", "Black Friday".

Those of the United States, Canada and Mexico that stop freight, so that shippers count from them.
"""

from __future__ import annotations

from datetime import date, timedelta

_MONDAY, _THURSDAY = 0, 3
_FIXED = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "navidad": (12, 25),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "new year's day": (1, 1),
    "new years day": (1, 1),
    "new year's": (1, 1),
    "new years": (1, 1),
    "new year": (1, 1),
    "ano nuevo": (1, 1),
    "groundhog day": (2, 2),
    "valentine's day": (2, 14),
    "valentines day": (2, 14),
    "st patrick's day": (3, 17),
    "cinco de mayo": (5, 5),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "independence day": (7, 4),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "veteran's day": (11, 11),
    "remembrance day": (11, 11),
}
# (month, weekday, which one of the month, -1 for the last, days after it)
_MOVING = {
    "mlk day": (1, _MONDAY, 3, 0),
    "martin luther king day": (1, _MONDAY, 3, 0),
    "presidents day": (2, _MONDAY, 3, 0),
    "presidents' day": (2, _MONDAY, 3, 0),
    "president's day": (2, _MONDAY, 3, 0),
    "memorial day": (5, _MONDAY, -1, 0),
    "labor day": (9, _MONDAY, 1, 0),
    "labour day": (9, _MONDAY, 1, 0),
    "columbus day": (10, _MONDAY, 2, 0),
    "thanksgiving day": (11, _THURSDAY, 4, 0),
    "thanksgiving": (11, _THURSDAY, 4, 0),
    "turkey day": (11, _THURSDAY, 4, 0),
    "black friday": (11, _THURSDAY, 4, 1),
    "cyber monday": (11, _THURSDAY, 4, 4),
}
# Days before or after Easter Sunday.
_BY_EASTER = {"good friday": -2, "viernes santo": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}
NAMES = (*_FIXED, *_MOVING, *_BY_EASTER)


def feast(name: str, anchor: date) -> date | None:
    """The next one to come, that of the anchor's own day included; None at the calendar's end."""
    days = (_in_year(name, year) for year in (anchor.year, anchor.year + 1))
    return next((day for day in days if day >= anchor), None)


def _in_year(name: str, year: int) -> date:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _BY_EASTER:
        return _easter(year) + timedelta(days=_BY_EASTER[name])
    month, weekday, which, after = _MOVING[name]
    return weekday_of_month(year, month, weekday, which) + timedelta(days=after)


def weekday_of_month(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second... such weekday of a month; the last one for -1 (of months with 31 days)."""
    if which < 0:
        last = date(year, month, 31)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> date:
    """Easter Sunday, by the rule of the Gregorian calendar as Oudin put it."""
    century, golden = year // 100, year % 19
    epact = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = epact - (year + year // 4 + epact + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))
