"""What English asks to see, beside lists of tasks: one task, the lists, the statistics."""

from backend.agent.builtin.english_parts import REFS, rules
from backend.agent.builtin.language import Kind

_SHOW = (
    r"(?:show|view|see|display|open(?!.*\sagain$)|read|print|give|get|tell|let\s+me\s+see|pull\s+up"
    r"|bring\s+up|look\s+at)(?:\s+me)?"
)
_DETAILS = (
    r"(?:(?:all|some|any|more|the|full|further|every)\s+)*"
    r"(?:details?|info(?:rmation)?|specifics|particulars|history|notes?|description|data)"
)
_ABOUT = r"(?:of|about|for|on|from|in|to)"
_FIELD = (
    r"(?:due\s*date|deadline|priority|status|list|notes?|description|tags?|title|details?|progress)"
)
_I_DO = r"(?:(?:do|did|have|am|was|were|had|has|'ve|'m)\s+)?i(?:'ve|'m|\s+have|\s+am)?"
_DID = (
    r"(?:get(?:ting)?\s+done|got(?:ten)?\s+done|gotten\s+done|finish(?:ed)?|complete[d]?|"
    r"do(?:ne)?|did|accomplish(?:ed)?|"
    r"achieve[d]?|g[eo]t\s+through|add(?:ed)?|create[d]?|tick(?:ed)?\s+off|check(?:ed)?\s+off|"
    r"cross(?:ed)?\s+off|(?:knock|wrap|polish)(?:p?ed)?\s+(?:out|up|off)|close[d]?|manage[d]?)"
)
_STATISTICS = (
    r"(?:(?:progress|weekly|daily|monthly|activity)\s+(?:review\s+numbers|report|summary|review|"
    r"stats|statistics|numbers)|"
    r"stats?|statistics|progress|streak|productivity|summary|numbers|performance|achievements?|"
    r"accomplishments?|overview(?!.*\b(?:today|day|tomorrow)\b)|"
    r"recap|activity|completion\s+(?:rate|count)|analytics|metrics|track\s+record|score)\b"
)
_ASK = (
    r"(?:(?:show|give|tell|get|see|view|display|print|list|i\s+want|i'?d\s+like|let\s+me\s+see|"
    r"calculate)\s+(?:me\s+)?(?:to\s+see\s+)?)?"
    r"(?:(?:what(?:'?s|\s+is|\s+are|\s+does)|how(?:'?s|\s+is|\s+are|\s+good\s+is|\s+long\s+is|"
    r"\s+big\s+is)|do\s+i\s+have)\s+)?"
    r"(?:(?:my|the|some|an?|our|rundown\s+of|overview\s+of|breakdown\s+of|quick|short|task|tasks|"
    r"todo|current|all|completion|personal|"
    r"overall)\s+)*"
)
_PERIOD = r"(?P<period>.*?)"

SHOW_RULES = (
    *rules(
        Kind.LISTS,
        r"(?:(?:please|can|could|may|i|you|show|give|gimme|tell|see|view|list|display|print|get|"
        r"what|which|how|many|are|is|"
        r"there|do|have|all|me|us|my|the|our|of|existing|available|different|kinds?|types?|"
        r"categories|category|sort|sorts|"
        r"names?|existing|any|other|to|want|know|overview|an|a|various|sorts)(?:'s|"
        r"s)?\s+)*lists(?:\s+(?:do|i|i've|we|you|have|got|are|there|exist|"
        r"made|created|using|use|know|of|set|up|existing|available|here|so|far|in|total|overall|"
        r"currently|called|named|with|and|their|the|counts?|names?|numbers?|sizes?|at|all|right|"
        r"now))*",
        r"(?:show|give|list|tell)(?:\s+me)?\s+(?:the\s+|my\s+)?(?:every\s+list|list\s+names?|"
        r"names?\s+of\s+(?:every|each)\s+list)",
        r"list\s+names?",
        r"(?:which|what)\s+(?:one\s+of\s+my\s+)?lists?\s+(?:has|have|is|are|"
        r"contains?)\s+(?:the\s+)?(?:most|fewest|least|longest|biggest|fullest|largest|empty|"
        r"open|many|more)(?:\s+.{1,30})?",
        r"how\s+many\s+(?:open\s+)?(?:tasks?|to-?dos?|items?|things?)\s+(?:(?:are|do|i|have|"
        r"there|is)\s+)*(?:in|on|per|for)\s+(?:each|every|which|"
        r"the\s+different|my)?\s*lists?(?:\s+(?:each|have|has))?",
        r"how\s+(?:full|long|big)\s+are\s+(?:all\s+)?(?:my|the)\s+lists",
    ),
    *rules(
        Kind.STATISTICS,
        rf"{_ASK}{_STATISTICS}{_PERIOD}",
        rf"{_ASK}(?P<period>today|yesterday|(?:(?:this|last|past|the)\s+)*(?:\d+\s+)?(?:day|week|"
        rf"month|year)s?|weekly|daily|monthly|yearly)(?:'s|')?\s+{_STATISTICS}",
        rf"{_ASK}report\s+(?:for|of|on|about)\s+(?P<period>.+)",
        rf"how\s+(?:many|much)\s+(?:tasks?|to-?dos?|things?|items?)\s+(?:completed|done|"
        rf"finished){_PERIOD}",
        rf"(?:the\s+)?(?:count|number|total)\s+of\s+(?:completed|finished|done)\s+(?:tasks?|"
        rf"to-?dos?|things?|items?){_PERIOD}",
        rf"(?:did|am|have|was)\s+i\s+(?:do(?:ne|ing)?|been\s+doing)\s+(?:well|good|"
        rf"ok(?:ay)?){_PERIOD}",
        r"(?:am|are)\s+i\s+on\s+a\s+streak(?P<period>)",
        rf"how\s+far\s+(?:am|have)\s+i(?:\s+(?:got(?:ten)?|come))?{_PERIOD}",
        rf"how\s+(?:many|much)(?:\s+(?:of\s+)?(?:my\s+)?(?:tasks?|to-?dos?|things?|items?|stuff|"
        rf"work|ones?))?\s+{_I_DO}\s+"
        rf"(?:(?:already|actually|managed?\s+to|really)\s+)?{_DID}{_PERIOD}",
        rf"how\s+(?:many|much)(?:\s+(?:tasks?|to-?dos?|things?|items?|stuff))?\s+(?:have\s+been|"
        rf"were|was|got|did\s+get|are)\s+{_DID}{_PERIOD}",
        rf"how\s+(?:am|are|was|were|did|have)\s+(?:i|we|things)\s+(?:been\s+)?(?:do(?:ing)?|"
        rf"going|perform(?:ing)?|far(?:ing)?){_PERIOD}",
        rf"how\s+i(?:'m|\s+am|'ve\s+been|\s+have\s+been|\s+was)?\s+(?:do(?:ing)?|did|going|"
        rf"performing){_PERIOD}",
        rf"how\s+(?:many|much)(?:\s+(?:of\s+)?(?:my\s+)?(?:tasks?|to-?dos?|things?|items?|"
        rf"ones?))?\s+i(?:'ve|\s+have)?\s+(?:already\s+)?{_DID}{_PERIOD}",
        r"how\s+(?:was|did|is|has)\s+(?P<period>today|yesterday)(?:\s+(?:go(?:ing|ne)?|been))+",
        r"(?:review|recap|summari[sz]e|sum\s+up)\s+(?P<period>(?:(?:my|the|this|last)\s+)*(?:day|"
        r"week|month))",
        r"(?:did|have)\s+i\s+(?:get|got|gotten)\s+(?:anything|something|much|"
        r"a\s+lot)\s+done(?P<period>.*?)",
        rf"how\s+productive\s+(?:am|was|have|were)\s+i(?:\s+been)?{_PERIOD}",
        r"how\s+(?:did|was|is|are|has|were)\s+(?:my\s+|the\s+|this\s+)?(?P<period>(?:last\s+|"
        r"past\s+)?(?:week|month|year))(?:\s+(?:go(?:ing|ne)?|been))?",
        rf"am\s+i\s+(?:being\s+)?(?:productive|making\s+(?:any\s+)?progress|on\s+track){_PERIOD}",
    ),
    *rules(
        Kind.SUBTASKS,
        rf"(?:{_SHOW}\s+|list\s+)?(?:what\s+are\s+)?(?:(?:all|the)\s+)*(?:sub-?tasks?|steps|"
        rf"parts|children|sub-?items)\s+(?:of|for|in|under|from)\s+{REFS}",
        rf"(?:what|which)\s+(?:sub-?tasks?|steps|parts)\s+(?:does|do|has)\s+{REFS}\s*(?:have|has|"
        rf"got)?",
        rf"what(?:'?s|\s+is|\s+are)\s+(?:under|part\s+of|inside)\s+{REFS}",
    ),
    *rules(
        Kind.SHOW,
        rf"{_SHOW}\s+{_DETAILS}\s+{_ABOUT}\s+{REFS}",
        rf"{_SHOW}\s+(?:everything|all|more|something|what\s+you\s+know)\s+(?:about|on)\s+{REFS}",
        rf"(?:what\s+(?:are|is)\s+)?{_DETAILS}\s+{_ABOUT}\s+(?P<refs>[^:]+)",
        rf"(?!list\b){_FIELD}\s+{_ABOUT}\s+(?P<refs>(?:(?!\s(?:is|are|to)\s|:).)+)",
        rf"what\s+{_FIELD}\s+(?:is|are|was|has|have|had)\s+{REFS}",
        rf"(?:has|have)\s+{REFS}\s+(?:got\s+)?(?:an?|any)\s+{_FIELD}",
        rf"(?:is|are)\s+there\s+(?:an?|any|some)\s+{_FIELD}\s+{_ABOUT}\s+{REFS}",
        rf"when\s+(?:do\s+i\s+(?:have|need)\s+to|must\s+i|am\s+i\s+supposed\s+to|is\s+my)\s+{REFS}",
        rf"what\s+does\s+{REFS}\s+(?:say|involve|include|contain|mean)",
        rf"(?:tell\s+me|more|talk)\s+(?:more\s+)?about\s+{REFS}",
        r"(?:describe|explain|inspect|expand)\s+(?:to\s+me\s+)?(?P<refs>(?:(?!\sas\s).)+)",
        rf"(?:which|what)\s+list\s+(?:is|are|does|did|was)\s+{REFS}\s+(?:in|on|belong(?:\s+to)?|"
        rf"under)",
        rf"when\s+(?:is|are|was|does|must|do\s+i\s+have\s+to|should\s+i|"
        rf"do\s+i\s+need\s+to)\s+{REFS}\s+(?:due|scheduled|planned|again|need\s+to\s+be\s+done|"
        r"have\s+to\s+be\s+done)",
        rf"what(?:'?s|\s+is|\s+are)\s+(?:the\s+)?{_FIELD}\s+(?:of|for|on)\s+{REFS}",
        rf"what\s+{_FIELD}\s+(?:does|is|do)\s+{REFS}\s+(?:have|has|in|on)",
        rf"how\s+(?:urgent|important)\s+is\s+{REFS}",
        rf"(?:does|has)\s+{REFS}\s+(?:have|repeat|got)(?:\s+.*)?",
        rf"how\s+often\s+(?:does|do|is)\s+{REFS}\s+(?:repeat|repeated|recur|come(?:\s+up)?|due)",
    ),
    *rules(
        Kind.SHOW,
        rf"(?:{_SHOW}|look\s+up|find|details?|info|view)\s+(?:up\s+)?{REFS}(?:\s+in\s+(?:full|"
        rf"detail))?(?:\s+{_DETAILS})?",
        rf"{REFS}\s+(?:details?|info|please\s+details|in\s+detail)",
        rf"what(?:'?s|\s+is|\s+was|\s+are)\s+(?:in\s+|about\s+|with\s+)?{REFS}(?:\s+(?:again|"
        rf"about))?",
        rf"(?:is|are|was|did\s+i)\s+(?:complete\s+|finish\s+|do\s+)?{REFS}\s*(?:done|finished|"
        rf"completed?|open|overdue|late|due(?:\s+.*)?|urgent|yet)?",
        needs_number=True,
    ),
    *rules(
        Kind.LOOK,
        rf"(?:{_SHOW}|look\s+up|find)\s+(?:the|my|that)\s+(?P<refs>.+?)\s+(?:task|to-?do|item|"
        rf"one|entry|reminder)",
        rf"(?:open|view|inspect|look\s+at|pull\s+up)\s+(?:up\s+)?(?:the|my)\s+{REFS}",
    ),
    *rules(
        Kind.SHOW,
        rf"(?:tell\s+me\s+|show\s+me\s+)?when\s+{REFS}\s+(?:is|are)\s+(?:due|scheduled)",
        rf"is\s+(?:the\s+)?(?!(?:any|some|every|no)thing|there\b|it\b|that\b){REFS}\s+(?:done|"
        rf"finished|completed|overdue|still\s+open|due(?:\s+.*)?)(?:\s+(?:yet|already))?",
    ),
)
