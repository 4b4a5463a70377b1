# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from collections.abc import Iterable, Mapping
from functools import cached_property

from .freight import OPEN_STATES


class ShipmentLookup:
    """Answers intake's questions about one company's existing shipments (see intake.reading.Shipments).

    `foreseen`: numbers that will probably be asked for, which are then looked up together.
    """

    def __init__(self, env, company, foreseen: Iterable[str] = ()):
        self._foreseen = set(foreseen)
        self._looked_up: dict[str, bool] = {}  # number -> does it exist?
        self._shipments = env["tai.shipment"].sudo()
        self._references = env["tai.shipment.reference"].sudo()
        self._messages = env["mail.message"].sudo()
        self._deliveries = env["tai.mailbox.delivery"].sudo()
        self._company = company

    def existing(self, numbers: Iterable[str]) -> set[str]:
        numbers = set(numbers)
        if unknown := numbers - self._looked_up.keys():
            unknown |= self._foreseen
            self._foreseen = set()
            found = set(self._search([("name", "in", sorted(unknown))]).mapped("name"))
            self._looked_up |= {number: number in found for number in unknown}
        return {number for number in numbers if self._looked_up[number]}

    def by_reference(self, references: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        """One query for all; a reference that several open shipments bear identifies none."""
        wanted = {(role, self._references._key_of(value)): (role, value) for role, value in references}
        if not wanted:
            return {}
        rows = self._open_references({key for _role, key in wanted})
        return {
            wanted[known]: bearers.shipment_id.name
            for known, bearers in rows.grouped(lambda row: (row.role, row.key)).items()
            if known in wanted and len(bearers.shipment_id) == 1
        }

    def _open_references(self, keys: set[str]):
        """The rows with these keys, of open shipments."""
        return self._references.search_fetch(
            [
                ("key", "in", sorted(keys)),
                ("shipment_id.company_id", "=", self._company.id),
                ("shipment_id.state", "in", OPEN_STATES),
                ("shipment_id.active", "=", True),
            ],
            ["role", "key", "shipment_id"],
        )

    def by_message_id(self, message_ids: Iterable[str]) -> set[str]:
        message_ids = set(message_ids)
        if not message_ids:
            return set()
        message_ids = sorted(message_ids | self._sent_by_front(message_ids))
        answered = self._messages.search_fetch(
            [("message_id", "in", message_ids), ("model", "=", "tai.shipment")], ["res_id"]
        )
        return set(self._search([("id", "in", answered.mapped("res_id"))]).mapped("name"))

    def _sent_by_front(self, message_ids: set[str]) -> set[str]:
        """What Odoo calls mail of ours that Front has sent under one of these Message-IDs."""
        return set(self._deliveries._sent_as(message_ids).values()) if self._front_is_used else set()

    @cached_property
    def _front_is_used(self) -> bool:
        """Asked once, so that nobody else's mail costs a query for Front."""
        return bool(self._deliveries.search_count([], limit=1))

    def _search(self, domain):
        return self._shipments.search_fetch([*domain, ("company_id", "=", self._company.id)], ["name"])
