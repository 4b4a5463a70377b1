# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Names of months, weekdays and near days, in English, Spanish and French."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene janvier",
            "february feb febrero fevrier",
            "march mar marzo mars",
            "april apr abril abr avril",
            "may mayo mai",
            "june jun junio juin",
            "july jul julio juillet",
            "august aug agosto ago aout",
            "september sept sep septiembre septembre",
            "october oct octubre octobre",
            "november nov noviembre novembre",
            "december dec diciembre dic decembre",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lunes lun lundi",
            "tuesday tues tue martes mardi",
            "wednesday weds wed miercoles mie mercredi",
            "thursday thurs thur thu jueves jue jeudi",
            "friday fri viernes vie vendredi",
            "saturday sat sabado sab samedi",
            "sunday sun domingo dom dimanche",
        )
    )
    for name in names.split()
}
DAYS_AWAY = {
    "today": 0,
    "tonight": 0,
    "tonite": 0,
    "this afternoon": 0,
    "this morning": 0,
    "hoy": 0,
    "tomorrow": 1,
    "tommorow": 1,
    "tomorow": 1,
    "tmrw": 1,
    "tmw": 1,
    "tmrrw": 1,
    "2morrow": 1,
    "2mrw": 1,
    "tmr": 1,
    "tmro": 1,
    "tomrw": 1,
    "tomorro": 1,
    "manana": 1,
    "demain": 1,
    "day after tomorrow": 2,
    "overmorrow": 2,
    "pasado manana": 2,
}
