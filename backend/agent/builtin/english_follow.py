"""English of corrections, periods, past forms and lists."""

import re

from backend.agent.builtin.english_parts import words

_OH = (
    r"(?:(?:no|nope|nah|sorry|oops|ooops|whoops|wait|hm+|uh|um|ah|oh|argh|shit|damn|my\s+(?:bad|"
    r"mistake)|actually|well|hey|"
    r"wrong(?:\s+(?:one|task))?|not\s+(?:that|this)(?:\s+one)?)(?:[\s,.!:;-]+))*"
)
_NOT = r"(?:[\s,.]+(?:and\s+)?(?:not|instead\s+of|rather\s+than)\s+.{1,60})?"

CORRECTIONS = tuple(
    re.compile(text, re.IGNORECASE | re.DOTALL)
    for text in (
        rf"{_OH}(?:(?:i\s+(?:mean|meant|said|want|wanted)\s+)?(?P<other>the\s+other(?:\s+(?:one|"
        rf"task))?|other\s+one))(?:\s+(?:one|instead|please))*",
        rf"{_OH}(?:wrong(?:\s+(?:one|task))?|not\s+(?:that|this|the\s+right)(?:\s+(?:one|task))?|"
        rf"(?:that|this|it)(?:'?s|\s+is|\s+was)\s+"
        r"(?:wrong|not\s+(?:it|right|the\s+(?:right\s+)?one|what\s+i\s+(?:meant|wanted|said)|"
        r"correct)|the\s+wrong\s+(?:one|task))|"
        r"(?:that|this|it)\s+(?:was|is)n'?t\s+(?:it|right|correct|the\s+(?:right\s+)?one|"
        r"what\s+i\s+(?:meant|wanted|said)))",
        rf"{_OH}(?:i\s+(?:mean|meant|was\s+talking\s+about|was\s+thinking\s+of|"
        rf"should\s+have\s+said)|(?:i\s+said)|correction|rather|make\s+that|"
        rf"(?:it|that)\s+(?:should|was\s+supposed\s+to)\s+(?:be|have\s+been)|should\s+(?:be|"
        rf"have\s+been)|"
        rf"that\s+was\s+meant\s+to\s+be)\s*[:,]?\s+(?P<meant>.+?){_NOT}(?:\s+instead)?",
        r"not\s+.{1,40}?\s+but\s+(?P<meant>.+?)",
        r"(?:it'?s\s+|that'?s\s+)?(?P<rather>.{1,60}?)(?:\s*,\s*|\s+)(?:and\s+)?not\s+.{1,40}",
        rf"{_OH}(?:i\s+meant\s+to\s+(?:say|write|type)|i\s+wanted|typo|better(?:\s+make\s+(?:it|"
        rf"that))?|(?:it'?s|it\s+is)\s+(?:spelled|called|actually)|"
        r"(?:the\s+)?(?:title|name)\s+(?:is|should\s+(?:be|have\s+been)))\s*[:,]?\s+(?P<meant>.+?)",
        r"not\s+[^,]{1,40}?,\s*(?:but\s+)?(?P<meant>.+?)",
        rf"{_OH}(?:(?:no|nope|nah|oops|ooops|whoops|sorry|wait|wrong(?:\s+(?:one|task))?|"
        rf"my\s+bad)\s*[,.!:;-]+\s*"
        r"|(?:no|nope|sorry)\s+(?=(?:the\s+(?:first|second|third|fourth|fifth|last|other)|wait|"
        r"not|#?\d|make|task)\b))"
        r"(?!(?:to\s+(?:bother|trouble|disturb)|for|about|but|i|can|could|would|if|problem|"
        r"worries|idea|more|need|way|thanks?)\b)(?P<meant>(?:\S+\s*){1,5}?)"
        rf"{_NOT}(?:\s+instead)?",
        rf"(?:actually|wait|hm+|rather)[\s,]+(?P<rather>.+?){_NOT}(?:\s+instead)?",
        r"(?P<rather>.+?)\s+instead",
    )
)

PERIODS = {
    "day": 1,
    "days": 1,
    "today": 1,
    "daily": 1,
    "yesterday": 2,
    "week": 7,
    "weeks": 7,
    "weekly": 7,
    "fortnight": 14,
    "month": 30,
    "months": 30,
    "monthly": 30,
    "quarter": 90,
    "year": 90,
    "yearly": 90,
    **dict.fromkeys(
        words(
            "for of in on over during from the my this last past previous recent so far now lately "
            "recently "
            "already until up to and since a an one two three four five six seven eight nine ten "
            "s within these been with tasks task"
        ),
        0,
    ),
}

VERBS = {
    past: base
    for base, forms in {
        "pay": "paid",
        "buy": "bought",
        "get": "got gotten",
        "make": "made",
        "send": "sent",
        "write": "wrote written",
        "read": "read",
        "take": "took taken",
        "bring": "brought",
        "find": "found",
        "sell": "sold",
        "tell": "told",
        "meet": "met",
        "see": "saw seen",
        "speak": "spoke spoken",
        "build": "built",
        "feed": "fed",
        "sweep": "swept",
        "cut": "cut",
        "put": "put",
        "set": "set",
        "run": "ran",
        "swim": "swam swum",
        "go": "went gone",
        "give": "gave given",
        "choose": "chose chosen",
        "draw": "drew drawn",
        "drive": "drove driven",
        "eat": "ate eaten",
        "hang": "hung",
        "leave": "left",
        "learn": "learnt",
        "lend": "lent",
        "spend": "spent",
        "teach": "taught",
        "throw": "threw thrown",
        "wash": "washed",
        "do": "did done",
        "have": "had",
        "hold": "held",
        "begin": "began begun",
        "break": "broke broken",
        "catch": "caught",
        "forgive": "forgave",
        "sew": "sewn",
        "mow": "mown",
        "clean": "clean",
        "dry": "dry",
        "empty": "empty",
    }.items()
    for past in forms.split()
}

GERUNDS = {
    gerund: verb
    for verb, gerund in (
        pair.split(":")
        for pair in words(
            "add:adding mark:marking delete:deleting remove:removing show:showing list:listing "
            "move:moving complete:completing put:putting rename:renaming "
            "create:creating remind:reminding set:setting make:making change:changing "
            "tell:telling give:giving reopen:reopening restore:restoring tag:tagging "
            "reschedule:rescheduling postpone:postponing push:pushing check:checking "
            "finish:finishing undo:undoing update:updating find:finding close:closing "
            "tick:ticking cross:crossing skip:skipping clear:clearing bring:bringing "
            "display:displaying snooze:snoozing delay:delaying note:noting"
        )
    )
}
GERUNDS |= {
    f"{verb.removesuffix('e')}ed": verb
    for verb in set(GERUNDS.values())
    if verb not in ("put", "set")
}
"""Verbs after "would you mind" and "I'd be glad if you"."""

COMMON_LISTS = words(
    "work home shopping groceries grocery personal errands chores school private family house "
    "household "
    "garden office travel trip finance finances health fitness reading books movies watchlist "
    "wishlist ideas "
    "inbox study university uni job business kids holiday vacation packing hobby hobbies music "
    "recipes "
    "projects project bills goals supermarket pharmacy"
)
