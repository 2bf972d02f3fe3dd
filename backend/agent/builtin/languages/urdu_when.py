"""How Urdu says when."""

from backend.agent.builtin.languages.writing import pattern, words
from backend.agent.builtin.when_words import WhenWords
from foundation.due_words.urdu import URDU as DUE
from foundation.recurrence.urdu import URDU as REPEAT

WHEN = WhenWords(
    due=DUE,
    repeat=REPEAT,
    marker=pattern(r"(?:آخری\s+تاریخ|تاریخ|deadline|date):?\s+(?=\S)"),
    repeat_marker=pattern(r"(?:دہراؤ|dohrao):?\s+(?=\S)"),
    openers=words(
        "آج کل پرسوں اگلے اگلی اس پیر منگل بدھ جمعرات جمعہ جمعے ہفتہ ہفتے اتوار aaj aj kal "
        "parson agle is "
        "somwar mangal budh jumerat juma itwar monday tuesday wednesday thursday friday saturday "
        "sunday ہر روزانہ har rozana"
    ),
    connectors=words("کے کو میں پر سے اور ke ko mein par se aur \u2013 \u2014 :"),
    compounds=words("سے بلیک صبح‌بخیر black ہر har"),
    links=pattern(r"\s*[:،,\u2013]\s*(?:کہ\s+)?|\s+کہ\s+|\S+[:،,]"),
    any_day="کل",
    every_part=pattern(r"\b(?:ہر|har)\s+(?P<part>صبح|شام|رات|دوپہر|subah|shaam|sham|raat)\b"),
    every_day="ہر روز",
    at_part="{part}",
    after=pattern(
        r"\s+(?:تک|تلک|سے\s+پہلے|کے\s+لیے|کے\s+لئے|پر|tak|se\s+pehle|ke\s+liye|par|pe|ko)$"
    ),
    verbs=pattern(r"(?:\S+\s+){0,2}\S+(?:نا|نی|نے|na|ni)$"),
)
