# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The forms in which days are written, as one expression over folded text."""

from __future__ import annotations

import re

from ..beginnings import Expression
from ..text import word_set
from .alternatives import any_of
from .day_names import DAYS_AWAY, MONTHS, ORDINALS, WEEKDAYS
from .feasts import NAMES

MONTH = rf"(?:{any_of(MONTHS)})"
WEEKDAY = rf"(?:{any_of(WEEKDAYS)})"
_ORDINAL = r"(?:st|nd|rd|th|ro|o)?"
_NTH = rf"(?:{any_of(ORDINALS)})(?![ -]?\w)"
# "the second" is seldom a day, unless it ends what is said.
_LATE_NTH = any_of(word for word in ORDINALS if ORDINALS[word] > 3)
_NTH_ALONE = rf"(?:{_LATE_NTH}|(?:first|second|third)(?=[ ]?(?:[,.;\n]|$)))"
COUNT = (
    r"(?:\d{1,2}|a[ ]couple(?:[ ]of)?|an?|una?|one|two|three|four|five|six|seven|eight|nine|ten|dos|tres"
    r"|cuatro|cinco|seis|siete|ocho|nueve|diez)"
)
# Where no form begins, one look at three letters is enough.
_BEGINNINGS = word_set(
    """
    the on el la del a an una un in en next following proximo prox this coming upcoming este esta over after
    end last eom eow month week wk semana calendar cw kw day
    one two three four five six seven eight nine ten dos tres cuatro cinco seis siete ocho nueve diez
    """
)
_FIRST_LETTERS = any_of(
    f"{word} "[:3] for word in (*_BEGINNINGS, *MONTHS, *WEEKDAYS, *ORDINALS, *NAMES, *DAYS_AWAY)
)
# "1/2 inch pipe", "3/4 ton": no day of January or March.
_FRACTION = (
    r"(?:1/[234]|[23]/[34]|[1357]/8|\d{1,2}/16)[ -]?(?:inch|in\b|hp|tons?|miles?|loads?|trucks?|trailers?"
    r"|skids?|pallets?|full|price|gal|lbs?|empty|of\b|thick|steel|plate|ply|pipe|bar|rod|mesh|x\b)"
)
WRITTEN = Expression(
    rf"""
    (?<![\w$#./,-])(?=\d|{_FIRST_LETTERS})(?:
      (?=\d)(?:
        (?P<iso>(?P<iy>20\d\d)[-/](?P<im>\d{{1,2}})[-/](?P<id>\d{{1,2}}))
      | (?P<dotted>(?P<dd>\d{{1,2}})\.(?P<dm>\d{{1,2}})\.(?P<dy>20\d\d|\d\d))(?![.\d])
      | (?P<solid>(?P<ly>20\d\d)?(?P<lm>0[1-9]|1[0-2])(?P<ld>[0-3]\d)(?(ly)|(?P<lz>20\d\d)))(?!\d)
      | (?P<slash>(?!{_FRACTION})(?P<s1>\d{{1,2}})/(?P<s2>\d{{1,2}})(?:/(?P<sy>20\d\d|\d\d))?)
          (?![/\d"'x]|[ ]{MONTH}\b)
      | (?P<short>(?<=[/|,;][ ])(?P<k1>\d{{1,2}})-(?P<k2>\d{{1,2}})(?=[ ]*(?:$|\n|[/|,;\x01])))
      | (?P<point>(?P<p1>\d{{1,2}})(?:-(?=\d\d|\d[ ](?:pick|pu\b|ship|load|del))|\.)(?P<p2>\d{{1,2}}))
          (?![\d.%"'x-]|[ ]?(?:lbs?|k|tons?|kg|mt|in|ft|m|cm)\b)
      | (?P<dash>(?P<h1>\d{{1,2}})-(?P<h2>\d{{1,2}})-(?P<hy>20\d\d|\d\d))(?![-\d])
      | (?P<compact>(?P<cd>\d{{1,2}})-?(?P<cm>{MONTH})-?(?P<cy>20\d\d|\d\d))(?!\d|[ ]?[ap]m\b)
      | (?P<day_month>(?P<md>\d{{1,2}}){_ORDINAL}(?:[ ]?[-/][ ]?|[ ](?:(?:of|de)[ ])?)?(?P<mm>{MONTH})\b\.?
          (?:(?:,[ ](?=20)|(?:[ ]del?)?[ -])(?P<my>20\d\d|\d\d(?!\d|:|[ ]?(?:lbs|k\b|pallets|[ap]\.?m))))?)
      | (?P<nth>(?P<td>\d{{1,2}})(?:st|nd|rd|th))(?![a-z\d])
          (?![ ](?:floor|street|st\b|ave|load|stop|pallet|quarter|party|pick|drop|shift|order))
          (?![ ](?:rd\b|blvd|pl\b|place|truck|time))
      )
    | (?P<span_month>(?:del[ ])?(?P<rd>\d{{1,2}})[ ]?(?:-|/|&|al?|to|y|o|or|and)[ ]?\d{{1,2}}{_ORDINAL}
        [ ](?:(?:of|de)[ ])?(?P<rm>{MONTH})\b)
    | (?P<weeks>(?:(?P<wn>{COUNT})[ ](?:weeks?|semanas?)[ ](?:from|after)[ ]
        (?:(?P<wx>next)[ ]|this[ ])?(?P<wf>{WEEKDAY}|today|tomorrow|hoy|manana)))(?!\w)
    | (?P<ahead>(?P<within>(?:in|en)[ ])?(?P<an>{COUNT})[ ]
        (?P<au>(?:business[ ]|working[ ])?days?|dias?(?:[ ]habiles)?|weeks?|semanas?)
        (?(within)|[ ]from[ ](?:now|today)))(?!\w)
    | (?=[a-z])(?:
        (?P<named>(?P<nm>{MONTH})\.?[ ]{{0,2}}(?:the[ ])?(?P<nd>\d{{1,2}}){_ORDINAL}
          (?![\d:,]\d|[ ]?(?:lbs|pallets|k\b))(?:,?[ ]{{1,2}}(?P<ny>20\d\d))?)
      | (?P<in_words>(?!may[ ]first)(?P<wm>{MONTH})[ ](?:the[ ])?(?P<wd>{_NTH}))
      | (?P<nthday>(?P<nw>first|second|third|fourth)[ ](?P<nd_day>{WEEKDAY})[ ]
          (?:of|in)[ ](?P<nmonth>{MONTH})\b)
      | (?:the[ ]|on[ ]|el[ ])?(?P<ordinal>{any_of(ORDINALS)})[ ](?:(?:day[ ])?of|de)[ ](?P<om>{MONTH})\b
      | (?P<feast>(?:(?P<fw>{WEEKDAY}|day)[ ](?P<fd>after|before|following)[ ])?(?P<fn>{any_of(NAMES)}))
          (?!\w|[ ](?:week|break|orders?|stores?|trees?|cards?|wreaths?|lights|sales?|season|rush|dinner|promo
          |displays?|decor))
      | (?P<beyond>{WEEKDAY}|week)[ ]after[ ]next(?!\w)
      | (?P<weekend>(?:over[ ](?:the|this|that)|this|on[ ]the|(?P<we_after>after[ ](?:the|this)))
          [ ]weekend)(?!\w)
      | (?P<ending>(?:(?:the[ ])?(?:last[ ]day|end)[ ]of[ ](?:the[ ]|this[ ])?
          (?P<em>(?P<en>next[ ])?month|{MONTH})
          |eom|month[ -]end))(?!\w|[ ]\d)
      | (?P<week_end>(?:(?:the[ ])?end[ ]of[ ](?:the[ ]|this[ ])?(?P<wen>next[ ])?week|eow))(?!\w)
      | (?P<away>{any_of(DAYS_AWAY)})(?!\w)
      | (?:(?P<next>next|following|(?:el[ ])?proxim[oa]|prox\.?)[ ]
          |(?P<this>this(?:[ ]coming)?|coming|upcoming|este|esta)[ ])?
        (?P<weekday>{WEEKDAY})(?!\w)(?:\.(?=[ ]?\d))?
        (?P<after>[ ](?:next[ ]week|de[ ]la[ ](?:proxima|siguiente)[ ]semana|of[ ]next[ ]week
          |que[ ]viene|proximo|(?:a[ ])?week(?=[ ]*(?:$|[,.;?()\n]))))?
      | (?:in[ ])?(?:calendar[ ]week|cw|kw|week|wk|semana)
          [ ](?:no\.?[ ]|\#)?(?P<number>\d{{1,2}})(?![\d/:-]|\.\d|[ ]?(?:of|lead|transit|turn))
      | (?P<week>(?:next|(?:la[ ])?(?:proxima|siguiente))[ ](?:week|wk|semana)
          (?:[ ]?,?[ ](?:on[ ]|el[ ])?(?P<of_week>{WEEKDAY}))?)(?!\w)
      | (?:the[ ])(?P<nth_word>{_NTH_ALONE})
          (?![ -]?(?:floor|load|stop|pallet|truck|time|one|street|st\b|ave|year|quarter))
      | (?P<el>\bel[ ](?:dia[ ])?(?P<ed>\d{{1,2}}))(?![\d/:.,-])
      )
    )
    """,
    re.VERBOSE,
)
