"""German."""

from backend.agent.builtin.language import Language
from backend.agent.builtin.languages import german_words as german
from backend.agent.builtin.languages.german_edits import CORRECTIONS, EDITS
from backend.agent.builtin.languages.german_rules import RULES
from backend.agent.builtin.languages.german_texts import REFUSALS, TEXTS
from backend.agent.builtin.languages.german_when import WHEN
from backend.agent.builtin.languages.writing import pattern, words

GERMAN = Language(
    tag="de",
    remarks=german.REMARKS,
    rules=RULES,
    listing=german.LISTING,
    references=german.REFERENCES,
    lead=german.LEAD,
    request=german.REQUEST,
    joining=pattern(r"\s*(?:und|auch|noch|außerdem|ach\s+und|plus)\b[\s,]*"),
    too=pattern(r"[\s,]+(?:auch(?:\s+noch)?|ebenfalls|ebenso)$"),
    tail=german.TAIL,
    negation=german.NEGATION,
    question=german.QUESTION,
    asks=german.ASKS,
    separator=german.SEPARATOR,
    evidence=german.EVIDENCE,
    details=german.DETAILS,
    priorities=german.PRIORITIES,
    fields=german.FIELDS,
    no_list=words(
        "todo to-do liste aufgaben aufgabe aufgabenliste todoliste to-do-liste merkliste"
    ),
    date_words=german.DATE_WORDS,
    vocabulary=words(
        "abhaken ändere aufgabe aufgaben benenne entferne erinnere erledigt erledige füge hinzu "
        "hinzufügen lösche löschen markiere notiere öffne papierkorb priorität rückgängig suche "
        "verschiebe vergiss wieder zeige offenen"
    ),
    correct_words=words(
        "abholen abheben abhängen abgeben ablegen suchen besuche suchte aufgeben wieder wider "
        "füger lege aufgabe erinnert markiert notiert "
        "entfernt verschiebt vergesse vergessen zeigen zeiger zeile küche kuchen bucht sucht "
        "tasche lasche "
        "wasche masche lösung ändern öffnen öffner kinder lieder finde hinzu ziege zeuge offene "
        "offenem"
    ),
    texts=TEXTS,
    when=WHEN,
    edits=EDITS,
    corrections=CORRECTIONS,
    telling=german.TELLING,
    refusals=REFUSALS,
    dates=german.DATES,
    periods=german.PERIODS,
    verbs=german.VERBS,
    past=german.PAST,
)
