"""Changes of tasks as English says them, several in a row."""

import re

from backend.agent.builtin.english_parts import AMOUNT, LIST, PRIORITY, REFS, rules
from backend.agent.builtin.language import EditWords, Kind

_VERBS = (
    r"(?:make|set|change|update|edit|mark|move|push|bump|shift|reschedule|re-schedule|postpone|"
    r"delay|defer|"
    r"snooze|bring|pull|turn|switch|give|flag|transfer|modify|extend|prepone|raise|lower|"
    r"downgrade|upgrade|promote|demote|kick|slide|"
    r"nudge|drag|adjust|advance)"
)
# These can mean a new task too.
_WEAK_VERBS = r"(?:put|add|schedule|plan|need|have)"
_IS = (
    r"(?:\s+(?:(?:has|have|needs?|must|should)\s+(?:to\s+)?be\s+(?:done|finished|ready|"
    r"completed)|(?:has|have|needs?|must|should|ought|will)\s+(?:to\s+)?happen|(?:can|could|"
    r"may)\s+be\s+(?:done|finished)|belongs?|goes|is|are|"
    r"has\s+to\s+be|have\s+to\s+be|should\s+be|needs?\s+to\s+be|must\s+be|will\s+be|can\s+be|"
    r"got\s+moved|(?:was|is|got)\s+(?:moved|rescheduled|postponed|pushed)|"
    r"repeats?|recurs?|happens|comes\s+up)|'s)"
)
_NAMED_PRIORITY = (
    rf"(?:no(?=\s+prio)|{PRIORITY.replace('no|', '')}|(?:very\s+)?(?:urgent|important)|p[1-4]"
    r"|!{1,3}|!(?:high|medium|low))"
)

EDITS = EditWords(
    fields=tuple(
        re.compile(text, re.IGNORECASE)
        for text in (
            rf"(?:an?\s+)?(?:prio(?:rity)?|urgency)\s*(?:of\s+|to\s+|is\s+|=\s*|"
            rf":\s*)?(?P<priority>{_NAMED_PRIORITY})",
            rf"(?:an?\s+)?(?P<priority>{_NAMED_PRIORITY})(?:[\s-]+(?:prio(?:rity)?|task|one))?",
            r"(?:(?:in|into|to|on|onto|under)\s+)?(?:(?:the|my|our)\s+)?list\s*(?:to\s+|:\s*|"
            r"=\s*)?(?P<list>[\w&'-]+)",
            rf"(?:in|into|to|on|onto|under)\s+(?:(?:the|my|our)\s+)?(?P<list>(?!(?:my|the|our|"
            rf"to-?do|task)\b)[\w&'-]+(?:\s[\w&'-]+)?)\s+{LIST}",
            rf"(?:the|my|our)\s+(?P<list>(?!to-?do\b|task\b)[\w&'-]+)\s+{LIST}",
            r"@(?P<list>[^\W\d][\w-]*)",
            r"(?:tag(?:ged)?|label(?:led)?)(?:\s+(?:it|them))?(?:\s+(?:as|"
            r"with))?:?\s+(?P<tags>#?[\w-]+(?:(?:,\s*|\s+and\s+)#[\w-]+)*)",
            r"(?:with\s+)?(?:the\s+)?tags?:?\s+(?P<tags>#?[\w-]+(?:(?:,\s*|\s+and\s+)#?[\w-]+)*)",
            r"(?P<tags>#[^\W\d][\w-]*)",
            r"(?:called|named|titled|renamed|(?:(?:re)?name|call)\s+(?:it|them))(?:\s+(?:to|"
            r"as))?:?\s+(?P<title>.+)",
            r"(?:with\s+)?(?:an?\s+|the\s+)?(?:notes?|description)(?:\s+(?:saying|"
            r"that\s+says))?(?:\s*:|(?!\s+(?:of|for|on|to)\b))\s+(?P<description>.+)",
            r"(?:an?\s+)?(?:sub-?task|child|part|step)\s+of\s+(?:task\s+)?#?(?P<parent>.+)",
            r"under\s+(?:task\s+#?|#)?(?P<parent>\d{1,9})",
            r"(?:without|no|clear|remove)\s+(?:an?\s+|the\s+|its\s+)?(?P<clear>due\s*date|"
            r"deadline|date|tags?|notes?|description|list|repeat(?:ing)?|priority)",
            r"(?:from\s+|non-?)(?P<clear>repeating)",
            r"not\s+(?P<clear>due|repeat(?:ing)?)(?:\s+any\s*more)?",
        )
    ),
    joint=re.compile(
        r"(?:[,;.]|(?:(?:and|also|then|plus|but|with|to|as|at|on|in|for|be|it|its|them|both|now|"
        r"an?|the|have|has|is|are|"
        r"make|set|move|mark|put|change|give|until|till|by|instead|please|actually|back|go|start|"
        r"really|very|super|quite|pretty|so|tasks?|to-?do|->|=>|→|=|:)"
        r"(?=\s|$)))\s*",
        re.IGNORECASE,
    ),
    not_references=re.compile(
        r"\b(?:due\s*dates?|deadlines?|priority|title|name|notes?|description|tags?|wording|text|"
        r"subtask|repeat|recurrence|frequency|interval)\s+(?:of|for|on|to)\b"
        r"|\b(?:from|with|without|as|repeat)$"
        r"|^(?:an?|new|another|me|up|down|sure|note|so|us|to|in|on|at|by|for|i|todo|to-do|"
        r"reminder|rid|tasks?\s+for|"
        r"(?:a\s+)?(?:task|todo|reminder)\s+(?:to|called|named|for))\b|^(?:add|create|remind|"
        r"show|find|search|remember|don'?t|put|jot|write)\s|^(?:the|my|its|(?:the\s+|"
        r"its\s+)?(?:date|time|day|deadline|due|due\s*date)(?:\s+to)?|till|until|to|by|for)$|"
        r"^(?:due|due\s*dates?|deadline|priority|prio|list|tags?|notes?|description|task|tasks|"
        r"todo|note|reminder|me|new\s+task)$|[\"]",
        re.IGNORECASE,
    ),
    particles=re.compile(
        r"(?:\s+(?:done|finished|ready|off|back|forward|ahead|up|out|over|earlier|later|to\s+be|"
        r"be|from\s+.{1,20}))+$|['\u2019]s$|^(?:off|back|forward|up)\s+",
        re.IGNORECASE,
    ),
    field_names=re.compile(
        r"(?:due\s*dates?|deadlines?|dates?|priority|notes?|descriptions?|repeat|repetition|"
        r"recurrence|tags?(?:\s+\S+)?)(?:\s+(?:of|from|for|and)\s+.+)?",
        re.IGNORECASE,
    ),
    cleared={
        "duedate": "due",
        "deadline": "due",
        "due": "due",
        "date": "due",
        "tag": "tags",
        "tags": "tags",
        "note": "description",
        "notes": "description",
        "description": "description",
        "list": "list",
        "repeat": "repeat",
        "repeating": "repeat",
        "priority": "priority",
    },
)

EDIT_RULES = (
    *rules(
        Kind.PRIORITIZE,
        rf"make\s+{REFS}\s+(?P<priority>less|more)\s+(?:important|urgent)",
    ),
    *rules(
        Kind.CLEAR,
        rf"(?:stop|quit|cancel|end|don'?t|do\s+not|no\s+longer|never)\s+(?P<field>repeat)(?:ing|"
        rf"\s+of)?\s+{REFS}(?:\s+any\s*more)?",
        rf"make\s+{REFS}\s+(?:not\s+|stop\s+|"
        rf"no\s+longer\s+)(?P<field>repeat)(?:ing)?(?:\s+any\s*more)?",
        rf"{REFS}\s+(?:should(?:n'?t|\s+not)|does(?:n'?t|\s+not)(?:\s+(?:need\s+to|have\s+to))?|"
        rf"must\s+not|need\s+not)\s+(?P<field>repeat)(?:\s+any\s*more)?",
        rf"{REFS}\s+(?:has|needs|does(?:n'?t|\s+not)\s+(?:have|need))\s+(?:no|an?|"
        rf"any)\s+(?P<field>due\s*date|deadline|priority)(?:\s+any\s*more)?",
        rf"{REFS}\s+no\s+longer\s+(?:has|needs|have|need)\s+(?:an?\s+|the\s+|"
        rf"any\s+)?(?P<field>due\s*date|deadline|priority|tags?|notes?)",
        rf"take\s+(?:the\s+|its\s+)?(?P<field>due\s*date|deadline|date|priority|tags?|"
        rf"notes?)\s+(?:off|from|away\s+from|out\s+of)\s+{REFS}",
        rf"no\s+(?:more\s+)?(?P<field>due\s*date|deadline|date|priority|tags?|notes?|"
        rf"repeat)\s+(?:for|on|of)\s+{REFS}",
        rf"(?P<field>un-?schedule|un-?date)\s+{REFS}",
        r"(?P<field>untag)\s+(?P<refs>(?:task\s+)?#?\d{1,9}|it|that|them)",
    ),
    *rules(
        Kind.SKIP,
        r"skip\s+(?:the\s+)?(?:next|this|coming)?\s*(?:occurrence|instance|time|round|one|date|"
        r"repeat)\s+(?:of|for)\s+"
        rf"{REFS}",
        rf"skip\s+(?:(?:the\s+)?(?:next|this)\s+)?{REFS}(?:\s+(?:this|next|for\s+this)\s+(?:time|"
        rf"once|day|week|month|year|"
        r"round|\w+day)|\s+today|\s+tomorrow|\s+tonight|\s+once)?(?:\s+only)?",
    ),
    *rules(
        Kind.SHIFT,
        rf"(?:postpone|delay|push|move|defer|bump|shift|put|extend|reschedule)\s+(?:back\s+|"
        rf"off\s+)?{REFS}(?:\s+(?:back|off|out|later))?"
        rf"\s+(?:by\s+|for\s+)?(?P<amount>{AMOUNT})(?:\s+(?:later|back|out))?",
        rf"(?:bring|pull|move|shift|prepone|put)\s+(?:forward\s+|"
        rf"up\s+)?{REFS}(?P<earlier>(?:\s+(?:forward|up|ahead|earlier))?)\s+(?:by\s+)?"
        rf"(?P<amount>{AMOUNT})(?:\s+(?:earlier|sooner|forward))",
        rf"(?:bring|pull|move|shift|prepone)\s+{REFS}\s+(?P<earlier>forward|up|"
        rf"ahead)\s+(?:by\s+)?(?P<amount>{AMOUNT})",
        rf"(?:give|allow)\s+(?:me\s+)?(?P<amount>{AMOUNT})\s+more\s+(?:for|on)\s+{REFS}",
    ),
    *rules(
        Kind.DUE,
        rf"snooze\s+{REFS}\s+(?:for|by)\s+(?P<ahead>{AMOUNT})",
        rf"{REFS}\s+(?:is|are)(?:n'?t|\s+not)\s+due\s+(?:until|till|before)\s+(?P<due>.+)",
        rf"{REFS}\s+can\s+wait\s+(?:until|till|for|to)\s+(?P<due>.+)",
        rf"(?:(?:can|could|may|must|should)\s+)?{REFS}\s+(?:(?:can|could|may|must|should|has\s+to|"
        rf"needs\s+to)\s+)?(?:please\s+)?be\s+(?:moved|rescheduled|postponed|delayed|shifted|"
        rf"pushed(?:\s+back)?|brought\s+forward)\s+(?:to|until|till|for|on)\s+(?P<due>.+)",
    ),
    *rules(
        Kind.EDIT,
        rf"(?:set|change|update|make)\s+(?:the\s+)?(?:repeat|recurrence|frequency|interval|"
        rf"repetition)\s+(?:of|for)\s+{REFS}\s+(?:to|as)\s+(?P<changes>.+)",
        rf"(?:stop|make)\s+{REFS}(?P<changes>\s+from\s+repeating|\s+non-?repeating|"
        rf"\s+not\s+repeat(?:ing)?)",
    ),
    *rules(Kind.EDIT, rf"{_VERBS}\s+(?P<edit>.+)"),
    *rules(
        Kind.EDIT,
        rf"{_WEAK_VERBS}\s+(?P<edit>(?:it|that|this|them|both|those|these|#?\d|task\s+#?\d|the\s|"
        rf"my\s).*)",
        needs_number=True,
    ),
    *rules(
        Kind.EDIT,
        r"put\s+(?P<edit>.+\soff\s.+)",
        r"(?:re-?)schedule\s+(?P<edit>.+)",
        r"repeat\s+(?P<edit>.+)",
        r"(?:put|hold)\s+off(?:\s+on)?\s+(?P<edit>.+)",
        r"(?:leave|keep|save)\s+(?P<edit>(?:the\s|my\s|it\s|that\s|task\s|#?\d).+)",
        r"i\s+(?:need|want)\s+(?P<edit>(?:the\s|my\s|it\s|that\s|task\s|#?\d).+)",
        r"(?:i'?ll\s+do|i\s+will\s+do|i'?m\s+(?:going\s+to\s+do|doing)|do|handle|"
        r"tackle)\s+(?P<edit>(?:the\s|my\s|it\s|that\s|task\s|#?\d).+)",
    ),
    *rules(
        Kind.EDIT,
        rf"{REFS}{_IS}(?:\s+(?:now|actually|supposed\s+to\s+be|moved|rescheduled|postponed|"
        rf"pushed))*\s+(?P<changes>.+)",
        r"(?P<refs>[^:]{1,60}?):\s*(?P<changes>.+)",
    ),
    *rules(Kind.EDIT, r"(?P<edit>(?:task\s+|number\s+)?#?\d{1,9},?\s.+)", needs_number=True),
)
