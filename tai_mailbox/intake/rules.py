# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The limits and thresholds of the reader, in one place."""

# What of a hostile mail is read; all far beyond what people send.
MAX_DEPTH = 30  # multiparts within multiparts, mails within mails
MAX_PARTS = 2_000
MAX_HEADER_BYTES = 200_000  # of one part's header block
MAX_TEXT = 40_000  # characters of text, of one body and of the whole mail
MAX_HTML = 1_000_000  # characters of one HTML body
MAX_TAG = 2_000  # characters of one HTML tag; longer ones lose their attributes
MAX_TAGS = 40_000  # of one HTML body
MAX_NESTED_TABLES = 60
MAX_SPAN = 50  # rows or columns of one HTML table cell
MAX_CELL = 600  # characters of a cell in a table of data
MAX_BLOCKS = 300  # changes between new, quoted and forwarded text

# Segments.
MAX_COMMENT_WORDS = 25  # above a mail that is passed on without saying so in the subject
MAX_LABELLED_QUOTES = 4  # quoted texts in which signatures and notices are told apart
MAX_SIGNATURE_LINES = 30
MAX_LINE_LOOKED_AT = 400  # characters of a line when its label is decided
MAX_ATTACHED_MAILS = 20  # of each mail, attached mails included, down to
MAX_ATTACHED_DEPTH = 5
MAX_TNEF_ATTRIBUTES = 5_000
MAX_TNEF_DEPTH = 3

YEARS_OF_MAIL = range(1990, 2200)  # a Date header out of these is none

# Machine-made mail.
BULK_SCORE = 3  # weight of the signs that make a mail bulk
MAX_OUT_OF_OFFICE = 1_200  # characters of an out-of-office notice
MAX_NAME = 200  # bytes of a document's file name

# Attachments read as text.
MAX_SOURCES = 5
MAX_SOURCE_BYTES = 8_000_000
MAX_UNPACKED_BYTES = 40_000_000  # of what is packed in an XLSX or DOCX
MAX_SOURCE_PAGES = 10
MAX_SOURCE_SHEETS = 5
MAX_SOURCE_ROWS = 500
MAX_SOURCE_COLUMNS = 60
MAX_SOURCE_TEXT = 40_000  # characters of all of them

# Freight.
MAX_LOADS = 200  # of one mail
MAX_SCAN = 30_000  # characters of one segment that are searched for freight
MAX_SCANS = 40_000  # characters of all segments together
MAX_QUOTED = 8_000  # characters of a quoted mail in which a request is looked for that an answer completes
MAX_GUESSES = 40  # misspelt names of one segment that are looked up
MAX_MENTIONS = 2_000  # places of one segment that are looked at
FULL_TRAILER = 50_000  # pounds: several weights that come to more are not items of one load
HEAVIEST_OF_ITEMS = 80_000  # pounds: items that come to more are not on one truck
HEAVY = 20_000  # pounds: above, pallets with a class still fill a trailer
FEW_UNITS, LIGHT = 6, 10_000  # pallets, pounds: what shares a truck up to both is LTL, above a partial
THOUSANDS_BELOW = 100  # a table's weight below this is in thousands of pounds

# The decision.
# The share of words that are no part of a load: above, a mail tells a story rather than states a load.
ALL_LOAD = 0.15  # at most this share: the mail is the load and nothing else
MOST_FOREIGN = 0.3
MOST_FOREIGN_ASKED = 0.6  # where it says "please", asks, or thanks

# How strong a reason is: the strongest for is set against the strongest against; a tie is no request.
FOR_A_LOAD = 1  # a load left to us, in words that alone would mean nothing
FOR_A_TRUCK = 3  # a truck, a pickup, a movement
FOR_A_PRICE = 5
FOR_THE_NEXT = 7  # after talk of one load, another is asked for
AGAINST_IF_UNASKED = 2  # a sign that a load is only spoken of
AGAINST_A_TRUCK = 4  # freight that moves already: "send" and "pick up" then mean that one, "quote" a new one
AGAINST_A_PRICE = 6  # a kind of mail that never asks us, whatever its words

# How sure a mail's wording must be to overrule the reasons above: log odds, 1.1 for three in four, 2.2 for
# nine in ten. Found on labelled mails that were new to both the reasons and the weights of words.
WORDED_AS_A_REQUEST = 2.2  # where a kind of mail that never asks us seems to speak
WORDED_THOUGH_UNASKED = 1.6  # where no reason speaks for it
WORDED_AS_ONE_AT_LEAST = 1.1  # where others of today's words speak for it as well
WORDED_AS_NONE = -1.0
WORDED_AS_NONE_THOUGH_PRICED = -2.0  # where it asks for a price in so many words

# How likely the words around a place or a day must make its role (`learnt`), from 0 to 1: where the rules
# leave it open, and where they have told it.
END_LEFT_OPEN = 0.6
END_TOLD = 0.8
DAY_LEFT_OPEN = 0.7
DAY_TOLD = 0.96
