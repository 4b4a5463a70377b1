# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which day of the calendar a written one is: the year that is not told, the order of day and month.

Each is None where the calendar has no such day.
"""

from __future__ import annotations

from datetime import date, timedelta


def calendar(year: int, month: int, day: int) -> date | None:
    """The day of these three numbers."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(month: int, day: int, anchor: date) -> date | None:
    """The year that a date without one means: up to two months back, else to come."""
    for year in (anchor.year - 1, anchor.year, anchor.year + 1, anchor.year + 2):
        found = calendar(year, month, day)
        if found and found >= anchor - timedelta(days=60):
            return found
    return None


def dated(year: str | None, month: int, day: int, anchor: date | None) -> date | None:
    """The day of a month in a year that is written with two or four digits, or not at all."""
    if year:
        return calendar(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return nearest(month, day, anchor) if anchor else None


def numeric(first: int, second: int, year: str | None, anchor: date | None, spanish: bool) -> date | None:
    """ "10/2": the month first, in Spanish the day, where both are possible."""
    if (first, second) == (24, 7):
        return None
    orders = [(first, second), (second, first)]
    if spanish:
        orders.reverse()
    days = [day for month, number in orders if (day := dated(year, month, number, anchor))]
    if anchor and spanish and len(days) > 1:
        return min(days, key=lambda day: (abs((day - anchor).days) > 60, days.index(day)))
    return days[0] if days else None


def dotted(first: int, second: int, year: str, anchor: date | None) -> date | None:
    """ "14.06.2027" has the day first; "9.25.26" cannot, and of "10.05.26" the nearer day is meant."""
    days = [day for pair in ((second, first), (first, second)) if (day := dated(year, *pair, anchor))]
    if anchor and len(year) == 2 and len(days) > 1:
        return min(days, key=lambda day: abs((day - anchor).days))
    return days[0] if days else None


def soon(day: date | None, anchor: date | None) -> date | None:
    """A day that freight moves on within some months; "PU 8-15" in November are hours."""
    return day if day and anchor and -30 <= (day - anchor).days <= 120 else None


def day_of_month(day: int, anchor: date) -> date | None:
    """The next time that this day of the month comes, today included."""
    for months in range(3):
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
        found = calendar(year, month + 1, day)
        if found and found >= anchor:
            return found
    return None


def day_on_weekday(day: int, weekday: int, anchor: date) -> date | None:
    """The next time within the year that this day of the month is on this weekday."""
    for months in range(12):
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
        found = calendar(year, month + 1, day)
        if found and found >= anchor and found.weekday() == weekday:
            return found
    return None


def week_of_year(week: int, anchor: date) -> date | None:
    """The Monday of a calendar week that is near."""
    for year in (anchor.year, anchor.year + 1):
        if 1 <= week <= 52:
            monday = date.fromisocalendar(year, week, 1)
            if monday >= anchor - timedelta(days=7):
                return monday
    return None


def last_of_month(month: int | None, anchor: date, ahead: int = 0) -> date:
    """The last day of a month, of the anchor's own or one `ahead` of it if `month` is None."""
    year, current = anchor.year, month or anchor.month + ahead
    if month and month < anchor.month:
        year += 1
    years, current = divmod(current, 12)
    return date(year + years, current + 1, 1) - timedelta(days=1)


def on_weekday(weekday: int, day: date) -> date:
    """The first such weekday after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def working_days(day: date, count: int) -> date:
    """So many days from Monday to Friday ahead."""
    for _ in range(min(count, 99)):
        day += timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))
    return day
