# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Loopback stand-ins for the mail providers, for the demo, the tests and the benchmarks.

Nothing in the addon knows of this package: it is reached through configured
addresses only, as a real provider would be.
"""

from .errors import SandboxError
from .sandbox import Sandbox

__all__ = ["Sandbox", "SandboxError"]
