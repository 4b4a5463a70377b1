# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Faults that a service was ordered to have, for one user or for all."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar


@dataclass
class SubmissionFault:
    """A reply in place of the right one, at one step; or a broken connection.

    `drop`: "before" the mail is accepted, or "after": accepted, but the answer is lost.
    """

    auth: str = ""
    mail: str = ""
    rcpt: str = ""
    data: str = ""
    drop: str = ""
    delay: float = 0.0  # seconds before each answer
    times: int = 0  # sessions (submission) or requests (graph); 0: until reset


@dataclass
class HttpFault:
    status: int = 503
    body: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0  # seconds
    times: int = 0  # requests; 0: until reset


Fault = TypeVar("Fault", SubmissionFault, HttpFault)


class Faults(Generic[Fault]):
    def __init__(self, kind: type[Fault]):
        self._kind = kind
        self._by_user: dict[str, list[Fault]] = {}
        self._lock = threading.Lock()

    def add(self, user: str, fault: dict[str, Any]) -> None:
        with self._lock:
            self._by_user.setdefault(user.lower(), []).append(self._kind(**fault))

    def clear(self) -> None:
        with self._lock:
            self._by_user.clear()

    def take(self, user: str) -> Fault | None:
        """The fault that meets `user` now, counted."""
        with self._lock:
            for name in (user.lower(), "*"):
                waiting = self._by_user.get(name)
                if waiting:
                    return self._count(waiting)
        return None

    @staticmethod
    def _count(waiting: list[Fault]) -> Fault:
        fault = waiting[0]
        fault.times -= 1
        if fault.times == 0:
            waiting.pop(0)
        return fault
