"""What English requests for lists are made of."""

from collections.abc import Sequence
from typing import get_args

from backend.agent.builtin.english_parts import PRIORITY, pattern, words
from backend.agent.builtin.language import ListingWords
from mcp_server.contract import Sort, StatusFilter


def _statuses(**of: str) -> dict[str, StatusFilter]:
    by_name: dict[str, StatusFilter] = {s: s for s in get_args(StatusFilter)}
    return {word: by_name[name] for name, text in of.items() for word in text.split()}


_SORT = (
    r"(?:(?:and\s+)?(?:sort(?:ed|ing)?|order(?:ed|ing)?|rank(?:ed)?|arranged?)\s+(?:(?:them|it|"
    r"these|those|tasks?|everything|by|on|according|to|in|the|"
    r"of|my)\s+)*|by\s+(?:the\s+|their\s+)?|in\s+(?:the\s+)?order\s+of\s+(?:their\s+)?)"
)
_SORTS: Sequence[tuple[str, Sort]] = (
    (
        rf"{_SORT}(?:due(?:\s*dates?)?|deadlines?|dates?|urgency|when\s+(?:it\s+is|they\s+are|"
        rf"they're)\s+due|time)\b",
        "due",
    ),
    (rf"{_SORT}(?:priority|priorities|prio|importance)\b", "priority"),
    (
        rf"{_SORT}(?:title|titles|name|names|alphabet(?:ical(?:ly)?)?(?:\s+order)?|a\s*-\s*z)\b|"
        rf"alphabetically\b|in\s+alphabetical\s+order\b|a\s*-\s*z\b",
        "title",
    ),
    (
        rf"{_SORT}(?:last\s+)?(?:update[ds]?|changes?|changed|modified|recent(?:ly)?|newest|"
        rf"latest|last\s+change)\b|"
        r"(?:(?:most\s+)?recently|last|latest|newly)\s+(?:changed|updated|added|modified|edited|"
        r"created|touched|completed?(?=\s))|"
        r"(?:newest|latest|most\s+recent)(?:\s+first)?\b|last(?=\s+\d)",
        "updated",
    ),
    (rf"{_SORT}(?:number|id|creation|age|oldest|created)\b|oldest\s+first\b", "number"),
    (r"(?<=what's\s)due$|(?<=whats\s)due$|(?<=what\sis\s)due$", "due"),
    (r"(?:soonest|earliest|most\s+pressing|nearest)(?:\s+first)?\b", "due"),
    (
        r"(?:most\s+(?:important|urgent|pressing)|"
        r"highest(?:[\s-]+priority)?(?=\s+first))(?:\s+first)?\b",
        "priority",
    ),
)
_SOMEDAY = [
    f"{said} {date}".replace("  ", " ")
    for said in (
        "without",
        "without a",
        "without any",
        "with no",
        "have no",
        "has no",
        "lacking",
        "lacking a",
        "no",
        "not having a",
    )
    for date in ("due date", "due dates", "date", "dates", "deadline", "deadlines", "duedate")
] + ["undated", "unscheduled", "someday", "some day", "not scheduled"]

LISTING = ListingWords(
    heads=words(
        "show list display view see what what's whats which howmany howmuch any give get read tell "
        "check "
        "pull bring look is are there do did have has had was were find anything something show's "
        "can could need want let's print open may gimme when where with"
    ),
    nouns=words(
        "task tasks todo todos to-do to-dos list item items things reminders everything "
        "anything something plate agenda stuff plan plans schedule thing priorities rundown "
        "overview "
        "briefing docket store tap cards menu calendar horizon"
    ),
    fillers=words(
        "me and us i i've my the a an all of on in for up at to that with still now right "
        "currently so far else more yet out have i'd like again be been get got full whole "
        "entire list every only just please is are did not haven't hasn't isn't aren't didn't "
        "complete current status tasks' ones one's already recently only incl including includes "
        "about today's tomorrow's gotta going coming happening looks like them also too "
        "priority due date dates that's recycle scheduled planned"
    ),
    statuses=_statuses(
        pending="pending open left remaining outstanding active incomplete unfinished undone "
        "uncompleted next waiting",
        completed="completed complete done finished finish closed accomplished ticked checked "
        "accomplish",
        trash="trash deleted delete bin removed trashed garbage",
        all="all every everything",
    ),
    joined=pattern(r"\bto[\s-]do(?:s\b|\b)|\bhow\s+(?:many|much)\b"),
    negations=words("not haven't hasn't isn't aren't didn't havent isnt arent didnt"),
    bare=words("pending completed trash outstanding remaining overdue today agenda"),
    imperatives=words("complete finish open check close next delete trash bin"),
    doing=pattern(
        r"(?:what|where|which\s+(?:one|task)|anything|something|is\s+there\s+(?:any|"
        r"some)thing)(?:'?s|\s+is|\s+are)?\s+(?:(?:that|should|must|can|shall|do|does|to|have|"
        r"has|need|"
        r"needs|i|am|are|is|be|there|still|got|we|next|for|on|my|the|supposed|meant|going|left|"
        r"else|urgently|really)\s+)*(?:(?:get|be|getting)\s+done|(?:(?<=to\s)|(?<=should\si\s)|"
        r"(?<=must\si\s)|(?<=can\si\s))(?:finish|complete|get\s+done)(?:\s+by)?|comes|do|"
        r"(?<=needs\s)doing|(?<=am\si\s)doing|(?<=be\s)(?:doing|working(?:\s+on)?|"
        r"focus(?:s)?ing(?:\s+on)?)|awaits\s+me|my\s+attention|prioriti[sz]e|focus|concentrate|"
        r"next|left|up|now|begin|remains?|else|"
        r"start(?:\s+with|\s+on)?|(?:work|focus|concentrate)(?:\s+on)?|tackle(?:\s+with)?|first|"
        r"happening|planned|scheduled|on|take\s+care\s+of|coming\s+up|look(?:s|ing)?\s+like)"
        r"(?:\s+(?:next|now|first))?|(?:what|now\s+what|so\s+what)(?:\s+(?:now|next))?(?<!what)"
        r"|am\s+i\s+(?:done|finished)(?:\s+for)?|how\s+(?:do|does)\s+(?:things|it|stuff)\s+look|"
        r"what\s+would\s+be\s+a\s+good\s+(?:task|thing|one)\s+to\s+(?:start\s+with|do)"
        r"|how\s+busy\s+am\s+i|am\s+i\s+(?:free|busy)|(?:my\s+|the\s+)?next\s+(?:task|thing|up|"
        r"one|to-?do)"
        r"|(?:suggest|recommend|pick|give\s+me|tell\s+me)\s+(?:me\s+)?(?:something|a\s+task|"
        r"anything|what)(?:\s+to)?(?:\s+(?:do|work\s+on|start\s+with))?(?:\s+(?:next|now|first))?"
        r"|(?:what|which\s+(?:one|task))\s+would\s+you\s+(?:do|start\s+with|recommend|suggest|"
        r"pick)(?:\s+(?:next|now|first))?"
    ),
    filters=(
        pattern(
            r"\b(?:with\s+(?:the\s+)?(?:words?|text)|containing|contain|mentioning|matching|"
            r"regarding|named|called|"
            r"related\s+to|concerning|(?:that\s+)?mention(?:s|ing)?|that\s+contains?|(?:anything|"
            r"something|tasks?|"
            r"to-?dos?|everything|items?)\s+(?:about|with|on|for))\s+(?!(?:my|the)\s+(?:plate|"
            r"agenda|schedule|calendar|list|docket|cards|table)\b)(?:the\s+|"
            r"my\s+)?(?P<text>(?!(?:an?\s+)?(?:(?:no\s+)?due|date|deadline|tag|list|my\b|the\b|"
            r"priority|high|medium|low|top|today|tomorrow|now|this|next|on\b|in\b|it\b|me\b|"
            r"more\b|left\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day)).+)$"
        ),
        pattern(
            r"\b(?:(?:that\s+are\s+)?(?:in|on|from|of)\s+)?(?:the\s+|my\s+)?list\s+"
            r"(?!of\b|that\b|about\b|with\b|my\b|all\b|for\b|the\b|is\b|by\b|sorted\b|today\b|"
            r"tomorrow\b|tonight\b|now\b|right\b|please\b|due\b|right\b|this\b|next\b|and\b|"
            r"names?\b)(?P<list>[\w&-]+)$"
        ),
        pattern(
            r"\b(?:(?:in|on|from)\s+)?(?:my|the|our)\s+(?!to[\s-]?do\b|task\b|whole\b|full\b|"
            r"entire\b)(?P<list>[\w&-]+(?:\s[\w&-]+)?)\s+list\b"
        ),
        pattern(r"(?<!\S)@(?P<list>[^\W\d][\w-]*)"),
        pattern(
            r"\b(?:sub-?tasks|steps|parts|children)\s+(?:of|for|"
            r"under)\s+(?:task\s+)?#?(?P<parent>\d{1,9})\b"
        ),
        pattern(r"\bunder\s+(?:task\s+)?#?(?P<parent>\d{1,9})\b"),
        pattern(
            r"(?:\b(?:tagged|labell?ed)(?:\s+(?:as|with))?|\b(?:with|having)\s+(?:the\s+)?(?:tag|"
            r"label)|\b(?:by|for|of|in)\s+tag|\btag\s*[:=])\s*#?(?P<tag>[\w-]+)"
        ),
        pattern(r"(?<!\S)#(?P<tag>[^\W\d][\w-]*)"),
        pattern(
            rf"\b(?:(?:with|of|at)\s+)?(?:an?\s+)?(?P<priority>{PRIORITY})(?:[\s-]+(?:priority|"
            rf"prio)(?:\s+level)?|\s+ones)\b"
        ),
        pattern(rf"\b(?:with\s+)?(?:priority|prio)\s*[:=]?\s*(?P<priority>{PRIORITY})\b"),
        pattern(r"\b(?P<priority>p[1-4])\b"),
        pattern(r"\b(?<!most\s)(?P<priority>urgent|important)\b"),
        pattern(
            r"\b(?:that\s+)?(?:is|are|were)?\s*(?P<when>over\s?due(?!\s+(?:and|or|&|"
            r"plus)\s+(?:due\s+)?today)|past\s+(?:due|their\s+(?:due\s+date|deadline))|late|"
            r"behind(?:\s+schedule)?|missed)\b"
        ),
        pattern(
            r"\b(?P<when>(?:without|with\s+no|have\s+no|has\s+no|with\s*out|not\s+having|"
            r"lacking)\s+(?:an?\s+|any\s+)?"
            r"(?:due\s*dates?|dates?|deadlines?)|undated|unscheduled|some\s?day|not\s+scheduled|"
            r"no\s+(?:due\s*)?date)\b"
        ),
        pattern(r"\b(?P<when>upcoming|in\s+the\s+future|coming\s+up|still\s+to\s+come)\b"),
        pattern(
            r"\b(?:how|what)\s+(?:does|will|is)\s+(?P<when>my\s+day|my\s+week|today|"
            r"tomorrow)\s+(?:look(?:s|ing)?(?:\s+like)?|hold|bring|have\s+in\s+store)\b"
        ),
        pattern(
            r"\b(?:how|what)(?:'?s|\s+is)\s+(?P<when>my\s+day|my\s+week|today|tomorrow)"
            r"(?:\s+(?:looking(?:\s+like)?|like|going\s+to\s+(?:be|look)(?:\s+like)?))?$"
        ),
        pattern(
            r"^(?!(?:todo|to-do|task|full|whole|entire|complete|"
            r"current)\b)(?P<list>[\w&-]+)\s+list$"
        ),
        pattern(
            r"\b(?:from\s+|since\s+)?(?P<when>yesterday|last\s+week|recently|lately|"
            r"in\s+the\s+past|so\s+far\s+today)\b"
            r"(?!\s+(?:changed|updated|added|modified|edited|created|touched|completed))"
        ),
        pattern(
            r"\b(?P<when>daily|morning|today'?s)(?=\s+(?:briefing|overview|agenda|plan|list|"
            r"tasks?|to-?dos?|schedule|rundown)\b)"
        ),
        pattern(
            r"\b(?:of|for|about|through)\s+(?P<when>my\s+day|the\s+day|my\s+week|the\s+week)\b"
        ),
        pattern(r"^(?:(?:show|plan|what'?s)\s+(?:me\s+)?)?(?P<when>my\s+day|my\s+week)$"),
        pattern(
            r"\b(?:that\s+)?(?:is|are)?\s*(?:due\s+)?(?:for\s+|by\s+|"
            r"on\s+)?(?P<when>this\s+(?:morning|afternoon|evening)|(?:today|tonight|"
            r"tomorrow)(?!\s+(?:and|or|&|plus)\s+(?:tomorrow|overdue|before|"
            r"earlier))(?<!overdue\sand\stoday)(?<!overdue\sor\stoday)|this\s+week|"
            r"the\s+week)(?:'s)?\b"
            r"(?!\s+(?:at|\d|morning|evening|afternoon|night|noon))"
        ),
    ),
    when={
        "overdue": "overdue",
        "over due": "overdue",
        "past due": "overdue",
        "past their due date": "overdue",
        "past their deadline": "overdue",
        "late": "overdue",
        "behind": "overdue",
        "behind schedule": "overdue",
        "missed": "overdue",
        "today": "today",
        "tonight": "today",
        "this morning": "today",
        "this afternoon": "today",
        "this evening": "today",
        "tomorrow": "tomorrow",
        "this week": "week",
        **dict.fromkeys(
            (
                "yesterday",
                "last week",
                "this morning",
                "recently",
                "lately",
                "in the past",
                "so far today",
            ),
            "recent",
        ),
        "my day": "today",
        "the day": "today",
        "daily": "today",
        "morning": "today",
        "todays": "today",
        "today's": "today",
        "my week": "week",
        "the week": "week",
        "upcoming": "upcoming",
        "in the future": "upcoming",
        "coming up": "upcoming",
        "still to come": "upcoming",
    }
    | dict.fromkeys(_SOMEDAY, "someday"),
    sorts=tuple((pattern(rf"\b{text}"), sort) for text, sort in _SORTS),
    limits=pattern(
        r"\b(?:(?:(?:the|my|only|just)\s+)?(?:top|first|next|only|just|up\s+to|at\s+most|"
        r"most)\s+(?=\d{1,3}\b(?!\s*(?:days?|weeks?|months?|hours?)))"
        r"|(?=\d{1,3}\s+(?:\w+\s+)?(?:tasks|to-?dos|items|things|ones)\b))(?P<limit>\d{1,3})\b"
    ),
    including=words("including incl includes plus even with also"),
    named_lists=(
        pattern(r"\b(?:in|on|from|under)\s+(?:my\s+|the\s+|our\s+)?(?P<list>[\w&-]+)$"),
        pattern(
            r"\b(?:in|on|from)\s+(?:my\s+|the\s+)?(?P<list>[\w&-]+)(?=\s+(?:sorted|by|due|with|"
            r"that|to|do|list)\b)"
        ),
        pattern(r"\b(?P<list>[\w&-]+)\s+(?:ones|tasks?|to-?dos?|items?|stuff|things)\b"),
        pattern(r"^(?:the\s+|my\s+)?(?P<list>[\w&-]+)$"),
        pattern(
            r"^(?:(?:show|see|view|open|list|display)(?:\s+me)?|only|just)\s+(?:my\s+|"
            r"the\s+)?(?P<list>[\w&-]+)$"
        ),
    ),
)
