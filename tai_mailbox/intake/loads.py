# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The loads of a mail, and what its words say for and against a request: the freight half of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .draft import Draft
from .fields import Fields
from .freight import SegmentFreight, read_segment
from .mention import merged_place, same_place
from .reading import REFERENCE_ROLES, Context, Evidence, Load, Place, Reason, Segment
from .requests import weigh, weigh_unfinished
from .rules import MAX_LOADS, MAX_QUOTED, MAX_SCAN, MAX_SCANS
from .text import stems
from .values import finish

_REPLY = re.compile(r"\s*(?:\[[^\]]{1,30}\]\s*)?(?:re|aw|sv|rv)\s*:", re.IGNORECASE)
NEEDED = ("origin", "destination", "freight")
_COUNTED = ("new", "forwarded", "attachment")


@dataclass(frozen=True, slots=True)
class Findings:
    """What the words of a mail amount to.

    `loads` are those that hold enough (contract, section 2); where there is none, `nearest` is what the
    mail says of a load all the same, and `missing` what that lacks, among NEEDED; `request` and
    `contrary` are the reasons for and against this being a request for new freight. It is one if there
    are loads, at least one reason in `request` and none in `contrary`.
    """

    loads: tuple[Load, ...] = ()
    nearest: tuple[Load, ...] = ()
    missing: tuple[str, ...] = ()
    request: tuple[Reason, ...] = ()
    contrary: tuple[Reason, ...] = ()

    @property
    def is_nearly_a_request(self) -> bool:
        """It asks, and says something of the freight, but not enough."""
        return 0 < len(self.missing) < len(NEEDED) and bool(self.request) and not self.contrary


def find_loads(segments: Sequence[Segment], anchor: date | None, context: Context) -> Findings:
    """The loads and the evidence of a mail's segments; dates are counted from `anchor`.

    Without an anchor only dates with their year are read. `segments` may hold segments of every
    kind; an Evidence's number is the index here.
    """
    segments = _bounded(segments)
    drafts, completing = _drafts(segments, anchor)
    for draft in drafts:
        draft.fields.fill_from(draft.shared)
        finish(draft.fields)
    complete = [draft for draft in drafts if draft.has_lane and draft.fields.has_freight]
    loads = tuple(_load(draft) for draft in complete)
    if loads:
        return Findings(loads, loads, (), *weigh(segments, loads, completing))
    best = _nearest(drafts)
    nearest, missing = _load(best), _missing(best)
    if len(missing) == len(NEEDED):
        return Findings((), (nearest,), missing)
    return Findings((), (nearest,), missing, *weigh_unfinished(segments, nearest, completing))


def _bounded(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, cut where they are longer than any mail that people write."""
    bounded, left = [], MAX_SCANS
    for segment in segments:
        text = segment.text[: min(MAX_SCAN, left)]
        left -= len(text)
        bounded.append(replace(segment, text=text))
    return bounded


def _drafts(segments: Sequence[Segment], anchor: date | None) -> tuple[list[Draft], bool]:
    """The loads in the making, and whether they are a quoted request that this mail completes."""
    subject = stems(" ".join(segment.text for segment in segments if segment.kind == "subject"))
    body = [
        read_segment(at, segment, anchor, subject)
        for at, segment in enumerate(segments)
        if segment.kind in _COUNTED
    ]
    subjects = [
        read_segment(at, segment, anchor) for at, segment in enumerate(segments) if segment.kind == "subject"
    ]
    drafts = _united(body)
    loose = _loose(body)
    _complete_from_the_other_mail(drafts, body)
    if not any(draft.has_lane and _has_freight(draft, loose) for draft in drafts):
        quoted = _quoted(segments, anchor)
        spare = [place for reading in body for place in reading.spare]
        if quoted and (_completes(drafts, loose) or spare):
            return _completed(quoted, drafts, loose, spare), True
    if _only_answers(segments, drafts, loose):
        return drafts, False
    return _with_subject(drafts, loose, subjects), False


def _complete_from_the_other_mail(drafts: list[Draft], body: Sequence[SegmentFreight]) -> None:
    """The end that a note lacks, from the mail it passes on, where that names one place."""
    spare = [place for reading in body for place in reading.spare]
    if (
        len(drafts) != 1
        or len(spare) != 1
        or drafts[0].has_lane
        or not (drafts[0].origin or drafts[0].destination)
    ):
        return
    end = "destination" if drafts[0].origin else "origin"
    if not same_place(spare[0], drafts[0].origin or drafts[0].destination or spare[0]):
        setattr(drafts[0], end, spare[0])


def _only_answers(segments: Sequence[Segment], drafts: Sequence[Draft], loose: Fields) -> bool:
    """Whether this is a reply whose own words name neither freight nor place: its subject is an old one."""
    subject = next((segment.text for segment in segments if segment.kind == "subject"), "")
    return bool(_REPLY.match(subject)) and not _completes(drafts, loose)


def _has_freight(draft: Draft, loose: Fields) -> bool:
    return draft.fields.has_freight or draft.shared.has_freight or loose.has_freight


def _united(readings: Iterable[SegmentFreight]) -> list[Draft]:
    """The drafts of several segments; a lane that the note and the mail it passes on both tell is one."""
    drafts: list[Draft] = []
    for reading in readings:
        fresh = _without_repeats(reading.drafts)
        if not drafts:
            drafts = fresh
            continue
        for draft in fresh:
            known = next(
                (other for other in drafts if _same_lane(other, draft) or _halves(other, draft)), None
            )
            if known:
                _absorb(known, draft)
            else:
                drafts.append(draft)
    return drafts[:MAX_LOADS]


def _without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """A lane told twice, in a sentence and again in a block, is one load if nothing contradicts."""
    kept: list[Draft] = []
    for draft in drafts:
        known = next(
            (
                other
                for other in kept
                if not draft.is_row and _same_lane(other, draft) and _agree(other, draft)
            ),
            None,
        )
        if known:
            _absorb(known, draft)
        elif draft.has_lane or not kept:
            kept.append(draft)
        else:
            _lend(kept[-1], draft)
    whole = [draft for draft in kept if draft.has_lane]
    return whole or kept


def _lend(known: Draft, half: Draft) -> None:
    """Half a lane is no load of its own; its words still say something of the one before."""
    known.fields.fill_from(half.fields)


def _agree(one: Draft, other: Draft) -> bool:
    """Whether no figure contradicts: two loads on one lane differ in weight, date, equipment or count."""
    if one.is_row or other.is_row:
        return False
    names = ("weight_lb", "pickup_date", "equipment", "handling_units")
    mine, theirs = one.fields.values, other.fields.values
    return all(mine[name] == theirs[name] for name in names if name in mine and name in theirs)


def _halves(one: Draft, other: Draft) -> bool:
    """Whether one tells only where the freight leaves, the other only where it goes."""
    first, second = (one, other) if one.origin else (other, one)
    return bool(first.origin and second.destination) and not first.destination and not second.origin


def _same_lane(one: Draft, other: Draft) -> bool:
    pairs = ((one.origin, other.origin), (one.destination, other.destination))
    told = [(a, b) for a, b in pairs if a and b]
    return bool(told) and all(same_place(a, b) for a, b in told)


def _absorb(known: Draft, other: Draft) -> None:
    """Take into `known` what `other` says besides."""
    for end in ("origin", "destination"):
        mine, theirs = getattr(known, end), getattr(other, end)
        if mine and theirs:
            setattr(known, end, merged_place(mine, theirs))
        elif theirs:
            setattr(known, end, theirs)
            known.places[end] = other.places.get(end, ())
    if not known.stops and other.stops:
        known.stops = other.stops
        known.places["stops"] = other.places.get("stops", ())
    known.fields.fill_from(other.fields)
    known.shared.fill_from(other.shared)


def _loose(readings: Iterable[SegmentFreight]) -> Fields:
    """What segments without a lane of their own say, first one first."""
    fields = Fields()
    for reading in readings:
        if not reading.drafts:
            fields.fill_from(reading.loose)
    return fields


def _with_subject(drafts: list[Draft], loose: Fields, subjects: Sequence[SegmentFreight]) -> list[Draft]:
    """The subject gives the lane where the body has none, and what the body does not say."""
    for draft in drafts:
        draft.shared.fill_from(loose)
    for subject in subjects:
        lanes = [draft for draft in subject.drafts if draft.origin or draft.destination]
        drafts = _subject_lanes(drafts, loose, lanes)
        if len(drafts) == 1 or not lanes:
            for draft in drafts:
                draft.shared.fill_from(subject.loose)
    return drafts or [Draft(fields=loose)]


def _subject_lanes(drafts: list[Draft], loose: Fields, lanes: Sequence[Draft]) -> list[Draft]:
    whole = [draft for draft in lanes if draft.has_lane]
    if (
        not any(draft.has_lane for draft in drafts)
        and whole
        and not (drafts and not _fits(drafts[0], whole[0]))
    ):
        for lane in whole:
            for draft in drafts[:1]:
                _override(lane, draft)
            lane.shared.fill_from(loose)
        return whole
    if len(drafts) == 1 and len(lanes) == 1 and _fits(drafts[0], lanes[0]):
        _absorb(drafts[0], lanes[0])
    return drafts


def _fits(draft: Draft, lane: Draft) -> bool:
    """Whether a subject's lane can be that of this draft."""
    pairs = ((draft.origin, lane.origin), (draft.destination, lane.destination))
    return all(same_place(a, b) for a, b in pairs if a and b)


def _override(old: Draft, new: Draft) -> None:
    """What `new` says replaces what `old` says; the rest of `old` stays."""
    for end in ("origin", "destination"):
        told = getattr(new, end)
        if told:
            before = getattr(old, end)
            setattr(old, end, merged_place(told, before) if before and same_place(told, before) else told)
            old.places[end] = new.places.get(end, ())
    fields = Fields(dict(new.fields.values), dict(new.fields.evidence))
    fields.fill_from(old.fields)
    old.fields = fields


# -- replies that complete or correct a request --------------------------------


def _quoted(segments: Sequence[Segment], anchor: date | None) -> list[Draft]:
    """The drafts of the nearest quoted mail that names a lane, or else an end of one."""
    nearest: list[Draft] = []
    for at, segment in enumerate(segments):
        if segment.kind == "quoted":
            drafts = [
                draft
                for draft in _united([read_segment(at, _nearest_text(segment), anchor)])
                if draft.origin or draft.destination
            ]
            if any(draft.has_lane for draft in drafts):
                return drafts
            nearest = nearest or drafts
    return nearest


def _nearest_text(segment: Segment) -> Segment:
    """What stands directly below an answer; a long thread goes on for pages."""
    return replace(segment, text=segment.text[:MAX_QUOTED])


def _completes(drafts: Sequence[Draft], loose: Fields) -> bool:
    """Whether the new words add freight or a place to what is quoted, rather than only talk about it."""
    said = set(loose.values).union(*(draft.fields.values for draft in drafts)) - {"references", "unit_type"}
    return bool(said or any(draft.origin or draft.destination for draft in drafts))


def _completed(
    quoted: list[Draft], drafts: list[Draft], loose: Fields, spare: Sequence[Place]
) -> list[Draft]:
    """The quoted loads with the new words' values over theirs; a lone place is the end that was lacking."""
    new = drafts[0] if drafts else Draft()
    if len(spare) == 1 and len(quoted) == 1 and not quoted[0].has_lane:
        setattr(new, "destination" if quoted[0].origin else "origin", spare[0])
    for place in spare:
        _tell_more(quoted, place)
    new.fields.fill_from(loose)
    for draft in quoted:
        _override(draft, new)
    return quoted


def _tell_more(quoted: Sequence[Draft], place: Place) -> None:
    """A place named again, now with its ZIP."""
    for draft in quoted:
        for end in ("origin", "destination"):
            known = getattr(draft, end)
            if known and same_place(known, place):
                setattr(draft, end, merged_place(known, place))


# -- results -------------------------------------------------------------------


def _nearest(drafts: Sequence[Draft]) -> Draft:
    """The draft that says most of what a load needs."""
    return max(
        drafts,
        key=lambda draft: (bool(draft.origin) + bool(draft.destination), draft.fields.has_freight),
        default=Draft(),
    )


def _missing(best: Draft) -> tuple[str, ...]:
    lacks = (
        ("origin", not best.origin),
        ("destination", not best.destination),
        ("freight", not best.fields.has_freight),
    )
    return tuple(name for name, is_lacking in lacks if is_lacking)


def _load(draft: Draft) -> Load:
    values = dict(draft.fields.values)
    evidence: dict[str, tuple[Evidence, ...]] = {**draft.places, **draft.fields.evidence}
    values.setdefault("references", {role: () for role in REFERENCE_ROLES})
    return Load(
        origin=draft.origin, destination=draft.destination, stops=draft.stops, evidence=evidence, **values
    )
