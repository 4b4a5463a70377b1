# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The thresholds of the freight grammars and of the evidence for a request, in one place."""

MAX_LOADS = 200  # of one mail
MAX_SCAN = 200_000  # characters of one segment that are searched for freight
MAX_MENTIONS = 2_000  # places of one segment that are looked at
HEAVY = 20_000  # pounds: above, pallets with a class still fill a trailer
THOUSANDS_BELOW = 100  # a table's weight below this is in thousands of pounds
