# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What an HTML tag does to the text within it, whatever else it says of its looks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_DROPPED = frozenset(
    {
        "head",
        "style",
        "script",
        "title",
        "noscript",
        "template",
        "svg",
        "object",
        "iframe",
        "select",
        "button",
    }
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "ul",
        "caption",
    }
)
_CELLS = frozenset({"tr", "td", "th"})
_PARAGRAPHS = frozenset(
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
)
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?![.\d])"
    r"|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(r"font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)", re.IGNORECASE)
_NO_MARGIN = re.compile(r"margin(?:-bottom)?\s*:\s*0", re.IGNORECASE)
_LEFT_BORDER = re.compile(r"border-left(?!-?\w*\s*:\s*(?:none|0))", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"gmail_signature|moz-signature|ms-outlook-mobile-signature|(?:protonmail|zmail)_signature|^signature$",
    re.IGNORECASE,
)


class Tag(NamedTuple):
    """A tag with what of its attributes matters."""

    name: str
    is_void: bool = False  # it holds nothing and is never closed
    is_hidden: bool = False  # nobody sees what it holds
    is_block: bool = False  # it begins and ends a line
    is_paragraph: bool = False  # a line is left blank below it
    is_quote: bool = False
    is_signature: bool = False
    is_plain: bool = False  # none of these, nor part of a table or list


@lru_cache(maxsize=2_048)
def tag_of(
    name: str,
    style: str = "",
    css_class: str = "",
    element: str = "",
    kind: str = "",
    hidden: bool = False,
) -> Tag:
    """The tag `name` with these values of its attributes style, class, id, type and hidden."""
    tag = Tag(
        name,
        is_void=name in _VOID,
        is_hidden=name in _DROPPED or hidden or _hides(name, style),
        is_block=name in _BLOCKS,
        is_paragraph=name in _PARAGRAPHS and not (css_class.startswith("Mso") or _NO_MARGIN.search(style)),
        is_quote=name == "blockquote" and _quotes(style, css_class, kind),
        is_signature=any(_SIGNATURE.search(mark) for mark in (element, *css_class.split())),
    )
    return tag._replace(is_plain=not any(tag[1:]) and name not in _CELLS)


def _hides(name: str, style: str) -> bool:
    return _HIDDEN.search(style) is not None or (name == "span" and _NO_SIZE.search(style) is not None)


def _quotes(style: str, css_class: str, kind: str) -> bool:
    """False for a blockquote that only indents."""
    if kind.lower() == "cite" or "quote" in css_class.lower():
        return True
    return _LEFT_BORDER.search(style) is not None
