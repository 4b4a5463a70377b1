# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What freight is handled in: pallets, crates, drums, pieces; and the words between a count and it."""

from __future__ import annotations

import re

# What stands on the floor, what stands on it, and what is only counted: the first tier named wins.
_TIERS: tuple[tuple[int, str, str], ...] = (
    (
        1,
        "spot",
        r"(?:pal+et|plt|floor|trailer)[ ](?:spots?|positions?|spaces?)|spots|footprints",
    ),
    (
        1,
        "pallet",
        (r"pal+[ei]t+e?s?|palest?s|palle?sts?|pl+ts?|pals?|tarimas?|paletas?|tmas|chep|gma|palettes"),
    ),
    (1, "skid", r"skids?|skds?|sks?|stillages?"),
    (1, "frame", r"a-frames?"),
    (1, "crate", r"crates?|huacal(?:es)?|guacal(?:es)?|cajon(?:es)?|lift[ -]?vans?"),
    (2, "coil", r"coils?|rollos?|bobinas?"),
    (2, "bundle", r"bundles?|bdls?|atados?"),
    (2, "bale", r"bales?|pacas?|(?:big|small|large)[ ]squares|big[ ]rounds"),
    (2, "rack", r"racks?"),
    (2, "reel", r"reels?|spools?|carretes?"),
    (2, "supersack", r"(?:super|bulk|big|jumbo|ton|tote)[ -]?(?:sacks?|bags?)|supersacos?|fibcs?"),
    (2, "drum", r"drums?|barrels?|tambos?|tambores|firkins?"),
    (2, "tote", r"totes?|ibcs?|ibc[ ]totes?|contenedores[ ](?:ibc|metalicos|plasticos)"),
    (2, "gaylord", r"gaylords?|bins?|combos?|octabins?|tri-?walls?"),
    (2, "roll", r"rolls?|rls"),
    (2, "carton", r"cartons?|ctns?|cartones"),
    (2, "case", r"cases?|cs"),
    (2, "box", r"box(?:es)?|bxs|cajas?(?!\s+(?:seca|refrigerada|de[ ]53))"),
    (2, "bag", r"bags?|sacos?|sacks?|costales|arpillas?"),
    (2, "pail", r"pails?|cubetas?|buckets?"),
    (2, "cylinder", r"cylinders?(?![ ](?:press|head|block))"),
    (2, "keg", r"kegs?|casks?|barriles"),
    (2, "stack", r"stacks?|slings?|rounds"),
    (2, "tray", r"trays?"),
    (2, "tub", r"tubs?"),
    (2, "cage", r"cages?"),
    (2, "cart", r"carts|dollies|trunks|road[ ]cases?"),
    (2, "tube", r"tubes?"),
    (2, "vehicle", r"vehicles?|machines?"),
    (
        3,
        "block",
        (
            r"blocks?|slabs?|cubes?|(?<!scissor[ ])(?<!fork[ ])(?<!boom[ ])(?<!man[ ])lifts?(?![ -]?gate"
            r"|[ ]trucks?)|bunks?|sticks?|packs?|pks|sets|joints?"
        ),
    ),
    (
        3,
        "piece",
        r"pieces?|pcs?|pza?s?|piezas?|bultos?|units?|hus?|handling[ ]units?|packages?|pkgs?|parcels?|items",
    ),
)
_TIER = {name: tier for tier, name, _pattern in _TIERS}
NAMES = "|".join(f"(?P<{name}>{pattern})" for _tier, name, pattern in _TIERS)
ADJECTIVE = (
    r"(?:(?:[a-z]{2,12}-[a-z]{3,9}|standard|std|over-?sized?|shrink-?wrapped|wrapped|stackable"
    r"|non[- ]?stack(?:able|ed)?|full|whole|half|wood(?:en)?|plastic|"
    r"double[ -]?stacked|stacked|crated|palletized|strapped|banded|double|large|small|heavy|euro|gma"
    r"|chep|loose|mixed|steel|metal|fiber|master|big"
    r"|handling|tall|custom|empty|new|used|"
    r"stretch-?wrapped|\d{2}\"?[ ]?x[ ]?\d{2}\"?(?!,)|\d-way|lg|lrg|sm|med|\d{1,3}[ -]gal(?:lon)?"
    r"|\d{1,3},?\d{0,3}[ -]?(?:lbs?|kg|#)|estandar|grandes|de)[ ,]{1,2}){0,3}"
)
# A further word or two of what the sender calls them: "40 flat cartons", "14 oversize wooden crates".
NOT_A_KIND = (
    r"(?:(?!(?:to|from|of|for|in|on|at|and|or|by|with|per|is|are|the|a|an|x|each|than|de|en|con|por|para|y|a"
    r"|lbs?|pounds?|kgs?|kilos?|tons?|tonnes?|mt|libras?|toneladas?|cada|pies|pulgadas|gal|gallons?|oz|ounces?|liters?|litres?|quarts?|pints?|ft"
    r"|foot|feet|inch(?:es)?|in|mm|cm|mil|watt|volt|miles?|mi|am|pm|hrs?|hours?|mins?|minutes?|days?|weeks?"
    r"|months?|years?|loads?|trucks?|trailers?|vans?|reefers?|flatbeds?|containers?|stops?|drops?|picks?"
    r"|times|usd|dollars|gauge|count|ply|way|men|people|drivers?|degrees|percent|dry|box|pal+ets?|pl+ts?|skids?|crates?"
    r"|tarimas?)\b)[a-z][a-z\d-]{2,14}[ ]){0,2}"
)
MODEL = r"\d{2,4}[a-z]{0,3}"  # of a machine: "two 305 excavators"
ANY_NAME = re.sub(r"\(\?P<\w+>", "(?:", NAMES)  # the same without groups
UNIT_NAMES = tuple(_TIER)


def tier_of(name: str) -> int:
    return _TIER[name]
