# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How many requests Front takes: one budget a minute for the whole company, and bursts on each resource.

https://dev.frontapp.com/docs/rate-limiting
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

USUAL = 50  # requests a minute, of the smallest plan
MINUTE = 60.0  # seconds
BURST = 5  # requests for one resource
BURST_TIME = 1.0  # seconds
UNTOLD_PAUSE = 5.0  # seconds, after a refusal that names no time


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer says of the budget; None where it does not."""

    refused: bool = False
    remaining: int | None = None  # requests
    resets_in: float | None = None  # seconds
    retry_after: float | None = None  # seconds

    @classmethod
    def by(cls, status: int, headers: Mapping[str, str], retry_after: float | None) -> Told:
        remaining, reset = (_number(headers.get(f"x-ratelimit-{name}")) for name in ("remaining", "reset"))
        return cls(
            refused=status == 429,
            remaining=None if remaining is None else int(remaining),
            resets_in=None if reset is None else reset - _clock(headers),
            retry_after=retry_after,
        )


class Pace(Protocol):
    """Lets requests go as the budget has room for them. Safe for several threads."""

    def take(self, resource: str, reserve: int) -> float:
        """0, and the request counts; else the seconds to wait. `reserve`: how many are left to others."""

    def note(self, told: Told) -> None:
        """What Front's answer says is truer than what was counted here."""


@dataclass(slots=True)
class Budget:
    """A company's budget as it stands; `now` is always the time in seconds of one and the same clock."""

    left: int = USUAL
    until: float = 0.0  # when there is a new one
    pause: float = 0.0  # until then Front has refused to take anything
    recent: dict[str, list[float]] = field(default_factory=dict)  # resource -> when it was asked for

    @classmethod
    def read(cls, kept: Mapping[str, Any] | None) -> Budget:
        """Of what `kept` gave."""
        return cls(**kept) if kept else cls()

    def kept(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)

    def take(self, now: float, resource: str, reserve: int = 0) -> float:
        """As `Pace.take`."""
        if now >= self.until:
            self.left, self.until = max(self.left, USUAL), now + MINUTE
        self._forget_bursts(now)
        wait = max(self._wait(now, reserve), self._burst_wait(now, resource), 0.0)
        if not wait:
            self.left -= 1
            self.recent.setdefault(resource, []).append(now)
        return wait

    def note(self, now: float, told: Told) -> None:
        """As `Pace.note`."""
        if told.refused:
            self.pause = now + (UNTOLD_PAUSE if told.retry_after is None else told.retry_after)
        if told.remaining is not None:
            self.left = told.remaining
        if told.resets_in is not None:
            self.until = now + min(max(told.resets_in, 0.0), MINUTE)

    def _wait(self, now: float, reserve: int) -> float:
        return max(self.pause, self.until if self.left <= reserve else now) - now

    def _burst_wait(self, now: float, resource: str) -> float:
        asked = self.recent.get(resource, [])
        return asked[-BURST] + BURST_TIME - now if len(asked) >= BURST else 0.0

    def _forget_bursts(self, now: float) -> None:
        fresh = {name: [at for at in asked if at > now - BURST_TIME] for name, asked in self.recent.items()}
        self.recent = {name: asked for name, asked in fresh.items() if asked}


class OwnPace:
    """The budget of a process that shares it with no other."""

    def __init__(self) -> None:
        self._budget, self._lock = Budget(), threading.Lock()

    def take(self, resource: str, reserve: int) -> float:
        with self._lock:
            return self._budget.take(time.time(), resource, reserve)

    def note(self, told: Told) -> None:
        with self._lock:
            self._budget.note(time.time(), told)


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _clock(headers: Mapping[str, str]) -> float:
    """Front's own clock, by which it tells moments."""
    try:
        return parsedate_to_datetime(headers.get("Date", "")).timestamp()
    except ValueError:
        return time.time()
