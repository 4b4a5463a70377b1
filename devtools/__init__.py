# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What stands behind ./dev: makes the environment under .dev/ and runs the project's commands.

Only the standard library is used up to the moment the Python environment stands; from then on
./dev runs inside it.
"""
