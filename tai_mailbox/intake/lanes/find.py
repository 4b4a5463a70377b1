# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The lanes that the places of a text make, each with its role, in their order.

A lane whose ends are told twice is one lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..places.mention import Mention, same_place
from ..text import Scan
from . import signs
from .drops import are_loads_apart, is_further_drop, is_told_again
from .lane import BORDER_TOWNS, Lane, crosses_to_mexico, refined
from .marks import Step


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

    @cached_property
    def is_one_truck(self) -> bool:
        return any(self.scan.finditer(signs.ONE_TRUCK))

    def _begins_a_load(self, step: Step) -> bool:
        if not self.lane.complete:
            return False
        begins = signs.NEW_LOAD.search(self.scan.text, self.lane.end, step.mention.start)
        return bool(begins) and not self.is_one_truck

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
        lane, place = self.lane, step.mention.place
        if lane.destination and not lane.origin and same_place(lane.destination.place, place):
            lane.destination = None  # "it arrives Long Beach ... from Long Beach, CA to Goodyear, AZ"
        is_same = bool(lane.origin and same_place(lane.origin.place, place))
        if lane.origin and is_same and (not lane.destination or step.strong and not step.listed):
            lane.origin = refined(lane.origin, step.mention)
        elif not lane.origin or lane.origin is self.common:
            lane.origin = step.mention
        elif lane.destination:
            self._origin_after_a_lane(step, lane.origin, lane.destination)
        else:
            self._second_origin(step, lane.origin)
        self._keep(step.mention)

    def _origin_after_a_lane(self, step: Step, origin: Mention, destination: Mention) -> None:
        """Another pickup: that of the next load, if the destination does not stand above both."""
        if step.listed and destination.start < origin.start:
            self._origin_of_the_same(step, destination)
        else:
            self._close()
            self.lane.origin = step.mention

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

    def _second_origin(self, step: Step, first: Mention) -> None:
        """Another pickup before any delivery: a stop, unless the first was only a name in passing."""
        if not first.sure and (step.strong or step.mention.sure) and not step.listed:
            self.lane.origin = step.mention
        elif are_loads_apart(self.scan, self.lane, first, step, self.is_one_truck):
            self._close()
            self.lane.origin = step.mention
        else:
            self.lane.stops.append(step.mention)

    def _destination(self, step: Step) -> None:
        lane = self.lane
        if not lane.destination:
            lane.origin = lane.origin or self.common
            lane.destination = step.mention
        elif is_told_again(self.scan, lane.destination, step.mention):
            lane.destination = refined(lane.destination, step.mention)
        elif signs.ON_THE_WAY.search(self.scan.text, lane.destination.end, step.mention.start):
            lane.stops.append(step.mention)
        elif is_further_drop(self.scan, lane, lane.destination, step, self.is_one_truck):
            lane.stops.append(lane.destination)
            lane.destination = step.mention
        else:
            origin = lane.origin
            self._close()
            self.lane.origin = origin
            self.lane.destination = step.mention
        self._keep(step.mention)
