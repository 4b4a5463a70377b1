# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The thresholds of the freight grammars and of the evidence for a request, in one place."""

MAX_LOADS = 200  # of one mail
MAX_SCAN = 30_000  # characters of one segment that are searched for freight
MAX_SCANS = 40_000  # characters of all segments together
MAX_GUESSES = 40  # misspelt names of one segment that are looked up
MAX_MENTIONS = 2_000  # places of one segment that are looked at
FULL_TRAILER = 50_000  # pounds: several weights that come to more are not items of one load
HEAVY = 20_000  # pounds: above, pallets with a class still fill a trailer
THOUSANDS_BELOW = 100  # a table's weight below this is in thousands of pounds
MAX_NARRATIVE = (
    0.13  # share of "we", "is", "the"... above which a mail tells a story rather than states a load
)
PASSED_ON = 0.5  # what a reason against counts where only the mail that is passed on gives it
