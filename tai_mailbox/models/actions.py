# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What buttons answer the web client with."""

from typing import Literal

Kind = Literal["success", "info", "warning", "danger"]


def notification(kind: Kind, message: str, **params) -> dict:
    """Words in the corner of the page, below a title if there is one, in the lines that they have.

    `params`: also "title", "sticky", "next" (an action that follows).
    """
    words = f"\n{message}" if "title" in params else message
    return {
        "type": "ir.actions.client",
        "tag": "display_notification",
        "params": {"type": kind, "message": words, "className": "o_tai_lines", **params},
    }


def modal(name: str, model: str, **more) -> dict:
    """A form over the page. `more`: also "res_id", "views", "context"."""
    return {
        "type": "ir.actions.act_window",
        "name": name,
        "res_model": model,
        "views": [(False, "form")],
        "target": "new",
        **more,
    }
