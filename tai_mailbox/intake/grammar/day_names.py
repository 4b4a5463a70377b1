# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Names of months, weekdays, near days and days of the month, in English, Spanish and French."""

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


def _misspelt(name: str) -> set[str]:
    """The name with a letter left out, or with two neighbours swapped, as fingers in a hurry write it."""
    swapped = {name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(1, len(name) - 1)}
    shortened = {name[:at] + name[at + 1 :] for at in range(1, len(name) - 1)}
    return {word for word in swapped | shortened if word[-2:] in ("ay", "dy", "ya", "er", "re", "ry")}


_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
WEEKDAYS |= {
    wrong: WEEKDAYS[name] for name in _ENGLISH_DAYS for wrong in _misspelt(name) if wrong not in WEEKDAYS
}
WEEKDAYS |= {"wensday": 2, "wendsday": 2, "thirsday": 3, "saterday": 5, "saturaday": 5}
_NTH = (
    "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
)
_LATE_NTH = "seventeenth eighteenth nineteenth twentieth"
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    **{word: number for number, word in enumerate(f"{_NTH} {_LATE_NTH}".split(), 4)},
    **{
        f"twenty{sign}{word}": 20 + number for sign in "- " for number, word in enumerate(_NTH.split()[:6], 4)
    },
    **{
        f"twenty{sign}{word}": 21 + at
        for sign in "- "
        for at, word in enumerate(("first", "second", "third"))
    },
    "thirtieth": 30,
    "thirty-first": 31,
    "thirty first": 31,
    "primero": 1,
}
DAYS_AWAY = {
    "today": 0,
    "tonight": 0,
    "tonite": 0,
    "this afternoon": 0,
    "this morning": 0,
    "this evening": 0,
    "esta tarde": 0,
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
    "apres-demain": 2,
}
