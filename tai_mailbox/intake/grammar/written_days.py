# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Days as people write them, resolved to a date: "10/2", "Sept 3", "next Wednesday", "el viernes".

Everything is counted from an anchor, the day on which the mail was written where
the broker is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from ..beginnings import Expression
from ..text import Scan, word_set
from .calendar_days import (
    calendar,
    dated,
    day_of_month,
    dotted,
    last_of_month,
    nearest,
    numeric,
    on_weekday,
    soon,
    week_of_year,
    working_days,
)
from .day_forms import WEEKDAY, WRITTEN
from .day_names import DAYS_AWAY, MONTHS, ORDINALS, WEEKDAYS
from .feasts import feast, weekday_of_month
from .numbers import number

_WITH_MONTH = word_set("iso dotted slash short dash named day_month in_words compact ordinal")
_FRACTION = re.compile(r"\d[ ]$")
# Before what is a date only there: "PU 9.25", "ready in 2 days".
_DAY_OF = re.compile(
    rf"\b(?:{WEEKDAY}|on|pu|p/u|pick(?:ing)?[ -]?up|pickup|ready|avail\w*|ships?|shipping|loads?|loading|del"
    r"|deliver\w*|date|by|leav\w+|list[oa]s?|recoger|carga\w*|entrega\w*|move|go)"
    r"(?:[ ](?:date|it|them|to|go|ship|is|on|will|be|for|again|up|out|pickup|load)){0,3}[ ]?[:,=]?[ ]?$"
)
_DAY_FOR = re.compile(r"[ ](?:pick[ -]?up|pickup|ship(?:ment|ping)?|load(?:ing)?|delivery)\b")
# Before "in 30 days" where it tells of no freight, or how long something takes.
_NOT_OF_FREIGHT = re.compile(
    r"\b(?:pa(?:y|ys|id|yment|yable|ying)|terms|net|transit|takes?|took|done|made|makes?|ran|runs?|answer"
    r"|reply|respond|back|quot\w+|expires?|due|renews?|starts?|opens?|ends?|over|out|closed|again)\b"
    r"[^.;\n]{0,24}$"
)
# Before a holiday that is itself the day: "on Columbus Day".
_ON_A_FEAST = re.compile(r"\b(?:on|ready)[ ](?:el[ ]|the[ ])?$|[:=][ ]?$")
SPANISH = Expression(
    r"\b(?:para|favor|cotizar|cotizacion|recoger|entrega|gracias|fecha|tarimas"
    r"|necesito|buenos|desde|hasta|flete|caja)\b"
)


def written_days(scan: Scan, anchor: date | None, spanish: bool) -> Iterator[tuple[re.Match[str], date]]:
    text = scan.text
    for match in scan.finditer(WRITTEN):
        if _FRACTION.search(text[max(0, match.start() - 2) : match.start()]) and match["slash"]:
            continue
        if match["weekday"] in ("sat", "sun", "mon", "wed", "mie", "dom") and _is_code(text, match):
            continue
        if match["away"] == "manana" and re.search(
            r"(?:la|esta|de la) $", text[max(0, match.start() - 6) : match.start()]
        ):
            continue
        if (match["point"] or match["solid"]) and not _is_day(text, match):
            continue
        if (
            match["feast"]
            and not match["fw"]
            and not _ON_A_FEAST.search(text, max(0, match.start() - 16), match.start())
        ):
            continue
        if match["ahead"] and _NOT_OF_FREIGHT.search(text, max(0, match.start() - 40), match.start()):
            continue
        day = _resolve(match, anchor, spanish)
        if day:
            yield match, day


def _is_day(text: str, match: re.Match[str]) -> bool:
    """Whether the words beside "9.25" or "12-1" say that it is a day."""
    before = _DAY_OF.search(text, max(0, match.start() - 40), match.start())
    return bool(before or _DAY_FOR.match(text, match.end()))


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Whether "SAT" is San Antonio: a dash or arrow and another three letters beside it."""
    return match["weekday"] == "sat" and bool(
        re.match(r"[ ]?[->][ ]?(?!sun|mon|tue|wed)[a-z]{3}\b", text[match.end() : match.end() + 8])
    )


def _resolve(match: re.Match[str], anchor: date | None, spanish: bool) -> date | None:
    if match["iso"]:
        return calendar(int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["dotted"]:
        return dotted(int(match["dd"]), int(match["dm"]), match["dy"], anchor)
    if match["solid"]:
        return calendar(int(match["ly"] or match["lz"]), int(match["lm"]), int(match["ld"]))
    if match["point"]:
        return soon(numeric(int(match["p1"]), int(match["p2"]), None, anchor, spanish), anchor)
    if match["slash"]:
        return numeric(int(match["s1"]), int(match["s2"]), match["sy"], anchor, spanish)
    if match["short"]:
        return numeric(int(match["k1"]), int(match["k2"]), None, anchor, spanish)
    if match["dash"]:
        return numeric(int(match["h1"]), int(match["h2"]), match["hy"], anchor, spanish)
    if (
        match["named"]
        or match["day_month"]
        or match["span_month"]
        or match["compact"]
        or match["ordinal"]
        or match["in_words"]
    ):
        return _by_month(match, anchor)
    return _relative(match, anchor) if anchor else None


def names_a_month(match: re.Match[str]) -> bool:
    """Whether a written day says which month it is in."""
    return any(match[name] for name in _WITH_MONTH)


def _by_month(match: re.Match[str], anchor: date | None) -> date | None:
    month = MONTHS[match["nm"] or match["mm"] or match["rm"] or match["cm"] or match["om"] or match["wm"]]
    written = match["nd"] or match["md"] or match["rd"] or match["cd"]
    day = int(written) if written else ORDINALS[match["ordinal"] or match["wd"]]
    return dated(match["ny"] or match["my"] or match["cy"], month, day, anchor)


def _relative(match: re.Match[str], anchor: date) -> date | None:
    """The day of the first of the forms below that is there."""
    return next(resolve(match, anchor) for name, resolve in _RELATIVE if match[name])


def _nth_weekday(match: re.Match[str], anchor: date) -> date | None:
    """ "the second Monday of October"."""
    first = nearest(MONTHS[match["nmonth"]], 1, anchor)
    which = ORDINALS[match["nw"]]
    return weekday_of_month(first.year, first.month, WEEKDAYS[match["nd_day"]], which) if first else None


def _by_feast(match: re.Match[str], anchor: date) -> date | None:
    """ "the Monday after Thanksgiving", "the day before Labor Day"."""
    day = feast(match["fn"], anchor)
    if not day or not match["fw"]:
        return day
    if match["fw"] == "day":
        return day + timedelta(days=-1 if match["fd"] == "before" else 1)
    weekday = WEEKDAYS[match["fw"]]
    return on_weekday(weekday, day - timedelta(days=8 if match["fd"] == "before" else 0))


def _beyond_next(match: re.Match[str], anchor: date) -> date:
    """ "the Tuesday after next", "the week after next"."""
    if match["beyond"] == "week":
        return _monday(anchor) + timedelta(days=14)
    return on_weekday(WEEKDAYS[match["beyond"]], anchor) + timedelta(days=7)


def _at_weekend(match: re.Match[str], anchor: date) -> date:
    """Its first day, the Saturday; after it, the Monday."""
    return _monday(anchor) + timedelta(days=7 if match["we_after"] else max(5, anchor.weekday()))


def _end_of_month(match: re.Match[str], anchor: date) -> date:
    return last_of_month(MONTHS.get(match["em"]), anchor, 1 if match["en"] else 0)


def _end_of_week(match: re.Match[str], anchor: date) -> date:
    return _monday(anchor) + timedelta(days=11 if match["wen"] else 4)


def _weeks_from(match: re.Match[str], anchor: date) -> date:
    """ "a week from Friday": the Friday to come, and a week more."""
    word = match["wf"]
    day = (
        anchor + timedelta(days=DAYS_AWAY[word]) if word in DAYS_AWAY else on_weekday(WEEKDAYS[word], anchor)
    )
    if match["wx"] and word in WEEKDAYS:
        day = _monday(anchor) + timedelta(days=7 + WEEKDAYS[word])
    return ahead_of(day, match["wn"], "week")


def ahead_of(day: date, count: str, unit: str) -> date:
    """The day that lies so many days, working days or weeks ahead of another."""
    units = int(count) if count.isdigit() else 2 if "couple" in count else max(1, int(number(count)))
    if unit.startswith(("business", "working")) or "habiles" in unit:
        return working_days(day, units)
    return day + timedelta(days=units * (7 if unit[0] in "ws" else 1))


def _monday(anchor: date) -> date:
    return anchor - timedelta(days=anchor.weekday())


def _weekday(match: re.Match[str], anchor: date) -> date:
    """ "next Wednesday" is Wednesday of next week; "Wednesday" the next one to come."""
    number = WEEKDAYS[match["weekday"]]
    if match["after"] in (" week", " a week"):  # "Tuesday week" is a week later than Tuesday
        return on_weekday(number, anchor) + timedelta(days=7)
    if match["next"] or match["after"]:
        return _monday(anchor) + timedelta(days=7 + number)
    return anchor if match["this"] and number == anchor.weekday() else on_weekday(number, anchor)


_RELATIVE: tuple[tuple[str, Callable[[re.Match[str], date], date | None]], ...] = (
    ("away", lambda match, anchor: anchor + timedelta(days=DAYS_AWAY[match["away"]])),
    ("nthday", _nth_weekday),
    ("feast", _by_feast),
    ("beyond", _beyond_next),
    ("weekend", _at_weekend),
    ("ending", _end_of_month),
    ("week_end", _end_of_week),
    ("weeks", _weeks_from),
    ("ahead", lambda match, anchor: ahead_of(anchor, match["an"], match["au"])),
    ("number", lambda match, anchor: week_of_year(int(match["number"]), anchor)),
    ("week", lambda match, anchor: _monday(anchor) + timedelta(days=7 + WEEKDAYS.get(match["of_week"], 0))),
    ("weekday", _weekday),
    ("nth_word", lambda match, anchor: day_of_month(ORDINALS[match["nth_word"]], anchor)),
    ("td", lambda match, anchor: day_of_month(int(match["td"]), anchor)),
    ("ed", lambda match, anchor: day_of_month(int(match["ed"]), anchor)),
)
_BARE_DAY = re.compile(
    r"[ ](?:(?P<month>\d{1,2})[-.])?(?P<day>\d{1,2})(?![\w/:%\"'-]|[.,]\d)"
    r"(?=[ ]?(?:[^a-z\d ]|$|(?:at|a|y|o|and|or|by|for|from|en|por|para|con|desde|pick\w*|pu"
    r"|load\w*|deliver\w*)\b))"
)


def numbered_weekday(text: str, end: int, anchor: date, weekday: date) -> tuple[date, int] | None:
    """(day, end) of "jueves 26", "Fri 10-2": the number behind a weekday's name, if it is on that weekday."""
    match = _BARE_DAY.match(text, end)
    if not match:
        return None
    number = int(match["day"])
    day = (
        soon(nearest(int(match["month"]), number, anchor), anchor)
        if match["month"]
        else day_of_month(number, anchor)
    )
    return (day, match.end()) if day and day.weekday() == weekday.weekday() else None
