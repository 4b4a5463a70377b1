# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Days as people write them, resolved to a date: "10/2", "Sept 3", "next Wednesday", "el viernes".

Everything is counted from an anchor, the day on which the mail was written where
the broker is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .day_names import DAYS_AWAY, MONTHS, WEEKDAYS
from .numbers import number


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTH = rf"(?:{_any(MONTHS)})"
_WEEKDAY = rf"(?:{_any(WEEKDAYS)})"
_ORDINALS = {"first": 1, "primero": 1, "second": 2, "third": 3}
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""
    (?<![\w$#./,-])(?:
      (?P<iso>(?P<iy>20\d\d)[-/](?P<im>\d{{1,2}})[-/](?P<id>\d{{1,2}}))
    | (?P<dotted>(?P<dd>\d{{1,2}})\.(?P<dm>\d{{1,2}})\.(?P<dy>20\d\d|\d\d))(?![.\d])
    | (?P<slash>(?P<s1>\d{{1,2}})/(?P<s2>\d{{1,2}})(?:/(?P<sy>20\d\d|\d\d))?)(?![/\d"'x])
    | (?P<short>(?<=[/|,;][ ])(?P<k1>\d{{1,2}})-(?P<k2>\d{{1,2}})(?=[ ]*(?:$|\n|[/|,;])))
    | (?P<point>(?P<p1>\d{{1,2}})(?:-(?=\d\d)|\.)(?P<p2>\d{{1,2}}))
        (?![\d.%"'x-]|[ ]?(?:lbs?|k|tons?|kg|mt|in|ft|m|cm)\b)
    | (?P<dash>(?P<h1>\d{{1,2}})-(?P<h2>\d{{1,2}})-(?P<hy>20\d\d|\d\d))(?![-\d])
    | (?P<named>(?P<nm>{_MONTH})\.?[ ]{{0,2}}(?:the[ ])?(?P<nd>\d{{1,2}}){_ORDINAL}
        (?![\d:,]\d|[ ]?(?:lbs|pallets|k\b))(?:,?[ ]{{1,2}}(?P<ny>20\d\d))?)
    | (?P<compact>(?P<cd>\d{{1,2}})-?(?P<cm>{_MONTH})-?(?P<cy>20\d\d|\d\d))(?!\d|[ ]?[ap]m\b)
    | (?P<day_month>(?P<md>\d{{1,2}}){_ORDINAL}(?:[ ]?[-/][ ]?|[ ](?:(?:of|de)[ ])?)?(?P<mm>{_MONTH})\b\.?
        (?:(?:,|[ ]de|[ ]del)?[ -](?P<my>20\d\d|\d\d(?!\d|:|[ ]?(?:lbs|k\b|pallets))))?)
    | (?P<nthday>(?P<nw>first|second|third|fourth)[ ](?P<nd_day>{_WEEKDAY})[ ]
        (?:of|in)[ ](?P<nmonth>{_MONTH})\b)
    | (?:the[ ]|on[ ]|el[ ])?(?P<ordinal>first|second|third|primero)[ ](?:of|de)[ ](?P<om>{_MONTH})\b
    | (?P<span_month>(?P<rd>\d{{1,2}})[ ]?(?:-|al?|to|y|o|or)[ ]?\d{{1,2}}[ ]
        (?:(?:of|de)[ ])?(?P<rm>{_MONTH})\b)
    | (?P<weeks>(?:(?P<wn>an?|one|two|1|2|una|dos)[ ](?:weeks?|semanas?)[ ](?:from|after)[ ]
        (?:this[ ])?(?P<wf>{_WEEKDAY}|today|tomorrow|hoy|manana)))(?!\w)
    | (?P<ahead>(?P<within>(?:in|en)[ ])?(?P<an>\d{{1,2}}|an?|una?|one|two|three|four|five|six|seven|eight
        |nine|ten|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)[ ]
        (?P<au>days?|dias?|weeks?|semanas?)
        (?(within)|[ ]from[ ](?:now|today)))(?!\w)
    | (?P<away>{_any(DAYS_AWAY).replace(" ", "[ ]")})(?!\w)
    | (?:(?P<next>next|following|(?:el[ ])?proxim[oa]|prox\.?)[ ]
        |(?P<this>this(?:[ ]coming)?|coming|upcoming|este|esta)[ ])?
      (?P<weekday>{_WEEKDAY})(?!\w)(?:\.(?=[ ]?\d))?
      (?P<after>[ ](?:next[ ]week|de[ ]la[ ](?:proxima|siguiente)[ ]semana|of[ ]next[ ]week
        |que[ ]viene|proximo|week(?=[ ]*(?:$|[,.;\n]))))?
    | (?:in[ ])?(?:calendar[ ]week|cw|kw|week|wk|semana)
        [ ](?:no\.?[ ]|\#)?(?P<number>\d{{1,2}})(?![\d/:.-]|[ ]?(?:of|lead|transit|turn))
    | (?P<week>(?:next|(?:la[ ])?(?:proxima|siguiente))[ ](?:week|wk|semana))(?!\w)
    | (?P<nth>(?P<td>\d{{1,2}})(?:st|nd|rd|th))(?![a-z\d])
        (?![ ](?:floor|street|st\b|ave|load|stop|pallet|quarter|party|pick|drop|shift|order))
        (?![ ](?:rd\b|blvd|pl\b|place|truck|time))
    | (?P<el>\bel[ ](?:dia[ ])?(?P<ed>\d{{1,2}}))(?![\d/:.,-])
    )
    """,
    re.VERBOSE,
)
_FRACTION = re.compile(r"\d[ ]$")
# Before what is a date only there: "PU 9.25", "ready in 2 days".
_DAY_OF = re.compile(
    rf"\b(?:{_WEEKDAY}|on|pu|p/u|pick(?:ing)?[ -]?up|pickup|ready|avail\w*|ships?|shipping|loads?|loading|del"
    r"|deliver\w*|date|by|leav\w+|list[oa]s?|recoger|carga\w*|entrega\w*|move|go)"
    r"(?:[ ](?:date|it|them|to|go|ship|is|on|will|be|for|again|up|out|pickup|load)){0,3}[ ]?[:,=]?[ ]?$"
)
# Before "in 30 days" where it tells of no freight, or how long something takes.
_NOT_OF_FREIGHT = re.compile(
    r"\b(?:pa(?:y|ys|id|yment|yable|ying)|terms|net|transit|takes?|took|done|made|makes?|ran|runs?|answer"
    r"|reply|respond|back|quot\w+|expires?|due|renews?|starts?|opens?|ends?|over|out|closed|again)\b"
    r"[^.;\n]{0,24}$"
)
SPANISH = re.compile(
    r"\b(?:para|favor|cotizar|cotizacion|recoger|entrega|gracias|fecha|tarimas"
    r"|necesito|buenos|desde|hasta|flete|caja)\b"
)


def written_days(text: str, anchor: date | None, spanish: bool) -> Iterator[tuple[re.Match[str], date]]:
    for match in _DATE.finditer(text):
        if _FRACTION.search(text[max(0, match.start() - 2) : match.start()]) and match["slash"]:
            continue
        if match["weekday"] in ("sat", "sun", "mon", "wed", "mie", "dom") and _is_code(text, match):
            continue
        if match["away"] == "manana" and re.search(
            r"(?:la|esta|de la) $", text[max(0, match.start() - 6) : match.start()]
        ):
            continue
        if match["point"] and not _DAY_OF.search(text, max(0, match.start() - 40), match.start()):
            continue
        if match["ahead"] and _NOT_OF_FREIGHT.search(text, max(0, match.start() - 40), match.start()):
            continue
        day = _resolve(match, anchor, spanish)
        if day:
            yield match, day


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Whether "SAT" is San Antonio: a dash or arrow and another three letters beside it."""
    return match["weekday"] == "sat" and bool(
        re.match(r"[ ]?[->][ ]?(?!sun|mon|tue|wed)[a-z]{3}\b", text[match.end() : match.end() + 8])
    )


def _resolve(match: re.Match[str], anchor: date | None, spanish: bool) -> date | None:
    if match["iso"]:
        return _calendar(int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["dotted"]:
        return _dotted(match, anchor)
    if match["point"]:
        return _soon(_numeric(int(match["p1"]), int(match["p2"]), None, anchor, spanish), anchor)
    if match["slash"]:
        return _numeric(int(match["s1"]), int(match["s2"]), match["sy"], anchor, spanish)
    if match["short"]:
        return _numeric(int(match["k1"]), int(match["k2"]), None, anchor, spanish)
    if match["dash"]:
        return _numeric(int(match["h1"]), int(match["h2"]), match["hy"], anchor, spanish)
    if match["named"] or match["day_month"] or match["span_month"] or match["compact"] or match["ordinal"]:
        return _by_month(match, anchor)
    return _relative(match, anchor) if anchor else None


def _by_month(match: re.Match[str], anchor: date | None) -> date | None:
    month = MONTHS[match["nm"] or match["mm"] or match["rm"] or match["cm"] or match["om"]]
    day = int(match["nd"] or match["md"] or match["rd"] or match["cd"] or _ORDINALS[match["ordinal"]])
    return _dated(match["ny"] or match["my"] or match["cy"], month, day, anchor)


def _soon(day: date | None, anchor: date | None) -> date | None:
    """A day that freight moves on within some months; "PU 8-15" in November are hours."""
    return day if day and anchor and -30 <= (day - anchor).days <= 120 else None


def _dotted(match: re.Match[str], anchor: date | None) -> date | None:
    """ "14.06.2027" has the day first; "9.25.26" cannot, and of "10.05.26" the nearer day is meant."""
    first, second, year = int(match["dd"]), int(match["dm"]), match["dy"]
    days = [day for pair in ((second, first), (first, second)) if (day := _dated(year, *pair, anchor))]
    if anchor and len(year) == 2 and len(days) > 1:
        return min(days, key=lambda day: abs((day - anchor).days))
    return days[0] if days else None


def _dated(year: str | None, month: int, day: int, anchor: date | None) -> date | None:
    if year:
        return _calendar(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _nearest(month, day, anchor) if anchor else None


def _numeric(first: int, second: int, year: str | None, anchor: date | None, spanish: bool) -> date | None:
    if (first, second) == (24, 7):
        return None
    orders = [(first, second), (second, first)]
    if spanish:
        orders.reverse()
    days = [day for month, number in orders if (day := _dated(year, month, number, anchor))]
    if anchor and spanish and len(days) > 1:
        return min(days, key=lambda day: (abs((day - anchor).days) > 60, days.index(day)))
    return days[0] if days else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, anchor: date) -> date | None:
    """The year that a date without one means: up to two months back, else to come."""
    for year in (anchor.year - 1, anchor.year, anchor.year + 1, anchor.year + 2):
        found = _calendar(year, month, day)
        if found and found >= anchor - timedelta(days=60):
            return found
    return None


def _relative(match: re.Match[str], anchor: date) -> date | None:
    monday = anchor - timedelta(days=anchor.weekday())
    if match["away"]:
        return anchor + timedelta(days=DAYS_AWAY[match["away"]])
    if match["nthday"]:
        return _nth_weekday(match, anchor)
    if match["weeks"]:
        return _weeks_from(match, anchor)
    if match["ahead"]:
        return anchor + _length(match["an"], match["au"])
    if match["number"]:
        return _week_of_year(int(match["number"]), anchor)
    if match["week"]:
        return monday + timedelta(days=7)
    if match["weekday"]:
        return _weekday(match, anchor, monday)
    return _day_of_month(int(match["td"] or match["ed"]), anchor)


def _nth_weekday(match: re.Match[str], anchor: date) -> date | None:
    """ "the second Monday of October"."""
    first = _nearest(MONTHS[match["nmonth"]], 1, anchor)
    ahead = (WEEKDAYS[match["nd_day"]] - first.weekday()) % 7 if first else 0
    weeks = ("first", "second", "third", "fourth").index(match["nw"])
    return first + timedelta(days=ahead + 7 * weeks) if first else None


def _week_of_year(week: int, anchor: date) -> date | None:
    """The Monday of a calendar week that is near."""
    for year in (anchor.year, anchor.year + 1):
        if 1 <= week <= 52:
            monday = date.fromisocalendar(year, week, 1)
            if monday >= anchor - timedelta(days=7):
                return monday
    return None


def _weeks_from(match: re.Match[str], anchor: date) -> date:
    """ "a week from Friday": the Friday to come, and a week more."""
    word = match["wf"]
    away = DAYS_AWAY[word] if word in DAYS_AWAY else (WEEKDAYS[word] - anchor.weekday()) % 7 or 7
    return anchor + timedelta(days=away) + _length(match["wn"], "week")


def _length(count: str, unit: str) -> timedelta:
    days = int(count) if count.isdigit() else max(1, int(number(count)))
    return timedelta(days=days * (7 if unit[0] in "ws" else 1))


def _weekday(match: re.Match[str], anchor: date, monday: date) -> date:
    """ "next Wednesday" is Wednesday of next week; "Wednesday" the next one to come."""
    number = WEEKDAYS[match["weekday"]]
    if match["next"] or match["after"]:
        return monday + timedelta(days=7 + number)
    ahead = (number - anchor.weekday()) % 7
    if ahead == 0 and not match["this"]:
        ahead = 7
    return anchor + timedelta(days=ahead)


_BARE_DAY = re.compile(
    r"[ ](?P<day>\d{1,2})(?![\d/:%\"'x-]|[.,]\d|[ ]?(?:[ap]m?\b|lbs?|k\b|plts?|pallets|skids|hrs|tarimas|to\b"
    r"|de\b|of\b|st|nd"
    r"|rd|th))"
)


def numbered_weekday(text: str, end: int, anchor: date, weekday: date) -> tuple[date, int] | None:
    """(day, end) of "jueves 26": the day of the month behind a weekday's name, if it is on that weekday."""
    match = _BARE_DAY.match(text, end)
    day = _day_of_month(int(match["day"]), anchor) if match else None
    return (day, match.end()) if match and day and day.weekday() == weekday.weekday() else None


def _day_of_month(day: int, anchor: date) -> date | None:
    """The next time that this day of the month comes, today included."""
    for months in range(3):
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
        found = _calendar(year, month + 1, day)
        if found and found >= anchor:
            return found
    return None
