# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How many requests Front takes: https://dev.frontapp.com/docs/rate-limiting"""

from __future__ import annotations

import threading
import time
from collections import deque

_WINDOW = 60.0  # seconds
_BURST_WINDOW = 1.0


class Limits:
    """One budget for the whole company, and one for bursts on each resource."""

    def __init__(self, per_minute: int = 200, burst: int = 5):
        self.per_minute, self.burst = per_minute, burst
        self.refused = 0  # requests
        self._all: deque[float] = deque()
        self._by_resource: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def take(self, resource: str) -> float:
        """Count a request: 0, or the seconds to wait. `resource` "": without a limit for bursts."""
        now = time.monotonic()
        with self._lock:
            recent = self._by_resource.setdefault(resource, deque())
            waits = [_wait(self._all, now, _WINDOW, self.per_minute)]
            if resource:
                waits.append(_wait(recent, now, _BURST_WINDOW, self.burst))
            if max(waits) == 0:
                self._all.append(now)
                recent.append(now)
            else:
                self.refused += 1
            return max(waits)

    def headers(self) -> dict[str, str]:
        with self._lock:
            oldest = self._all[0] if self._all else time.monotonic()
            remaining = max(0, self.per_minute - len(self._all))
        reset = time.time() + _WINDOW - (time.monotonic() - oldest)
        return {
            "x-ratelimit-limit": str(self.per_minute),
            "x-ratelimit-remaining": str(remaining),
            "x-ratelimit-reset": f"{reset:.3f}",
        }


def _wait(moments: deque[float], now: float, window: float, limit: int) -> float:
    while moments and moments[0] <= now - window:
        moments.popleft()
    return moments[0] + window - now if len(moments) >= limit else 0.0
