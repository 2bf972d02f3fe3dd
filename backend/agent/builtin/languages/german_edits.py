"""German: what was meant instead, and what a change alone says ("lieber morgen")."""

from backend.agent.builtin.language import EditWords
from backend.agent.builtin.languages.german_rules import PRIORITY
from backend.agent.builtin.languages.writing import pattern

_OH = (
    r"(?:(?:nein|nee?|nö|sorry|ups|oh|ach|halt|moment|quatsch|falsch|hoppla|entschuldigung|"
    r"stopp?)[\s,.!:;-]+)*"
)

CORRECTIONS = (
    pattern(
        rf"{_OH}(?:ich\s+(?:meinte|meine)\s+)?(?P<other>(?:die|den|"
        rf"das)\s+andere[nr]?(?:\s+aufgabe)?)"
    ),
    pattern(
        rf"{_OH}(?:das\s+(?:war|ist)\s+)?(?:die\s+)?(?:falsche?(?:\s+aufgabe)?|nicht\s+(?:die|"
        rf"das|diese))"
    ),
    pattern(
        rf"{_OH}(?:ich\s+(?:meinte|meine|wollte|hab(?:e)?\s+gemeint)|gemeint\s+(?:war|"
        rf"ist))\s*[:,]?\s+(?P<meant>.+?)"
        r"(?:[\s,]+nicht\s+.{1,60})?"
    ),
    pattern(r"nicht\s+[^,]{1,40},?\s+sondern\s+(?P<meant>.+?)"),
    pattern(
        r"(?:nein|nee|ups|halt|sorry|falsch)\s*[,.!:;]\s*(?!danke|lieber\s+nicht|doch\s+nicht|"
        r"lass|vergiss)(?P<meant>(?:\S+\s*){1,5}?)"
    ),
    pattern(r"(?:doch\s+)?(?:lieber|besser|eher)\s+(?!nicht\b)(?:doch\s+)?(?P<rather>.+?)"),
    pattern(r"(?P<rather>.+?)\s+stattdessen"),
)
EDITS = EditWords(
    fields=(
        pattern(rf"(?:eine\s+)?(?:priorität|prio)\s+(?P<priority>{PRIORITY})"),
        pattern(rf"(?P<priority>{PRIORITY})(?:\s+(?:priorität|prio))?"),
        pattern(r"(?P<tags>#[^\W\d][\w-]*)"),
    ),
    joint=pattern(
        r"(?:[,;.]|(?:und|mach(?:e)?|setz(?:e)?|verschieb(?:e)?|es|sie|ihn|das|die|auf|mit|als|"
        r"doch|lieber|bitte|jetzt|erst|stattdessen)(?=\s|$))\s*"
    ),
    not_references=pattern(r"(?!)"),
    particles=pattern(r"(?!)"),
    cleared={},
)
