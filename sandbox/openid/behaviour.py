# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a provider is told to behave, so that what happens once a year can be tested today."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any, Literal

# off: the refresh token stays (Google). on: a new one comes each time, the old one still works (Microsoft).
# strict: the old one dies when it was used.
Rotation = Literal["off", "on", "strict"]


@dataclass
class TokenFault:
    """An answer of the token endpoint in place of the right one, `times` times (0: until reset)."""

    status: int = 200
    body: dict[str, Any] | str = ""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0  # seconds
    times: int = 1


@dataclass
class Behaviour:
    rotation: Rotation
    access_lifetime: int = 3600  # seconds
    admin_consent: bool = False  # only an administrator may consent
    withhold_refresh_token: bool = False
    token_faults: list[TokenFault] = field(default_factory=list)
    token_requests: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def count_token_request(self) -> TokenFault | None:
        """Count it; the fault that answers it, if any."""
        with self._lock:
            self.token_requests += 1
            if not self.token_faults:
                return None
            fault = self.token_faults[0]
            fault.times -= 1
            if fault.times == 0:
                self.token_faults.pop(0)
            return fault
