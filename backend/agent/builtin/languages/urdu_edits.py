"""Urdu: what was meant instead, and what a change alone says ("نہیں، کل")."""

from backend.agent.builtin.language import EditWords
from backend.agent.builtin.languages.urdu_rules import PRIORITY
from backend.agent.builtin.languages.writing import pattern

_OH = r"(?:(?:نہیں|اوہ|ارے|معاف\s+کریں|معذرت|رکو|nahi|nahin|oh|are|sorry|ruko)[\s,،.!:;-]+)*"

CORRECTIONS = (
    pattern(
        rf"{_OH}(?:میرا\s+مطلب\s+(?:تھا\s+)?)?(?P<other>(?:وہ\s+)?دوسرا\s+والا|دوسری\s+والی|"
        rf"(?:wo\s+)?(?:doosra|dusra)\s+wala)"
    ),
    pattern(rf"{_OH}(?:یہ\s+نہیں|غلط(?:\s+کام)?(?:\s+ہے)?|ye\s+nahi|ghalat)"),
    pattern(
        rf"{_OH}(?:میرا\s+مطلب|میرا\s+مطلب\s+(?:تھا|ہے)|mera\s+matlab(?:\s+(?:tha|"
        rf"hai))?)\s*[:،,]?\s+(?P<meant>.+?)(?:\s+(?:تھا|ہے|tha|hai))?"
    ),
    pattern(
        r"(?:نہیں|nahi|nahin|اوہ|oh)\s*[,،.!:;]\s*(?!شکریہ|رہنے|چھوڑ|shukriya|"
        r"rehne)(?P<meant>(?:\S+\s*){1,5}?)"
    ),
)
EDITS = EditWords(
    fields=(
        pattern(rf"(?:ترجیح|priority)\s+(?P<priority>{PRIORITY})"),
        pattern(rf"(?P<priority>{PRIORITY})(?:\s+(?:ترجیح|priority))?"),
        pattern(r"(?P<tags>#[^\W\d][\w-]*)"),
    ),
    joint=pattern(
        r"(?:[,،;.]|(?:اور|اسے|اس\s+کو|کو|پر|تک|کر|کرو|دو|دیں|aur|ise|ko|par|tak|kar|karo|"
        r"do)(?=\s|$))\s*"
    ),
    not_references=pattern(r"(?!)"),
    particles=pattern(r"(?!)"),
    cleared={},
)
