# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which mentions take part in a lane, each with its role: by the words around it, or by the others."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from .corrections import TAKES_BACK
from .marks import ROLES, STRONG_REACH, Role, Step, marked
from .mention import Mention, same_place
from .place_states import ENDS_A_NAME
from .rules import MAX_LOADS
from .text import Scan

_CONNECTOR = re.compile(
    r"[ ,.)]*[\n]?[ ]*(?:-{1,3}|-{0,2}>{1,2}|=+>|to|2(?= )|/|hasta|a|thru|\.{2,3}|~|\t|\|)[ (]*\n?[ (]*"
)
_ONWARD = re.compile(r"\b(?:from there|then on|onwards?|continu(?:es?|ing)(?: on)?)[ ](?:on[ ])?to[ ]$")
_FROM = re.compile(r"\b(?:from|out of|ex)[ ](?:[a-z]+[ ]){0,2}$")
_LISTED = re.compile(
    r"[ ).]*(?:(?:and|,|;|&|then|[,;][ ]?and)[ ](?:(?:the[ ])?(?:other[ ]|remaining[ ]"
    r"|last[ ])?\d{1,3}[ ](?:(?:pallets?|plts?|skids?|pcs|pieces)[ ])?)?(?:in|at|to|for)\b"
    r"|,|;|&|\band\b|,[ ]?and\b|\by\b|/|\n+[ ]*(?:[-*]|\d{1,2}[.)])?|\bor\b"
    r"|,?[ ]?then(?:[ ]to)?\b|\+|plus)[ (]*"
)
_ASIDE = re.compile(r"\([^()\n]{0,60}\)")  # "Scranton, PA (3 skids) and ..."
_SUFFIX = re.compile(
    r"[ ]{0,2}[(\[,-]?[ ]?(?:(?P<origin>origin|outbound|pick[ -]?up|pickup|pu|p/u|shipper"
    r"|ships?(?![ ]to)|loads?(?=[ ](?:mon|tue|wed|thu|fri|sat|sun|today|tom|\d))"
    r"|origen|recoleccion)|(?P<destination>deliver(?:y|s)?|destination|del|drop|consignee"
    r"|receiver|dest|destino|entrega)|(?P<stop>stop))(?![a-z:#])(?![ ]?(?:[:#]|in\b"
    r"|at\b|from\b|to\b|date|on\b))"
)


def steps_of(scan: Scan, mentions: Sequence[Mention]) -> list[Step]:
    """The mentions that take part in a lane, each with its role."""
    mentions = [mention for mention in mentions if _believable(scan, mention)]
    steps = [_step(scan, mentions, at) for at in range(len(mentions))]
    steps = _with_starts(_with_columns(scan, _with_full_addresses(scan, _without_brackets(scan, steps))))
    steps = _without_taken_back(scan, _in_sequence(scan, _with_one_origin(steps)))
    return _codes_with_partners([step for step in steps if step.role])


def _without_brackets(scan: Scan, steps: list[Step]) -> list[Step]:
    """A place told again in brackets: "Manhattan (New York, NY 10001)"."""
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last and scan.text[last.mention.end : step.mention.start] == " (" and step.mention.sure:
            found[-1] = replace(last, mention=step.mention)
        else:
            found.append(step)
    return found


def _with_one_origin(steps: list[Step]) -> list[Step]:
    """ "A builder from Norman bought it; it is ready here in Dolores": only the second is where it leaves."""
    is_doubtful = [step.role for step in steps] == ["origin", "origin"] and not steps[0].strong
    if is_doubtful and steps[1].strong:
        return [replace(steps[0], role="destination"), steps[1]]
    return steps


_THEN = re.compile(r"[^.;!?\n]*\b(?:then|next|after that|from there|luego|despues)\b[^.;!?\n]*")


def _in_sequence(scan: Scan, steps: list[Step]) -> list[Step]:
    """ "Lancaster, PA first, then Allentown, PA, then all goes to Edison, NJ": the first is the origin."""
    chains: list[list[Step]] = []
    for step in steps:
        if chains and _THEN.fullmatch(scan.text, chains[-1][-1].mention.end, step.mention.start):
            chains[-1].append(step)
        else:
            chains.append([step])
    return [step for chain in chains for step in _ends_of(chain)]


def _ends_of(chain: list[Step]) -> list[Step]:
    first, *between, last = chain if len(chain) > 2 else [*chain[:1], *chain]
    if len(chain) < 3 or first.role == "destination" or last.role != "destination":
        return chain
    return [replace(first, role="origin"), *(replace(step, role="stop") for step in between), last]


_SMALL_WORDS = re.compile(
    r"[ ,:.-]*(?:(?:it|that|this|its|it's|that's|is|be|should|from|to|in|at|the|pickup|pick|up|delivery"
    r"|going|goes|comes|coming|out|of|para|de|en|desde)[ ]){0,4}"
)


def _without_taken_back(scan: Scan, steps: list[Step]) -> list[Step]:
    """ "It's at our dock in Odessa, TX. No wait, from Midland, TX": the first is none."""
    for words in TAKES_BACK.finditer(scan.text):
        before = [step for step in steps if step.mention.end <= words.start()]
        after = next((step for step in steps if step.mention.start >= words.end()), None)
        if not before or not after or not _SMALL_WORDS.fullmatch(scan.text, words.end(), after.mention.start):
            continue
        wrong = next((step for step in reversed(before) if step.role == after.role), before[-1])
        steps = [replace(step, role=wrong.role, linked=False) if step is after else step for step in steps]
        steps = [step for step in steps if step is not wrong]
    return steps


def _with_columns(scan: Scan, steps: list[Step]) -> list[Step]:
    """ "From Gardena, CA to:" and a destination at the head of each line below."""
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last and not step.role and last.role == "destination":
            begins = last.listed or _LIST_COLON.search(
                scan.text, max(0, last.mention.start - 60), last.mention.start
            )
            if begins and _one_a_line(scan, [last.mention, step.mention]):
                step = replace(step, role="destination", listed=True)
        found.append(step)
    return found


_LIST_COLON = re.compile(r"\b(?:to|destinations?)\b[^\n:]{0,40}:\s*(?:\n[ *-]*)?$")


def _with_full_addresses(scan: Scan, steps: list[Step]) -> list[Step]:
    """An address block whose company carries a city's name: the address below it is the place.

    "Deliver to: Floor Barn of South Bend / 3200 Lincoln Way W / South Bend, IN 46628".
    """
    found: list[Step] = []
    for step, following in itertools.zip_longest(steps, steps[1:]):
        last = found[-1] if found else None
        if following and following.linked:
            found.append(step)  # where the next leg begins
            continue
        if last and not step.role and step.mention.sure and last.strong and last.mention.strength == "alone":
            between = scan.text[last.mention.end : step.mention.start]
            if "\n" in between and between.count("\n") <= 4 and "\n\n" not in between:
                found[-1] = replace(last, mention=step.mention)
                continue
        if last and last.role and not step.role and same_place(last.mention.place, step.mention.place):
            step = replace(step, role=last.role, strong=last.strong)
        found.append(step)
    return found


def with_complement(scan: Scan, mentions: Sequence[Mention], steps: list[Step]) -> list[Step]:
    """Give the one end that has no word of its own: two places, of which one says which end it is.

    "It goes to a dealer in Chihuahua, Mexico. Step deck, Fargo, ND 58102 to the door."
    """
    roles = {step.role for step in steps}
    if not roles or {"origin", "destination"} <= roles or "stop" in roles:
        return steps
    used = {step.mention.start for step in steps}
    spare = [one for one in mentions if surely_named(scan, one) and one.start not in used][:MAX_LOADS]
    ends = [step.mention.place for step in steps[:MAX_LOADS]]
    spare = [mention for mention in spare if not any(same_place(end, mention.place) for end in ends)]
    spare = [mention for mention in spare if mention.strength == "stated"] or spare
    told_once = all(same_place(end, ends[0]) for end in ends)
    one_origin = roles == {"origin"} and told_once and _one_a_line(scan, spare)
    if len(spare) != 1 and not one_origin:
        return steps
    role: Role = "destination" if "origin" in roles else "origin"
    return sorted([*steps, *(Step(mention, role) for mention in spare)], key=lambda step: step.mention.start)


def surely_named(scan: Scan, mention: Mention) -> bool:
    """Whether it is a place even where no lane needs one: "the zip is 90058"."""
    before = scan.text[max(0, mention.start - 16) : mention.start]
    return mention.sure or (mention.strength == "zip" and "zip" in before)


def without_words(scan: Scan, mentions: Sequence[Mention]) -> list[Step]:
    """Two places and not a word of which is which: "silage bags 24 plts Fort Dodge IA Twin Falls ID"."""
    sure = [mention for mention in mentions if mention.sure]
    if len(sure) > 2 and _MANY.search(scan.text) and _each_in_its_sentence(scan, sure[1:]):
        return [Step(sure[0], "origin"), *(Step(mention, "destination") for mention in sure[1:MAX_LOADS])]
    if len(sure) != 2 or same_place(sure[0].place, sure[1].place):
        return []
    leanings = [_leaning(scan, mention) for mention in sure]
    if leanings[1] == "origin" != leanings[0] or leanings[0] == "destination" != leanings[1]:
        return [Step(sure[0], "destination"), Step(sure[1], "origin")]
    return [Step(sure[0], "origin"), Step(sure[1], "destination")]


_MANY = re.compile(
    r"\b(?:each|both|separately|individually|(?:two|three|four|2|3|4) (?:loads|trucks|vans"
    r"|stores|of our))\b"
)
_SENTENCE = re.compile(r"[.;!?][ \n]|\n")


def _each_in_its_sentence(scan: Scan, mentions: Sequence[Mention]) -> bool:
    pairs = itertools.pairwise(mentions)
    return all(_SENTENCE.search(scan.text, one.end, other.start) for one, other in pairs)


# Words that lean a place to one end, where nothing says it plainly: "hay is in Delta", "for my guys at Reno".
_LEANS_ORIGIN = re.compile(
    r"\b(?:is|are|sits?|sitting|here|built|made|grown|packed|crated?|stored|staged|waiting|yard|plant"
    r"|mill|farm"
    r"|warehouse|shop|cooler|out(?=[ ]of))[ ](?:of[ ]|[a-z]+[ ])?(?:in|at|of)?[ ]?$"
)
_LEANS_DESTINATION = re.compile(
    r"\b(?:for|needed|wanted|want[s]?|goes|down|up|over|into|there|customer|client|store|site"
    r"|job)\b[^.\n]{0,36}$"
)
_PICKUP_AFTER = re.compile(r"[ ]?[/,(|-]?[ ]?(?:pu|p/u|pick[ -]?up)\b")


def _leaning(scan: Scan, mention: Mention) -> Role:
    before = scan.text[max(0, mention.start - 40) : mention.start]
    if _PICKUP_AFTER.match(scan.text, mention.end):
        return "origin"
    if _LEANS_DESTINATION.search(before):
        return "destination"
    return "origin" if _LEANS_ORIGIN.search(before) else ""


# A day, or what is counted, before the place of a list's line: "Mon - Amarillo, TX", "Truck 2: Waco, TX".
_HEADS_A_LINE = re.compile(
    r"\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:truck|load|store|stop|drop|lot|lane|van|no|item|shipment|carga|viaje)s?|\d{1,2}(?:st|nd|rd|th)|am|pm"
    r"|to|lunes|martes|miercoles|jueves|viernes|sabado)\b"
)


_ITEM = re.compile(r"[ ]*(?:[*>-]|#?\d{1,2}[.):])[ ]")


def _one_a_line(scan: Scan, mentions: Sequence[Mention]) -> bool:
    """Whether each place stands in a line of its own, as the destinations of a list do."""
    lines = [scan.line_of(mention.start) for mention in mentions]
    if len(mentions) < 2 or len(set(lines)) < len(lines):
        return False
    return all(_ITEM.match(scan.line(line)) for line in lines) or _head_lines(scan, mentions)


def _head_lines(scan: Scan, mentions: Sequence[Mention]) -> bool:
    """Whether each place opens a line."""
    heads = [scan.text[scan.starts[scan.line_of(one.start)] : one.start] for one in mentions]
    return not any(re.search("[a-z]", _HEADS_A_LINE.sub("", head)) for head in heads)


_LOADS_THEN = re.compile(r"[ ]?[,;(-]?[ ]?(?:loads?|ships?)\b")  # "into Dixon, load 12/1": what comes next


def _step(scan: Scan, mentions: Sequence[Mention], at: int) -> Step:
    mention = mentions[at]
    previous = mentions[at - 1] if at else None
    floor = previous.end if previous else 0
    before = scan.text[max(floor, mention.start - STRONG_REACH) : mention.start]
    if previous and len(before) <= 14 and _CONNECTOR.fullmatch(before):
        return Step(mention, "destination", linked=True)
    if (
        previous
        and before.strip() == ":"
        and _FROM.search(scan.text, max(0, previous.start - 24), previous.start)
    ):
        return Step(mention, "destination", listed=True)
    if previous and _ONWARD.search(before):
        return Step(mention, "destination", linked=True)
    told = marked(before, mention)
    if told and (told.strong or told.linked or not previous):
        return told
    suffix = _SUFFIX.match(scan.text, mention.end)
    if suffix and not (told and _LOADS_THEN.match(scan.text, mention.end)):
        return Step(mention, ROLES[suffix.lastgroup or ""], strong=True)
    if told:
        return told
    if previous and _LISTED.fullmatch(_ASIDE.sub("", before)):
        return Step(mention, "", listed=True)
    return Step(mention, "")


def _with_starts(steps: list[Step]) -> list[Step]:
    """Make an origin of a place that the next one leads away from, and give each of a list its role."""
    found: list[Step] = []
    for at, step in enumerate(steps):
        following = steps[at + 1] if at + 1 < len(steps) else None
        if step.listed and not step.role and found and found[-1].role:
            step = Step(step.mention, found[-1].role, listed=True)
            if following and following.linked:
                step = Step(step.mention, "origin")
        elif not step.role and following and _leads_away(step, following, found):
            step = Step(step.mention, "origin")
        found.append(step)
    return found


def _leads_away(step: Step, following: Step, before: list[Step]) -> bool:
    """Whether the next place is where this one's freight goes."""
    if following.role != "destination":
        return False
    first = step.mention.sure and not any(earlier.role == "origin" for earlier in before)
    return following.linked or not following.strong or first


_BESIDE_CODE = re.compile(r"[ ]?(?:[->/]|to\b)[ ]?")  # "DAL-SAT"; elsewhere it is a Saturday


def _believable(scan: Scan, mention: Mention) -> bool:
    """Whether a bare name really is a place, which what follows tells: "Chicago Steel" is none."""
    if mention.strength == "code" and scan.text[mention.start : mention.end] == "sat":
        return bool(_BESIDE_CODE.search(scan.text, mention.start - 3, mention.start)) or bool(
            _BESIDE_CODE.match(scan.text, mention.end)
        )
    if mention.strength in ("alone", "code"):
        return bool(ENDS_A_NAME.match(scan.text, mention.end)) or _goes_on_small(scan, mention)
    return True


_SMALL = re.compile(r"[ ][a-z]{2}")


def _goes_on_small(scan: Scan, mention: Mention) -> bool:
    """ "our Chicago warehouse": a name with its capital, and no capital behind it."""
    return scan.original[mention.start].isupper() and bool(_SMALL.match(scan.original, mention.end))


def _codes_with_partners(steps: list[Step]) -> list[Step]:
    """Three-letter codes count only at the two ends of one lane, beside another place."""
    kept = []
    for at, step in enumerate(steps):
        if step.mention.strength == "code":
            before = at and step.linked
            after = at + 1 < len(steps) and steps[at + 1].role == "destination" and not steps[at + 1].strong
            near = at and steps[at - 1].role == "origin" and step.role == "destination"
            if not (before or after or near or step.strong):
                continue
        kept.append(step)
    return kept
