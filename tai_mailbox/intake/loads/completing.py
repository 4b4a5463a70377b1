# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What one part of a mail lacks, from another: the subject, the mail passed on, the request below a reply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ..mail.segments import is_reply
from ..places.find import find_mentions
from ..places.mention import merged_place, same_place
from ..reading import Place, Segment
from ..rules import MAX_QUOTED
from ..text import fold
from .draft import Draft
from .fields import Fields
from .freight import SegmentFreight, read_segment
from .uniting import absorb, fits, override, united


def half_told(subjects: Sequence[SegmentFreight]) -> Draft | None:
    """The only end that a subject tells of, without the other: "Outbound from Winder, GA"."""
    drafts = [draft for reading in subjects for draft in reading.drafts]
    is_half = len(drafts) == 1 and bool(drafts[0].origin) != bool(drafts[0].destination)
    return drafts[0] if is_half else None


def complete_from_spare(drafts: list[Draft], readings: Sequence[SegmentFreight]) -> None:
    """The end that a note lacks, from the mail it passes on or the subject, where that names one place."""
    spare = [place for reading in readings for place in reading.spare]
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


def is_answer(segments: Sequence[Segment]) -> bool:
    """Whether the subject is an earlier mail's, or none: a new one begins another matter."""
    subject = _subject(segments)
    return is_reply(subject) or not subject


def only_answers(segments: Sequence[Segment], drafts: Sequence[Draft], loose: Fields) -> bool:
    """Whether this is a reply whose own words name neither freight nor place: its subject is an old one."""
    return is_reply(_subject(segments)) and not completes(drafts, loose)


def _subject(segments: Sequence[Segment]) -> str:
    return next((segment.text for segment in segments if segment.kind == "subject"), "")


def loose_fields(readings: Iterable[SegmentFreight]) -> Fields:
    """What segments without a lane of their own say, first one first."""
    fields = Fields()
    for reading in readings:
        if not reading.drafts:
            fields.fill_from(reading.loose)
    return fields


def with_subject(drafts: list[Draft], loose: Fields, subjects: Sequence[SegmentFreight]) -> list[Draft]:
    """The subject gives the lane where the body has none, and what the body does not say."""
    for draft in drafts:
        draft.shared.fill_from(loose)
    for subject in subjects:
        lanes = [draft for draft in subject.drafts if draft.origin or draft.destination]
        drafts = _subject_lanes(drafts, loose, lanes)
        if len(drafts) == 1 or not lanes:
            for draft in drafts:
                draft.shared.fill_from(subject.loose)
    complete_from_spare(drafts, subjects)
    return drafts or [Draft(fields=loose)]


def _subject_lanes(drafts: list[Draft], loose: Fields, lanes: Sequence[Draft]) -> list[Draft]:
    whole = [draft for draft in lanes if draft.has_lane]
    if (
        not any(draft.has_lane for draft in drafts)
        and whole
        and not (drafts and not fits(drafts[0], whole[0]))
    ):
        for lane in whole:
            for draft in drafts[:1]:
                override(lane, draft)
            lane.shared.fill_from(loose)
        return whole
    if len(drafts) == 1 and len(lanes) == 1 and fits(drafts[0], lanes[0]):
        absorb(drafts[0], lanes[0])
    return drafts


def quoted_drafts(segments: Sequence[Segment], anchor: date | None) -> list[Draft]:
    """The drafts of the nearest quoted mail that names a lane, or else an end of one."""
    nearest: list[Draft] = []
    for at, segment in enumerate(segments):
        if segment.kind == "quoted":
            drafts = [
                draft
                for draft in united([read_segment(at, _nearest_text(segment), anchor)])
                if draft.origin or draft.destination
            ]
            if any(draft.has_lane for draft in drafts):
                return drafts
            nearest = nearest or drafts
    return nearest


def _nearest_text(segment: Segment) -> Segment:
    """What stands directly below an answer; a long thread goes on for pages."""
    return replace(segment, text=segment.text[:MAX_QUOTED])


def completes(drafts: Sequence[Draft], loose: Fields) -> bool:
    """Whether the new words add freight or a place to what is quoted, rather than only talk about it."""
    said = set(loose.values).union(*(draft.fields.values for draft in drafts)) - {"references", "unit_type"}
    return bool(said or any(draft.origin or draft.destination for draft in drafts))


def put_right(quoted: Sequence[Draft], readings: Iterable[SegmentFreight]) -> None:
    """Replace an end that the new words deny: "it's Wellington, FL 33414, not Ocala"."""
    for scan in (reading.scan for reading in readings if " not " in reading.scan.text):
        for mention in find_mentions(scan):
            denied = _NOT_THERE.match(scan.text, mention.end) if mention.sure else None
            for draft in quoted if denied else ():
                _replace_denied(draft, mention.place, scan.text[denied.end() :] if denied else "")


_NOT_THERE = re.compile(r"[ ,;.(-]{1,3}(?:and )?not (?:(?:in|at|to|from) )?")


def _replace_denied(draft: Draft, place: Place, denied: str) -> None:
    for end in ("origin", "destination"):
        known = getattr(draft, end)
        if known and known.city and denied.startswith(fold(known.city)):
            setattr(draft, end, place)


def completed(quoted: list[Draft], drafts: list[Draft], loose: Fields, spare: Sequence[Place]) -> list[Draft]:
    """The quoted loads with the new words' values over theirs; a lone place is the end that was lacking."""
    new = drafts[0] if drafts else Draft()
    if len(spare) == 1 and len(quoted) == 1 and not quoted[0].has_lane:
        setattr(new, "destination" if quoted[0].origin else "origin", spare[0])
    for place in spare:
        _tell_more(quoted, place)
    new.fields.fill_from(loose)
    for draft in quoted:
        override(draft, new)
    return quoted


def _tell_more(quoted: Sequence[Draft], place: Place) -> None:
    """A place named again, now with its ZIP."""
    for draft in quoted:
        for end in ("origin", "destination"):
            known = getattr(draft, end)
            if known and same_place(known, place):
                setattr(draft, end, merged_place(known, place))
