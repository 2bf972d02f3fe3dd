"""English."""

from backend.agent.builtin import english_follow as follow
from backend.agent.builtin import english_words as words
from backend.agent.builtin.english_details import DETAILS
from backend.agent.builtin.english_edits import EDITS
from backend.agent.builtin.english_listing import LISTING
from backend.agent.builtin.english_parts import pattern
from backend.agent.builtin.english_parts import words as words_of
from backend.agent.builtin.english_rules import RULES
from backend.agent.builtin.english_talk import REMARKS
from backend.agent.builtin.english_texts import TEXTS
from backend.agent.builtin.english_when import WHEN
from backend.agent.builtin.language import Language

ENGLISH = Language(
    remarks=REMARKS,
    rules=RULES,
    listing=LISTING,
    references=words.REFERENCES,
    lead=words.LEAD,
    request=words.REQUEST,
    joining=pattern(
        r"\s*(?:and|also|plus|oh\s+and|ah\s+and|(?:and\s+)?(?:do\s+|"
        r"please\s+)?(?:the\s+)?same\s+(?:thing\s+)?(?:for|with|to|goes\s+for))\b[\s,]*"
    ),
    too=pattern(r"[\s,]+(?:too|also|as\s+well)$"),
    tail=words.TAIL,
    negation=words.NEGATION,
    question=words.QUESTION,
    asks=words.ASKS,
    separator=words.SEPARATOR,
    evidence=words.EVIDENCE,
    details=DETAILS,
    priorities={
        "top": "high",
        "high": "high",
        "highest": "high",
        "urgent": "high",
        "urgently": "high",
        "important": "high",
        "medium": "medium",
        "normal": "medium",
        "low": "low",
        "lowest": "low",
        "no": "none",
        "asap": "high",
        "raise": "high",
        "increase": "high",
        "bump": "high",
        "more": "high",
        "lower": "low",
        "decrease": "low",
        "reduce": "low",
        "drop": "low",
        "less": "low",
        "not": "none",
        **dict.fromkeys(("isn't", "isnt", "aren't", "arent"), "none"),
        "1": "high",
        "2": "medium",
        "3": "low",
        "p1": "high",
        "p2": "medium",
        "p3": "low",
        "p4": "none",
        "!high": "high",
        "!medium": "medium",
        "!low": "low",
        "!!!": "high",
        "!!": "high",
        "!": "medium",
        "very": "high",
    },
    fields={
        "duedate": "due",
        "deadline": "due",
        "due": "due",
        "date": "due",
        "note": "description",
        "notes": "description",
        "description": "description",
        "tag": "tags",
        "tags": "tags",
        "list": "list",
        "priority": "priority",
        "repeat": "repeat",
        "repeating": "repeat",
        "repetition": "repeat",
        "recurrence": "repeat",
        "untag": "tags",
        "unschedule": "due",
        "un-schedule": "due",
        "undate": "due",
        "un-date": "due",
        "parent": "parent",
    },
    no_list=words_of("todos todo to-do task tasks default main"),
    date_words=pattern(
        r"(?:(?:today|tonight|tomorrow|next|this|in\s+\d+|(?:mon|tues|wednes|thurs|fri|satur|"
        r"sun)day)\b.*"
        r"|\d{4}-\d\d-\d\d.*)"
    ),
    vocabulary=words_of(
        "about change check complete completed create delete display done erase everything find "
        "finish finished forget from high list mark medium move pending postpone priority redo "
        "remember remind remove rename reopen reschedule restore search show tagged task tasks "
        "title trash uncheck undo update urgent what with overdue lists details tomorrow today the "
        "that this thanks move mark done open reopen help please make postpone reschedule "
        "schedule whats my and add due completed statistics progress schedule subtask repeat "
        "skip postpone"
    ),
    correct_words=words_of(
        "than hat thai then they them thin thus tha tanks thank think dad dan ann are had ade "
        "hue due dues toady tidy lies lints skip ship slip snip skin lots lips "
        "detail retail details schedules scheduled repeats repeated progresses abort about above "
        "ask asks bark bath best bind black bone both brush bust cart chance "
        "changed changes changing charge charged charges chat checked checkers checks cheek "
        "cheque compete competed competes completes cost crash crate cream created creates dark "
        "data date dated deleted deletes desk dine disk donna dune farm finds fine finishes "
        "fire firm fished forgets forgot fork form found friend frog fund furnish gone hand "
        "hang heat height high hit host hot hugh hung kind last least lest lift lint lisp "
        "listed lists lost love made make marked marks mars mary mask masks member members mike "
        "mind mint mist mope more most moved moves must next nigh none park prom rates remained "
        "remains remarks remembered remembers reminded reminder reminds remote removed remover "
        "removes renamed research resort rest restored retire rewind room searched shed shoe "
        "shop shot shown shows sigh sign slow snow talk talks tank tasked taxes taxi teak team "
        "test text that them then thigh this thrash tidy tile tiles title titles tone trach "
        "tram tusk update updated updates varnish want whats when where white width will wish"
    ),
    texts=TEXTS,
    when=WHEN,
    edits=EDITS,
    corrections=follow.CORRECTIONS,
    periods=follow.PERIODS,
    verbs=follow.VERBS,
    gerunds=follow.GERUNDS,
    common_lists=follow.COMMON_LISTS,
)
