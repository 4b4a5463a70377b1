# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What can go wrong with the sandbox itself."""


class SandboxError(Exception):
    """The sandbox cannot do what was asked; the text is one line for a person."""


class Ended(SandboxError):
    """A server of the sandbox ended as soon as it was started."""
