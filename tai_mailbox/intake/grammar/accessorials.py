# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Services beyond the drive: liftgate, residential, inside, appointment, tarps, team...

A found value is (service, side): side "pickup", "delivery", "both", "here", "ours", "there", or "" where
the words beside it do not say. A negated service ("no liftgate", "tarps not required") is not found.
"""

from __future__ import annotations

import re

from ..text import Found, Scan
from .negation import is_denied
from .service_names import SERVICE

_OWN_TEAM = re.compile(r"\b(?:our|your|my|the|whole|sales|entire)[ ](?:[a-z]+[ ])?team$")
_SENDERS = re.compile(r"\bwe[ ](?:[a-z']+[ ]){0,2}$")  # "we have no dock": who writes, ships
# The end of who writes: "no dock here", "a liftgate on our side"; freight that goes "to us" goes there.
_OURS = re.compile(
    r"[ ,]{1,2}(?:[a-z]+[ ]){0,2}?(?:here|(?:at|on|for)[ ](?:us|(?:our|my|this)[ ](?:own[ ])?(?:side|end"
    r"|shop|place|location|building|facility|warehouse|plant|dock)))(?![a-z]|[ ]in[ ])"
)
_RECEIVES = re.compile(
    r"\b(?:to|into|for)[ ](?:my|our)[ ](?:own[ ]|little[ ]|new[ ])?(?:shop|house|home|place|store"
    r"|warehouse|yard|plant"
    r"|facility|dock|farm|school|church|office|dc|building|site|location|lot|barn|studio|branch)\b"
    r"|\b(?:ship|deliver|com|send|sent|home|back|brought|bring)\w*(?:[ ][a-z]+){0,3}[ ]to[ ](?:me|us|here)\b"
)
_BOTH = re.compile(
    r"[^\n.;]{0,24}\b(?:(?:both|each|either)[ ](?:end|location|place|site|side|stop|address)"
    r"|both(?:[ ](?:ends|sides|locations|stops|places"
    r"|addresses|sites|houses|pickup|at|since|because|bc|as)|(?=[ ]?[,.;]))"
    r"|(?:pickup|pick[ -]?up|origin|pu)[ ]?(?:and|or|&|/|\+)[ ]?(?:(?:at|for)[ ])?(?:the[ ])?(?:delivery"
    r"|destination|del)|ambos)"
)
_BOTH_BEFORE = re.compile(
    r"\bboth(?:[ ](?:addresses|ends|places|locations|sides|sites|stops))?(?:[ ](?:are|is|need|have))?[ ]"
    r"(?:(?:a|private)[ ]){0,2}$"
)
_BOTH_DROPS = re.compile(r"\bboth[ ](?:drops|deliveries|stores|receivers)\b[^.;\n]*$")
_OF_BOTH = ("neither", "both", "house to")
_SIDE_WORDS = (
    (
        "pickup",
        (
            r"pick(?:s|ing|ed)?[ -]?ups?|pickup|p/?u|origin|shipper|orig|loading|recoleccion|origen"
            r"|recoger|carga"
        ),
    ),
    (
        "delivery",
        (
            r"(?:their|the[ ]other|his|her)[ ](?:side|end|shop|place|location|building|facility"
            r"|warehouse|plant|dock)|there(?!(?:'s|[ ]is|[ ]are)\b)"
            r"|deliver(?:y|ed|s|ing)?|dest(?:ination)?|del|consignee|receiv(?:er|ing)|unload(?:ing)?|drop"
            r"|cnee|entrega|destino|descarga|both[ ](?:drops|deliveries|stores|receivers)"
        ),
    ),
)
_AFTER = re.compile(
    r"[ ]?(?:(?:and|&|\+|/)[ ]?inside[ ])?(?:(?:truck|trailer)[ ])?(?:service|required|needed"
    r"|req'?d?|access|appt|location|,)?[ ]?\(?(?:is[ ])?(?:required[ ]|needed[ ])?(?:at|on|for|@|-|/|in|en|a"
    r"|to)?[ ]?(?:the[ ]|la[ ]|el[ ])?(?:"
    + "|".join(f"(?P<{side}>{words})" for side, words in _SIDE_WORDS)
    + r")(?![a-z])(?![ ]?(?::(?![ \t]*(?:y|yes|x|si|required|needed|true)\b)|\d|appt|appointment))"
)
_ENDS = re.compile(
    r"\b(?:(?P<pickup>shipper|origin|(?:pick[ -]?up|loading)[ ](?:site|location|address|end|point)"
    r"|pick[ -]?up[ ](?:is|at|has))"
    r"|(?P<delivery>consignee|receiver|destination|customer|(?:delivery|unloading)[ ](?:site|location"
    r"|address|end|point)|delivery[ ](?:is|at|has)))\b"
)
_SIDE = re.compile(r"\b(?:" + "|".join(f"(?P<{side}>{words})" for side, words in _SIDE_WORDS) + r")\b")
_BEFORE = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(f"(?P<{side}>{words})" for side, words in _SIDE_WORDS)
    + r")(?:[ ](?:is|with|needs|requires|will|need|require|a|an|at|from|in|has|location|site|side|address"
    + r"|con|to))*"
    + r"[ ]?[:,-]?[ ]?(?:a[ ]|an[ ])?$"
)


_WAY = re.compile(
    r"\b(?:(?P<delivery>to|into)|(?P<pickup>from|out[ ]of))[ ](?:(?:an?|the|my|our|his|her|their)[ ])?$"
)
# "Pick up Monday with a liftgate."
_WITH = re.compile(
    r"\b(?:(?P<pickup>pick(?:ing)?[ -]?up|pu|p/u)|(?P<delivery>deliver(?:y|ing|ed)?|drop))\b"
    r"(?:(?!pick|deliver|drop)[^.;:\n]){0,40}\b(?:w|w/|with)[ ]?(?:an?[ ])?$"
)


def find(scan: Scan) -> list[Found]:
    """Found values are (service, side)."""
    text = scan.text
    found = []
    for match in scan.finditer(SERVICE):
        service = match.lastgroup
        if not _negated(text, match) and not _OWN_TEAM.search(
            text, max(0, match.start() - 12), match.start() + 4
        ):
            found.append(Found("accessorial", (service, _side(text, match)), match.start(), match.end()))
    return found


# What says with a "no" of its own that a service is wanted.
_DENIES_ITSELF = re.compile(
    r"(?:no|neither|without|lack\w*|never|not|there's|that's|[a-z]+n't|does|do|can|must|may|should|is|are)\b.*"
    r"(?:dock|freez|frozen)"
)


# "Appointments are made by us": no service that is asked for. "If it has to be a team": nor what only may be.
_OURS_TO_MAKE = re.compile(
    r"[ ](?:(?:is|are|will[ ]be|get|gets)[ ])?(?:(?:made|set|booked|scheduled|handled|arranged|taken)[ ])?"
    r"(?:by[ ](?:us|our\b)|ours\b|not[ ](?:yours|mine)\b)"
)
_MAY_BE = ("team", "tarp", "liftgate")
_IF = re.compile(r"\bif[ ](?:(?!so\b|then\b)[a-z']+[ ]){0,3}$")


def _negated(text: str, match: re.Match[str]) -> bool:
    if match.lastgroup == "appointment" and _OURS_TO_MAKE.match(text, match.end()):
        return True
    if match.lastgroup in _MAY_BE and _IF.search(text, max(0, match.start() - 40), match.start()):
        return True
    return not _DENIES_ITSELF.match(match.group()) and is_denied(text, match.start(), match.end())


def _side(text: str, match: re.Match[str]) -> str:
    before = text[max(0, match.start() - 30) : match.start()]
    if _BOTH_BEFORE.search(before) or match.group().startswith(_OF_BOTH) or _BOTH.match(text, match.end()):
        return "delivery" if _BOTH_DROPS.search(text, max(0, match.start() - 100), match.start()) else "both"
    if own := _OWN_SIDE.search(match.group()) or _WAY.search(before):
        return own.lastgroup or ""
    return _side_behind(text, match) or _side_before(text, match)


# "inside delivery", "liftgate pickup".
_OWN_SIDE = re.compile(r"(?P<delivery>deliver|\bdel\b|entrega)|(?P<pickup>pick|\bpu\b)")


def _side_behind(text: str, match: re.Match[str]) -> str:
    """The side that the words behind a service tell: "at pickup", "here", "on their end"."""
    if ours := _OURS.match(text, match.end()):
        return _side_of_writer(text, "here" if ours.group().endswith("here") else "ours")
    after = _AFTER.match(text, match.end())
    if not after:
        return ""
    return "there" if after.group().endswith("there") else after.lastgroup or ""


def _side_before(text: str, match: re.Match[str]) -> str:
    """The side that the words before a service tell: "we have no dock", "delivery needs a liftgate"."""
    if _SENDERS.search(text, max(0, match.start() - 30), match.start()):
        return _side_of_writer(text, "ours")
    told = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    told = told or _WITH.search(text, max(0, match.start() - 60), match.start())
    return told.lastgroup or "" if told else _side_of_line(text, match)


def _side_of_writer(text: str, side: str) -> str:
    return "delivery" if _RECEIVES.search(text) else side


# "From: our kitchen (liftgate please), Eureka Springs, AR"
_LABEL = re.compile(
    r"[ *>-]*(?:(?P<pickup>from|origin|shipper|ship[ ]from|pick[ -]?up(?:[ ](?:at|from))?|pu|desde|origen"
    r"|recoleccion)"
    r"|(?P<delivery>to|dest(?:ination)?|deliver(?:y|[ ]to)?|drop|consignee|ship[ ]to|destino|entrega))[ ]?:"
)


def _side_of_line(text: str, match: re.Match[str]) -> str:
    """The end that the words before on the line name, or the question that it answers in a form."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if label := _LABEL.match(line):
        return label.lastgroup or ""
    asked, tab, _answer = line.rpartition("\t")
    found = list(_SIDE.finditer(asked) if tab else _ENDS.finditer(line[-80:].rpartition(". ")[2]))
    return found[-1].lastgroup or "" if found else ""
