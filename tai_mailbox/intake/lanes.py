# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which places of a text are the ends of a lane: labels, verbs, "from ... to", arrows, stops.

Each mention gets a role from the words before it (or right behind it); the roles, in the
order of the text, make lanes. A lane whose ends are told twice is one lane.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from .places import ENDS_A_NAME, Mention, merged_place, same_place
from .reading import Place
from .rules import MAX_LOADS
from .text import Scan

Role = Literal["origin", "destination", "stop", ""]

# Words that say which end a place is. Strong ones are labels and verbs and reach over an
# address block; weak ones ("from", "to") only reach the place right behind them.
_ORIGIN = (
    r"(?:where[ ]from|from[ ]where)[ ]?[?:]|whse(?=[ ]?:)|pkup|pkp|start(?:s|ing)?[ ](?:in|at)"
    r"|ld(?=[ ]in\b)|pol(?=[ ]?[:=])|pick(?:s|ing"
    r"|ed)?[ -]?ups?|pick(?:ing)?[ ](?:it|them|this)[ ]up|pickup|p/?u"
    r"|origin|orig|shippers?|ship(?:s|ping)?[ ]from|load(?:s|ing)?[ ](?:in|at|out[ ]of"
    r"|point|from)|loading|collect(?:ion|ing)?"
    r"|recoger|recoge(?:mos|n)?|recolecc?i?o?n?(?:ar)?|recolectar|origen"
    r"|cargar?[ ](?:en)|carga[ ]en|cargando[ ]en|located[ ](?:in|at)|sitting[ ](?:in"
    r"|at)|pick(?=[ ]?[:=])|o(?=[ ]?[:=])|o/|(?<!to )(?<!into )(?<!for )(?:our"
    r"|my)[ ](?:plant|warehouse|facility|shop|yard|mill|dock|dc|farm|factory"
    r"|distribution[ ]center)(?:[ ]is)?(?:[ ]located)?[ ](?:in|at|near|on)"
    r"|from(?=[ ]?:)|de(?=[ ]?:)|(?:1st|first)[ ]pick|departure(?=[ ]?:)|remitente|point[ ]of[ ]origin"
    r"|ready[ ](?:in|at)"
    r"|available[ ](?:in|at)|send[ ](?:us[ ])?(?:a|one|your)[ ](?:truck|van|reefer|flatbed|driver|trailer)"
    r"[ ](?:[a-z0-9/]+[ ]){0,3}to"
)
_DESTINATION = (
    r"(?:where[ ]to|to[ ]where)[ ]?[?:]|finish(?:es|ing)?[ ](?:up[ ])?(?:in|at)|dlvr|dlvry|discharge"
    r"|receiving|arrival(?=[ ]?:)|end(?:s|ing)?[ ]"
    r"(?:in|at)|pod(?=[ ]?[:=])|cons(?=[ ]?[:=])"
    r"|needs?[ ](?:it|them|this)[ ](?:in|at)"
    r"|(?<!at )(?<!inside )(?<!residential )(?<!liftgate )(?<!gate )deliver(?:s"
    r"|ed|ing|y|ies)?|destination|dest|consignees?|cnee|ship(?:s"
    r"|ping)?[ -]?to|receivers?|drop(?:s|ping)?(?:[ -]?off)?|del|unload(?:s|ing)?"
    r"|final|going[ ](?:in)?to|goes[ ]to|headed[ ]to|bound[ ]for"
    r"|entregar?(?:ndo)?|entrega(?:s|mos|n)?|destino|destinatario|descargar?(?:[ ]en)?"
    r"|dlvy?|d(?=[ ]?[:=])|d/|(?<!from )(?<!for )(?<!at )(?<!in )(?:our|my|the|a|their)[ ](?:customer"
    r"|client|dealer|buyer|receiver|job[ ]?site"
    r"|distributor)(?:'s)?(?:[ ][a-z]+){0,2}[ ](?:in|at|near)|to(?:[ ](?:each|these"
    r"|both|all|the[ ]following))?(?=[ ]?:)|a(?=[ ]?:)"
    r"|para(?=[ ]?:)|con[ ]destino[ ]a"
)
_STOP = (
    r"(?:extra|additional|intermediate|2nd|second|3rd|third|middle|interim|another|one"
    r"|1)[ ](?:stop|pick(?:[ -]?up)?|drop)(?:[ -]?off)?|stop(?:[ -]?off)?s?(?:[ ]?#?[ ]?\d)?"
    r"|parada[ ]?\d?|escala|so[ ]?#?\d|multi-?stop"
)
_NUMBERED = (
    r"(?P<numbered>(?:(?m:^)[pd](?=\d\b)|pick[ -]?up|pickup|pu|p/u|shipper|origin|load|recoleccion|delivery"
    r"|drop|del|consignee|destination|receiver|dest|so|stop"
    r"|entrega)[ ]?(?:location[ ]?)?[#(]?[ ]?(?P<number>\d)(?![\d/:.,-]|[ ]?(?:pallets"
    r"|plts|skids|am|pm)))"
)
_WEAK_ORIGIN = (
    r"from|out[ ]of|ex|leav(?:e|es|ing)|depart(?:s|ing)?|desde|de|saliendo[ ]de|sale[ ]de"
    r"|salida|pick|fr|b/w|between|entre"
)
_SHORT_SPANISH = frozenset(("a", "de", "para", "ex", "pick"))  # words of many meanings
_WEAK_DESTINATION = r"to|into|hasta|hacia|a|para|arriving|arrive|till"
_MARKER = re.compile(
    rf"(?<![a-z0-9])(?:{_NUMBERED}|(?P<stop>{_STOP})|(?P<origin>{_ORIGIN})"
    rf"|(?P<destination>{_DESTINATION})|(?P<weak_origin>{_WEAK_ORIGIN})"
    rf"|(?P<weak_destination>{_WEAK_DESTINATION}))(?![a-z])"
    r"|(?P<arrow>-{0,2}>{1,2})"
)
# What may stand between "from" or "to" and its place: "our plant in", "the Walmart DC at".
_WEAK_GAP = re.compile(r"[ \t\n:=*\"']*(?:[\w&.'#,/-]+[ \n]+){0,6}(?:zip|code|area|:|c\.?p\.?)?[ \n:(,*-]*")
_NOT_IN_WEAK_GAP = re.compile(
    r"\b(?:ship|move|pick|get|quote|haul|transport|book|cover|send|be|have|see|check"
    r"|load|deliver|know|make|find|run|you|me|us|it|go|arrange|schedule|request|is|are"
    r"|was|will|need|needs|cotizar|mover|enviar|recoger|confirm|hear|discuss|meet"
    r"|do)\b|[.;?!]\s"
)
_STRONG_REACH = 260  # characters from a label to the place of its address block
_SENTENCE_OVER = re.compile(r"[.?!\"][ \t]*\n|\bp\.?[ ]?o\.?[ ]box\b")
_ADDRESS_GAP = re.compile(r"\n[ \t]*\n[ \t]*\n")
_CONNECTOR = re.compile(
    r"[ ,.)]*[\n]?[ ]*(?:-{1,3}|-{0,2}>{1,2}|=+>|to|2(?= )|/|hasta|a|thru|\.{2,3}|~|\t|\|)[ (]*\n?[ (]*"
)
_ONWARD = re.compile(r"\b(?:from there|then on|onwards?|continu(?:es?|ing)(?: on)?)[ ](?:on[ ])?to[ ]$")
_LISTED = re.compile(
    r"[ ).]*(?:(?:and|,|&|then|,[ ]?and)[ ](?:(?:the[ ])?(?:other[ ]|remaining[ ]"
    r"|last[ ])?\d{1,3}[ ](?:pallets?|plts?|skids?|pcs|pieces)[ ])?(?:in|at|to|for)\b"
    r"|,|;|&|\band\b|,[ ]?and\b|\by\b|/|\n+[ ]*(?:[-*]|\d{1,2}[.)])?|\bor\b"
    r"|,?[ ]?then(?:[ ]to)?\b|\+|plus)[ (]*"
)
_SUFFIX = re.compile(
    r"[ ]{0,2}[(\[,-]?[ ]?(?:(?P<origin>origin|outbound|pick[ -]?up|pickup|pu|p/u|shipper"
    r"|ships?(?![ ]to)|loads?(?=[ ](?:mon|tue|wed|thu|fri|sat|sun|today|tom|\d))"
    r"|origen|recoleccion)|(?P<destination>deliver(?:y|s)?|destination|del|drop|consignee"
    r"|receiver|dest|destino|entrega)|(?P<stop>stop))(?![a-z:#])(?![ ]?(?:[:#]|in\b"
    r"|at\b|from\b|to\b|date|on\b))"
)
_MULTI_LANE = re.compile(
    r"\b(?:rates|quotes|lanes|loads|shipments|prices|each|both|following|respectively"
    r"|cotizaciones|rutas|tarifas|individually|separately|separate)\b"
)


@dataclass(slots=True)
class Lane:
    """The ends of one load in one segment, still being put together."""

    segment: int
    origin: Mention | None = None
    destination: Mention | None = None
    stops: list[Mention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return bool(self.origin and self.destination)

    @property
    def start(self) -> int:
        return min(mention.start for mention in self.mentions)

    @property
    def end(self) -> int:
        return max(mention.end for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Step:
    """A mention with its role: `strong` by a label or verb, `linked` by an arrow or dash."""

    mention: Mention
    role: Role
    strong: bool = False
    linked: bool = False
    listed: bool = False
    number: int = 0


def steps_of(scan: Scan, mentions: Sequence[Mention]) -> list[Step]:
    """The mentions that take part in a lane, each with its role."""
    mentions = [mention for mention in mentions if _believable(scan, mention)]
    steps = [_step(scan, mentions, at) for at in range(len(mentions))]
    steps = _with_starts(_with_columns(scan, _with_full_addresses(scan, steps)))
    return _codes_with_partners([step for step in steps if step.role])


def _with_columns(scan: Scan, steps: list[Step]) -> list[Step]:
    """ "From Gardena, CA to:" and a destination at the head of each line below."""
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last and not step.role and last.role == "destination":
            begins = last.listed or _LIST_COLON.search(
                scan.text, max(0, last.mention.start - 60), last.mention.start
            )
            if begins and _head_lines(scan, [last.mention, step.mention]):
                step = replace(step, role="destination", listed=True)
        found.append(step)
    return found


_LIST_COLON = re.compile(r"\b(?:to|destinations?)\b[^\n:]{0,40}:\s*(?:\n[ *-]*)?$")


def _with_full_addresses(scan: Scan, steps: list[Step]) -> list[Step]:
    """An address block whose company carries a city's name: the address below it is the place.

    "Deliver to: Floor Barn of South Bend / 3200 Lincoln Way W / South Bend, IN 46628".
    """
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
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
    spare = [mention for mention in mentions if mention.sure and mention.start not in used][:MAX_LOADS]
    ends = [step.mention.place for step in steps[:MAX_LOADS]]
    spare = [mention for mention in spare if not any(same_place(end, mention.place) for end in ends)]
    one_origin = roles == {"origin"} and len(steps) == 1 and _head_lines(scan, spare)
    if len(spare) != 1 and not one_origin:
        return steps
    role: Role = "destination" if "origin" in roles else "origin"
    return sorted([*steps, *(Step(mention, role) for mention in spare)], key=lambda step: step.mention.start)


def without_words(mentions: Sequence[Mention]) -> list[Step]:
    """Two places and not a word of which is which: "silage bags 24 plts Fort Dodge IA Twin Falls ID"."""
    sure = [mention for mention in mentions if mention.sure]
    if len(sure) != 2 or same_place(sure[0].place, sure[1].place):
        return []
    return [Step(sure[0], "origin"), Step(sure[1], "destination")]


def _head_lines(scan: Scan, mentions: Sequence[Mention]) -> bool:
    """Whether each place opens a line of its own, as the destinations of a list do."""
    lines = [scan.line_of(mention.start) for mention in mentions]
    opens = all(
        not re.search("[a-z]", scan.text[scan.starts[line] : mention.start])
        for line, mention in zip(lines, mentions, strict=True)
    )
    return len(mentions) > 1 and opens and len(set(lines)) == len(lines)


def _step(scan: Scan, mentions: Sequence[Mention], at: int) -> Step:
    mention = mentions[at]
    previous = mentions[at - 1] if at else None
    floor = previous.end if previous else 0
    before = scan.text[max(floor, mention.start - _STRONG_REACH) : mention.start]
    if previous and len(before) <= 14 and _CONNECTOR.fullmatch(before):
        return Step(mention, "destination", linked=True)
    if previous and _ONWARD.search(before):
        return Step(mention, "destination", linked=True)
    marked = _marked(before, mention)
    if marked and (marked.strong or not previous):
        return marked
    suffix = _SUFFIX.match(scan.text, mention.end)
    if suffix:
        return Step(mention, _ROLES[suffix.lastgroup or ""], strong=True)
    if marked:
        return marked
    if previous and _LISTED.fullmatch(before):
        return Step(mention, "", listed=True)
    return Step(mention, "")


def _marked(before: str, mention: Mention) -> Step | None:
    """The role that the nearest word in front of a place gives it."""
    markers = list(_MARKER.finditer(before))
    for marker in reversed(markers):
        gap = before[marker.end() :]
        kind = next(name for name in _MARKER_KINDS if marker[name])
        if kind in _WEAK_KINDS:
            if _reaches_weakly(gap, mention, marker.group()):
                return Step(mention, _WEAK_KINDS[kind], linked=kind == "arrow")
        elif not _reaches_strongly(gap, mention):
            return None
        elif kind == "numbered":
            return _numbered(marker, mention)
        else:
            return Step(mention, _ROLES[kind], strong=True)
    return None


_ROLES: dict[str, Role] = {"origin": "origin", "destination": "destination", "stop": "stop"}
_WEAK_KINDS: dict[str, Role] = {
    "weak_origin": "origin",
    "weak_destination": "destination",
    "arrow": "destination",
}
_MARKER_KINDS = ("numbered", *_ROLES, *_WEAK_KINDS)


def _reaches_weakly(gap: str, mention: Mention, word: str) -> bool:
    if len(gap) > 60 or "\n\n" in gap or not _WEAK_GAP.fullmatch(gap) or _NOT_IN_WEAK_GAP.search(gap):
        return False
    words = len(gap.split())
    if mention.strength == "code" or (word in _SHORT_SPANISH and not gap.endswith(" en ")):
        return words == 0
    return words <= (6 if mention.sure else 2)


def _reaches_strongly(gap: str, mention: Mention) -> bool:
    if _ADDRESS_GAP.search(gap) or _SENTENCE_OVER.search(gap):
        return False
    if mention.sure:
        return True
    words = len(gap.split())
    return words <= (1 if mention.strength == "code" else 8 if mention.strength == "zip" else 5)


def _numbered(marker: re.Match[str], mention: Mention) -> Step:
    number = int(marker["number"])
    word = marker["numbered"]
    if word.startswith(("so", "stop")):
        return Step(mention, "stop", strong=True, number=number)
    role: Role = (
        "origin"
        if word.startswith(("p", "sh", "o", "load", "rec")) and not word.startswith("receiver")
        else "destination"
    )
    if role == "origin" and number > 1:
        return Step(mention, "stop", strong=True, number=number)
    return Step(mention, role, strong=True, number=number)


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


def _believable(scan: Scan, mention: Mention) -> bool:
    """Whether a bare name really is a place, which what follows tells: "Chicago Steel" is none."""
    if mention.strength in ("alone", "code"):
        return bool(ENDS_A_NAME.match(scan.text, mention.end))
    return True


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


def lanes_of(scan: Scan, steps: Sequence[Step]) -> list[Lane]:
    """The lanes that these steps make, in the order of the text; the last may be half a lane."""
    builder = _Builder(scan)
    for step in steps:
        builder.add(step)
    return builder.finish()


class _Builder:
    """Reads steps one by one; a new origin after a destination begins a new lane."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.lanes: list[Lane] = []
        self.lane = Lane(scan.index)

    def add(self, step: Step) -> None:
        if self.lane.complete and _NEW_LOAD.search(self.scan.text, self.lane.end, step.mention.start):
            self._close()
        if step.role == "origin":
            self._origin(step)
        elif step.role == "destination":
            self._destination(step)
        else:
            self._keep(step.mention)
            self.lane.stops.append(step.mention)

    def finish(self) -> list[Lane]:
        self._close()
        return self.lanes

    def _keep(self, mention: Mention) -> None:
        self.lane.mentions.append(mention)

    def _close(self) -> None:
        lane = self.lane
        self.lane = Lane(self.scan.index)
        if not lane.mentions:
            return
        if not lane.origin and lane.stops and (lane.destination or len(lane.stops) > 1):
            lane.origin = lane.stops.pop(0)
        if not lane.destination and lane.stops and lane.origin:
            lane.destination = lane.stops.pop()
        self.lanes.append(lane)

    def _origin(self, step: Step) -> None:
        lane = self.lane
        if lane.origin and same_place(lane.origin.place, step.mention.place) and not lane.destination:
            lane.origin = _refined(lane.origin, step.mention)
        elif lane.origin and lane.destination:
            if step.strong and same_place(lane.origin.place, step.mention.place):
                lane.origin = _refined(lane.origin, step.mention)
            else:
                self._close()
                self.lane.origin = step.mention
        elif lane.origin:
            self._second_origin(step, lane.origin)
            return
        else:
            lane.origin = step.mention
        self._keep(step.mention)

    def _second_origin(self, step: Step, first: Mention) -> None:
        """Another pickup before any delivery: a stop, unless the first was only a name in passing."""
        if not first.sure and step.strong and not step.listed:
            self.lane.origin = step.mention
        else:
            self.lane.stops.append(step.mention)
        self._keep(step.mention)

    def _destination(self, step: Step) -> None:
        lane = self.lane
        if not lane.destination:
            lane.destination = step.mention
        elif same_place(lane.destination.place, step.mention.place):
            lane.destination = _refined(lane.destination, step.mention)
        elif self._is_further_drop(step, lane.destination):
            lane.stops.append(lane.destination)
            lane.destination = step.mention
        else:
            origin = lane.origin
            self._close()
            self.lane.origin = origin
            self.lane.destination = step.mention
        self._keep(step.mention)

    def _is_further_drop(self, step: Step, last: Mention) -> bool:
        """Another delivery of the same load, not another load from the same place."""
        if step.number > 1 or step.linked:
            return True
        if _THE_OTHER.search(self.scan.text, last.end, step.mention.start):
            return False
        if step.listed:
            around = self.scan.text[max(0, self.lane.start - 80) : step.mention.end + 40]
            if re.search(r"\bstops?\b|\bmulti|\bdrops?\b", around):
                return True
            colon = re.search(r"\bto\b[^\n:]{0,40}:", self.scan.text[self.lane.start : last.start])
            return (
                not colon
                and not _MULTI_LANE.search(around)
                and "\n" not in self.scan.text[last.end : step.mention.start]
            )
        return step.strong


# "One goes to Vernon, CA; the other goes to Garland, TX": a truck each.
_THE_OTHER = re.compile(
    r"\b(?:the|and)[ ](?:other|second|third|next|2nd|3rd)"
    r"(?:[ ](?:one|load|truck|van|trailer|reefer|flatbed))?"
    r"[ ](?:goes|going|is|ships?|to|delivers|runs|heads|will)\b"
)
_NEW_LOAD = re.compile(
    r"\n[ \t*#-]*(?:(?:load|lane|shipment|order|quote|carga|viaje"
    r"|ruta)[ ]?(?:no\.?[ ]?)?#?[ ]?\d\b|#?\d{1,2}[.):][ ]|(?:second|next|another|2nd"
    r"|3rd|third)[ ](?:load|lane|one|shipment)\b)"
)


def _refined(one: Mention, other: Mention) -> Mention:
    """One mention that says what both say, standing where the fuller one does."""
    full, short = (other, one) if _fullness(other.place) > _fullness(one.place) else (one, other)
    return Mention(merged_place(full.place, short.place), full.start, full.end, full.strength)


def _fullness(place: Place) -> int:
    return sum(bool(part) for part in (place.city, place.state, place.postal_code))
