# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A mail's text as HTML that is safe in a shipment's chatter."""

import re

from markupsafe import Markup
from odoo.tools import html_sanitize, plaintext2html

# Whatever an image is fetched from tells its sender that, when and where the mail was read.
IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
EMBEDDED = re.compile(r"""\bsrc=["']?data:image/(?:png|gif|jpeg);""", re.IGNORECASE)
LONGEST = 400_000  # characters; a longer HTML body is shown as text


def chatter_body(reading) -> Markup:
    if not reading.body_html or len(reading.body_html) > LONGEST:
        return plaintext2html(_text(reading)[:LONGEST])
    clean = html_sanitize(
        reading.body_html, sanitize_style=True, sanitize_form=True, strip_classes=True, silent=True
    )
    return Markup(IMAGE.sub(_embedded_only, clean))


def _text(reading) -> str:
    return "\n\n".join(s.text for s in reading.segments if s.kind not in ("subject", "attachment"))


def _embedded_only(image: re.Match) -> str:
    return image[0] if EMBEDDED.search(image[0]) else ""
