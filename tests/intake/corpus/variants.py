# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The labelled mails changed in ways that change nothing that they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .clients import CLIENTS, opens_quoted
from .spec import Spec

SIGNATURE = """
-- 
Robin Quist
Shipping Manager, Quist & Daughters
2200 Harborview Dr, Baton Rouge, LA 70808
O 225-555-0182 | F 225-555-0183 | robin@quist.example
"""
HISTORY = """
On Fri, Aug 14, 2026 at 3:12 PM Dana Reyes <dana.reyes@larkfreight.example> wrote:
> It was good to see you in Reno, NV. We moved 31 reefers for you in July, 40,500 lbs each
> to Spokane, WA 99202. Talk soon!
"""


def written_by(client: str) -> Callable[[Spec], Spec]:
    """As another mail program would have sent it; what is made for its HTML, and raw messages, stay."""

    def change(spec: Spec) -> Spec:
        shown = spec.get("inline") or any(kind == "html" for kind, _, _ in spec.files)
        fixed = shown or spec.get("client") == "raw"
        return spec if fixed else with_header(spec, "client", client)

    return change


def with_header(spec: Spec, key: str, value: str) -> Spec:
    return replace(spec, headers=[(key, value), *(pair for pair in spec.headers if pair[0] != key)])


def recased(case: Callable[[str], str]) -> Callable[[Spec], Spec]:
    """Subject and text in one case, but not a quoted mail's header, which programs write."""

    def change(spec: Spec) -> Spec:
        if spec.get("client") == "raw" or has_quoted(spec):
            return spec
        return replace(with_header(spec, "subject", case(spec.get("subject"))), text=case(spec.text))

    return change


def has_quoted(spec: Spec) -> bool:
    lines = spec.text.split("\n")
    return any(opens_quoted(lines, index) for index in range(len(lines)))


def with_end(end: str) -> Callable[[Spec], Spec]:
    """With a signature or history below, where none stands yet and a person wrote the mail."""

    def change(spec: Spec) -> Spec:
        machine = spec.get("client") in ("raw", "portal", "portalplain", "scanner")
        if machine or has_quoted(spec):
            return spec
        return replace(spec, text=spec.text + end)

    return change


VARIANTS = {
    **{name: written_by(name) for name in CLIENTS},
    "upper": recased(str.upper),
    "lower": recased(str.lower),
    "signed": with_end(SIGNATURE),
    "history": with_end(HISTORY),
}


def varied(spec: Spec, variant: str) -> Spec:
    return VARIANTS[variant](spec) if variant else spec
