"""The patterns of English clauses, first match first.

Every pattern has to fit the whole clause. Gaps for free text are lazy and at most three to a
pattern, and clauses are cut to a length (`clauses.py`), so that no input makes them slow.
"""

import re

from backend.agent.builtin.language import Kind, Rule

TASK = r"(?:tasks?|to-?dos?|to do(?! list)|todo items?|action items?|items?|reminders?)"
LIST = r"(?:(?:to-?do|task|to do) )?list"
TO_LIST = (
    r"(?:to|on|onto|in|into|for)\s+(?:(?:the\s+)?list\s+(?P<list>\S+)"
    rf"|(?:my|the|our)\s+(?:(?P<list_before>[\w&'-]+(?:\s[\w&'-]+){{0,2}})\s+)?{LIST})"
)
PRIORITY = r"(?:top|high|highest|medium|normal|low|lowest|no|urgent|important)"
_FROM_LIST = r"(?:\s+(?:from|off|out of|on|of)\s+(?:my|the|our)\s+(?:[\w'-]+\s+){0,2}?list)?"
_TRASH = r"(?:the\s+|my\s+)?(?:trash(?: can)?|bin|recycle bin|garbage)"
_DONE = r"(?:all\s+)?(?:completed?|done|finish(?:ed)?|closed|checked|ticked(?: off)?|resolved)"
_NOT_DONE = (
    r"(?:still\s+)?(?:not\s+(?:yet\s+)?(?:completed?|done|finished)|incomplete|uncompleted?|undone"
    r"|unfinished|unchecked|open|pending|active|to-?do)(?:\s+(?:yet|again))?"
)
_SAYING = (
    r"(?:\s+(?:called|named|titled|saying|that says|to|for|about|which is)\b|\s*[:,\u2013-])?\s*"
)
_ADD = r"(?:add|create|make|put|new|start|write|note|jot|enter|record|set up|log|i need|need)"
_ANOTHER = r"(?:(?:a|an|the|my|me|down|in|another|one|more|some|this|these|new|following)\s+)*"
_THE = r"(?:the\s+|its\s+|a\s+|my\s+)?"
_DUE = r"(?:due\s*date|deadline|due\s+day|due|date)"
_FIELD = r"(?P<field>due\s*date|deadline|due|date|notes?|description|tags?|list|priority)"
_MARK = r"(?:mark|set|flag|change|move|put|make|turn|switch)"
_REFS = r"(?P<refs>.+?)"
_TITLE = r"(?P<title>.+)"
_I = r"i(?:'?ve|\s+have|'m|\s+am)?(?:\s+(?:just|already|now|finally|all))*\s+"


def _rules(kind: Kind, *patterns: str, needs_number: bool = False) -> list[Rule]:
    return [Rule(kind, re.compile(p, re.IGNORECASE | re.DOTALL), needs_number) for p in patterns]


RULES = (
    *_rules(
        Kind.REMIND,
        rf"(?:please\s+)?remind\s+me(?:\s+(?:that\s+i\s+(?:need|have)\s+to|to|about|of))?\s+{_TITLE}",
        rf"remember\s+(?:that\s+i\s+(?:need|have)\s+)?to\s+{_TITLE}",
        rf"i\s+(?:need|have|want|ought|must|should)\s+(?:to\s+)?remember\s+(?:to\s+)?{_TITLE}",
        rf"(?:i\s+)?(?:don'?t|do\s+not|never|(?:must|should)(?:\s+not|n'?t)|can(?:not|'?t)"
        rf"|must)\s+(?:want\s+to\s+|let\s+me\s+|not\s+)?forget\s+(?:that\s+i\s+(?:need|have)\s+)?"
        rf"(?:to\s+|about\s+)?{_TITLE}",
        rf"make\s+sure\s+(?:that\s+)?i\s+(?:remember\s+to\s+|don'?t\s+forget\s+to\s+)?{_TITLE}",
        rf"note\s+to\s+self\s*[:,-]?\s*{_TITLE}",
    ),
    *_rules(
        Kind.CLEAR,
        rf"(?:remove|clear|delete|drop|unset|erase|take\s+off|get\s+rid\s+of)\s+(?:the\s+|its\s+|all\s+"
        rf"(?:the\s+)?)?{_FIELD}\s+(?:from|of|on|for|off)\s+{_REFS}",
        rf"(?:remove|clear|delete|drop|unset)\s+(?P<refs>it|that|#?\d+|task\s+#?\d+)'s\s+{_FIELD}",
    ),
    *_rules(
        Kind.UNTAG,
        rf"(?:remove|delete|drop|take)\s+(?:the\s+)?tags?\s+(?P<tags>.+?)\s+(?:from|off|on)\s+{_REFS}",
        rf"(?:remove|delete|drop|take)\s+(?:the\s+)?(?P<tags>#?[\w-]+)\s+tag\s+(?:from|off|on)\s+{_REFS}",
        rf"(?:remove|delete|drop|take)\s+(?P<tags>#[^\W\d][\w-]*)\s+(?:from|off|on)\s+{_REFS}",
        rf"untag\s+(?P<tags>#?[^\W\d][\w-]*)\s+from\s+{_REFS}",
        rf"untag\s+{_REFS}\s+(?:as\s+|with\s+)?(?P<tags>#?[^\W\d][\w-]*)",
    ),
    *_rules(
        Kind.TAG,
        rf"(?:add|put|attach)\s+(?:the\s+)?tags?\s+(?P<tags>.+?)\s+(?:to|on)\s+{_REFS}",
        rf"(?:add|put|attach)\s+(?:the\s+|an?\s+)?(?P<tags>#?[\w-]+)\s+tag\s+(?:to|on)\s+{_REFS}",
        rf"(?:add|put)\s+(?P<tags>#[^\W\d][\w-]*)\s+(?:to|on)\s+{_REFS}",
        rf"(?:tag|label)\s+{_REFS}\s+(?:with|as)\s+(?:the\s+tags?\s+)?(?P<tags>.+)",
        rf"(?:tag|label)\s+{_REFS}\s+(?P<tags>#?[^\W\d][\w-]*)",
    ),
    *_rules(
        Kind.NOTE,
        rf"(?:add|put|write|set|attach|leave)\s+{_THE}(?:notes?|descriptions?)\s+(?:to|for|on|of)\s+"
        rf"{_REFS}(?:\s*:\s*|\s+(?:saying|that\s+says|to)\s+)(?P<note>.+)",
        rf"(?:change|update|edit)\s+{_THE}(?:notes?|description)\s+(?:for|on|of)\s+{_REFS}\s+"
        rf"to\s+(?P<note>.+)",
        rf"notes?\s+(?:for|on|to)\s+{_REFS}\s*:\s*(?P<note>.+)",
        rf"describe\s+{_REFS}\s+as\s+(?P<note>.+)",
    ),
    *_rules(
        Kind.DUE,
        rf"(?:set|change|update|move|make|put|edit)\s+{_THE}{_DUE}\s+(?:of|for|on)\s+{_REFS}\s+"
        rf"(?:to|as|on|=)\s+(?P<due>.+)",
        rf"(?:add|set|give)\s+{_THE}{_DUE}\s+(?:of\s+)?(?P<due>.+?)\s+(?:to|for|on)\s+{_REFS}",
        rf"(?:set|make|mark|change)\s+{_REFS}\s+(?:to\s+be\s+)?due\s+(?:on\s+|by\s+|to\s+)?(?P<due>.+)",
        rf"{_DUE}\s+(?:of|for)\s+{_REFS}\s+(?:is|to|:)\s+(?P<due>.+)",
        rf"(?:reschedule|postpone|delay|defer|schedule|push(?:\s+back)?|move\s+back)\s+{_REFS}\s+"
        rf"(?:to|until|till|for|on|by)\s+(?P<due>.+)",
        rf"(?:set|make|move|change)\s+{_REFS}\s+(?:to|for|on)\s+(?P<due>\d{{4}}-\d\d-\d\d.*)",
        rf"{_REFS}\s+(?:is|are)\s+due\s+(?:on\s+|by\s+)?(?P<due>\d{{4}}-\d\d-\d\d.*)",
    ),
    *_rules(
        Kind.PRIORITIZE,
        rf"(?:set|change|update|raise|lower|increase|make|put)\s+{_THE}priority\s+(?:of|for|on)\s+"
        rf"{_REFS}\s+(?:to|as)\s+(?P<priority>{PRIORITY})(?:\s+priority)?",
        rf"(?:set|make|mark|give|change|flag|move|turn|put|bump)\s+{_REFS}\s+(?:as\s+|to\s+|at\s+|on\s+|a\s+|"
        rf"an\s+|be\s+)*(?P<priority>{PRIORITY})(?:[\s-]+priority)?",
        rf"(?:set|change|make|put)\s+{_THE}priority\s+(?:to\s+)?(?P<priority>{PRIORITY})\s+"
        rf"(?:of|for|on)\s+{_REFS}",
        rf"(?:set|make|give|change)\s+{_REFS}\s+(?:to\s+)?priority\s+(?:to\s+)?"
        rf"(?P<priority>{PRIORITY})",
        rf"priori[tz]i[sz]e\s+{_REFS}",
        rf"{_REFS}\s+(?:is|are)\s+(?P<priority>urgent|important|(?:high|low|medium|top)[\s-]+priority)",
    ),
    *_rules(
        Kind.REOPEN,
        rf"{_MARK}\s+{_REFS}\s+(?:back\s+)?(?:as\s+|to\s+|into\s+)?{_NOT_DONE}",
        rf"(?:re-?open|un-?complete|un-?check|un-?tick|un-?mark|un-?finish|un-?close|restore|undelete|"
        rf"recover|un-?delete|reactivate|un-?archive|untrash)\s+{_REFS}(?:\s+(?:from|out\s+of)\s+{_TRASH})?",
        rf"(?:bring|get|put|take|move|pull)\s+(?:back\s+)?{_REFS}(?:\s+back)?\s+(?:from|out\s+of)\s+"
        rf"{_TRASH}",
        rf"bring\s+back\s+{_REFS}",
        rf"bring\s+{_REFS}\s+back",
        rf"{_REFS}\s*(?:\s(?:is|are|was|were)|'s)\s+(?:actually\s+)?{_NOT_DONE}",
        rf"{_REFS}\s+(?:isn|aren|wasn)'?t\s+(?:actually\s+)?{_DONE}(?:\s+yet)?",
    ),
    *_rules(
        Kind.COMPLETE,
        rf"(?:{_MARK}|check|tick|call|declare|consider)\s+{_REFS}\s+(?:off\s+)?(?:as\s+|to\s+|into\s+)?"
        rf"(?:being\s+)?{_DONE}",
        rf"(?:check|tick|cross|strike|mark|knock)\s+(?:off|out)\s+{_REFS}{_FROM_LIST}",
        rf"(?:check|tick|cross|strike|mark|knock)\s+{_REFS}\s+(?:off|out)(?:\s+(?:of\s+)?(?:the|my)\s+"
        rf"{LIST})?",
        rf"(?:completed?|finish(?:ed)?|done(?:\s+with)?|closed?|accomplish(?:ed)?|resolved?|tick|"
        rf"wrap(?:ped)?\s+up)(?:\s+with|\s+off)?\s*:?\s+{_REFS}{_FROM_LIST}",
        rf"{_I}(?:finish(?:ed)?|completed?|done|did|closed|ticked\s+off|checked\s+off|wrapped\s+up|"
        rf"accomplished|taken\s+care\s+of|took\s+care\s+of)(?:\s+with)?\s+{_REFS}",
        rf"{_REFS}\s*(?:\s(?:is|are|has\s+been|have\s+been|was|were|got)|'s)\s+(?:now\s+|already\s+|"
        rf"finally\s+|both\s+)*{_DONE}(?:\s+(?:now|already))?",
        r"(?:completed?|finish(?:ed)?|close|done)(?P<refs>)",
        rf"{_I}(?:done|finished)(?P<refs>)",
    ),
    *_rules(Kind.COMPLETE, rf"check\s+{_REFS}", rf"{_REFS},?\s+{_DONE}", needs_number=True),
    *_rules(
        Kind.DELETE,
        rf"(?:throw|toss|chuck|put|take)\s+{_REFS}\s+(?:away|out)",
        rf"(?:move|put|send|throw|drag)\s+{_REFS}\s+(?:to|in|into)\s+{_TRASH}",
        rf"take\s+(?:off\s+)?{_REFS}\s+off(?:\s+(?:of\s+)?(?:the|my)\s+(?:[\w'-]+\s+){{0,2}}?list)?",
        rf"(?:delete|remove|erase|trash|discard|drop|scrap|bin|cancel|kill|dump|ditch|eliminate|clear|wipe|"
        rf"get\s+rid\s+of|throw\s+(?:away|out)|toss\s+(?:away|out)|clear\s+out|take\s+off)\s+"
        rf"{_REFS}{_FROM_LIST}",
        r"(?:delete|remove|erase|get\s+rid\s+of)(?P<refs>)",
    ),
    *_rules(
        Kind.MOVE,
        rf"(?:move|shift|transfer|assign|file|switch)\s+{_REFS}\s+(?:back\s+)?"
        rf"(?:(?:in|into|to|onto|on|under)\s+)(?:(?:the\s+)?list\s+(?P<list>.+)|"
        rf"(?:(?:my|the|our)\s+)?(?P<list_before>.+?)\s+list)",
        rf"(?:move|transfer|shift)\s+{_REFS}\s+(?:to|into|under)\s+(?P<list_or_date>.+)",
    ),
    *_rules(Kind.MOVE, rf"(?:add|put)\s+{_REFS}\s+{TO_LIST}", needs_number=True),
    *_rules(
        Kind.RENAME,
        rf"(?:change|edit|update|rename|set)\s+{_REFS}(?:'s)?\s+(?:title|name|text)\s+(?:to|as|into)\s+"
        rf"{_TITLE}",
        rf"(?:change|edit|update|rename|set)\s+{_THE}(?:title|name|text|wording)\s+(?:of|for|on)\s+{_REFS}\s+"
        rf"(?:to|as|into|=)\s+{_TITLE}",
        rf"(?:change|edit|update|rename|modify|reword|retitle|replace|turn|correct|alter|amend)\s+"
        rf"{_REFS}\s*(?:\s(?:to\s+(?:say|read|be(?:\s+called)?)|to|into|as|with|so\s+(?:that\s+)?it\s+says)\b|->|=>|→|=|:)"
        rf"\s*{_TITLE}",
        r"(?:call|name|rename|change|edit|update)\s+"
        r"(?P<refs>it|that\s+one|this\s+one|(?:task\s+|number\s+)?#?\d+)\s+(?P<title>.+)",
        r"(?:change|edit|update|rename|modify)\s+(?P<refs>.+)(?P<title>)",
    ),
    *_rules(
        Kind.ADD,
        rf"(?:add|put|write)\s+{TO_LIST}\s*[:,-]?\s*{_TITLE}",
        rf"{_ADD}\s+{_ANOTHER}(?:\w+\s+)?(?P<many>tasks|to-?dos|items|things|reminders|these|those|following)(?:\s+for\s+me)?\s*:\s*"
        rf"{_TITLE}",
        rf"{_ADD}\s+{_ANOTHER}{TASK}\s+{TO_LIST}{_SAYING}{_TITLE}",
        rf"(?:put|stick|throw|get|place|include|write|have|note)\s+(?:down\s+)?{_TITLE[:-1]}?)\s+{TO_LIST}",
        rf"{_ADD}\s+{_ANOTHER}(?P<priority>{PRIORITY})(?:[\s-]+priority)?\s+{TASK}(?:\s+for\s+me)?"
        rf"{_SAYING}{_TITLE}",
        rf"{_ADD}\s+{_ANOTHER}{TASK}(?:\s+for\s+me\b)?{_SAYING}{_TITLE}",
        rf"(?:add|new\s+task|add\s+{_ANOTHER}{TASK}|create\s+{_ANOTHER}{TASK})\s*:?(?P<title>)",
        rf"add\s*[:-]?\s+(?:in\s+)?{_TITLE}",
        rf"(?:new\s+)?(?:(?P<priority>{PRIORITY})(?:[\s-]+priority)?\s+)?{TASK}\s*[:-]\s*{_TITLE}",
        rf"to-?do\s+{_TITLE}",
        rf"(?:jot|write|note|get)\s+down\s*[:,-]?\s*(?:that\s+i\s+(?:need|have)\s+to\s+|to\s+)?{_TITLE}",
    ),
    *_rules(
        Kind.SEARCH,
        r"(?:find|search|look\s*up|look\s+for|search\s+for|locate|where\s+is|where'?s|where\s+are|filter)"
        r"(?:\s+(?:for|by|me))*\s+(?:(?:my|the|all|any|a)\s+)*(?:(?:tasks?|to-?dos?|list|items?)\s+)?"
        r"(?:(?:for|about|with|containing|matching|mentioning|named|called|that\s+(?:mention|contain|say)s?)"
        r"\s+)*(?P<text>.+)",
        r"show(?:\s+me)?\s+(?:the\s+|my\s+)?(?P<text>.+?)\s+(?:tasks?|to-?dos?)",
    ),
    *_rules(
        Kind.NEED,
        rf"i(?:'ve)?\s+(?:need|have|got|ought|gotta|have\s+got)\s+to\s+{_TITLE}",
        rf"i\s+(?:must|should|gotta)\s+{_TITLE}",
    ),
)
