"""How German says when."""

from backend.agent.builtin.languages.writing import pattern, words
from backend.agent.builtin.when_words import WhenWords
from foundation.due_words.german import GERMAN as DUE
from foundation.recurrence.german import GERMAN as REPEAT

WHEN = WhenWords(
    due=DUE,
    repeat=REPEAT,
    marker=pattern(
        r"(?:(?:mit\s+)?(?:fällig(?:keit)?|frist|deadline|termin)(?:\s+(?:am|bis|zum))?:?|"
        r"bis\s+spätestens|bis(?:\s+(?:zum|zur))?|"
        r"spätestens(?:\s+bis)?|ab|für|beginnend(?:\s+ab)?|zum)\s+(?=\S)"
    ),
    repeat_marker=pattern(r"(?:wiederhol(?:e|end|t)(?:\s+(?:es|sich))?|immer)\s+(?=\S)"),
    openers=words(
        "am um bis in im ab an nächste nächsten nächster nächstes kommenden kommende kommender "
        "diese diesen dieser dieses jeden jede jedes alle heute morgen übermorgen spätestens "
        "täglich wöchentlich monatlich jährlich für fällig montags dienstags mittwochs donnerstags "
        "freitags samstags sonntags werktags montag dienstag mittwoch donnerstag freitag samstag "
        "sonntag ende anfang zum"
    ),
    connectors=words(
        "mit an auf in für zum zur bei nach von vom wegen und oder zu über aus den die das dem der "
        "einen eine \u2013 \u2014 :"
    ),
    compounds=words(
        "guten schönen black schwarzer der vom über von des im jeder langer verkaufsoffener blauer "
        "veilchen grün heißt namens gegen seit"
    )
    - words("im"),
    links=pattern(r"\s*[:,\u2013]\s*(?:(?:daran|dass\s+ich)\s*,?\s*)?|\S+[:,]"),
    any_day="morgen",
    spans=(
        (
            pattern(r"nächste[rn]?\s+woche\b"),
            {"due_from": "nächsten Montag", "due_to": "Ende nächster Woche"},
        ),
        (
            pattern(r"\b(?:die\s+)?(?:nächsten|kommenden)\s+(?:7|sieben)\s+tagen?\b"),
            {"when": "week"},
        ),
        (pattern(r"\bohne\s+(?:datum|termin|fälligkeit|frist)\b"), {"when": "someday"}),
    ),
    ahead="in",
    unfinished=pattern(
        r"(?:(?:bis|am|den|dem|zum|ab|vor)\s+)*(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])"
    ),
    verbs=pattern(r"(?:zu\s+)?(?-i:[a-zäöüß]{2,})(?:en|ern|eln|tun)$"),
    often_mistyped=words(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag übermorgen wochenende"
    ),
    lookalikes=words(
        "montage freitage sonntage dienstage samstage freitags montags sonntags mittwochs"
    ),
)
