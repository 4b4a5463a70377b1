# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The loads of a mail, and what its words say for and against a request: the freight half of the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..decision.requests import asked_before, weigh, weigh_unfinished
from ..grammar.equipment_names import WHOLE_TRAILERS
from ..reading import REFERENCE_ROLES, Context, Evidence, Load, Reason, Segment
from ..rules import MAX_SCAN, MAX_SCANS
from ..text import stems
from .completing import (
    complete_from_spare,
    completed,
    completes,
    half_told,
    is_answer,
    loose_fields,
    only_answers,
    put_right,
    quoted_drafts,
    with_subject,
)
from .draft import Draft
from .fields import Fields
from .freight import SegmentFreight, read_segment
from .uniting import united
from .values import finish

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
    found = _found(segments, *_drafts(segments, anchor))
    if not found.loads or found.request or found.contrary or not is_answer(segments):
        return found
    told_again = _found(segments, *_drafts(segments, anchor, is_told_again=True))
    return told_again if told_again.request and not told_again.contrary else found


def _found(segments: Sequence[Segment], drafts: Sequence[Draft], completing: bool) -> Findings:
    several = sum(draft.has_lane for draft in drafts) > 1
    for draft in drafts:
        if _has_another_mode(draft, drafts):
            draft.shared = draft.shared.without("mode")
    for draft in drafts:
        draft.fields.fill_from(draft.shared, own_numbers_only=several)
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


def _has_another_mode(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "One LTL, one truck": whether a load that has a trailer shares a mode that another one tells."""
    own, mode = draft.fields.values, draft.shared.values.get("mode")
    if not mode or "mode" in own or own.get("equipment") not in WHOLE_TRAILERS:
        return False
    return any(other.fields.values.get("mode") == mode for other in drafts if other is not draft)


def _bounded(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, cut where they are longer than any mail that people write."""
    bounded, left = [], MAX_SCANS
    for segment in segments:
        text = segment.text[: min(MAX_SCAN, left)]
        left -= len(text)
        bounded.append(replace(segment, text=text))
    return bounded


def _drafts(
    segments: Sequence[Segment], anchor: date | None, is_told_again: bool = False
) -> tuple[list[Draft], bool]:
    """The loads in the making, and whether they are a quoted request that this mail completes.

    `is_told_again` says that the mail may complete one even where it tells of a whole load itself.
    """
    subject = stems(" ".join(segment.text for segment in segments if segment.kind == "subject"))
    subjects = [
        read_segment(at, segment, anchor) for at, segment in enumerate(segments) if segment.kind == "subject"
    ]
    half = half_told(subjects)
    body = [
        read_segment(at, segment, anchor, subject, half)
        for at, segment in enumerate(segments)
        if segment.kind in _COUNTED
    ]
    drafts = united(body)
    loose = loose_fields(body)
    complete_from_spare(drafts, body)
    is_whole = any(draft.has_lane and _has_freight(draft, loose) for draft in drafts)
    if (is_told_again or not is_whole) and (quoted := _completed(segments, anchor, body, drafts, loose)):
        return quoted, True
    if only_answers(segments, drafts, loose):
        return drafts, False
    return with_subject(drafts, loose, subjects), False


def _completed(
    segments: Sequence[Segment],
    anchor: date | None,
    body: Sequence[SegmentFreight],
    drafts: list[Draft],
    loose: Fields,
) -> list[Draft]:
    """The loads of the quoted request that an answer completes; none where it is no such answer."""
    quoted = quoted_drafts(segments, anchor)
    spare = [place for reading in body for place in reading.spare]
    adds = completes(drafts, loose) or spare
    if not (quoted and adds and is_answer(segments) and asked_before(segments)):
        return []
    put_right(quoted, body)
    return completed(quoted, drafts, loose, spare)


def _has_freight(draft: Draft, loose: Fields) -> bool:
    return draft.fields.has_freight or draft.shared.has_freight or loose.has_freight


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
