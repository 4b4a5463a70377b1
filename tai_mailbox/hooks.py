# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What uninstalling does beside dropping tables."""


def uninstall_hook(env):
    """The personal mail servers of connected mailboxes can send no more: take them away."""
    env["ir.mail_server"].search([("smtp_authentication", "=", "tai_mailbox")]).unlink()
