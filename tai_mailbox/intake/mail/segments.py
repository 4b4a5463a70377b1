# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A body's lines to labelled segments: who wrote a stretch of text when, and to what purpose.

Nothing is thrown away. First the body is cut into the mails that it holds (the new one, quoted ones,
forwarded ones), then each of these into its text, banner, signature and disclaimer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ..reading import Segment, SegmentKind
from ..rules import MAX_BLOCKS, MAX_COMMENT_WORDS, MAX_LABELLED_QUOTES
from .dividers import Divider, divider_at, is_ruled_off
from .forms import with_answers_beside
from .lines import Line
from .notices import banner_lines, notices
from .signatures import signature_lines

_FORWARD_PREFIX = re.compile(r"\W*(?:fwd?|rv|reenv|tr|wg|enc|i|fs)\s*:", re.IGNORECASE)
_REPLY_PREFIX = re.compile(r"\W*(?:re|aw|res|ref|sv|antw|rif|resp)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_POINTS_BELOW = re.compile(
    r"\b(?:see|quote|rate|price|bid|review|handle|help|cover|advise|fyi|from)\b.{0,60}\b(?:below|this"
    r"|these|customer)\b"
    r"|\bbelow\b|\bfyi\b|\b(?:can|could|will|would|do) (?:you|u|we)\b|\b(?:this|these) (?:one|load)s?\b"
    r"|\babajo\b|\bver\b.{0,20}\bcorreo\b",
    re.IGNORECASE,
)
_ANSWERS_BELOW = re.compile(
    r"\b(?:answer(?:s|ed)?|repl(?:ies|ied)|respon(?:ses?|ded)|comments?|notes|fill(?:ed)? (?:\w+ )?(?:in|out)"
    r"|respuestas?|respond[io]|contest[eo])\b[^.?!]{0,40}\b(?:below|in ?-?line|in (?:red|blue|green|bold|caps"
    r"|capitals|color)|between|within|(?:next to|under|behind|after) (?:each|the|your)|abajo|en rojo)\b",
    re.IGNORECASE,
)
_TAGS = re.compile(r"\s*(?:\[[^\]]{1,40}\]|\*+\s*\w{1,12}\s*\*+|ext(?:ernal)?\s*:)", re.IGNORECASE)
_GATEWAY_TAGS = re.compile(
    r"[\[(*<]{1,3}\s*(?:ext|external|externo|caution|secure|suspicious)\b[^\])*>]{0,20}[\])*>]{1,3}:?|^\s*ext(?:ernal)?\s*:",
    re.IGNORECASE,
)
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(slots=True)
class _Mail:
    """One of the mails within a body, while its lines are met."""

    kind: SegmentKind
    depth: int = 0
    sender: str = ""
    forwards: bool = False  # its own subject says that it forwards another
    below: SegmentKind = "quoted"  # what lines quoted one deeper are


@dataclass(slots=True)
class _Block:
    """Neighbouring lines of one mail."""

    mail: _Mail
    lines: list[Line] = field(default_factory=list)


def is_forward(subject: str) -> bool:
    return _FORWARD_PREFIX.match(subject, _after_tags(subject)) is not None


def is_reply(subject: str) -> bool:
    return _REPLY_PREFIX.match(subject, _after_tags(subject)) is not None


def _after_tags(subject: str) -> int:
    """Where a subject begins behind what lists and gateways put before it, such as [EXTERNAL]."""
    position = 0
    while found := _TAGS.match(subject, position):
        position = found.end()
    return position


def without_gateway_tags(subject: str) -> str:
    """The subject without the marks of a mail gateway; a number in brackets is none."""
    return " ".join(_GATEWAY_TAGS.sub(" ", subject).split())


def body_segments(lines: Sequence[Line], subject: str, sender: str, answers: bool) -> list[Segment]:
    """The labelled segments of a body.

    `sender` is the sender's name and address, `answers` says that its headers name a mail that it answers.
    """
    first = _Mail("new", 0, sender, is_forward(subject))
    is_answer = is_reply(subject) or (answers and not first.forwards)
    if not is_answer:  # lines that begin with > are then bullets, or pasted
        first.below = "forwarded" if first.forwards else "new"
    cutter = _Cutter(first, subject, is_answer)
    lines = with_answers_beside([line for line in lines if not is_ruled_off(line.text)])
    return merged(_all_segments(cutter.cut(lines)))


def _all_segments(blocks: Iterable[_Block]) -> Iterator[Segment]:
    """The segments of each block; far down a thread nobody asks whose signature stands where."""
    quoted = 0
    for block in blocks:
        quoted += block.mail.kind == "quoted"
        if block.mail.kind == "quoted" and quoted > MAX_LABELLED_QUOTES:
            yield from _segment("quoted", block.lines)
        else:
            yield from _segments_of(block)


class _Cutter:
    """Cuts a body into the mails that it holds; a mail within a mail lies above it on a stack."""

    def __init__(self, first: _Mail, subject: str, answers: bool) -> None:
        self.subject = subject
        self.answers = answers
        self.open = [first]
        self.blocks = [_Block(first)]

    def cut(self, lines: Sequence[Line]) -> list[_Block]:
        i = 0
        while i < len(lines):
            if len(self.blocks) >= MAX_BLOCKS:  # nobody writes so: what is left counts as quoted
                self.blocks.append(_Block(_Mail("quoted"), list(lines[i:])))
                break
            if divider := divider_at(lines, i):
                self._enter(divider, lines)
                i = divider.end
            else:
                self._take(lines[i])
                i += 1
        return self.blocks

    def _take(self, line: Line) -> None:
        if line.text.strip():
            self._go_to(line.depth)
        self._add(self.open[-1], line)

    def _go_to(self, depth: int) -> None:
        """Leaves the mails that are quoted deeper than `depth`, or begins one that is."""
        while len(self.open) > 1 and self.open[-1].depth > depth:
            self.open.pop()
        mail = self.open[-1]
        if mail.depth < depth:
            self.open.append(_Mail(mail.below if mail.kind != "quoted" else "quoted", depth))

    def _add(self, mail: _Mail, *lines: Line) -> None:
        if self.blocks[-1].mail is not mail:
            self.blocks.append(_Block(mail))
        self.blocks[-1].lines += lines

    def _enter(self, divider: Divider, lines: Sequence[Line]) -> None:
        """Begins the mail that a divider announces."""
        depth = lines[divider.start].depth
        self._go_to(depth)
        outer = self.open[-1]
        kind = self._kind_below(outer, divider)
        self._add(_Mail("header"), *lines[divider.start : divider.end])
        below = _depth_after(lines, divider.end, depth)
        if divider.kind == "attribution" and below > depth:
            outer.below = kind
            return
        subject = divider.fields.get("subject", "")
        mail = _Mail(kind, below if divider.kind == "forward" else depth, divider.fields.get("from", ""))
        mail.forwards = is_forward(subject)
        self.open.append(mail)
        if subject:
            self._add(mail, Line(subject, mail.depth), Line("", mail.depth))

    def _kind_below(self, outer: _Mail, divider: Divider) -> SegmentKind:
        if outer.kind == "quoted":
            return "quoted"
        if divider.kind == "forward" or outer.forwards:
            return "forwarded"
        is_next = outer.kind == "new" and divider.kind == "original"
        if is_next and (self._answers_below() or not self.answers and self._only_points_below()):
            return "forwarded"
        return "quoted"

    def _answers_below(self) -> bool:
        """True if the answers stand between the questions: "see my answers in red"."""
        return _ANSWERS_BELOW.search(self._comment()) is not None

    def _only_points_below(self) -> bool:
        """True if what was written above asks for nothing by itself: it passes on what is below."""
        comment = self._comment()
        if any(letter.isdigit() for letter in comment + self.subject):
            return False
        if not comment.strip():
            return True
        return len(comment.split()) <= MAX_COMMENT_WORDS and _POINTS_BELOW.search(comment) is not None

    def _comment(self) -> str:
        """What was written above the mail that begins."""
        return " ".join(
            segment.text for block in self.blocks for segment in _segments_of(block) if segment.kind == "new"
        )


def _depth_after(lines: Sequence[Line], i: int, depth: int) -> int:
    """The quote depth of the next line that is not blank."""
    return next((line.depth for line in lines[i : i + 5] if line.text.strip()), depth)


def _segments_of(block: _Block) -> list[Segment]:
    """A block's text, banner, signature and disclaimer, each under its own label."""
    if block.mail.kind == "header":
        return _segment("header", block.lines)
    pairs = zip(_labels(block), block.lines, strict=True)
    segments: list[Segment] = []
    for label, group in groupby(pairs, key=lambda pair: pair[0]):
        segments += _segment(label, [line for _label, line in group])
    return segments


def _labels(block: _Block) -> list[SegmentKind]:
    """What each line of the block is."""
    labels: list[SegmentKind] = [block.mail.kind] * len(block.lines)
    end = len(labels)
    banner = banner_lines(block.lines)
    for notice in notices(block.lines, banner[-1] + 1 if banner else 0):
        labels[notice.start : notice.stop] = ["disclaimer"] * len(notice)
        end = notice.start if notice.stop == len(labels) else end
    found_by_label: dict[SegmentKind, Iterable[int]] = {
        "signature": signature_lines(block.lines, end, block.mail.sender),
        "banner": banner,
    }
    for label, found in found_by_label.items():
        for i in found:
            labels[i] = label if labels[i] == block.mail.kind else labels[i]
    return labels


def _segment(kind: SegmentKind, lines: Iterable[Line]) -> list[Segment]:
    text = _BLANK_LINES.sub("\n\n", "\n".join(line.text.rstrip() for line in lines)).strip("\n")
    return [Segment(kind, text)] if text.strip() else []


def merged(segments: Iterable[Segment]) -> list[Segment]:
    """Neighbours of one kind as one segment."""
    out: list[Segment] = []
    for segment in segments:
        if out and out[-1].kind == segment.kind:
            out[-1] = Segment(segment.kind, f"{out[-1].text}\n\n{segment.text}")
        else:
            out.append(segment)
    return out
