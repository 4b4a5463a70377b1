# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a day is the day of: "ready Friday", "must deliver by 10/2", "quote needed today"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..text import BLANK, Found, Scan

Role = Literal["pickup", "delivery", "other", ""]

_PICKUP = (
    r"etd|ready|avail(?:able|ability|able[ ]for)?|pick(?:s|ing|ed|-)?[ -]?(?:up|ups)?"
    r"|pick-?up|p/?u|pick|load(?:s|ing|ed)?|ship(?:s|ping|ped|per|ment)?|rts"
    r"|leav(?:e|es|ing)|depart(?:s|ing|ure)?|origin|recog\w{0,8}|recolec\w{0,8}"
    r"|carga(?:r|ndo)?|list[oa]s?|disponibles?|sale|salida|embarque|collect(?:ion)?"
    r"|rolling|moving|gone|go(?:es|ing)?[ ]out|out[ ]the[ ]door|start(?:s|ing)?|(?:done|dry|painted"
    r"|stripped|staged|completed?|crated|packed|finished|pressed"
    r"|cured|built)(?=[^.\n]{0,30}\bby\b|[ ](?:on[ ])?(?:mon|tue|wed|thu|fri|sat|sun|\d|jan|feb|mar|apr"
    r"|may|jun|jul|aug|sep"
    r"|oct|nov|dec))"
)
_DELIVERY = (
    r"deliver(?:y|ies|s|ed|ing)?|del|dlv|dlvy|arriv(?:e|es|al|ing)|eta|mabd|drop(?:s"
    r"|ping|ped)?(?![ -]?trailer)|unload(?:s|ing)?|consignee|receiver|destination|dest"
    r"|entreg\w{0,8}|entrega"
    r"|llega\w{0,4}|llegar|esperan?|descarg\w{0,6}|rdd|in[ -]hands?|on[ ]site|be[ ]there|(?:need"
    r"|want)s?[ ](?:it"
    r"|them|this)[ ]there|(?:should|must|ha[sd][ ]to|have[ ]to|needs?[ ]to|got[ ]to|ought[ ]to"
    r"|can)[ ]be[ ](?:in|at|with|there)(?![ ](?:by[ ])?(?:am|pm))|ends?(?=[ ]?:)|finish(?=[ ]?:)"
    r"|need[ ]it(?=[ ]?[:.])|expected[ ](?:in|at)|due[ ](?:in|at)"
    r"|they[ ]wants?[ ](?:it|them)(?![ ]gone)|(?:have|get|put)[ ](?:it|them|this|that)[ ](?:in|at|to|there)"
)
_OTHER = (
    r"(?:hours|hrs|open)(?=[^\n]{0,24}\bmon(?:day)?[ ]?(?:-|to|thru|through)[ ]?(?:thu|fri|sat|sun))"
    r"|vessel[ ]eta|eta[ ]vessel|vessel|valid|expires?|expiring|effective|sent|dated|as[ ]of|since|closed"
    r"|holiday|vacation|instead[ ]of|hired|rented|finish(?:es|ed|ing)?(?![ ]?:)|wrap(?:s|ping)?|packing"
    r"|baking|production"
    r"|goes[ ]on[ ]press"
    r"|call(?:ed)?|meeting|vigente|invoiced?|last|was|were|ago|office|previous(?:ly)?"
    r"|yesterday|out[ ]until|lfd|last[ ]free[ ]day|cut-?off"
)
# Words that a deadline or a bare "today" after them makes the day of an answer, not of freight.
_ANSWER = (
    r"quot(?:e|es|ed|ing|ations?)|respond|response|respuesta|bids?|bidding|rates?|pricing"
    r"|price|reply|offers?|proposal|estimate|feedback|let[ ]me[ ]know|get[ ]back|answer|award(?:ed)?"
    r"|cotiza\w{0,6}|tarifas?"
    r"|decide|decision|hear[ ]back|tender(?:ed|ing)?|numbers?|please[ ]return|return[ ](?:it|this|your|on)"
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
# What joins two days to one range.
JOIN = re.compile(r"[ ]?(?:-|to|thru|through|/|or|and|&|o|y|al?|hasta|,)[ ]?(?:el[ ]|the[ ])?")
PAIR = re.compile(
    r"(?<!\w)(?:pu|p/u|pick[ -]?up|ship|pickup)[ ]?(?:[/&]|and)[ ]?(?:del|delivery"
    r"|deliver|dlv)(?:[ ]dates?)?[ ]?[:=\t-]?[ \t]*$"
)
_AS_HEADER = re.compile(r"^[ >*]*(?:sent|enviado(?:[ ]el)?|on|el)[ ]?:?[ ].*(?:\d{1,2}:\d\d|wrote:|escribio)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day and what it is the day of ("" where the words beside it do not say)."""

    day: date
    role: Role
    deadline: bool = False
    ranged: bool = False  # more days belong to it
    weekday: bool = False  # told by its name only
    by_next: bool = False  # the word behind it says what it is: "Monday pickup"


def with_role(scan: Scan, found: list[Found], match: re.Match[str], day: date) -> Found:
    text = scan.text
    floor = max(_claimed(text, found[-1]) if found else 0, match.start() - 90)
    line_start = scan.line_span(scan.line_of(match.start()))[0]
    line = text[line_start : scan.line_span(scan.line_of(match.start()))[1]]
    if _AS_HEADER.match(line) and scan.kind in ("forwarded", "quoted"):
        return Found("date", Day(day, "other"), match.start(), match.end())
    pair = found and PAIR.search(text[max(0, found[-1].start - 26) : found[-1].start])
    if pair and JOIN.fullmatch(text[found[-1].end : match.start()]):
        return Found("date", Day(day, "delivery"), match.start(), match.end())
    return Found("date", _told(text, floor, match, day), match.start(), match.end())


def _claimed(text: str, item: Found) -> int:
    """Where the words end that belong to a date: those after it too, as in "Monday pickup"."""
    after = _WORD_AFTER.match(text, item.end) if item.value.by_next else None
    return after.end() if after else item.end


def _told(text: str, floor: int, match: re.Match[str], day: date) -> Day:
    """The day with its role, by the word right behind it or the nearest before it."""
    if PAIR.search(text[max(0, match.start() - 26) : match.start()]):
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
