# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The tables that the reader knows the world by; `SOURCES.md` tells where each comes from."""

from importlib.resources import files


def lines(name: str) -> list[str]:
    """Those of a table of this folder."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
