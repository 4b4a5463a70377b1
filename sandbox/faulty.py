# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Faults that a service was ordered to have, for one user or for all."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar


@dataclass
class Fault:
    """What every fault has: when it strikes, and how often."""

    delay: float = 0.0  # seconds before an answer
    times: int = 0  # sessions (submission) or requests; 0: until reset
    skip: int = 0  # how many pass before
    match: str = ""  # found in "METHOD /path"; only for requests

    def strikes(self, request: str) -> bool:
        if self.match not in request:
            return False
        self.skip -= 1
        return self.skip < 0


@dataclass
class SubmissionFault(Fault):
    """A reply in place of the right one, at one step; or a broken connection.

    `drop`: "before" the mail is accepted, or "after": accepted, but the answer is lost.
    """

    auth: str = ""
    mail: str = ""
    rcpt: str = ""
    data: str = ""
    drop: str = ""


@dataclass
class HttpFault(Fault):
    """`late`, `drop` and `cut` are for Front.

    `late`: the request is done all the same, only its answer is this one. `drop`: the connection ends in
    place of an answer. `cut`: so many bytes of the right answer come, then the connection ends.
    """

    late: bool = False
    drop: bool = False
    cut: int = 0
    status: int = 503
    body: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


AnyFault = TypeVar("AnyFault", SubmissionFault, HttpFault)


class Faults(Generic[AnyFault]):
    """Orders wait in line: the first that strikes is taken."""

    def __init__(self, kind: type[AnyFault]):
        self._kind = kind
        self._by_user: dict[str, list[AnyFault]] = {}
        self._lock = threading.Lock()

    def add(self, user: str, fault: dict[str, Any]) -> None:
        with self._lock:
            self._by_user.setdefault(user.lower(), []).append(self._kind(**fault))

    def clear(self) -> None:
        with self._lock:
            self._by_user.clear()

    def take(self, user: str, request: str = "") -> AnyFault | None:
        """The fault that meets `user` now, counted."""
        with self._lock:
            for name in (user.lower(), "*"):
                waiting = self._by_user.get(name, [])
                fault = next((fault for fault in waiting if fault.strikes(request)), None)
                if fault:
                    return self._count(waiting, fault)
        return None

    @staticmethod
    def _count(waiting: list[AnyFault], fault: AnyFault) -> AnyFault:
        fault.times -= 1
        if fault.times == 0:
            waiting.remove(fault)
        return fault
