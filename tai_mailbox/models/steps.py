# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Running polls: the network in threads, the database in one place.

A poll is a generator. It yields calls that use the network and no database, and is
sent their results, or thrown their exceptions. Before it yields it has ended its
transaction, so that none is open while the network is waited for; between two
yields it has the database to itself.
"""

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

Call = Callable[[], Any]
Steps = Generator[Call, Any, None]


def run(steps: Steps) -> None:
    """One poll, here and now."""
    call = next(steps, None)
    while call:
        outcome: Future = Future()
        try:
            outcome.set_result(call())
        except Exception as error:
            outcome.set_exception(error)
        call = _advance(steps, outcome)


def run_side_by_side(polls: Iterator[Steps], at_once: int) -> int:
    """Many polls, `at_once` of them at a time; how many have been run.

    The next poll is asked for only when there is room for it.
    """
    waiting: dict[Future, Steps] = {}
    finished = 0
    with ThreadPoolExecutor(at_once, thread_name_prefix="tai_mailbox") as threads:
        while True:
            while len(waiting) < at_once and (steps := next(polls, None)):
                _submit(threads, waiting, steps, next(steps, None))
            if not waiting:
                return finished
            for outcome in wait(waiting, return_when=FIRST_COMPLETED).done:
                steps = waiting.pop(outcome)
                call = _advance(steps, outcome)
                _submit(threads, waiting, steps, call)
                finished += call is None


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
