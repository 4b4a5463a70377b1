# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Running polls: the network in threads, the database in one place.

A poll is a generator. It yields calls that use the network and no database, and is
sent their results, or thrown their exceptions. Before it yields it has ended its
transaction, so that none is open while the network is waited for; between two
yields it has the database to itself.
"""

import time
from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

Call = Callable[[], Any]
Steps = Generator[Call, Any, None]
More = Callable[[int], list[Steps]]
LOOK_AGAIN = 1.0  # seconds after which to ask for polls again where there were none


def run(steps: Steps) -> None:
    """One poll, here and now."""
    call = next(steps, None)
    while call:
        outcome: Future = Future()
        try:
            outcome.set_result(call())
        except Exception as error:  # noqa: BLE001 - the poll is told whatever it was
            outcome.set_exception(error)
        call = _advance(steps, outcome)


def run_side_by_side(more: More, at_once: int) -> int:
    """Many polls, `at_once` of them at a time, until there are no more; how many have been run.

    :param more: gives at most so many polls as it is asked for. It is asked whenever there
        is room, so that one that hangs keeps nothing but its own place.
    """
    with ThreadPoolExecutor(at_once, thread_name_prefix="tai_mailbox") as threads:
        side_by_side = _SideBySide(more, at_once, threads)
        side_by_side.begin_more()
        while side_by_side.waiting:
            side_by_side.go_on()
            side_by_side.begin_more()
        return side_by_side.begun


class _SideBySide:
    def __init__(self, more: More, at_once: int, threads: ThreadPoolExecutor):
        self.more, self.at_once, self.threads = more, at_once, threads
        self.waiting: dict[Future, Steps] = {}  # the calls that run, and whose they are
        self.begun = 0
        self.ask_at = time.monotonic()

    def begin_more(self) -> None:
        """As many polls as there is room for, unless there were fewer a moment ago."""
        room = self.at_once - len(self.waiting)
        if room and time.monotonic() >= self.ask_at:
            polls = self.more(room)
            self.begun += len(polls)
            self.ask_at = time.monotonic() + (LOOK_AGAIN if len(polls) < room else 0)
            for steps in polls:
                self._submit(steps, next(steps, None))

    def go_on(self) -> None:
        """Those whose calls have ended; at most a moment is waited for the first."""
        for outcome in wait(self.waiting, LOOK_AGAIN, FIRST_COMPLETED).done:
            steps = self.waiting.pop(outcome)
            self._submit(steps, _advance(steps, outcome))

    def _submit(self, steps: Steps, call: Call | None) -> None:
        if call:
            self.waiting[self.threads.submit(call)] = steps


def _advance(steps: Steps, outcome: Future) -> Call | None:
    """Hand a call's outcome to its poll; the poll's next call, None at its end."""
    try:
        error = outcome.exception()
        return steps.throw(error) if error else steps.send(outcome.result())
    except StopIteration:
        return None
