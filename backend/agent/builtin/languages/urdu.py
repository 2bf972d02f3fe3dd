"""Urdu."""

from backend.agent.builtin.language import Language
from backend.agent.builtin.languages import urdu_words as urdu
from backend.agent.builtin.languages.urdu_edits import CORRECTIONS, EDITS
from backend.agent.builtin.languages.urdu_rules import RULES
from backend.agent.builtin.languages.urdu_texts import REFUSALS, TEXTS
from backend.agent.builtin.languages.urdu_when import WHEN
from backend.agent.builtin.languages.writing import pattern, words

URDU = Language(
    tag="ur",
    remarks=urdu.REMARKS,
    rules=RULES,
    listing=urdu.LISTING,
    references=urdu.REFERENCES,
    lead=urdu.LEAD,
    request=urdu.REQUEST,
    joining=pattern(r"\s*(?:اور|aur)\b[\s,،]*"),
    too=pattern(r"[\s,،]+(?:بھی|bhi)$"),
    tail=urdu.TAIL,
    negation=urdu.NEGATION,
    question=urdu.QUESTION,
    asks=urdu.ASKS,
    separator=urdu.SEPARATOR,
    evidence=urdu.EVIDENCE,
    details=urdu.DETAILS,
    priorities=urdu.PRIORITIES,
    fields=urdu.FIELDS,
    no_list=words("کام کاموں todo to-do میری meri"),
    date_words=urdu.DATE_WORDS,
    vocabulary=words("شامل مکمل فہرست دکھاؤ دکھائیں ملتوی دوبارہ dikhao shamil mukammal dobara"),
    correct_words=words("دکھانا شاہل فہرستیں dikhana"),
    texts=TEXTS,
    when=WHEN,
    edits=EDITS,
    corrections=CORRECTIONS,
    telling=urdu.TELLING,
    script=urdu.SCRIPT,
    refusals=REFUSALS,
    dates=urdu.DATES,
    periods=urdu.PERIODS,
    verbs=urdu.VERBS,
    past=urdu.PAST,
)
