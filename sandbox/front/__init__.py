# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Front's API as far as the addon uses it: a help desk over the sandbox's own mailboxes."""

from .api import make_front_api
from .desk import Desk
from .limits import Limits

__all__ = ["Desk", "Limits", "make_front_api"]
