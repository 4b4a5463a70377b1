# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whether the schedule holds: a simulation of polls from 1 to 10,000 mailboxes, without any server.

    ./dev bench schedule [--size N] [--json FILE]

Time is the simulation's own. Each mailbox is due `EVERY` seconds after its poll began, and waits until one
of the places of a process is free; a poll takes the network's time, in which the others go on, and the
process's own, in which they do not. A share of the servers hangs, and is asked ever more rarely.
"""

from __future__ import annotations

import heapq
import random
import sys
from statistics import mean

from . import environment
from .environment import Goal

EVERY = 300  # seconds between the polls of a mailbox
DAY = 4 * 3600  # seconds simulated
PLACES = 32  # polls side by side in a process
NETWORK = 0.35  # seconds of an idle poll: connecting and three round trips, at 40 ms
OWN = 0.012  # seconds of processor and database in an idle poll
A_MAIL = 0.004  # and for each mail
MAILS_A_DAY = 120  # new mails of a mailbox in the hours simulated
WORK = OWN + A_MAIL * MAILS_A_DAY * EVERY / DAY  # seconds of a process's own in a usual poll
HANGING = 0.01  # of the servers
TIMEOUT = 30  # seconds until one that hangs is given up
LONGEST_PAUSE = 3600
GOALS = {"worst_delay_s": Goal(at_most=60)}
SCALES = ((1, 1), (10, 1), (100, 1), (1000, 1), (10_000, 2), (10_000, 4))


def main() -> int:
    options = environment.arguments(__doc__, 10_000, 10_000, "mailboxes at most")
    rows: list[tuple[object, ...]] = [("mailboxes", "processes", "late, mean s", "late, worst s", "busy %")]
    worst = 0.0
    for mailboxes, processes in SCALES:
        if mailboxes <= options.size:
            late, busy = simulate(mailboxes, processes)
            rows.append((mailboxes, processes, mean(late), max(late), 100 * busy))
            worst = max(late)
    environment.table(rows)
    environment.report(options, {"worst_delay_s": worst}, GOALS)
    return 0


def simulate(mailboxes: int, processes: int) -> tuple[list[float], float]:
    """How late each poll of a server that answers began, in seconds; and the share of time at work."""
    day = Day(mailboxes, processes)
    while day.due[0][0] < DAY:
        day.poll()
    return day.late, len(day.late) * WORK / DAY / processes


class Day:
    def __init__(self, mailboxes: int, processes: int):
        chance = random.Random(mailboxes)
        self.hanging = set(chance.sample(range(mailboxes), int(mailboxes * HANGING)))
        self.due = [(chance.uniform(0, EVERY), mailbox, 0) for mailbox in range(mailboxes)]
        heapq.heapify(self.due)
        self.free = [0.0] * (PLACES * processes)  # when each place is free
        self.own = [0.0] * processes  # until when each process is at work itself
        self.late: list[float] = []

    def poll(self) -> None:
        """The mailbox that is due first, in the place that is free first."""
        wanted, mailbox, failures = heapq.heappop(self.due)
        begins = max(wanted, heapq.heappop(self.free))
        if mailbox in self.hanging:
            ends = begins + TIMEOUT
            again = ends + min(60 * 2**failures, LONGEST_PAUSE), mailbox, failures + 1
        else:
            ends = self.read(begins)
            self.late.append(ends - WORK - NETWORK - wanted)
            again = begins + EVERY, mailbox, 0
        heapq.heappush(self.free, ends)
        heapq.heappush(self.due, again)

    def read(self, begins: float) -> float:
        """When it ends, in the process that has the least to do."""
        process = min(range(len(self.own)), key=self.own.__getitem__)
        self.own[process] = max(self.own[process], begins + NETWORK) + WORK
        return self.own[process]


if __name__ == "__main__":
    sys.exit(main())
