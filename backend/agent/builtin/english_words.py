"""The words of English: references to tasks, politeness, where clauses end."""

import re

from backend.agent.builtin.english_parts import LIST, TASK, pattern, words
from backend.agent.builtin.language import ReferenceWords

ORDINALS = (
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
    ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"],
)
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

REFERENCES = ReferenceWords(
    leading=pattern(
        r"^(?:(?:tasks?|ones?|items?)\s+(?:about|for|with|saying|that\s+says?)\s+|(?:the|my|our|"
        r"a|an|this|that|these|those|both|tasks?|to-?dos?|items?|numbers?|"
        r"no\.|nr\.?|called|named|titled)(?:\s+|(?=#))|(?:tasks?|no\.)(?=\d))+(?=\S)"
    ),
    trailing=pattern(
        rf"(?:\s+(?:tasks?|one|ones|items?|to-?dos?|reminders?|entry|entries|too|also|as\s+well|"
        rf"now|"
        rf"again|instead|(?:on|from|in|off)\s+(?:my|the)\s+{LIST}))+$"
    ),
    it=pattern(
        r"(?:(?:it|that|this)(?:\s+(?:one|task|item|to-?do))?|(?:the|this|"
        r"that)\s+(?:same\s+)?(?:one|task|"
        r"item))(?:\s+(?:too|also|as\s+well|now|again))?"
    ),
    them=pattern(
        r"(?:them|those|these|both|both\s+of\s+them)(?:\s+(?:two|ones|tasks|both))?(?:\s+(?:too|"
        r"also|now|again))?"
    ),
    all=pattern(
        r"(?:(?:them|it)\s+all|everything(?:\s+(?:due|in|on|from|about|that|which|tagged|with|"
        r"overdue|else|left|open|completed|done|for)\b.*)?|(?:all|every|"
        r"each)(?:(?:\s+of)?\s+(?:my|the|them|these|those|it|"
        r"(?:single|open|pending|completed?|done|finished|remaining|other|overdue|old)\b))*"
        r"(?:\s+(?:tasks?|to-?dos?|items?|things?|ones?|list|reminders?)(?:\s+.*)?)?"
        r"|(?:my|the|these|those|our)?\s*(?:whole|entire|complete|open|pending|completed?|done|"
        r"finished|"
        r"remaining|overdue|old)*\s*(?:tasks|to-?dos|to-?do\s+list|task\s+list|list|items|"
        r"completed|done)"
        r"|all\s+(?:.+\s)?(?:tasks|to-?dos))"
    ),
    range=re.compile(
        r"#?(?P<first>\d{1,9})\s*(?:-|\u2013|\u2014|\bto\b|\bthrough\b|\bthru\b|"
        r"\buntil\b)\s*#?(?P<last>\d{1,9})",
        re.IGNORECASE,
    ),
    separator=re.compile(r"[\s,;&+/]+|\band\b", re.IGNORECASE),
    conjunction=re.compile(r"(?:^|\s)and\s", re.IGNORECASE),
    ordinals={w: i for row in ORDINALS for i, w in enumerate(row)} | {"last": -1, "latter": -1},
    ordinal_noise=words("the one ones task tasks item items of on in list my from row"),
    numbers={word: str(number) for number, word in enumerate(NUMBERS, 1)},
    nouns=pattern(r"(?:the\s+|my\s+)?(?:tasks?|numbers?|items?|to-?dos?|no\.)\s"),
)

LEAD = pattern(
    r"(?:(?:first(?:ly)?|second(?:ly)?|last(?:ly)?|finally|after\s+that|afterwards|"
    r"once\s+(?:that'?s\s+)?done)\s+(?:of\s+all[\s,]+)?"
    r"(?=(?:complete|add|create|delete|remove|mark|show|list|move|rename|undo|tick|check|set|put|"
    r"make|remind)\b)|(?:hey|hi|hello|dear|buddy|mate|sir|ok|okay|well|so|and|also|then|now|plus|"
    r"but|oh|um|uh|"
    r"hm+|please|pls|plz|kindly|just|"
    r"actually|alright|great|thanks|thx|thank\s+you|yes|yeah|yay|yup|woo+hoo+|phew|cool|nice|"
    r"sure|perhaps|maybe|oops|sorry|wait)"
    r"(?:\s*[,!.:\u2013-]+\s*|\s+)"
    r"|(?:(?:would|do)\s+you\s+(?:terribly\s+)?)?mind\s+(?=\w+ing\b)"
    r"|(?:thanks?|thank\s+you)\s+for\s+(?=\w+ing\b)|pretty\s+please\s+with\s+[^,]{1,30},\s*"
    r"|(?:i\s+(?:need|want|could\s+use|would\s+like)|i'?d\s+like)\s+(?:your|some)\s+help\s+(?:to|"
    r"with|in)\s+|show(?:\s+me)?\s+(?=how\s+i\b)"
    r"|(?:remind|tell)\s+me\s+(?=what\b|which\b|how\b)|(?:i\s+(?:want|would\s+like|need|"
    r"wanna)\s+to|i'?d\s+(?:like|love)\s+to|let\s+me|please)\s+know\s+(?=what|which|how|if|my|the)"
    r"|(?:i|i'd|it|it'd|is|any|do|would|could|can|may|might|maybe|perhaps|just|wondering|hoping|"
    r"hope|thanks|thank)\b(?:[\s,]+[\w']+){0,8}?\s+"
    r"(?:if|think|that|chance|way|whether|hoping)\s+you(?:'d|\s+(?:could|would|can|might))\s+"
    r"|(?:would|are|will)\s+you\s+(?:please\s+)?(?:be\s+)?able\s+to\s+|(?:may|can|could|"
    r"might)\s+i\s+ask\s+(?=what|which|how|for)"
    r"|i(?:'d|\s+would)?\s+(?:need|want|like|love|expect|ask|request)\s+you\s+to\s+|"
    r"(?:thanks?(?:\s+you)?\s+)?in\s+advance\s+for\s+(?=\w+ing\b)|pardon\s+me[\s,]+"
    r"|can\s+i\s+get\s+you\s+to\s+|if\s+you\s+(?:could|would|can|don'?t\s+mind)\s+(?=\w+\s)"
    r"|if\s+possible[\s,]+|no\s+(?:rush|hurry)[\s,]+(?:but\s+)?|(?:many|"
    r"big)\s+thanks[\s,]+(?:and\s+)?|(?:my|dear)\s+(?:friend|assistant|bot|helper)[\s,]+"
    r"|(?:can|could|would|will)\s+(?:you|u|ya)\s+(?:maybe\s+|perhaps\s+|possibly\s+|please\s+|"
    r"kindly\s+|just\s+|quickly\s+|also\s+)*"
    r"|(?:can|could|may|might)\s+i\s+(?=(?:please\s+|also\s+|just\s+)?(?:see|have|get|add|view)\b)"
    r"|(?:i'?d|i\s+would)\s+(?:really\s+)?(?:like|love)\s+(?:you\s+)?(?:to\s+)?"
    r"|(?:i'?d|i\s+would)\s+(?:really\s+|very\s+much\s+|greatly\s+)?(?:appreciate\s+it|"
    r"be\s+(?:grateful|glad|happy|thankful))\s+if\s+you(?:'d|\s+(?:could|would|can))\s+"
    r"|(?:(?:i\s+was|i'?m|i\s+am)\s+(?:just\s+)?wondering|i\s+wonder(?:ed)?)\s+(?:if|"
    r"whether)\s+you\s+(?:could|can|"
    r"would|might)\s+(?:(?:maybe|perhaps|possibly)\s+)?"
    r"|(?:(?:do|could|can|would)\s+(?:you\s+)?(?:do\s+)?me\s+a\s+(?:big\s+|small\s+|quick\s+|"
    r"huge\s+)?favou?r|be\s+an?\s+(?:dear|darling|sweetheart|"
    r"angel|star|pal|love))(?:\s+and\s+|\s*[,:]\s*)"
    r"|(?:can|could|may|might)\s+i\s+(?:ask|trouble|bother|request)\s+(?:you\s+)?to\s+"
    r"|(?:(?:sorry\s+)?(?:to|for)\s+(?:bother|trouble|disturb)(?:ing)?(?:\s+you)?|excuse\s+me|"
    r"pretty\s+please|one\s+more\s+thing|quick\s+(?:one|question))"
    r"[\s,:.-]+(?:but\s+)?"
    r"|(?:would|will|is)\s+it\s+(?:be\s+)?(?:ok(?:ay)?|possible|alright|fine|cool)\s+(?:to|"
    r"if\s+you)\s+"
    r"|(?:please\s+)?(?:would|could|will)\s+you\s+(?:please\s+)?be\s+(?:so\s+kind|"
    r"kind\s+enough)(?:\s+(?:as\s+to|to|and))?\s+"
    r"|(?:please\s+)?be\s+so\s+(?:kind|good|nice)\s+(?:as\s+to|and|to)\s+"
    r"|(?:if\s+(?:it'?s|it\s+is|that'?s)\s+(?:not\s+(?:too\s+much|a|any)\s+(?:trouble|bother|"
    r"problem)|ok(?:ay)?|possible|alright)(?:\s+with\s+you)?"
    r"|if\s+you\s+(?:don'?t\s+mind|have\s+(?:a\s+)?(?:time|moment|minute|second|sec)|can|could|"
    r"would|please)|when(?:ever)?\s+you\s+(?:have|get)\s+(?:(?:a|the|some)\s+)?"
    r"(?:time|moment|minute|second|sec|chance)|for\s+me|would\s+it\s+be\s+possible\s+to|"
    r"is\s+it\s+possible\s+to)[\s,:]+"
    r"|(?:i\s+want|i\s+wanna|i\s+need\s+you|i\s+want\s+you|help\s+me|go\s+ahead\s+and|let'?s|"
    r"let\s+us|"
    r"let\s+me|you\s+can|you\s+may)\s+(?:to\s+)?"
    r"|(?:what|how)\s+about\s+|(?:can|could|shall)\s+we\s+"
    r"|(?:may|can|could)\s+i\s+know\s+(?=what|which|how|if)|do\s+you\s+know\s+(?=what|which|how|"
    r"if)|(?:check|see|tell\s+me|find\s+out)\s+(?:if|whether)\s+(?=i\b|there\b|any)"
    r"|do\s+(?:please\s+)?(?=(?:add|create|delete|remove|complete|mark|move|show|list|remind|"
    r"rename|undo|put|make)\b)|feel\s+free\s+to\s+|it'?s\s+(?:about\s+)?time\s+to\s+"
    r"|(?:would|could)\s+you\s+consider\s+(?=\w+ing\b)"
    r"|when(?:ever)?\s+you\s+(?:have|get|can|are|find|like|want)(?:\s+[\w']+){0,4}?\s*,\s*|"
    r"when(?:ever)?\s+you(?:'re)?\s+(?:free|ready|can)[\s,]+"
    r"|if\s+you(?:'d|\s+would|\s+could)?\s+be\s+so\s+(?:kind|good|nice)(?:\s+as)?(?:\s+to\s+|"
    r"\s*,\s*)|(?:no|there'?s\s+no)\s+(?:rush|hurry|stress)[\s,]+(?:but\s+)?"
    r"|(?:may|can|could|might)\s+i\s+(?:kindly\s+|please\s+)?(?:ask|trouble|"
    r"bother)\s+(?:you\s+)?(?:to|for)\s+|i(?:'d|\s+would)\s+be\s+(?:very\s+)?(?:grateful|"
    r"thankful|happy)\s+for\s+"
    r"|(?:would|is)\s+it\s+(?:be\s+)?possible\s+for\s+you\s+to\s+|i\s+(?:wanted|would\s+like|"
    r"want)\s+to\s+ask\s+(?:you\s+)?(?:if\s+you\s+(?:could|can|would)|to)\s+"
    r"|(?:assist|help)\s+me\s+(?:in|with|by)\s+(?=\w+ing\b)|ask\s+you\s+to\s+|"
    r"please\s+may\s+you\s+|may\s+you\s+"
    r"|(?:walk|run|take)\s+me\s+through\s+|brief\s+me\s+(?:on|about)\s+"
    r"|i(?:'d|\s+would)\s+(?:really\s+)?appreciate\s+(?:your?\s+)?(?=\w+ing\b)|(?:may|can|"
    r"could)\s+i\s+(?:request|ask)\s+that\s+you\s+|be\s+kind\s+and\s+"
    r"|(?:i'd|i\s+would|it'd|it\s+would)\b(?:\s+[\w']+){0,6}?\s+if\s+you\s+(?=\w+ed\b)"
    r"|(?:do\s+)?(?:the\s+)?same\s+(?:thing\s+)?(?:for|with|to|goes\s+for)\s+"
    r"|(?:assistant|bot|taskchat|first|next|finally|secondly|thirdly|lastly|friend|buddy|"
    r"mate)\s*[,:]\s*)(?=\S)"
)
REQUEST = pattern(
    r"(?:.*?\W)?(?:(?:can|could|would|will)\s+(?:you|u|ya|we)\b|please\b|pls\b|(?:can|could|"
    r"may)\s+i\s+(?:add|have|get|see|ask)\b|(?:would|is)\s+it\s+(?:be\s+)?(?:ok|okay|possible|"
    r"alright|fine)\b|"
    r"(?:would|do)\s+you\s+mind\b|(?:would|are)\s+you\s+(?:be\s+)?able\b|(?:is|any|do|would|"
    r"could|can|may|might)\b(?:[\s,]+[\w']+){0,8}?\s+(?:if|think|that|chance|way)\s+"
    r"you(?:'d|\s+(?:could|would|can|might))\b)"
)
TAIL = pattern(
    r"(?:,\s*(?:my\s+)?(?:friend|buddy|mate|pal|dear|love|dude|man|assistant|bot|robot|taskchat)"
    r"|[\s,]+(?:please|shall\s+we|if\s+you\s+(?:don'?t|do\s+not|wouldn'?t|would\s+not)\s+mind|if\s+"
    r"(?:it|that)(?:'s|\s+is|\s+isn'?t)\s+(?:not\s+)?(?:too\s+much\s+(?:trouble|to\s+ask)|a\s+"
    r"(?:problem|bother)|okay|alright|all\s+right|fine|convenient)(?:\s+(?:with|for|by)\s+you)?|"
    r"when(?:ever)?\s+you\s+(?:like|want|(?:have|get)\s+(?:(?:a|the|some)\s+)?(?:time|moment|"
    r"minute|"
    r"second|sec|chance))|whenever\s+you\s+can|at\s+your\s+convenience|no\s+(?:rush|hurry)|much\s+"
    r"appreciated|i(?:'d|\s+would)\s+(?:really\s+)?appreciate\s+(?:it|that)|if\s+you\s+(?:would|"
    r"will|may)|pls|plz|thanks|thank\s+you|thx|ty|"
    r"cheers|will\s+you|would\s+you|could\s+you|can\s+you|"
    r"thank\s+you\s+(?:kindly|in\s+advance)|thanks\s+(?:a\s+(?:lot|bunch|million)|so\s+much|"
    r"in\s+advance)|(?:many|big)\s+thanks|thank\s+you\s+(?:very|so)\s+much|for\s+me|will\s+ya|"
    r"right\s+away|"
    r"(?:that|it)?\s*would\s+be\s+(?:great|nice|lovely|awesome|perfect|appreciated|good|cool|"
    r"amazing|helpful|fantastic|wonderful)|"
    r"when\s+you\s+(?:can|have\s+time|get\s+a\s+chance)|if\s+(?:possible|that'?s\s+ok(?:ay)?)|"
    r"if\s+you\s+(?:can|could|please)|ok|okay))$"
)
NEGATION = pattern(
    r"(?!i\s+(?:don'?t|do\s+not|no\s+longer)\s+need\s+(?!to\b))(?:please\s+)?(?:(?:i|you|"
    r"we)\s+)?(?:really\s+)?(?:don'?t|do\s+not|never|no\s+need\s+to|not|"
    r"didn'?t|did\s+not|haven'?t|have\s+not|won'?t|will\s+not|shouldn'?t|should\s+not|"
    r"mustn'?t|must\s+not|can'?t|cannot|'?m\s+not|am\s+not|stop|avoid|wouldn'?t|(?:(?<=\bi\s)|"
    r"(?<=\bwe\s)|(?<=\bi)(?='))(?:might|may|could|would|will|'?ll|shall)(?:\s+(?:maybe|perhaps|"
    r"probably|possibly|"
    r"have\s+to|need\s+to|not))?(?!\s+(?:like|love|want|appreciate|need|do)\b))\s+"
    r"(?:you\s+)?(?:(?:want|need|like|dare|going|have)\s+(?:you\s+)?(?:to\s+)?)?(?=\S)"
)
QUESTION = pattern(
    r"(?:should|shall|can|could|may|might|do(?=\s+(?:i|we|you|they|any)\b)|does|did|is|are|am|"
    r"was|were|have(?!\s+(?:to|#?\d+|task|the)\b)|has|had|would|will|how|why|when|"
    r"where|who|whom|whose|what|which|isn'?t|aren'?t|don'?t\s+i|what'?s|how'?s|if)\b\s*"
    r"(?:(?:i|we|you|one|do|does|did|can|could|should|would|to|happens|if|have|the)\b\s*)*"
)
ASKS = pattern(
    r"(?:what|who|whom|whose|which)(?:'?s)?\b|(?:how|why|when|where)(?:'?s\b|\s+(?:is|are|am|was|"
    r"were|do|does|did|will|would|can|could|should|has|have|had|many|much|long|far|old|come)\b)"
)
SEPARATOR = pattern(
    r"(?P<hard>\s*;+\s*)|(?P<sentence>(?<=\S)[.!?…]+\s+)"
    r"|(?P<but>\s*,?\s+but\s+)"
    r"|(?P<then>\s*,?\s(?:and\s+)?(?:then|afterwards?|after\s+that)\b\s*,?\s*)"
    r"|(?P<soft>\s*,\s+(?:and\s+|also\s+|plus\s+)?|\s+(?:and|&|\+|plus|also)\s+)"
)
_NUMBERED = r"#\d+|\btask\s+#?\d+|\b\d+\b"
EVIDENCE = pattern(rf"{_NUMBERED}|\b{TASK}\b|\bit\b|\bthat\s+one\b|\bthem\b")
