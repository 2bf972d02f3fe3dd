"""The words of English: lists, references, details, politeness, small talk."""

import re
from typing import get_args

from backend.agent.builtin.english_rules import LIST, PRIORITY, TASK
from backend.agent.builtin.intents import Remark, Wish
from backend.agent.builtin.language import ListingWords, ReferenceWords
from mcp_server.contract import StatusFilter


def pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern that takes capitals for small letters and spans lines."""
    return re.compile(text, re.IGNORECASE | re.DOTALL)


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def _statuses(**of: str) -> dict[str, StatusFilter]:
    by_name: dict[str, StatusFilter] = {s: s for s in get_args(StatusFilter)}
    return {word: by_name[name] for name, text in of.items() for word in text.split()}


ORDINALS = (
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
    ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"],
)
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

REFERENCES = ReferenceWords(
    leading=pattern(
        r"^(?:(?:tasks?|ones?|items?)\s+(?:about|for|with|saying|that\s+says?)\s+|(?:the|my|our|a|an|this|that|these|those|both|tasks?|to-?dos?|items?|numbers?|"
        r"no\.|nr\.?|called|named|titled)(?:\s+|(?=#))|(?:tasks?|no\.)(?=\d))+(?=\S)"
    ),
    trailing=pattern(
        rf"(?:\s+(?:tasks?|one|ones|items?|to-?dos?|reminders?|entry|entries|too|also|as\s+well|now|"
        rf"again|instead|(?:on|from|in|off)\s+(?:my|the)\s+{LIST}))+$"
    ),
    it=pattern(
        r"(?:(?:it|that|this)(?:\s+(?:one|task|item|to-?do))?|(?:the|this|that)\s+(?:same\s+)?(?:one|task|"
        r"item))(?:\s+(?:too|also|as\s+well|now|again))?"
    ),
    them=pattern(
        r"(?:them|those|these|both|both\s+of\s+them)(?:\s+(?:two|ones|tasks|both))?(?:\s+(?:too|also|now|again))?"
    ),
    all=pattern(
        r"(?:(?:them|it)\s+all|everything|(?:all|every|each)(?:(?:\s+of)?\s+(?:my|the|them|these|those|it|"
        r"(?:single|open|pending|completed?|done|finished|remaining|other|overdue|old)\b))*"
        r"(?:\s+(?:tasks?|to-?dos?|items?|things?|ones?|list|reminders?)(?:\s+.*)?)?"
        r"|(?:my|the|these|those|our)?\s*(?:whole|entire|complete|open|pending|completed?|done|finished|"
        r"remaining|overdue|old)*\s*(?:tasks|to-?dos|to-?do\s+list|task\s+list|list|items|completed|done)"
        r"|all\s+(?:.+\s)?(?:tasks|to-?dos))"
    ),
    range=re.compile(
        r"#?(?P<first>\d{1,9})\s*(?:-|\u2013|\u2014|\bto\b|\bthrough\b|\bthru\b|\buntil\b)\s*#?(?P<last>\d{1,9})",
        re.IGNORECASE,
    ),
    separator=re.compile(r"[\s,;&+/]+|\band\b", re.IGNORECASE),
    conjunction=re.compile(r"(?:^|\s)and\s", re.IGNORECASE),
    ordinals={w: i for row in ORDINALS for i, w in enumerate(row)} | {"last": -1, "latter": -1},
    ordinal_noise=words("the one ones task tasks item items of on in list my from row"),
    numbers={word: str(number) for number, word in enumerate(NUMBERS, 1)},
    nouns=pattern(r"(?:the\s+|my\s+)?(?:tasks?|numbers?|items?|to-?dos?|no\.)\s"),
)

LISTING = ListingWords(
    heads=words(
        "show list display view see what what's whats which howmany howmuch any give get read tell "
        "check "
        "pull bring look is are there do did have has had was were find anything something show's "
        "can could need want let's print open"
    ),
    nouns=words(
        "task tasks todo todos to-do to-dos list lists item items things reminders everything "
        "anything something plate agenda stuff"
    ),
    fillers=words(
        "me and us i i've my the a an all of on in for up at to that with still now right "
        "currently so far else more yet out have i'd like again be been get got full whole "
        "entire list every only just please is are did not haven't hasn't isn't aren't didn't "
        "complete current status tasks' ones one's already recently"
    ),
    statuses=_statuses(
        pending="pending open left remaining outstanding active incomplete unfinished undone "
        "uncompleted due next upcoming waiting",
        completed="completed complete done finished finish closed accomplished ticked checked "
        "accomplish",
        trash="trash deleted bin removed trashed garbage",
        all="all every everything",
    ),
    joined=pattern(r"\bto[\s-]do(?:s\b|\b)|\bhow\s+(?:many|much)\b"),
    negations=words("not haven't hasn't isn't aren't didn't havent isnt arent didnt"),
    bare=words("pending completed trash outstanding remaining overdue today agenda"),
    imperatives=words("complete finish open check close next"),
    doing=pattern(
        r"what(?:'?s|\s+is|\s+are)?\s+(?:(?:should|must|can|shall|do|to|have|need|i|there|still|got|"
        r"we|next|for)\s+)*(?:do|next|left|up)(?:\s+(?:next|now|first))?"
    ),
    filters=(
        pattern(
            r"\b(?:(?:that\s+are\s+)?(?:in|on|from|of)\s+)?(?:the\s+|my\s+)?list\s+"
            r"(?!of\b|that\b|about\b|with\b|my\b|all\b|for\b|the\b|is\b)(?P<list>[\w&-]+)$"
        ),
        pattern(r"\b(?:(?:in|on|from)\s+)?(?:my|the|our)\s+(?P<list>[\w&-]+)\s+list$"),
        pattern(r"(?:\btagged(?:\s+(?:as|with))?|\bwith\s+(?:the\s+)?tag)\s+#?(?P<tag>[\w-]+)"),
        pattern(r"(?<!\S)#(?P<tag>[^\W\d][\w-]*)"),
        pattern(rf"\b(?:with\s+)?(?:a\s+)?(?P<priority>{PRIORITY})[\s-]+priority\b"),
        pattern(r"\b(?P<priority>urgent|important)\b"),
        pattern(
            r"\b(?:is|are)?\s*(?:due\s+)?(?:for\s+)?(?P<when>overdue|today|tomorrow|this\s+week)\b"
        ),
        pattern(
            r"\b(?:about|containing|contain|mentioning|matching|regarding|named|called|related\s+to|"
            r"concerning|with\s+the\s+words?|(?:that\s+)?mention(?:s|ing)?|that\s+contains?)\s+(?P<text>.+)$"
        ),
    ),
    when={"overdue": "overdue", "today": "today", "tomorrow": "tomorrow", "this week": "week"},
)

LEAD = pattern(
    r"(?:(?:hey|hi|hello|ok|okay|well|so|and|also|then|now|plus|but|oh|um|uh|please|pls|plz|kindly|just|"
    r"actually|alright|great|thanks|thank\s+you|yes|yeah|sure|perhaps|maybe)"
    r"(?:\s*[,!.:\u2013-]+\s*|\s+)"
    r"|(?:(?:can|could|would|will)\s+(?:you|u|ya)|would\s+you\s+mind)\s+"
    r"|(?:i'?d|i\s+would)\s+(?:like|love)\s+(?:you\s+)?(?:to\s+)?"
    r"|(?:i\s+want|i\s+wanna|i\s+need\s+you|i\s+want\s+you|help\s+me|go\s+ahead\s+and|let'?s|let\s+us|"
    r"let\s+me|you\s+can|you\s+may)\s+(?:to\s+)?"
    r"|(?:assistant|bot|taskchat|first|next|finally)\s*[,:]\s*)(?=\S)"
)
REQUEST = pattern(r"(?:.*?\W)?(?:(?:can|could|would|will)\s+(?:you|u|ya)\b|please\b)")
TAIL = pattern(
    r"[\s,]+(?:please|pls|plz|thanks|thank\s+you|thx|ty|cheers|will\s+you|would\s+you|could\s+you|can\s+you|"
    r"thanks\s+a\s+lot|thank\s+you\s+(?:very|so)\s+much|if\s+you\s+(?:can|could|please)|ok|okay)$"
)
NEGATION = pattern(
    r"(?:please\s+)?(?:(?:i|you|we)\s+)?(?:really\s+)?(?:don'?t|do\s+not|never|no\s+need\s+to|not|"
    r"didn'?t|did\s+not|haven'?t|have\s+not|won'?t|will\s+not|shouldn'?t|should\s+not|"
    r"mustn'?t|must\s+not|can'?t|cannot|'?m\s+not|am\s+not|stop|avoid|wouldn'?t)\s+"
    r"(?:you\s+)?(?:(?:want|need|like|dare|going|have)\s+(?:you\s+)?(?:to\s+)?)?(?=\S)"
)
QUESTION = pattern(
    r"(?:should|shall|can|could|may|might|do|does|did|is|are|am|was|were|have|has|had|would|will|how|why|when|"
    r"where|who|whom|whose|what|which|isn'?t|aren'?t|don'?t\s+i|what'?s|how'?s|if)\b\s*"
    r"(?:(?:i|we|you|one|do|does|did|can|could|should|would|to|happens|if|have|the)\b\s*)*"
)
SEPARATOR = pattern(
    r"(?P<hard>\s*;+\s*)|(?P<sentence>(?<=\S)[.!?…]+\s+)"
    r"|(?P<but>\s*,?\s+but\s+)"
    r"|(?P<then>\s*,?\s(?:and\s+)?(?:then|afterwards?|after\s+that)\b\s*,?\s*)"
    r"|(?P<soft>\s*,\s+(?:and\s+|also\s+|plus\s+)?|\s+(?:and|&|\+|plus|also)\s+)"
)
_NUMBERED = r"#\d+|\btask\s+#?\d+|\b\d+\b"
EVIDENCE = pattern(rf"{_NUMBERED}|\b{TASK}\b|\bit\b|\bthat\s+one\b|\bthem\b")

DETAILS = (
    pattern(
        r"(?:[,;]?\s*(?<!\w)\(?(?:due(?:\s+date)?(?:\s+(?:on|by|at))?:?|by|on|before|for|until|at)\s+)?(?<!\S)\(?"
        r"(?P<due>\d{4}-\d{2}-\d{2}(?:(?:T|\s+(?:at\s+)?)\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)"
        r"\)?(?=[\s,.;!?]|$)"
    ),
    pattern(r"(?<!\S)!(?P<priority>high|medium|low|urgent)\b"),
    pattern(
        rf"(?:\s*[,;(\u2013-]\s*|\s+)(?:(?:with|at|as|of|it'?s|which\s+is)\s+)?(?:an?\s+)?"
        rf"(?P<priority>{PRIORITY})[\s-]+priority\)?$"
    ),
    pattern(rf"(?:\s*[,;(\u2013-]\s*|\s+)(?:with\s+)?priority:?\s+(?P<priority>{PRIORITY})\)?$"),
    pattern(rf"^(?P<priority>{PRIORITY})[\s-]+priority\s*[:,\u2013-]\s*"),
    pattern(r"^(?P<priority>urgent|important)\s*[:,\u2013-]\s*"),
    pattern(r"(?:\s*[,;(\u2013-]\s*(?:it'?s\s+)?|\s+)(?P<priority>urgent|urgently)\)?$"),
    pattern(r"\s*[,;(\u2013-]\s*(?:it'?s\s+)?(?P<priority>important)\)?$"),
    pattern(r"(?<!\S)#(?P<tags>[^\W\d][\w-]*)"),
    pattern(
        r"\s+(?:with\s+(?:the\s+)?tags?|tagged(?:\s+(?:as|with))?)\s+(?P<tags>[\w-]+(?:(?:,\s*|\s+and\s+)[\w-]+)*)$"
    ),
    pattern(
        rf"\s+(?:(?:to|onto|into)\s+(?:my|the|our)|(?:on|in)\s+(?:my|our))\s+"
        rf"(?:(?:(?P<list>[\w&'-]+(?:\s[\w&'-]+){{0,2}})\s+)?{LIST}|tasks|to-?dos?)$"
    ),
    pattern(r"\s+(?:to|on|in|into|onto)\s+(?:the\s+)?list\s+(?P<list>\S+)$"),
)

_END = r"[\s.!?,:;)(]*"
_TALK: tuple[tuple[Remark | Wish, str], ...] = (
    (
        Remark.GREETING,
        r"(?:hi+|hello+|hey+|howdy|yo|hiya|greetings|good\s+(?:morning|afternoon|evening|day))(?:[\s,]+(?:there|"
        r"you|all|again|assistant|bot|taskchat|everyone))*|(?:hi[\s,]+)?(?:how\s+are\s+you|how'?s\s+it\s+going|"
        r"what'?s\s+up)(?:\s+(?:today|doing))?",
    ),
    (
        Remark.THANKS,
        r"(?:ok(?:ay)?[\s,]+|great[\s,]+|cool[\s,]+)?(?:thanks?|thank\s+you|thx|ty|cheers|much\s+appreciated)"
        r"(?:\s+(?:a\s+lot|so\s+much|very\s+much|again|you|for\s+(?:your|the|that|all)\b.{0,40}))?",
    ),
    (
        Remark.FAREWELL,
        r"(?:good\s*)?bye(?:\s*bye)?|see\s+(?:you|ya)(?:\s+(?:later|soon))?|good\s*night|later|ciao",
    ),
    (
        Remark.PRAISE,
        r"(?:(?:that'?s|you'?re|this\s+is|you\s+are|it'?s)\s+)?(?:so\s+|very\s+|really\s+)?(?:ok(?:ay)?|cool|"
        r"great|nice|perfect|awesome|good(?:\s+(?:job|work))?|well\s+done|wonderful|excellent|fine|super|"
        r"helpful|amazing|lovely|got\s+it|nice\s+work|great\s+(?:job|work))",
    ),
    (
        Remark.HELP,
        r"(?:help(?:\s+me)?|what\s+(?:else\s+)?(?:can|do)\s+(?:you|i)\s+(?:do|say)(?:\s+here)?|commands?|\?+|"
        r"how\s+(?:does|do)\s+(?:this|it|you|i)\s+(?:work|use\s+(?:this|it|you))|what\s+(?:are\s+you|is\s+this)|"
        r"who\s+are\s+you|usage|options|instructions|how\s+can\s+you\s+help(?:\s+me)?)",
    ),
    (
        Wish.UNDO,
        r"(?:oops[\s,]+|no[\s,]+|wait[\s,]+|please\s+|can\s+you\s+|could\s+you\s+)*"
        r"(?:undo|revert|(?:take|roll|put|change)\s+(?:that|it|this)\s+back|roll\s+back)(?:\s+(?:that|it|this))?"
        r"(?:\s+(?:(?:the|my|your)\s+)?(?:(?:last|latest|previous|recent)\s*)?(?:change|action|one|thing|step|"
        r"command|edit|delete|deletion|completion|update|addition|add)?s?)?(?:\s+(?:please|again))?",
    ),
    (
        Wish.REDO,
        r"(?:please\s+)?redo(?:\s+(?:that|it|this|the\s+(?:last\s+)?(?:change|action)))?|undo\s+the\s+undo",
    ),
    (
        Wish.MORE,
        r"(?:show(?:\s+me)?\s+|see\s+|list\s+|give\s+me\s+)?(?:the\s+)?(?:more|next|rest|others|next\s+page|"
        r"more\s+tasks|next\s+ones|following(?:\s+page)?|remaining\s+ones)|continue|go\s+on|page\s+down",
    ),
    (
        Wish.YES,
        r"(?:yes|yep|yeah|yup|sure|ok\s+do\s+it|do\s+it|go\s+ahead|please\s+do|correct|right|exactly|"
        r"of\s+course|absolutely|definitely)(?:[\s,]+(?:please|do\s+it|that\s+one|sure|go\s+ahead|add\s+it))*",
    ),
    (
        Wish.NO,
        r"(?:no|nope|nah|never\s*mind|cancel(?:\s+that)?|forget\s+(?:it|that)|stop|neither|none(?:\s+of\s+"
        r"(?:them|those|these))?|abort|leave\s+it)(?:[\s,]+(?:thanks|thank\s+you|please|never\s*mind))*",
    ),
    (
        Remark.EMPTY_TRASH,
        r"(?:please\s+)?(?:empty|clear|purge|clean(?:\s+out)?)\s+(?:the\s+|my\s+)?(?:trash|bin)(?:\s+can)?",
    ),
)
REMARKS = tuple((remark, pattern(rf"(?:{text}){_END}")) for remark, text in _TALK)
