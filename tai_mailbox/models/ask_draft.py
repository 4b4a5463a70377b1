# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A short mail that asks a customer for what their quote request lacks, in their language."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup
from odoo.tools import plaintext2html


class Words(NamedTuple):
    greeting: str
    nameless: str
    thanks: str
    needed: dict[str, str]  # by what Reading.missing names
    end: str
    wrote: str


# In the customer's language, whichever the staff member works in: these are not translated.
WORDS = {
    "en": Words(
        "Hello %s,",
        "Hello,",
        "Thank you for your request. To quote it we still need:",
        {
            "origin": "where it is picked up (city and state, or ZIP)",
            "destination": "where it is delivered (city and state, or ZIP)",
            "freight": "what it is: equipment, number of pallets or pieces, weight, size or commodity",
        },
        "Just answer this mail, please.",
        "On %s %s wrote:",
    ),
    "es": Words(
        "Hola, %s:",
        "Hola:",
        "Gracias por su solicitud. Para cotizarla todavía necesitamos:",
        {
            "origin": "dónde se recoge (ciudad y estado, o código postal)",
            "destination": "dónde se entrega (ciudad y estado, o código postal)",
            "freight": "qué es: tipo de equipo, número de tarimas o piezas, peso, medidas o mercancía",
        },
        "Basta con que responda a este correo.",
        "El %s %s escribió:",
    ),
}


def draft(reading, missing: Iterable[str], signature: Markup) -> Markup:
    """The mail's body: the question, the signature, and the request below it.

    What the customer answers is then read together with what they had asked.

    :param reading: intake's Reading of the customer's mail
    """
    words = WORDS[reading.language]
    name = reading.sender_name.split()[0] if reading.sender_name else ""
    question = Markup("<p>%s</p><p>%s</p><ul>%s</ul><p>%s</p>") % (
        words.greeting % name if name else words.nameless,
        words.thanks,
        Markup().join(Markup("<li>%s</li>") % words.needed[lacking] for lacking in missing),
        words.end,
    )
    return question + signature + _quoted(reading, words)


def _quoted(reading, words: Words) -> Markup:
    day = reading.date.date().isoformat() if reading.date else ""
    line = words.wrote % (day, f"{reading.sender_name} <{reading.sender}>".strip())
    text = "\n\n".join(s.text for s in reading.segments if s.kind in ("new", "forwarded", "quoted"))
    return Markup('<p>%s</p><blockquote type="cite">%s</blockquote>') % (line, plaintext2html(text))


def answer_subject(subject: str) -> str:
    return subject if subject.lower().startswith("re:") else f"Re: {subject}".rstrip()
