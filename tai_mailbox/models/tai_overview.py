# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import date, timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from .mailbox_domains import IN_TROUBLE
from .selections import selection_of

LONGEST = 90  # days; failures are kept no longer


class TaiOverview(models.AbstractModel):
    """The page "Overview": a manager sees the figures of all mailboxes, a user those of their own.

    It reads as whoever looks at it, in their time zone: the access rules of the reports say whose
    figures they are.
    """

    _name = "tai.overview"
    _description = "Overview"

    @api.model
    def figures(self, days: int) -> dict:
        """What the page shows of the last days, at most 90.

        :return: {"everybody": whether all mailboxes count, "begun": whether any mailbox was connected,
            "days": [ISO date], "mails": [{"category", "label", "counts": one a day}],
            "minutes": [average of a day, None where no mail became a shipment], "average": minutes or None,
            "failures": [{"cause", "label", "count"}], "connections": [{"state", "label", "count"}],
            "trouble": connections to look at}
        """
        if not self.env.context.get("tz") and self.env.user.tz:
            return self.with_context(tz=self.env.user.tz).figures(days)  # all days are then the same ones
        shown = self._days(min(max(int(days), 1), LONGEST))
        since = f"today -{len(shown) - 1}d"
        connections, mails = self._connections(), self._mails(since, shown)
        return {
            "everybody": self.env.user.has_group("tai_mailbox.group_manager"),
            "begun": _is_begun(connections, mails),
            "days": [day.isoformat() for day in shown],
            "mails": mails,
            **self._time_to_shipment(since, shown),
            "failures": self._failures(since),
            "connections": connections,
            "trouble": self.env["tai.mailbox"].search_count(IN_TROUBLE),
        }

    def _days(self, number: int) -> list[date]:
        """The last days, today included, for whoever looks."""
        today = fields.Date.context_today(self)
        return [today - timedelta(days=ago) for ago in reversed(range(number))]

    def _mails(self, since: str, shown: list[date]) -> list[dict]:
        """A row of counts for each category; mail that could not be taken in yet has none."""
        read = Domain("read_on", ">=", since)
        groups = self.env["tai.mailbox.report"]._read_group(read, ["category", "read_on:day"], ["__count"])
        counts = {(category, day.date()): count for category, day, count in groups}
        categories = dict(selection_of(self.env, "tai.mailbox.report", "category"))
        labels = {**categories, False: self.env._("Not taken in")}
        rows = [
            {
                "category": category,
                "label": label,
                "counts": [counts.get((category, day), 0) for day in shown],
            }
            for category, label in labels.items()
        ]
        return [row for row in rows if row["category"] or any(row["counts"])]

    def _time_to_shipment(self, since: str, shown: list[date]) -> dict:
        led = Domain("read_on", ">=", since) & Domain("minutes", "!=", False)
        report = self.env["tai.mailbox.report"]
        by_day = report._read_group(led, ["read_on:day"], ["minutes:avg"])
        averages = {day.date(): minutes for day, minutes in by_day}
        [(average, count)] = report._read_group(led, [], ["minutes:avg", "__count"])
        return {"minutes": [averages.get(day) for day in shown], "average": average if count else None}

    def _failures(self, since: str) -> list[dict]:
        """The most frequent cause first."""
        failed = Domain("create_date", ">=", since)
        groups = self.env["tai.mailbox.failure"]._read_group(
            failed, ["cause"], ["__count"], order="__count desc, cause"
        )
        labels = dict(selection_of(self.env, "tai.mailbox.failure", "cause"))
        return [
            {"cause": cause, "label": labels.get(cause, cause), "count": count} for cause, count in groups
        ]

    def _connections(self) -> list[dict]:
        """In the order of a connection's life."""
        counts = dict(self.env["tai.mailbox"]._read_group([], ["state"], ["__count"]))
        return [
            {"state": state, "label": label, "count": counts[state]}
            for state, label in selection_of(self.env, "tai.mailbox", "state")
            if state in counts
        ]


def _is_begun(connections: list[dict], mails: list[dict]) -> bool:
    """Whether there is anything to show: until then the page says what to do first."""
    return any(row["state"] != "draft" for row in connections) or any(any(row["counts"]) for row in mails)
