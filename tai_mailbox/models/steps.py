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


def run_side_by_side(more: Callable[[int], list[Steps]], at_once: int) -> int:
    """Many polls, `at_once` of them at a time, until there are no more; how many have been run.

    :param more: gives at most so many polls as it is asked for. It is asked whenever there
        is room, so that one that hangs keeps nothing but its own place.
    """
    waiting: dict[Future, Steps] = {}
    begun, ask_at = 0, time.monotonic()
    with ThreadPoolExecutor(at_once, thread_name_prefix="tai_mailbox") as threads:
        while True:
            room = at_once - len(waiting)
            if room and time.monotonic() >= ask_at:
                polls = more(room)
                begun += len(polls)
                ask_at = time.monotonic() + (LOOK_AGAIN if len(polls) < room else 0)
                for steps in polls:
                    _submit(threads, waiting, steps, next(steps, None))
            if not waiting:
                return begun
            for outcome in wait(waiting, LOOK_AGAIN, FIRST_COMPLETED).done:
                steps = waiting.pop(outcome)
                _submit(threads, waiting, steps, _advance(steps, outcome))


def _submit(
    threads: ThreadPoolExecutor, waiting: dict[Future, Steps], steps: Steps, call: Call | None
) -> None:
    if call:
        waiting[threads.submit(call)] = steps


def _advance(steps: Steps, outcome: Future) -> Call | None:
    """Hand a call's outcome to its poll; the poll's next call, None at its end."""
    try:
        error = outcome.exception()
        return steps.throw(error) if error else steps.send(outcome.result())
    except StopIteration:
        return None
