# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Dates of pickup and delivery: "ready Friday", "must deliver by 10/2", "next Wednesday", "el viernes".

Everything is counted from an anchor, the day on which the mail was written where
the broker is. Of a range, a week or alternatives the first day counts. "ASAP" and "now"
are no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from ..text import BLANK, Found, Scan

Role = Literal["pickup", "delivery", "other", ""]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lunes lun lundi",
            "tuesday tues tue martes mardi",
            "wednesday weds wed miercoles mie mercredi",
            "thursday thurs thur thu jueves jue jeudi",
            "friday fri viernes vie vendredi",
            "saturday sat sabado sab samedi",
            "sunday sun domingo dom dimanche",
        )
    )
    for name in names.split()
}
_DAYS_AWAY = {
    "today": 0,
    "tonight": 0,
    "this afternoon": 0,
    "this morning": 0,
    "hoy": 0,
    "tomorrow": 1,
    "tommorow": 1,
    "tomorow": 1,
    "tmrw": 1,
    "tmw": 1,
    "tmrrw": 1,
    "2morrow": 1,
    "manana": 1,
    "demain": 1,
    "day after tomorrow": 2,
    "pasado manana": 2,
}


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTH = rf"(?:{_any(_MONTHS)})"
_WEEKDAY = rf"(?:{_any(_WEEKDAYS)})"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""
    (?<![\w$#./,-])(?:
      (?P<iso>(?P<iy>20\d\d)[-/](?P<im>\d{{1,2}})[-/](?P<id>\d{{1,2}}))
    | (?P<dotted>(?P<dd>\d{{1,2}})\.(?P<dm>\d{{1,2}})\.(?P<dy>20\d\d))
    | (?P<slash>(?P<s1>\d{{1,2}})/(?P<s2>\d{{1,2}})(?:/(?P<sy>20\d\d|\d\d))?)(?![/\d"'x])
    | (?P<short>(?<=[/|,;][ ])(?P<k1>\d{{1,2}})-(?P<k2>\d{{1,2}})(?=[ ]*(?:$|\n|[/|,;])))
    | (?P<dash>(?P<h1>\d{{1,2}})-(?P<h2>\d{{1,2}})-(?P<hy>20\d\d|\d\d))(?![-\d])
    | (?P<named>(?P<nm>{_MONTH})\.?[ ]{{0,2}}(?:the[ ])?(?P<nd>\d{{1,2}}){_ORDINAL}
        (?![\d:,]\d|[ ]?(?:lbs|pallets|k\b))(?:,?[ ]{{1,2}}(?P<ny>20\d\d))?)
    | (?P<day_month>(?P<md>\d{{1,2}}){_ORDINAL}(?:[ ]?-[ ]?|[ ](?:(?:of|de)[ ])?)?(?P<mm>{_MONTH})\b\.?
        (?:(?:,|[ ]de|[ ]del)?[ -](?P<my>20\d\d|\d\d(?!\d|:|[ ]?(?:lbs|k\b|pallets))))?)
    | (?P<span_month>(?P<rd>\d{{1,2}})[ ]?(?:-|al?|to|y|o|or)[ ]?\d{{1,2}}[ ]
        (?:(?:of|de)[ ])?(?P<rm>{_MONTH})\b)
    | (?P<away>{_any(_DAYS_AWAY).replace(" ", "[ ]")})(?!\w)
    | (?:(?P<next>next|following|(?:el[ ])?proxim[oa]|prox\.?)[ ]
        |(?P<this>this(?:[ ]coming)?|coming|upcoming|este|esta)[ ])?
      (?P<weekday>{_WEEKDAY})(?!\w)(?:\.(?=[ ]?\d))?
      (?P<after>[ ](?:next[ ]week|de[ ]la[ ](?:proxima|siguiente)[ ]semana|of[ ]next[ ]week
        |que[ ]viene|proximo))?
    | (?P<week>(?:next|(?:la[ ])?(?:proxima|siguiente))[ ](?:week|wk|semana))(?!\w)
    | (?P<nth>(?P<td>\d{{1,2}})(?:st|nd|rd|th))(?![a-z\d])
        (?![ ](?:floor|street|st\b|ave|load|stop|pallet|quarter|party|pick|drop|shift|order))
        (?![ ](?:rd\b|blvd|pl\b|place|truck|time))
    | (?P<el>\bel[ ](?:dia[ ])?(?P<ed>\d{{1,2}}))(?![\d/:.,-])
    )
    """,
    re.VERBOSE,
)
_JOIN = re.compile(r"[ ]?(?:-|to|thru|through|/|or|and|&|o|y|al?|hasta|,)[ ]?(?:el[ ]|the[ ])?")
_TAIL = re.compile(
    r"[ ]?(?:-|to|thru|through|or|and|/|&)[ ]?(?:\d{1,2})(?:st|nd|rd|th)?(?![\w/:.,-]"
    r"|[ ]?(?:pallets|lbs|am\b|pm\b|skids|loads))"
)
_AFTER_WEEKDAY = re.compile(r"[ ]?[,.(-]?[ ]?(?:the[ ])?")

_PICKUP = (
    r"etd|ready|avail(?:able|ability|able[ ]for)?|pick(?:s|ing|ed|-)?[ -]?(?:up|ups)?"
    r"|pick-?up|p/?u|pick|load(?:s|ing|ed)?|ship(?:s|ping|ped|per|ment)?|rts"
    r"|leav(?:e|es|ing)|depart(?:s|ing|ure)?|origin|recog\w{0,8}|recolec\w{0,8}"
    r"|carga(?:r|ndo)?|list[oa]s?|disponibles?|sale|salida|embarque|collect(?:ion)?"
    r"|rolling|moving|gone|go(?:es|ing)?[ ]out|out[ ]the[ ]door|start(?:s|ing)?"
)
_DELIVERY = (
    r"deliver(?:y|ies|s|ed|ing)?|del|dlv|dlvy|arriv(?:e|es|al|ing)|eta|mabd|drop(?:s"
    r"|ping|ped)?(?![ -]?trailer)|unload(?:s|ing)?|consignee|receiver|destination|dest"
    r"|entreg\w{0,8}|entrega"
    r"|llega\w{0,4}|llegar|descarg\w{0,6}|rdd|in[ -]hands?|on[ ]site|be[ ]there|(?:need|want)s?[ ](?:it"
    r"|them|this)[ ]there|they[ ]wants?[ ](?:it|them)(?![ ]gone)"
)
_OTHER = (
    r"(?:hours|hrs|open)(?=[^\n]{0,24}\bmon(?:day)?[ ]?(?:-|to|thru|through)[ ]?(?:thu|fri|sat|sun))"
    r"|vessel[ ]eta|eta[ ]vessel|vessel|valid|expires?|expiring|effective|sent|dated|as[ ]of|since|closed"
    r"|holiday|vacation"
    r"|call(?:ed)?|meeting|vigente|invoiced?|last|was|were|ago|office|previous(?:ly)?"
    r"|yesterday|out[ ]until|lfd|last[ ]free[ ]day|cut-?off"
)
# Words that a deadline or a bare "today" after them makes the day of an answer, not of freight.
_ANSWER = (
    r"quot(?:e|es|ed|ing|ations?)|respond|response|respuesta|bids?|bidding|rates?|pricing"
    r"|price|reply|let[ ]me[ ]know|get[ ]back|answer|award(?:ed)?|cotiza\w{0,6}|tarifas?"
    r"|decide|decision|hear[ ]back|tender(?:ed|ing)?|numbers?"
)
_DEADLINE = (
    r"by|before|no[ ]later[ ]than|nlt|due|deadline|on[ ]or[ ]before|antes[ ]del?|a[ ]mas[ ]tardar|must|latest"
)
_KEYWORD = re.compile(
    rf"(?<![\w/])(?:(?P<deadline>{_DEADLINE})|(?P<pickup>{_PICKUP})"
    rf"|(?P<delivery>{_DELIVERY})|(?P<other>{_OTHER})|(?P<answer>{_ANSWER}))(?![a-z])"
)
_WORD_AFTER = re.compile(
    rf"[ ]{{0,2}}[,(-]?[ ]{{0,2}}(?:(?:morning|afternoon|am|pm|early|late|evening"
    rf"|first[ ]thing|\d{{1,2}}(?::\d\d)?[ ]?(?:am|pm|a"
    rf"|p)?)[ ]{{0,2}})?(?:for[ ](?:a[ ])?)?(?:(?P<pickup>{_PICKUP})"
    rf"|(?P<delivery>deliver(?:y|ies)?|del|dlvy?|drop|entrega|descarga"
    rf"|arrival))(?![a-z])(?P<tail>[ ]?(?:[:#]|date|on\b|by\b|is\b|in\b|at\b|to\b)?)"
)
_PAIR = re.compile(
    r"(?<!\w)(?:pu|p/u|pick[ -]?up|ship|pickup)[ ]?(?:[/&]|and)[ ]?(?:del|delivery"
    r"|deliver|dlv)(?:[ ]dates?)?[ ]?[:=\t-]?[ \t]*$"
)
_FRACTION = re.compile(r"\d[ ]$")
_AS_HEADER = re.compile(r"^[ >*]*(?:sent|enviado(?:[ ]el)?|on|el)[ ]?:?[ ].*(?:\d{1,2}:\d\d|wrote:|escribio)")
_SPANISH = re.compile(
    r"\b(?:para|favor|cotizar|cotizacion|recoger|entrega|gracias|fecha|tarimas"
    r"|necesito|buenos|desde|hasta|flete|caja)\b"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day and what it is the day of ("" where the words beside it do not say)."""

    day: date
    role: Role
    deadline: bool = False
    ranged: bool = False  # more days belong to it
    weekday: bool = False  # told by its name only
    by_next: bool = False  # the word behind it says what it is: "Monday pickup"


def find(scan: Scan, anchor: date | None) -> list[Found]:
    """Found values are `Day`; dates of something else than freight have role "other".

    Without an anchor, or with one at the calendar's ends, only dates with their year are read.
    """
    if anchor and not 1900 < anchor.year < 9000:
        anchor = None
    spanish = bool(_SPANISH.search(scan.text))
    found: list[Found] = []
    for match, day in _read_all(scan.text, anchor, spanish):
        if found and match.start() < found[-1].end:
            continue
        joined = _joined_to(scan.text, found, match.start())
        if joined == "weekday" and not found[-1].value.ranged:
            found[-1] = Found(
                "date", replace(found[-1].value, day=day, weekday=False), found[-1].start, match.end()
            )
        elif joined:
            found[-1] = Found("date", replace(found[-1].value, ranged=True), found[-1].start, match.end())
        else:
            item = _with_role(scan, found, match, day)
            found.append(replace(item, value=replace(item.value, weekday=bool(match["weekday"]))))
    return [_with_tail(scan.text, item) for item in found]


def _with_tail(text: str, item: Found) -> Found:
    """ "Oct 5-7": the last day of the range belongs to the words read."""
    tail = _TAIL.match(text, item.end)
    return Found(item.kind, item.value, item.start, tail.end()) if tail else item


def _read_all(text: str, anchor: date | None, spanish: bool) -> Iterator[tuple[re.Match[str], date]]:
    for match in _DATE.finditer(text):
        if _FRACTION.search(text[max(0, match.start() - 2) : match.start()]) and match["slash"]:
            continue
        if match["weekday"] in ("sat", "sun", "mon", "wed", "mie", "dom") and _is_code(text, match):
            continue
        if match["away"] == "manana" and re.search(
            r"(?:la|esta|de la) $", text[max(0, match.start() - 6) : match.start()]
        ):
            continue
        day = _resolve(match, anchor, spanish)
        if day:
            yield match, day


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Whether "SAT" is San Antonio: a dash or arrow and another three letters beside it."""
    return match["weekday"] == "sat" and bool(
        re.match(r"[ ]?[->][ ]?(?!sun|mon|tue|wed)[a-z]{3}\b", text[match.end() : match.end() + 8])
    )


def _joined_to(text: str, found: list[Found], start: int) -> str:
    """How a date goes on with the one before: "weekday" ("Mon 9/28"), "range" ("9/28-10/2") or ""."""
    if not found:
        return ""
    gap = text[found[-1].end : start]
    last = text[found[-1].start : found[-1].end].strip(". ")
    if (
        last.split(" ")[-1] in _WEEKDAYS
        and _AFTER_WEEKDAY.fullmatch(gap)
        and not text[start : start + 3].strip() in _WEEKDAYS
    ):
        return (
            "weekday"
            if text[start].isdigit() or text[start : start + 3] in _MONTHS
            else _range(text, found, gap)
        )
    return _range(text, found, gap)


def _range(text: str, found: list[Found], gap: str) -> str:
    if not _JOIN.fullmatch(gap) or "\n" in gap:
        return ""
    if _PAIR.search(text[max(0, found[-1].start - 26) : found[-1].start]):
        return ""
    return "range"


def _resolve(match: re.Match[str], anchor: date | None, spanish: bool) -> date | None:
    if match["iso"]:
        return _calendar(int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["dotted"]:
        return _calendar(int(match["dy"]), int(match["dm"]), int(match["dd"]))
    if match["slash"]:
        return _numeric(int(match["s1"]), int(match["s2"]), match["sy"], anchor, spanish)
    if match["short"]:
        return _numeric(int(match["k1"]), int(match["k2"]), None, anchor, spanish)
    if match["dash"]:
        return _numeric(int(match["h1"]), int(match["h2"]), match["hy"], anchor, spanish)
    if match["named"] or match["day_month"] or match["span_month"]:
        return _by_month(match, anchor)
    return _relative(match, anchor) if anchor else None


def _by_month(match: re.Match[str], anchor: date | None) -> date | None:
    month = _MONTHS[match["nm"] or match["mm"] or match["rm"]]
    day = int(match["nd"] or match["md"] or match["rd"])
    return _dated(match["ny"] or match["my"], month, day, anchor)


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
        return anchor + timedelta(days=_DAYS_AWAY[match["away"]])
    if match["week"]:
        return monday + timedelta(days=7)
    if match["weekday"]:
        return _weekday(match, anchor, monday)
    return _day_of_month(int(match["td"] or match["ed"]), anchor)


def _weekday(match: re.Match[str], anchor: date, monday: date) -> date:
    """ "next Wednesday" is Wednesday of next week; "Wednesday" the next one to come."""
    number = _WEEKDAYS[match["weekday"]]
    if match["next"] or match["after"]:
        return monday + timedelta(days=7 + number)
    ahead = (number - anchor.weekday()) % 7
    if ahead == 0 and not match["this"]:
        ahead = 7
    return anchor + timedelta(days=ahead)


def _day_of_month(day: int, anchor: date) -> date | None:
    """The next time that this day of the month comes, today included."""
    for months in range(3):
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
        found = _calendar(year, month + 1, day)
        if found and found >= anchor:
            return found
    return None


def _with_role(scan: Scan, found: list[Found], match: re.Match[str], day: date) -> Found:
    text = scan.text
    floor = max(_claimed(text, found[-1]) if found else 0, match.start() - 90)
    line_start = scan.line_span(scan.line_of(match.start()))[0]
    line = text[line_start : scan.line_span(scan.line_of(match.start()))[1]]
    if _AS_HEADER.match(line) and scan.kind in ("forwarded", "quoted"):
        return Found("date", Day(day, "other"), match.start(), match.end())
    pair = found and _PAIR.search(text[max(0, found[-1].start - 26) : found[-1].start])
    if pair and _JOIN.fullmatch(text[found[-1].end : match.start()]):
        return Found("date", Day(day, "delivery"), match.start(), match.end())
    return Found("date", _told(text, floor, match, day), match.start(), match.end())


def _claimed(text: str, item: Found) -> int:
    """Where the words end that belong to a date: those after it too, as in "Monday pickup"."""
    after = _WORD_AFTER.match(text, item.end) if item.value.by_next else None
    return after.end() if after else item.end


def _told(text: str, floor: int, match: re.Match[str], day: date) -> Day:
    """The day with its role, by the word right behind it or the nearest before it."""
    if _PAIR.search(text[max(0, match.start() - 26) : match.start()]):
        return Day(day, "pickup")
    after = _WORD_AFTER.match(text, match.end())
    before = text[floor : match.start()]
    cut = max(
        before.rfind(". "),
        before.rfind(";"),
        before.rfind("\n\n"),
        before.rfind("? "),
        before.rfind(BLANK + "\n"),
    )
    keywords = list(_KEYWORD.finditer(before, cut + 1))
    adjacent = (
        bool(keywords) and len(before) - keywords[-1].end() <= 12 and "\n" not in before[keywords[-1].end() :]
    )
    if after and "," in after.group() and re.match("[ ]?[a-z]{3}", text[after.end() :]):
        after = None  # "10/2, dlv Dayton": the word begins what comes next
    if after and not after["tail"].strip() and not adjacent and "\n" not in after.group():
        return Day(day, "pickup" if after["pickup"] else "delivery", by_next=True)
    role, deadline = _governing(keywords, before)
    return Day(day, role, deadline)


_SOON = re.compile(r"[ ](?:it[ ]|this[ ]|me[ ]|back[ ]|asap[ ])?$")
_FEW_WORDS = re.compile(r"(?:[ ]+[a-z0-9':]+){0,6}[ ]*")


def _governing(keywords: list[re.Match[str]], before: str) -> tuple[Role, bool]:
    """The nearest word before a date says what it is of; "by" leaves that to the word before it."""
    deadline = False
    for word in reversed(keywords):
        gap = before[word.end() :]
        if word["deadline"]:
            deadline = True
        elif word["pickup"] or word["delivery"]:
            return ("pickup" if word["pickup"] else "delivery"), deadline
        elif (
            word["other"]
            and _FEW_WORDS.fullmatch(gap)
            or word["answer"]
            and (_SOON.fullmatch(gap) or (deadline and _FEW_WORDS.fullmatch(gap)))
        ):
            return "other", deadline
    return ("delivery" if deadline else ""), deadline
