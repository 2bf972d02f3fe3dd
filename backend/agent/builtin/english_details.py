"""The fields that English titles hold."""

from backend.agent.builtin.english_follow import COMMON_LISTS
from backend.agent.builtin.english_parts import LIST, PRIORITY, pattern

# A name of a list that is often used needs no word that says so: "add sunscreen to travel".
_COMMON = "|".join(sorted(COMMON_LISTS))
_BEFORE = r"(?:\s*[,;(\u2013-]\s*|\s+)"
_PRIO = r"(?:priority|prio)"

DETAILS = (
    pattern(
        r"(?:[,;]?\s*(?<!\w)\(?(?:(?:with\s+(?:an?\s+|the\s+)?)?(?:due(?:\s+date)?|"
        r"deadline)(?:\s+(?:on|by|at|of))?:?|by|on|before|for|until|at)\s+)?(?<!\S)\(?"
        r"(?P<due>\d{4}-\d{2}-\d{2}(?:(?:T|\s+(?:at\s+)?)\d{1,2}:\d{2}(?::\d{2})?(?:Z|"
        r"[+-]\d{2}:?\d{2})?)?)"
        r"\)?(?=[\s,.;!?]|$)"
    ),
    pattern(
        rf"{_BEFORE}(?:with|and)\s+(?:an?\s+|the\s+)?(?:notes?|description|"
        rf"comment)(?:\s+(?:saying|that\s+says))?\s*:?\s+(?P<description>.+)$"
    ),
    pattern(rf"{_BEFORE}(?:notes?|description|comment)\s*:\s*(?P<description>[^)]+)\)?$"),
    pattern(
        r"\s+as\s+(?:an?\s+|the\s+)?(?:sub-?task|step|part|child)\s+(?:of|to|for|"
        r"under)\s+(?P<parent>.+)$"
    ),
    pattern(r"\s+(?:under|below)\s+(?:task\s+#?|#|number\s+)(?P<parent>\d{1,9})$"),
    pattern(r"(?<!\S)!(?P<priority>high|medium|low|urgent)\b"),
    pattern(r"\s(?P<priority>!{2,3})$"),
    pattern(r"(?<!\S)(?P<priority>p[1-4])(?=\s|$)"),
    pattern(
        rf"{_BEFORE}(?:with|at|as|of|it'?s|which\s+is|"
        rf"make\s+it)?\s*(?:an?\s+)?(?P<priority>{PRIORITY})[\s-]+{_PRIO}\)?$"
    ),
    pattern(rf"{_BEFORE}(?:with\s+)?{_PRIO}:?\s+(?P<priority>{PRIORITY}|p[1-4])\)?$"),
    pattern(rf"^(?P<priority>{PRIORITY})[\s-]+{_PRIO}\s*[:,\u2013-]\s*"),
    pattern(r"^(?P<priority>urgent|important)\s*[:,\u2013-]\s*"),
    pattern(r"(?:\s*[,;(\u2013-]\s*(?:it'?s\s+)?|\s+)(?P<priority>urgent|urgently|asap)\)?$"),
    pattern(r"\s*[,;(\u2013-]\s*(?:it'?s\s+|very\s+)*(?P<priority>important)\)?$"),
    pattern(r"(?<!\S)#(?P<tags>[^\W\d][\w-]*)"),
    pattern(
        rf"{_BEFORE}(?:with\s+(?:the\s+)?tags?|tags?:?|tagged(?:\s+(?:as|"
        rf"with))?)\s+(?P<tags>#?[\w-]+(?:(?:,\s*|\s+and\s+)#?[\w-]+)*)$"
    ),
    pattern(r"(?<!\S)@(?P<list>[^\W\d][\w-]*)"),
    pattern(
        rf"\s+(?:to|onto|into|on|in)\s+(?:my|the|our)\s+"
        rf"(?:(?:(?P<list>[\w&'-]+(?:\s[\w&'-]+){{0,2}})\s+)?{LIST}(?:\s+of\s+(?:things|tasks|"
        rf"stuff)(?:\s+to\s+do)?)?|tasks|to-?dos?)$"
    ),
    pattern(r"\s+(?:to|onto|on|in)\s+(?:my\s+)?(?P<list>to-?dos?|tasks)$"),
    pattern(rf"\s+(?:to|onto|into|on|in)\s+(?P<list>[\w&'-]+(?:\s[\w&'-]+)?)\s+{LIST}$"),
    pattern(r"\s+(?:to|on|in|into|onto)\s+(?:the\s+|my\s+)?list:?\s+(?P<list>\S+)$"),
    pattern(r"(?:\s*[,;(]\s*|(?<=[\ue000-\uf8ff])\s+)(?:in\s+)?list:?\s+(?P<list>[\w&'-]+)\)?$"),
    pattern(
        rf"\s*[,;(]\s*(?:(?:for|on|in|to|into)\s+)?(?:the\s+|my\s+|our\s+)?"
        rf"(?P<list>[\w&'-]+)\s+{LIST}\)?$"
    ),
    pattern(r"\s*[,;]\s*(?P<priority>high|medium|low)$"),
    pattern(r"\s*\(\s*(?P<priority>high|medium|low|top|p[1-4])\s*\)$"),
    pattern(rf"{_BEFORE}(?:with\s+)?{_PRIO}:?\s+(?P<priority>[1-3])$"),
    pattern(rf"\s+(?:to|into|onto|in|on|under)\s+(?:my\s+)?(?P<list>{_COMMON})$"),
)
