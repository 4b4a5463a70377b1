# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The lanes that the places of a text make, each with its role, in their order.

A lane whose ends are told twice is one lane.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..places.mention import Mention, same_place
from ..text import Scan
from . import signs
from .lane import BORDER_TOWNS, Lane, crosses_to_mexico, refined
from .marks import Step
from .shares import are_shares_of_one_load


def lanes_of(scan: Scan, steps: Sequence[Step]) -> list[Lane]:
    """The lanes that these steps make, in the order of the text; the last may be half a lane."""
    builder = _Builder(scan)
    for step in steps:
        builder.add(step)
    return builder.finish()


class _Builder:
    """Reads steps one by one; a new origin after a destination begins a new lane."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.lanes: list[Lane] = []
        self.lane = Lane(scan.index)
        self.common: Mention | None = None  # where all loads of a list leave from
        self.is_one_truck = bool(signs.ONE_TRUCK.search(scan.text))

    def add(self, step: Step) -> None:
        if self._begins_a_load(step):
            self.common = self._named_above_the_list()
            self._close()
        if step.role == "origin":
            self._origin(step)
        elif step.role == "destination":
            self._destination(step)
        else:
            self._keep(step.mention)
            self.lane.stops.append(step.mention)

    def _begins_a_load(self, step: Step) -> bool:
        if not self.lane.complete or self.is_one_truck:
            return False
        return bool(signs.NEW_LOAD.search(self.scan.text, self.lane.end, step.mention.start))

    def finish(self) -> list[Lane]:
        self._close()
        self._share_origin()
        self._share_destination()
        return self.lanes

    def _share_origin(self) -> None:
        """ "Both come from Brandon, MB", told once below the lanes."""
        named = [lane.origin for lane in self.lanes if lane.origin]
        if len(named) != 1 or len(self.lanes) < 2:
            return
        if signs.BOTH.search(self.scan.text, max(0, named[0].start - 40), named[0].start):
            for lane in self.lanes:
                lane.origin = lane.origin or named[0]

    def _share_destination(self) -> None:
        """ "Two loads into Des Moines, IA. One comes out of Moline, IL and one out of Waterloo, IA." """
        named = [lane.destination for lane in self.lanes if lane.destination]
        if len(named) != 1 or len(self.lanes) < 2 or not all(lane.origin for lane in self.lanes):
            return
        start, end = max(0, named[0].start - 60), named[0].end + 60
        if signs.MULTI_LANE.search(self.scan.text, start, end) or signs.BOTH.search(
            self.scan.text, start, end
        ):
            for lane in self.lanes:
                lane.destination = named[0]
                lane.mentions = [mention for mention in lane.mentions if mention is not named[0]]

    def _named_above_the_list(self) -> Mention | None:
        """The origin of the open lane, if the list whose items are loads begins below it."""
        origin, destination = self.lane.origin, self.lane.destination
        if origin and destination and signs.NEW_LOAD.search(self.scan.text, origin.end, destination.start):
            return origin
        return self.common if origin is self.common else None

    def _keep(self, mention: Mention) -> None:
        self.lane.mentions.append(mention)

    def _close(self) -> None:
        lane = self.lane
        self.lane = Lane(self.scan.index)
        if not lane.mentions:
            return
        if not lane.origin and lane.stops and (lane.destination or len(lane.stops) > 1):
            lane.origin = lane.stops.pop(0)
        if not lane.destination and lane.stops and lane.origin:
            lane.destination = lane.stops.pop()
        ends = [end.place for end in (lane.origin, lane.destination) if end]
        lane.stops = [stop for stop in lane.stops if not any(same_place(stop.place, end) for end in ends)]
        if lane.origin and lane.destination and crosses_to_mexico(lane.origin.place, lane.destination.place):
            lane.stops = [stop for stop in lane.stops if stop.place.city not in BORDER_TOWNS]
        self.lanes.append(lane)

    def _origin(self, step: Step) -> None:
        lane = self.lane
        if lane.origin and same_place(lane.origin.place, step.mention.place) and not lane.destination:
            lane.origin = refined(lane.origin, step.mention)
        elif lane.origin and lane.origin is self.common:
            lane.origin = step.mention  # this item of the list names its own
        elif lane.origin and lane.destination:
            if step.listed and lane.destination.start < lane.origin.start:
                self._origin_of_the_same(step, lane.destination)
                return
            if step.strong and same_place(lane.origin.place, step.mention.place):
                lane.origin = refined(lane.origin, step.mention)
            else:
                self._close()
                self.lane.origin = step.mention
        elif lane.origin:
            self._second_origin(step, lane.origin)
            return
        else:
            lane.origin = step.mention
        self._keep(step.mention)

    def _origin_of_the_same(self, step: Step, destination: Mention) -> None:
        """Another pickup for the destination told above both: a load of its own in a list, else a stop."""
        lane = self.lane
        around = self.scan.text[max(0, destination.start - 80) : step.mention.end + 40]
        are_lines = "\n" in self.scan.text[lane.end : step.mention.start]
        if (are_lines or signs.MULTI_LANE.search(around)) and not signs.SAME_TRUCK.search(around):
            self._close()
            self.lane.origin, self.lane.destination = step.mention, destination
        else:
            lane.stops.append(step.mention)
        self._keep(step.mention)

    def _second_origin(self, step: Step, first: Mention) -> None:
        """Another pickup before any delivery: a stop, unless the first was only a name in passing."""
        if not first.sure and (step.strong or step.mention.sure) and not step.listed:
            self.lane.origin = step.mention
        elif signs.SEPARATE.search(self.scan.text, self.lane.start) or self._fill_a_truck_each(first, step):
            self._close()
            self.lane.origin = step.mention
        else:
            self.lane.stops.append(step.mention)
        self._keep(step.mention)

    def _fill_a_truck_each(self, first: Mention, step: Step) -> bool:
        """Whether the lines of two pickups each tell of as much as a truck takes."""
        lines = {self.scan.line_of(mention.start) for mention in (first, step.mention)}
        return len(lines) == 2 and all(signs.FULL.search(self.scan.line(line)) for line in lines)

    def _destination(self, step: Step) -> None:
        lane = self.lane
        if not lane.destination:
            lane.origin = lane.origin or self.common
            lane.destination = step.mention
        elif self._is_told_again(lane.destination, step.mention):
            lane.destination = refined(lane.destination, step.mention)
        elif signs.ON_THE_WAY.search(self.scan.text, lane.destination.end, step.mention.start):
            lane.stops.append(step.mention)
        elif self._is_further_drop(step, lane.destination):
            lane.stops.append(lane.destination)
            lane.destination = step.mention
        else:
            origin = lane.origin
            self._close()
            self.lane.origin = origin
            self.lane.destination = step.mention
        self._keep(step.mention)

    def _is_told_again(self, known: Mention, mention: Mention) -> bool:
        """Whether a destination is only named once more, and not that of the next load of a list."""
        lines = [self.scan.line_of(one.start) for one in (known, mention)]
        texts = [self.scan.line(line) for line in lines]
        are_listed = lines[1] == lines[0] + 1 and all(
            signs.HEADS_A_LOAD.match(text) and signs.FIGURE.search(text) for text in texts
        )
        return same_place(known.place, mention.place) and not are_listed

    def _is_further_drop(self, step: Step, last: Mention) -> bool:
        """Another delivery of the same load, not another load from the same place."""
        if (
            self.is_one_truck
            or step.number > 1
            or signs.THE_REST.search(self.scan.text, last.end, step.mention.start)
        ):
            return True
        if signs.THEN.fullmatch(self.scan.text, last.end, step.mention.start):
            return True
        if step.linked:
            return not (self._are_items(step, last) or self._go_separately(step))
        if signs.SAME_TRUCK.search(self.scan.text, max(0, self.lane.start - 40), step.mention.end + 60):
            return True
        told_apart = signs.THE_OTHER.search(self.scan.text, last.end, step.mention.start)
        if told_apart or self._are_items(step, last):
            return False
        if are_shares_of_one_load(self.scan, last, step.mention):
            return True
        if step.listed:
            around = self.scan.text[max(0, self.lane.start - 80) : step.mention.end + 40]
            if signs.STOPS.search(around):
                return True
            colon = re.search(r"\bto\b[^\n:]{0,40}:", self.scan.text[self.lane.start : last.start])
            return (
                not colon
                and not signs.MULTI_LANE.search(around)
                and "\n" not in self.scan.text[last.end : step.mention.start]
            )
        return step.strong and not signs.MANY_RATES.search(self.scan.text)

    def _go_separately(self, step: Step) -> bool:
        """ "Winchester, VA / Edison, NJ (2 separate trucks)"."""
        return bool(signs.SEPARATE.search(self.scan.text, self.lane.start, step.mention.end + 60))

    def _are_items(self, step: Step, last: Mention) -> bool:
        """Whether both stand in a list of their own lines, below the origin: a load a line."""
        origin = self.lane.origin
        lines = [self.scan.line_of(mention.start) for mention in (last, step.mention)]
        if not origin or lines[0] == lines[1] or self.scan.line_of(origin.start) == lines[0]:
            return False
        around = self.scan.text[max(0, self.lane.start - 80) : step.mention.end + 40]
        texts = [self.scan.line(line) for line in lines]
        are_bulleted = all(signs.BULLET.match(text) for text in texts) and not signs.BULLET.match(
            self.scan.line(self.scan.line_of(origin.start))
        )
        are_told_apart = all(signs.FIGURE.search(text) for text in texts) and signs.MULTI_LANE.search(
            self._above(origin)
        )
        return bool(are_bulleted or are_told_apart) and not signs.STOPS.search(around)

    def _above(self, origin: Mention) -> str:
        """The line of the origin and the one before, which say how many loads there are."""
        line = self.scan.line_of(origin.start)
        return self.scan.text[self.scan.starts[max(0, line - 1)] : self.scan.line_span(line)[1]]
