# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who has a mailbox in the sandbox, and how each kind of provider names its folders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["imap", "google", "microsoft", "front"]


@dataclass(frozen=True)
class Person:
    """The owner of a mailbox; `staff` are the broker's own people."""

    address: str
    name: str
    kind: Kind = "imap"
    staff: bool = False
    opened_by: str = ""  # of a shared mailbox, which has no sign-in: whose sign-in opens it


# Mail to anybody else lands here, so that nothing ever leaves the machine.
CATCH_ALL = Person("elsewhere@sandbox.test", "Everybody Elsewhere")

_MAX, _FRAN = "max@microsoft.brokerage.test", "fran@front.brokerage.test"
PEOPLE = (
    Person("pat@brokerage.test", "Pat Meyer", staff=True),
    Person("sam@brokerage.test", "Sam Okafor", staff=True),
    Person("gina@google.brokerage.test", "Gina Torres", "google", staff=True),
    Person("gus@google.brokerage.test", "Gus Lindqvist", "google", staff=True),
    Person("mia@microsoft.brokerage.test", "Mia Novak", "microsoft", staff=True),
    Person(_MAX, "Max Adler", "microsoft", staff=True),
    Person("dispatch@microsoft.brokerage.test", "Dispatch Desk", "microsoft", staff=True, opened_by=_MAX),
    Person(_FRAN, "Fran Dubois", "front", staff=True),
    Person("quotes@front.brokerage.test", "Quotes Desk", "front", staff=True, opened_by=_FRAN),
    Person("customer@shipper.test", "Casey Shipper"),
    Person("carrier@carrier.test", "Cory Carrier"),
    CATCH_ALL,
)

# Folder name -> special-use attribute (RFC 6154), as each provider's own server lists them.
FOLDERS: dict[Kind, dict[str, str]] = {
    "imap": {
        "Archive": r"\Archive",
        "Drafts": r"\Drafts",
        "Junk": r"\Junk",
        "Sent": r"\Sent",
        "Trash": r"\Trash",
    },
    "google": {
        "[Gmail]/All Mail": r"\All",
        "[Gmail]/Bin": r"\Trash",
        "[Gmail]/Drafts": r"\Drafts",
        "[Gmail]/Sent Mail": r"\Sent",
        "[Gmail]/Spam": r"\Junk",
        "[Gmail]/Starred": r"\Flagged",
    },
    "microsoft": {
        "Archive": r"\Archive",
        "Deleted Items": r"\Trash",
        "Drafts": r"\Drafts",
        "Junk Email": r"\Junk",
        "Sent Items": r"\Sent",
    },
}
FOLDERS["front"] = FOLDERS["imap"]


def may_open(user: str, mailbox: str) -> bool:
    """Whether the sign-in of `user` is good for `mailbox`: their own, or one they share."""
    owners = {person.address: person.opened_by for person in PEOPLE}
    return mailbox == user or (user != "" and owners.get(mailbox) == user)
