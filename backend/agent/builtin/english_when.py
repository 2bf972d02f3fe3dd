"""How English says when."""

import re

from backend.agent.builtin.when_words import WhenWords
from foundation.due_words.english import ENGLISH as DUE
from foundation.recurrence.english import ENGLISH as REPEAT


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTHS = _words(
    "january february march april june july august september october november december"
)

WHEN = WhenWords(
    due=DUE,
    repeat=REPEAT,
    marker=re.compile(
        r"(?:(?:first\s+thing(?:\s+in)?|later|early|sometime|some\s+time|around|about|exactly|"
        r"latest|at\s+the\s+latest|by)\s+(?=\S))?"
        r"(?:(?:with\s+)?(?:an?\s+|the\s+)?(?:due(?:\s*date)?|deadline|(?:date|time|"
        r"day)(?=\s+to\b))(?:\s+(?:is|of|to|by|on|before|for))?:?"
        r"|(?:by|before|until|till|til|for|after|no\s+later\s+than|latest)(?:\s+(?:on|at)\b)?"
        r"|(?:starting|beginning|start|begin)(?:\s+(?:on|from|at|with))?|from|on)\s+(?=\S)|"
        r"(?:first\s+thing(?:\s+in)?|later|early|sometime|around|latest)\s+(?=\S)",
        re.IGNORECASE,
    ),
    repeat_marker=re.compile(
        r"(?:and\s+)?(?:(?:it\s+)?(?:repeat(?:s|ing|ed)?|recur(?:s|ring)?|happen(?:s|ing)?)|"
        r"on\s+an?(?=\s+\w+\s+basis))"
        r"(?:\s+itself)?:?\s+(?=\S)",
        re.IGNORECASE,
    ),
    openers=_words(
        "on in at by due before until till for from after next this coming every each starting "
        "beginning with first thing later early sometime around latest today tomorrow tonight "
        "tmrw repeating deadline daily weekly monthly no"
    ),
    connectors=_words(
        "about with to for at in from because so regarding re via using and or but then before "
        "after if when near over - \u2013 — :"
    ),
    compounds=_words(
        "the a an my our his her their of about like than good last black ash fat cyber freaky "
        "super palm taco casual throwback bloody blue stormy ruby the 's every since yesterday's "
        "and or & called named titled say hello happy great early some any"
    )
    - _words("and or every"),
    links=re.compile(
        r"\s*(?:[:,]|\u2013|-(?=\s))?\s*(?:to|about|of|that\s+i\s+(?:have|need|must|should|"
        r"ought)(?:\s+to)?)\s+|\s*[:,\u2013]\s*|\S+[:,]",
        re.IGNORECASE,
    ),
    any_day="tomorrow",
    abbreviations={
        "nxt": "next",
        "2moro": "tomorrow",
        "2morrow": "tomorrow",
        "tomo": "tomorrow",
        "tmw": "tomorrow",
        "2day": "today",
        "tdy": "today",
        "mins": "minutes",
        "evng": "evening",
    },
    ranges=tuple(
        re.compile(text, re.IGNORECASE)
        for text in (
            r"\b(?:due\s+)?(?:(?:in|within|over|for|during)\s+)?(?:the\s+)?(?:next|coming|"
            r"following)\s+(?P<ahead>(?:\d{1,3}|two|three|four|five|six|ten)\s+"
            r"(?:days|weeks|months))\b",
            r"\b(?:due\s+)?within\s+(?:the\s+)?(?P<ahead>(?:an?|\d{1,3}|two|three|four|five|six|"
            r"ten)\s+(?:days?|weeks?|months?))\b",
            r"\b(?:due\s+)?(?:between|from)\s+(?P<due_from>.{1,30}?)\s+(?:and|to|until|till|"
            r"through|-)\s+"
            r"(?P<due_to>.{1,30}?)(?=$|\s+(?:in|on|by|sorted|with)\b)",
            r"\b(?:due\s+)?(?:by|before|until|till|up\s+to|"
            r"no\s+later\s+than)\s+(?P<due_to>.{1,30}?)"
            r"(?=$|\s+(?:in|sorted|with|by)\b)",
            r"\b(?:due\s+)?(?:after|from|since|"
            r"starting)\s+(?P<due_from>.{1,30}?)(?:\s+on(?:wards?)?)?"
            r"(?=$|\s+(?:in|sorted|with|by)\b)",
        )
    ),
    spans=tuple(
        (
            re.compile(
                rf"\b(?:due\s+)?(?:for\s+|in\s+|during\s+|on\s+)?(?:the\s+)?{text}", re.IGNORECASE
            ),
            filters,
        )
        for text, filters in (
            (
                r"(?:today\s+(?:and|or|&|plus)\s+overdue|overdue\s+(?:and|or|&|"
                r"plus)\s+(?:due\s+)?today)\b",
                {"due_to": "today"},
            ),
            (r"today\s+(?:and|or)\s+(?:before|earlier)\b", {"due_to": "today"}),
            (
                r"today\s+(?:and|or|&|plus)\s+tomorrow\b",
                {"due_from": "today", "due_to": "tomorrow"},
            ),
            (r"next\s+week\b", {"due_from": "next week", "due_to": "end of next week"}),
            (
                r"next\s+month\b",
                {"due_from": "first day of next month", "due_to": "end of next month"},
            ),
            (r"this\s+month\b", {"due_from": "today", "due_to": "end of the month"}),
            (r"this\s+year\b", {"due_from": "today", "due_to": "end of the year"}),
            (
                r"(?:this\s+|coming\s+)?weekend\b",
                {"due_from": "this weekend", "due_to": "end of the week"},
            ),
            (r"(?:next|coming|following)\s+(?:7|seven)\s+days\b", {"when": "week"}),
            *(
                (rf"{month}\b(?!\s*\d)", {"due_from": f"{month} 1", "due_to": f"end of {month}"})
                for month in sorted(_MONTHS)
            ),
        )
    ),
    today="today",
    ahead="in",
    every_part=re.compile(
        r"\b(?:every|each)\s+(?P<part>morning|afternoon|evening|night)\b", re.IGNORECASE
    ),
    every_day="every day",
    at_part="{part}",
    often_mistyped=_words(
        "tomorrow tonight monday tuesday wednesday thursday friday saturday sunday weekend "
        "january february august september october november december morning evening afternoon"
    ),
    lookalikes=_words(
        "sundae mandy moaning mourning warning morton sundry weekends mundane tomorrows fridge "
        "friend evenings mornings saturdays weekender tonights sunny"
    ),
)
