# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Texts of mails that several tests let come."""

QUOTE = """Hello Pat,

please quote the following load:

Pickup: Chicago, IL 60608, 11/20/2026
Delivery: Dallas, TX 75201
Equipment: 53' dry van
Pallets: 22
Weight: 42,000 lbs
Commodity: bottled water

Thank you, Casey
"""
NEARLY = "Hi Pat,\n\ncould you quote Chicago, IL 60608 to Dallas, TX 75201?\n\nThanks, Casey\n"
PRIVATE = "Shall we have lunch on Friday? My number is 555-0100."
