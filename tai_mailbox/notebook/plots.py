# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Pictures of what came in, how long it took, and where the reader errs. Each returns its axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .extras import needed
from .words import CATEGORIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from pandas import DataFrame, Index, Series

COLOURS = {"quote": "#2a7f62", "operations": "#3d6fb4", "other": "#c4c4c4"}
ERRORS = {"made_up": "#c8553d", "missed": "#e0a458"}
MOST_DAYS_NAMED = 12  # below the axis
HEIGHT_OF_NOTHING = 1.0  # inches


def categories_by_day(ledger: DataFrame) -> Axes:
    """How many mails of each category came on each day; of the mail log, or of a preview."""
    axes = new_axes("Mails by day")
    if ledger.empty:
        return nothing(axes, "The mail log is empty")
    counts = by_day(ledger)
    present = [name for name in COLOURS if name in counts]
    counts[present].rename(columns=CATEGORIES).plot.bar(
        ax=axes, stacked=True, color=[COLOURS[name] for name in present], width=0.85
    )
    name_days(axes, counts.index)
    count_in_wholes(axes.yaxis)
    legend_above(axes)
    return axes


def by_day(ledger: DataFrame) -> DataFrame:
    """Mails of each category on each day, such as "21 Nov"; on those without mail as well."""
    days = ledger.received.dt.floor("D")
    counts = ledger.groupby([days, "category"]).size().unstack(fill_value=0)
    counts = counts.asfreq("D", fill_value=0)
    return counts.set_index(counts.index.strftime("%d %b"))


def name_days(axes: Axes, days: Index) -> None:
    """Below as many of the bars as there is room for."""
    step = -(-len(days) // MOST_DAYS_NAMED)
    axes.set_xticks(range(0, len(days), step), days[::step], rotation=0)
    axes.set_xlabel("")


def minutes_to_shipment(ledger: DataFrame, shipments: DataFrame) -> Series:
    """By the shipment's id: minutes from the arrival of the mail that asked for it until it stood in Odoo."""
    if ledger.empty or shipments.empty:
        return needed("pandas").Series(dtype=float)
    quotes = ledger[ledger.category == "quote"].explode("shipment_ids").dropna(subset="shipment_ids")
    arrived = quotes.groupby("shipment_ids").received.min()
    waited = (shipments.create_date - arrived.reindex(shipments.index)).dropna()
    return waited.dt.total_seconds() / 60


def arrival_to_shipment(ledger: DataFrame, shipments: DataFrame) -> Axes:
    """How many shipments stood after how many minutes."""
    axes = new_axes("From the mail's arrival to the shipment")
    minutes = minutes_to_shipment(ledger, shipments)
    if minutes.empty:
        return nothing(axes, "No shipment was made from mail yet")
    axes.hist(minutes, bins=20, range=(0, max(minutes.max(), 1)), color=COLOURS["quote"])
    axes.axvline(minutes.median(), color="black", linewidth=1)
    axes.set_xlim(left=0)
    count_in_wholes(axes.yaxis)
    axes.set_xlabel(f"minutes (the middle one: {minutes.median():.1f})")
    axes.set_ylabel("shipments")
    return axes


def where_it_errs(scores: DataFrame) -> Axes:
    """By field, how many values were made up and how many were missed."""
    axes = new_axes("Where the reader errs")
    wrong = scores[list(ERRORS)]
    wrong = wrong[wrong.sum(axis=1) > 0]
    if wrong.empty:
        return nothing(axes, "No value is wrong")
    wrong = wrong.sort_values(list(ERRORS))
    wrong.rename(columns=lambda name: name.replace("_", " ")).plot.barh(
        ax=axes, stacked=True, color=list(ERRORS.values())
    )
    axes.set_xlabel("values")
    count_in_wholes(axes.xaxis)
    legend_above(axes)
    return axes


def new_axes(title: str) -> Axes:
    _figure, axes = needed("matplotlib.pyplot").subplots(figsize=(9, 3.5), layout="constrained")
    axes.set_title(title, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    return axes


def count_in_wholes(axis: Axis) -> None:
    axis.get_major_locator().set_params(integer=True)


def legend_above(axes: Axes) -> None:
    """In the title's line, where no bar can be behind it."""
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=3, frameon=False, borderaxespad=0)


def nothing(axes: Axes, words: str) -> Axes:
    """In place of a picture that there is nothing for."""
    axes.figure.set_figheight(HEIGHT_OF_NOTHING)
    axes.set_axis_off()
    axes.text(0.5, 0.5, words, ha="center", va="center", transform=axes.transAxes, color="#666")
    return axes
