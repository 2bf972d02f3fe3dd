"""French: what was meant instead, and what a change alone says ("plutôt demain")."""

from backend.agent.builtin.language import EditWords
from backend.agent.builtin.languages.french_rules import PRIORITY
from backend.agent.builtin.languages.writing import pattern

_OH = r"(?:(?:non|nan|oups|oh|ah|attends?|pardon|désolée?|zut|mince|stop)[\s,.!:;-]+)*"

CORRECTIONS = (
    pattern(rf"{_OH}(?:je\s+(?:voulais\s+dire|parlais\s+de)\s+)?(?P<other>l'autre(?:\s+tâche)?)"),
    pattern(
        rf"{_OH}(?:ce\s+n'est\s+pas|c'est\s+pas)\s+(?:la\s+bonne|celle-(?:là|ci)|ça)|"
        rf"{_OH}(?:la\s+)?mauvaise(?:\s+tâche)?"
    ),
    pattern(
        rf"{_OH}(?:je\s+(?:voulais\s+dire|parlais\s+de|pensais\s+à|veux\s+dire)|"
        rf"c'était)\s*[:,]?\s+(?P<meant>.+?)(?:[\s,]+pas\s+.{{1,60}})?"
    ),
    pattern(r"pas\s+[^,]{1,40},\s*(?:mais\s+)?(?P<meant>.+?)"),
    pattern(
        r"(?:non|nan|oups|pardon|attends?)\s*[,.!:;]\s*(?!merci|laisse|oublie|ça|"
        r"pas\b)(?P<meant>(?:\S+\s*){1,5}?)"
    ),
    pattern(r"(?:plutôt|finalement|en\s+fait)[\s,]+(?P<rather>.+?)"),
    pattern(r"(?P<rather>.+?)\s+(?:plutôt|à\s+la\s+place)"),
)
EDITS = EditWords(
    fields=(
        pattern(rf"(?:une\s+)?priorité\s+(?P<priority>{PRIORITY})"),
        pattern(rf"(?P<priority>{PRIORITY})(?:\s+priorité)?"),
        pattern(r"(?P<tags>#[^\W\d][\w-]*)"),
    ),
    joint=pattern(
        r"(?:[,;.]|(?:et|mets|mets-(?:la|le)|décale-(?:la|le)|la|le|en|avec|à|au|pour|plutôt|"
        r"finalement)(?=\s|$))\s*"
    ),
    not_references=pattern(r"(?!)"),
    particles=pattern(r"(?!)"),
    cleared={},
)
