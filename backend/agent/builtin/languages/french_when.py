"""How French says when."""

from backend.agent.builtin.languages.writing import pattern, words
from backend.agent.builtin.when_words import WhenWords
from foundation.due_words.french import FRENCH as DUE
from foundation.recurrence.french import FRENCH as REPEAT

WHEN = WhenWords(
    due=DUE,
    repeat=REPEAT,
    marker=pattern(
        r"(?:(?:échéance|date\s+limite|deadline)(?:\s+(?:le|au|à))?:?|avant|d'ici(?:\s+(?:à|au|"
        r"la))?|au\s+plus\s+tard|"
        r"jusqu'(?:à|au)|à\s+partir\s+(?:de|du)|dès|pour)\s+(?=\S)"
    ),
    repeat_marker=pattern(r"(?:(?:se\s+)?répét(?:er|ée?|ant)|récurrente?)\s+(?=\S)"),
    openers=words(
        "le la à au demain après-demain aujourd'hui ce cet cette dans chaque tous toutes lundi "
        "mardi "
        "mercredi jeudi vendredi samedi dimanche avant d'ici pour dès quotidiennement fin début "
        "vers"
    ),
    connectors=words(
        "pour avec à chez sur dans et ou au aux en d'appeler de que qu'il \u2013 \u2014 :"
    ),
    compounds=words("du de des d' un une journal depuis black bon bonne joyeux sur entre"),
    links=pattern(r"\s*[:,\u2013]\s*|\s*(?:de|d'|que\s+je\s+dois)\s+|\S+[:,]"),
    any_day="demain",
    spans=(
        (
            pattern(r"\b(?:de\s+)?la\s+semaine\s+prochaine\b"),
            {"due_from": "lundi prochain", "due_to": "fin de la semaine prochaine"},
        ),
        (pattern(r"\bsans\s+(?:date|échéance)\b"), {"when": "someday"}),
    ),
    ahead="dans",
    often_mistyped=words("lundi mardi mercredi jeudi vendredi samedi dimanche demain aujourd'hui"),
    lookalikes=words("lundis mardis jeudis samedis dimanches vendredis"),
)
