"""How Spanish says when."""

from backend.agent.builtin.languages.writing import pattern, words
from backend.agent.builtin.when_words import WhenWords
from foundation.due_words.spanish import SPANISH as DUE
from foundation.recurrence.spanish import SPANISH as REPEAT

WHEN = WhenWords(
    due=DUE,
    repeat=REPEAT,
    marker=pattern(
        r"(?:(?:fecha(?:\s+límite)?|vence)(?:\s+(?:el|para))?:?|antes\s+del?|a\s+más\s+tardar|"
        r"hasta|para|desde|"
        r"a\s+partir\s+del?|como\s+muy\s+tarde)\s+(?=\S)"
    ),
    repeat_marker=pattern(r"(?:(?:que\s+)?se\s+repit[ea]|repetir|repitiendo)\s+(?=\S)"),
    openers=words(
        "el la a al mañana pasado hoy este esta en cada todos todas lunes martes miércoles "
        "jueves viernes "
        "sábado domingo para antes hasta dentro próximo próxima diariamente desde fin finales"
    ),
    connectors=words("para con a en y o por sobre que \u2013 \u2014 :"),
    compounds=words("del de un una los las sobre black buen buena feliz desde periódico entre"),
    links=pattern(r"\s*[:,\u2013]\s*|\s*que\s+(?:tengo\s+que\s+)?|\S+[:,]"),
    any_day="mañana",
    spans=(
        (
            pattern(r"\b(?:de\s+)?la\s+(?:próxima\s+semana|semana\s+que\s+viene)\b"),
            {"due_from": "lunes que viene", "due_to": "fin de la próxima semana"},
        ),
        (pattern(r"\bsin\s+fecha\b"), {"when": "someday"}),
    ),
    ahead="en",
    often_mistyped=words("lunes martes miércoles jueves viernes sábado domingo mañana"),
    lookalikes=words("sábados domingos maraña manzana"),
)
