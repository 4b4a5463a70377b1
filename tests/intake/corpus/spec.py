# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The written form of the labelled mails: one block a mail, its label beside its text.

    === id
    kind: what sort of mail this is, for the scorer's tables
    client: the mail program that wrote it (clients.py)
    from: Karen Voss <kvoss@midstate.example>
    date: 2026-09-22 09:14 -0500
    subject: rate Chicago to Dallas
    category: quote
    load: O=Chicago, IL 60607; D=Dallas, TX; eq=van; mode=ftl; pu=Wed 2026-09-23; wt=42000
    ---
    the text, in which lines that start with | are rows of a table
    --- file rates.csv
    the content of an attachment (papers.py)

A load's fields stand as in `FIELDS` below. A city may name alternatives ("Wausau/Weston, WI 54476");
`free=mode` excuses a field from judgement where the contract leaves it open; a date carries its weekday,
which is checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

CANADA = {"AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"}
POSTAL = re.compile(r"\s*\b(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$")
SECTION = re.compile(r"--- (html|file .+|mail .+)")
ROLES = ("po", "bol", "pro", "pickup", "customer")
LISTS = ("free", "stops", "dimensions_in", "accessorials")
FIELDS = {
    "O": "origin",
    "D": "destination",
    "stops": "stops",
    "mode": "mode",
    "eq": "equipment",
    "pu": "pickup_date",
    "del": "delivery_date",
    "wt": "weight_lb",
    "hu": "handling_units",
    "dims": "dimensions_in",
    "com": "commodity",
    "class": "freight_class",
    "haz": "hazmat",
    "un": "un_number",
    "temp": "temperature_f",
    "acc": "accessorials",
    "free": "free",
    "po": "po",
    "bol": "bol",
    "pro": "pro",
    "pickup": "pickup",
    "cust": "customer",
}


@dataclass
class Spec:
    """One labelled mail as written; `files` are (kind, name, text) of its further sections."""

    name: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    files: list[tuple[str, str, str]] = field(default_factory=list)

    def get(self, key: str, default: str = "") -> str:
        return next((value for name, value in self.headers if name == key), default)

    def all(self, key: str) -> list[str]:
        return [value for name, value in self.headers if name == key]

    @property
    def date(self) -> datetime:
        return datetime.strptime(self.get("date"), "%Y-%m-%d %H:%M %z")


def parse(text: str) -> list[Spec]:
    """The mails of one file, in order."""
    blocks = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)
    return [parse_block(name.strip(), block) for name, block in zip(blocks[1::2], blocks[2::2], strict=True)]


def parse_block(name: str, block: str) -> Spec:
    head, separator, body = block.partition("\n---\n")
    if not separator:
        raise ValueError(f"{name}: no line '---' between label and text")
    spec = Spec(name)
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"{name}: not 'key: value': {line}")
        spec.headers.append((key.strip(), value.strip()))
    read_sections(spec, body)
    return spec


def read_sections(spec: Spec, body: str) -> None:
    parts: list[tuple[str, list[str]]] = [("text", [])]
    for line in body.splitlines():
        if SECTION.fullmatch(line):
            parts.append((line[4:], []))
        else:
            parts[-1][1].append(line)
    spec.text = "\n".join(parts[0][1]).rstrip("\n") + "\n"
    for title, lines in parts[1:]:
        kind, _, file_name = title.partition(" ")
        spec.files.append((kind, file_name, "\n".join(lines).rstrip("\n") + "\n"))


# What is expected of the reader


def expected(spec: Spec) -> dict[str, Any]:
    """The label as the JSON of the contract's section 7, only what is not null."""
    return {
        "category": spec.get("category"),
        "loads": [load(text) for text in spec.all("load")],
        "shipments": listed(spec.get("shipments")),
        "documents": documents(spec),
    }


def listed(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]


def documents(spec: Spec) -> list[str]:
    if ("documents", "none") in spec.headers:
        return []
    named = listed(spec.get("documents"))
    return named or [name for kind, name, _ in spec.files if kind == "file"]


def load(text: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for item in text.split(";"):
        key, equals, value = item.strip().partition("=")
        if key not in FIELDS or not equals:
            raise ValueError(f"unknown item {item!r} in load {text!r}")
        put(values, FIELDS[key], value.strip())
    return values


def put(values: dict[str, Any], name: str, text: str) -> None:
    if name in ROLES:
        values.setdefault("references", {})[name] = listed(text)
    elif name in LISTS:
        values[name] = list_value(name, text)
    else:
        values[name] = READERS.get(name, str)(text)


def list_value(name: str, text: str) -> list[Any]:
    if name == "stops":
        return [place(item.strip()) for item in text.split("|")]
    if name == "dimensions_in":
        return [[float(side) for side in size.split("x")] for size in text.split()]
    return sorted(listed(text))


def place(text: str) -> dict[str, str]:
    """ "Chicago, IL 60607", "Monterrey, Nuevo León", "60607", "Hamburg, , DE"."""
    city, _, rest = (part.strip() for part in text.partition(","))
    state, _, country = (part.strip() for part in rest.partition(","))
    if not rest:
        return {"postal_code": city} if POSTAL.fullmatch(city) else {"city": city}
    postal = POSTAL.search(state)
    if postal:
        state = state[: postal.start()].strip()
    country = country or country_of(state)
    values = {"city": city, "state": state, "postal_code": postal and postal[1], "country": country}
    return {key: value for key, value in values.items() if value}


def country_of(state: str) -> str:
    """By the form of a state: a province, two letters, a Mexican state's name."""
    if not state:
        return ""
    if state in CANADA:
        return "CA"
    return "US" if len(state) == 2 else "MX"


def day(text: str) -> str:
    weekday, _, iso = text.rpartition(" ")
    if weekday != date.fromisoformat(iso).strftime("%a"):
        raise ValueError(f"{iso} is a {date.fromisoformat(iso):%a}, not {weekday or 'unnamed'}")
    return iso


def truth(text: str) -> bool:
    return {"true": True, "false": False}[text]


READERS = {
    "origin": place,
    "destination": place,
    "pickup_date": day,
    "delivery_date": day,
    "weight_lb": float,
    "handling_units": int,
    "hazmat": truth,
    "temperature_f": float,
}
