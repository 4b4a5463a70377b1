# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A web form's answers that stand below their questions: "Number of pallets" on one line, "6" on the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import word_set
from .lines import Line

_LEAST_ANSWERS = 4  # fewer are an ordinary mail's headings
_LONGEST_QUESTION, _LONGEST_ANSWER = 60, 120  # characters
_WORD = re.compile(r"[a-z]+")
_NO_QUESTION = re.compile(r"[.,;!]$|[\d\t@$]|^\W*(?:yes|no)\W*$", re.IGNORECASE)
_SHORT = re.compile(r"\W*\w+\W*")  # one word or figure, which is no address's first line
_QUESTION_WORDS = word_set(
    """
    pickup pick up origin shipper ship ships shipping shipment from delivery deliver destination dest drop
    consignee receiver to city state province zip zipcode postal code country address location street
    date time ready available requested preferred earliest latest number no of how many much what is are
    the a your and or in pallet pallets skid skids piece pieces unit units handling crates cartons count qty
    quantity total gross weight lb lbs pounds each per freight class commodity description product goods
    cargo contents item items type equipment trailer truck mode service services level accessorials
    liftgate inside residential appointment required needed need hazmat hazardous material materials
    temperature controlled dims dimensions dimension size length width height inches stackable value
    special instructions comments notes additional details information reference po name full first last
    company business contact person email e mail phone telephone mobile job title where when now it
    does do will be should weigh going coming picked delivered shipped you we have please enter select
    choose
    """
)


def with_answers_beside(lines: Sequence[Line]) -> list[Line]:
    """The lines with each answer behind its question, "question: answer", where enough of them stand so."""
    questions = {i for i, line in enumerate(lines) if _is_question(line.text)}
    if len(questions) < _LEAST_ANSWERS:
        return list(lines)
    answers = {i: j for i in questions if (j := _answer_below(lines, i, questions))}
    if len(answers) < _LEAST_ANSWERS:
        return list(lines)
    left_out = {k for i, j in answers.items() for k in range(i + 1, j + 1)}
    return [
        _beside(line, lines[answers[i]]) if i in answers else line
        for i, line in enumerate(lines)
        if i not in left_out
    ]


def _is_question(text: str) -> bool:
    """True for a short line of nothing but words that forms ask with."""
    if not 1 < len(text) <= _LONGEST_QUESTION or _NO_QUESTION.search(text):
        return False
    words = _WORD.findall(text.lower())
    return bool(words) and _QUESTION_WORDS.issuperset(words)


def _answer_below(lines: Sequence[Line], i: int, questions: set[int]) -> int:
    """Where the only line stands that answers question `i`; 0 where several do, or none."""
    j = i + 2 if i + 1 < len(lines) and not lines[i + 1].text.strip() else i + 1
    if j >= len(lines) or j in questions or not _can_answer(lines[j], lines[i]):
        return 0
    is_alone = j + 1 == len(lines) or not lines[j + 1].text.strip() or j + 1 in questions
    return j if is_alone or _SHORT.fullmatch(lines[j].text) else 0


def _can_answer(line: Line, question: Line) -> bool:
    return 0 < len(line.text.strip()) <= _LONGEST_ANSWER and line.depth == question.depth


def _beside(question: Line, answer: Line) -> Line:
    return question._replace(text=f"{question.text.rstrip(' :?*')}: {answer.text.strip()}")
