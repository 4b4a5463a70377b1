# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The contract's words for equipment, and what senders call each: the first that fits counts."""

from __future__ import annotations

from ..text import word_set

WHOLE_TRAILERS = word_set(
    """
    van reefer flatbed step_deck conestoga double_drop lowboy rgn tanker auto_carrier dump van_or_reefer
    """
)
EQUIPMENT_NAMES: tuple[tuple[str, str], ...] = (
    (
        "van_or_reefer",
        (
            r"(?:dry[ ]?)?vans?[ ]?(?:or|/|and/or|o)[ ]?(?:a[ ])?(?:reefers?|refrigerated"
            r"|refer|rf)|(?:reefers?|refrigerated|refer)[ ]?(?:or|/|and/or"
            r"|o)[ ]?(?:a[ ])?(?:dry[ ]?)?vans?|v/r|r/v|vr(?![ ](?!or\b|to\b|from\b|load|pls)[a-z])"
            r"|vans?[ ]\(?reefer[ ](?:is[ ])?(?:ok|fine|works)"
            r"|caja[ ]seca[ ]o[ ](?:caja[ ])?(?:refrigerada|fria)"
        ),
    ),
    ("sprinter", r"sprinters?(?:[ -]?vans?)?|cargo[ -]?vans?|vans?[ ]sprinter"),
    ("power_only", r"power[ -]?only|tractor[ ]only|pwo"),
    ("hotshot", r"hot[ -]?shots?|40[ ]?(?:'|ft)[ ]?gooseneck|gooseneck(?![ ](?:[a-z]+[ ])?trailers\b)"),
    (
        "box_truck",
        (
            r"(?:26|24|16)?[ ]?(?:'|ft|foot)?[ ]?box[ -]?trucks?|straight[ -]?trucks?|cube[ ](?:van|truck)s?"
            r"|(?:26|24|22|20|18|16)[ ]?(?:'|ft\.?|foot|footer)?[ -]?(?:box|straights?)(?![ ]?(?:of|x"
            r"|trailer))|rabon|torton|camion[ ]caja"
        ),
    ),
    (
        "conestoga",
        (
            r"con+[ae]st[oa]g[ao]s?|con+[iy]s?(?=[ ]?(?:\d|or\b|trailer|,|$|\n))"
            r"|curtain[ -]?(?:sid(?:e|er|ed)s?|vans?)|tautliners?|cortina|roll(?:ing|er)[ ]tarp"
        ),
    ),
    ("double_drop", r"(?:double|dbl)[ -]?drops?(?:[ -]?decks?)?"),
    ("lowboy", r"low[ -]?(?:boys?|beds?)|cama[ ]baja"),
    ("rgn", r"rgns?|removable[ ]goose[ -]?necks?"),
    (
        "step_deck",
        (
            r"st[e]?p+[ -]?de?c?ks?|(?:single[ -])?drop[ -]?decks?|single[ -]drops?|step(?=[ ](?:with"
            r"|w/)[ ]?(?:a[ ])?"
            r"(?:ramps|chains|tarps?|straps))"
        ),
    ),
    ("auto_carrier", r"(?:auto|car|vehicle)[ -]?(?:carriers?|haul(?:ers?)?|transport(?:ers?)?)|madrina"),
    ("dump", r"(?:end|side|belly|bottom)[ -]dumps?|dump[ ](?:trucks?|trailers?)|volteo|gondola"),
    ("tanker", r"tankers?|tank[ -]?trucks?|tank[ ]trailers?|pipa|food[ -]?grade[ ]tank|iso[ -]?tank"),
    (
        "container",
        (
            r"(?:\d{1,2}[ ]?x[ ]?)?(?:(?:20|40|45|53)[ ]?(?:'|ft|foot)?[ -]?)?(?:hc|hq|hi(?:gh)?[ -]?cube|std"
            r"|standard|ocean|reefer|dry)?[ ]?(?:containers?|contenedor(?:es)?)"
            r"|(?:\d{1,2}[ ]?x[ ]?)?(?:20|40|45)[ ]?(?:'|ft)?[ ]?(?:hc|hq|gp|dv|dc|std|hi(?:gh)?[ -]?cubes?"
            r"|st(?=[ ,;)]|$))|\d{1,2}[ ]?x[ ]?(?:20|40|45)[ ]?(?:'|ft)(?!\w|[ ]?x)"
        ),
    ),
    (
        "reefer",
        (
            r"(?:48|53)?[ ]?(?:'|ft\.?|foot)?[ -]?(?:ree[f]{1,2}e?rs?|reafers?|reffers?"
            r"|refeers?|rfe?r|refriger(?:ated|ation|ad[ao]s?)(?![ ](?:sprinter|cargo[ ]van|box[ ]truck"
            r"|straight))|refer(?![ ]?(?:to|back|a[ ]|the|you|me|us|him|them|your"
            r"|our|this|it|that|al|por))|thermo?[ ]?king|termo)(?:[ ](?:van|trailer|truck|unit|equipment))?"
            r"|temp(?:erature)?[ -]?control(?:led)?(?:[ ](?:trailer|truck|van|equipment"
            r"|unit))?|multi[ -]?temp|caja[ ](?:refrigerada|fria)|thermo"
        ),
    ),
    (
        "flatbed",
        (
            r"(?:48|53)?[ ]?(?:'|ft\.?|foot)?[ -]?(?:flat[ -]?beds?|flat[ ]?be?a?ds?|falt[ ]?beds?|flat"
            r"[ ](?:trailer"
            r"|deck)|flats|plataformas?|planas?|plateau(?=[ ]de\b|[ ]\d)|camas?[ ]planas?|flat(?=[ ]?(?:or"
            r"|[/?.!:)]|with|w/|,|;|$|\n|\d|\x01|load|needed"
            r"|required|only|ok|okay|is|works|tarp|chains|straps|from|no\b|and\b|please|-)))"
            r"|(?:48|53)[ ]?(?:'|ft\.?|foot)?[ -]?flat(?![ ]?rack)"
        ),
    ),
    (
        "van",
        (
            r"(?:48|53)?[ ]?(?:'|ft\.?|foot|footer)?[ -]?(?:dr[yi][ -]?v(?:an|na)s?|vented[ ]vans?"
            r"|plated[ ]vans?|air[ -]?ride[ ]vans?|food[ -]?grade[ ]vans?|(?<!lift[ -])vans?(?!['\w]"
            r"|[ ](?:buren|nuys|wert|horn|dyke|alstyne|etten|meter|al?|del?|desde|hacia|par?a?|hasta|con)\b)"
            r"|(?:dry|box|enclosed|plated)[ ]trailers?|dry[ ](?:box|load)|cajas?[ ]secas?|dv(?![\w])"
            r"|caja[ ](?:de[ ])?53)"
            r"|(?:48|53)[ ]?(?:'|ft\.?|foot|feet|pies)?,?[ -]?(?:dry(?![ ]?(?:ice|goods|freight))"
            r"|swing|plated|trailers?)|fourgons?(?:[ ]secs?)?|(?:regular|standard|std)[ ]53|53[ ]?(?:'|ft"
            r"|foot)?[ -]?footers?"
        ),
    ),
)
