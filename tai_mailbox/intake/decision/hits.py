# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where the rules of a request are met in the texts of a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..mail.segments import is_reply
from ..reading import Evidence
from ..rules import AGAINST_IF_UNASKED, FOR_A_LOAD, FOR_A_TRUCK
from .phrases import Rule
from .terse import Text
from .tried import Tried

Examined = tuple[Text, Mapping[str, Sequence[Tried]]]  # and the forms to try on it, by their rules' names


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that is met, and where."""

    rule: Rule
    kind: str
    evidence: Evidence
    is_old: bool  # it stands in the subject of a reply, which an earlier mail may have had already

    @property
    def strength_for(self) -> int:
        """A rule's strength, less where only an earlier mail says it."""
        if self.kind == "quoted":
            return min(FOR_A_TRUCK, self.rule.strength)
        return FOR_A_LOAD if self.is_old else self.rule.strength

    def strength_against(self, own_words: bool) -> int:
        """A rule's strength, less where the sender asks in words of today and only older ones say it."""
        is_older = self.is_old or self.kind == "forwarded"
        return AGAINST_IF_UNASKED if own_words and is_older else self.rule.strength


def hits(rules: Iterable[Rule], texts: Sequence[Examined]) -> Iterator[Hit]:
    """A place in each text where a rule is met: that of the first of its forms which is."""
    for each in rules:
        for (at, segment, text), tried in texts:
            if each.name in tried and (match := _first_meant(each, tried[each.name], text)):
                evidence = Evidence(at, match.start(), match.end(), segment.text[match.start() : match.end()])
                is_old = segment.kind == "subject" and is_reply(segment.text)
                yield Hit(each, segment.kind, evidence, is_old)


def _first_meant(each: Rule, forms: Sequence[Tried], text: str) -> re.Match[str] | None:
    """The first match of a rule's forms, in their order, in a sentence that does not make it harmless."""
    matches = (match for form in forms for match in form.matches(text))
    for match in matches:
        if not each.unless or not each.unless.pattern.search(_sentence(text, match)):
            is_unsaid = not each.unless_said or not each.unless_said.pattern.search(text)
            return match if is_unsaid else None
    return None


_SENTENCE_END = re.compile(r"[.?!](?:\s|$)|\n")


def _sentence(text: str, match: re.Match[str]) -> str:
    """The sentence around a match, 150 characters to either side at most."""
    start = max(0, match.start() - 150)
    ends = list(_SENTENCE_END.finditer(text, start, match.start()))
    stop = _SENTENCE_END.search(text, match.end(), match.end() + 150)
    return text[ends[-1].end() if ends else start : stop.end() if stop else match.end() + 150]
