# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Through which addresses Front sends and receives mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .api import FrontApi

MAIL_TYPES = ("gmail", "imap", "office365", "smtp", "front_mail")


@dataclass(frozen=True, slots=True)
class Channel:
    id: str
    address: str  # in lower case
    name: str
    is_private: bool  # of one teammate's own inbox


def channels(api: FrontApi) -> list[Channel]:
    """The e-mail channels that the token may see and that work, shared ones first."""
    found = [_channel(told) for told in api.all("/channels") if _is_mail(told)]
    return sorted(found, key=lambda channel: (channel.is_private, channel.address))


def inbox_of(api: FrontApi, channel_id: str) -> str:
    """The id of the inbox in which the channel's mail arrives."""
    return str(api.get(f"/channels/{channel_id}/inbox").get("id", ""))


def teammate_of(api: FrontApi, address: str) -> str:
    """The id of the teammate with that address, "" where there is none."""
    matching = (told for told in api.all("/teammates") if str(told.get("email", "")).lower() == address)
    return str(next(matching, {}).get("id", ""))


def _is_mail(told: Mapping[str, Any]) -> bool:
    return told.get("type") in MAIL_TYPES and told.get("is_valid", True) and "@" in _address(told)


def _address(told: Mapping[str, Any]) -> str:
    """What recipients see; `address` may be an alias by which Front is reached."""
    return str(told.get("send_as") or told.get("address") or "").lower()


def _channel(told: Mapping[str, Any]) -> Channel:
    address = _address(told)
    return Channel(str(told["id"]), address, str(told.get("name") or address), bool(told.get("is_private")))
