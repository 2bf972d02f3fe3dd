"""English."""

from backend.agent.builtin import english_words as words
from backend.agent.builtin.english_rules import RULES
from backend.agent.builtin.english_texts import TEXTS
from backend.agent.builtin.language import Language

ENGLISH = Language(
    remarks=words.REMARKS,
    rules=RULES,
    listing=words.LISTING,
    references=words.REFERENCES,
    lead=words.LEAD,
    request=words.REQUEST,
    joining=words.pattern(r"\s*(?:and|also|plus|oh\s+and|ah\s+and)\b[\s,]*"),
    too=words.pattern(r"[\s,]+(?:too|also|as\s+well)$"),
    tail=words.TAIL,
    negation=words.NEGATION,
    question=words.QUESTION,
    separator=words.SEPARATOR,
    evidence=words.EVIDENCE,
    details=words.DETAILS,
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
    },
    no_list=words.words("todo to-do task tasks default main"),
    date_words=words.pattern(
        r"(?:(?:today|tonight|tomorrow|next|this|in\s+\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*"
        r"|\d{4}-\d\d-\d\d.*)"
    ),
    vocabulary=words.words(
        "about change check complete completed create delete display done erase everything find "
        "finish finished forget from high list mark medium move pending postpone priority redo "
        "remember remind remove rename reopen reschedule restore search show tagged task tasks "
        "title trash uncheck undo update urgent what with"
    ),
    correct_words=words.words(
        "abort about above ask asks bark bath best bind black bone both brush bust cart chance "
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
)
