"""Spanish: what was meant instead, and what a change alone says ("mejor mañana")."""

from backend.agent.builtin.language import EditWords
from backend.agent.builtin.languages.spanish_rules import PRIORITY
from backend.agent.builtin.languages.writing import pattern

_OH = r"(?:(?:no|uy|ups|ay|oh|ah|espera|perdón|perdona|huy)[\s,.!:;-]+)*"

CORRECTIONS = (
    pattern(
        rf"{_OH}(?:(?:quería\s+decir|me\s+refería\s+a|"
        rf"digo)\s+)?(?P<other>(?:a\s+)?la\s+otra(?:\s+tarea)?)"
    ),
    pattern(
        rf"{_OH}(?:(?:esa|ésa)\s+no(?:\s+(?:es|era))?|no\s+(?:es|era)\s+(?:esa|ésa|"
        rf"la\s+correcta)|la\s+equivocada)"
    ),
    pattern(
        rf"{_OH}(?:quería\s+decir|quise\s+decir|me\s+refería\s+a|me\s+refiero\s+a|"
        rf"digo)\s*[:,]?\s+(?P<meant>.+?)(?:[\s,]+no\s+.{{1,60}})?"
    ),
    pattern(r"no\s+[^,]{1,40},\s*sino\s+(?P<meant>.+?)"),
    pattern(
        r"(?:no|ups|uy|perdón|espera)\s*[,.!:;]\s*(?!gracias|déjalo|dejalo|olvídalo|olvidalo|"
        r"mejor\s+no)(?P<meant>(?:\S+\s*){1,5}?)"
    ),
    pattern(r"(?:mejor|en\s+realidad|más\s+bien)[\s,]+(?!no\b)(?P<rather>.+?)"),
    pattern(r"(?P<rather>.+?)\s+(?:mejor|en\s+su\s+lugar|en\s+vez\s+de\s+eso)"),
)
EDITS = EditWords(
    fields=(
        pattern(rf"(?:la\s+)?prioridad\s+(?P<priority>{PRIORITY})"),
        pattern(rf"(?P<priority>{PRIORITY})(?:\s+prioridad)?"),
        pattern(r"(?P<tags>#[^\W\d][\w-]*)"),
    ),
    joint=pattern(
        r"(?:[,;.]|(?:y|ponla|ponlo|pásala|pásalo|pasala|déjala|la|lo|con|a|al|para|el|mejor|"
        r"en)(?=\s|$))\s*"
    ),
    not_references=pattern(r"(?!)"),
    particles=pattern(r"(?!)"),
    cleared={},
)
