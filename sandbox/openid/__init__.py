# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""OpenID providers of Google's and of Microsoft Entra's shape, and Front's OAuth."""

from .behaviour import Behaviour, TokenFault
from .entra import TENANTS, Entra
from .front import Front
from .google import Google
from .provider import Provider, ensure_key
from .store import Store

__all__ = [
    "TENANTS",
    "Behaviour",
    "Entra",
    "Front",
    "Google",
    "Provider",
    "Store",
    "TokenFault",
    "ensure_key",
]
