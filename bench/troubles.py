# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What befalls a reading process in the benchmark of faults, and when."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.faults import Injection, LineFaults

from . import environment

LONGEST_LIFE = 0.6  # seconds of a reading process before it is killed
CUTS = 0.25  # of the processes see their connection cut

Trouble = Callable[[LineFaults, random.Random], object]
TROUBLES: dict[str, Trouble] = {
    "none": lambda faults, chance: None,
    "cut after some bytes": lambda faults, chance: setattr(
        faults, "cut_after", chance.randrange(500, 60_000)
    ),
    "black hole": lambda faults, chance: setattr(faults, "black_hole", True),
    "50 ms of latency": lambda faults, chance: setattr(faults, "latency", 0.05),
    "100 kB a second": lambda faults, chance: setattr(faults, "rate", 100_000.0),
    "refused": lambda faults, chance: setattr(faults, "refuse", True),
    "too many connections": lambda faults, chance: setattr(faults, "max_connections", 0),
    "told to go slower": lambda faults, chance: faults.inject.append(
        Injection("UID (FETCH|MOVE)", "{tag} NO [LIMIT] Too many requests", times=3)
    ),
    "lost while fetching": lambda faults, chance: faults.inject.append(Injection("UID FETCH", close=True)),
    "lost while filing": lambda faults, chance: faults.inject.append(Injection("UID MOVE", close=True)),
}
QUIET = 0.4  # of the processes have no trouble on the line


@dataclass(frozen=True)
class Moment:
    """When a process is killed: at most `within` seconds after it has begun, or said what matches."""

    within: float
    match: str = ""


MOMENTS = {
    "at any time": Moment(LONGEST_LIFE),
    "between fetch and commit": Moment(0.15, r"UID FETCH .*BODY\.PEEK\[\]"),
    "between commit and done": Moment(0.02, "UID MOVE"),
}


@dataclass
class Log:
    """What has happened, counted."""

    killed: Counter[str] = field(default_factory=Counter)
    troubles: Counter[str] = field(default_factory=Counter)
    restarts: int = 0
    cuts: int = 0
    most_deaths: int = 0  # over one mail, none of which it was to blame for

    def show(self, server: str) -> None:
        print(f"{server}: PostgreSQL restarted {self.restarts} times, the connection cut {self.cuts} times")
        print(f"ended over one and the same mail: {self.most_deaths} processes at most")
        environment.table([("killed", "times"), *sorted(self.killed.items())])
        environment.table([("trouble on the line", "processes"), *sorted(self.troubles.items())])
