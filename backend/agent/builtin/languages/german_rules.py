"""The patterns of German clauses, first match first. See `english_rules.py` for what they keep to.

German puts a verb's particle last ("füge … hinzu", "hak … ab"), and infinitives ("… löschen").
"""

from backend.agent.builtin.language import Kind
from backend.agent.builtin.languages.writing import rules

LIST = r"(?:to-?do[\s-]?|aufgaben|merk)?listen?"
TASK = r"(?:aufgaben?|to-?dos?|tasks?|erinnerungen|erinnerung|einträge|eintrag|punkte|punkt)"
PRIORITY = (
    r"(?:(?:sehr\s+)?(?:höchst|hoh|hoch|mittler|mittel|normal|niedrigst|niedrig|niedrigs|gering|"
    r"dringend|wichtig|kein)(?:e[rnsm]?)?|ohne)"
)
_PRIO = r"(?:prioritäte?n?|prio|wichtigkeit)"
_THE = r"(?:(?:die|der|den|das|dem|meine[rnm]?|unsere[rnm]?|eine[rnm]?|ihre?)\s+)?"
ARTICLE = r"(?:die|der|den|das|dem|meine[rnm]?|mein|unsere[rnm]?)"
TO_LIST = (
    rf"(?:(?:auf|in|an|zu)\s+{ARTICLE}|zur|zum|ins)\s+(?:"
    rf"(?P<list_before>[\w&-]+listen?)\b|listen?\s+(?P<list>[\w&-]+)|{LIST})"
)
_REFS = r"(?P<refs>.+?)"
_TITLE = r"(?P<title>.+)"
_SOME = r"(?P<title>.+?)"
_SIE = r"(?:\s+sie|\s+mal|\s+bitte|\s+noch|\s+mir)*"
_SAYING = r"(?:\s+(?:namens|mit\s+dem\s+titel|für|um|mit\s+dem\s+namen)\b|\s*[:,\u2013-])?\s*"
_DONE = (
    r"(?:(?:ist|sind|wurden?|habe\s+ich|hab\s+ich|ist\s+jetzt)\s+)?(?:schon\s+|jetzt\s+|bereits\s+|"
    r"endlich\s+)*(?:erledigt(?:en?)?|fertig|abgeschlossen|geschafft|abgehakt|beendet|gemacht|"
    r"done)(?:\s+(?:worden|jetzt))?"
)
_NOT_DONE = (
    r"(?:(?:doch\s+|noch\s+)*nicht\s+(?:erledigt|fertig|abgeschlossen|geschafft|gemacht)|"
    r"unerledigt|"
    r"(?:wieder\s+|noch\s+)?offen|ausstehend)"
)
_MARK = r"(?:markier(?:e|en)?|kennzeichne|setz(?:e|en)?|stell(?:e|en)?|mach(?:e|en)?|meld(?:e|en)?)"
_DEL = (
    r"(?:lösch(?:e|en)?|entfern(?:e|en)?|streich(?:e|en)?|wirf|schmeiß(?:e)?|tilg(?:e|en)?|"
    r"verwirf|eliminier(?:e|en)?|cancel[en]*)"
)
_DEL_INF = r"(?:zu\s+)?(?:löschen|entfernen|streichen|wegwerfen|wegschmeißen|rausschmeißen|canceln)"
_FROM_LIST = (
    r"(?:\s+(?:von|aus)\s+(?:der|meiner|unserer)\s+[\w-]*liste(?:\s+[\w-]+)?)?"
    r"(?:\s+(?:weg|raus|heraus))?"
)
_TRASH = r"(?:(?:dem|den|meinem|meinen)\s+)?(?:papierkorb|müll|mülleimer)"
_DATE = r"(?:fälligkeit(?:sdatum|stermin)?|termin|datum|frist|deadline)"
_FIELD = (
    r"(?P<field>fälligkeit(?:sdatum)?|datum|frist|deadline|termin|notiz(?:en)?|beschreibung|"
    r"tags?|schlagwörter|liste|priorität|prio|wiederholung)"
)
_MOVE = (
    r"(?:verschieb(?:e|en)?|verleg(?:e|en)?|vertag(?:e|en)?|schieb(?:e|en)?|leg(?:e|en)?|"
    r"setz(?:e|en)?|änder(?:e|n)?|terminier(?:e|en)?)"
)
_MOVE_INF = r"(?:zu\s+)?(?:verschieben|verlegen|vertagen|schieben|legen|terminieren)"
_BY = r"(?:(?:auf|bis|für|zu|nach)\s+(?:(?:den|die|das|zum|zur)\s+)?|zum\s+|zur\s+)"
_CALL = r"(?:(?:nenn|benenn|änder|tauf|korrigier|formulier|schreib)(?:e|en)?)"
_TO = r"(?:zu|in|auf|nach|als|mit)"
_TO_DO = (
    r"(?:daran[,\s]+(?:dass\s+(?:ich\s+)?)?|an\s+|dass\s+(?:ich\s+)?|"
    r",\s*(?:dass\s+(?:ich\s+)?)?|:\s*|um\s+)"
)
_I = r"(?:ich\s+(?:hab(?:e)?|bin)|hab(?:e)?(?:\s+ich)?)\s+"
_TAG = r"(?:tags?|schlagw(?:o|ö)rt(?:er)?|etiketten?|labels?)"

_PERIOD = (
    r"(?P<period>(?:\s*(?:für|in|der|den|die|dieser|diese|diesem|diesen|letzten?|"
    r"vergangenen?|heute|gestern|\d+|woche|wochen|monat|tage[ns]?|jahr|von|im|seit|vom))*)"
)

_AMOUNT = (
    r"(?:\d+|eine[nmr]?|ein|zwei|drei|vier|fünf|sechs|sieben|zehn)\s+(?:minuten?|stunden?|"
    r"tage?n?|wochen?|monate?n?)"
)

RULES = (
    *rules(
        Kind.REMIND,
        rf"erinner(?:e|n)?(?:\s+sie)?\s+mich(?:\s+bitte)?\s+(?P<when>.+?)[\s,]+(?:daran[,\s]+"
        rf"(?:dass\s+(?:ich\s+)?)?|an\s+(?!de[nmr]\s+\d)){_TITLE}",
        rf"erinner(?:e|"
        rf"n)?(?:\s+sie)?\s+mich(?:\s+bitte)?(?:\s+daran)?,?\s+dass\s+ich\s+{_SOME}(?:\s+(?:muss|"
        rf"soll|sollte|will))?",
        rf"erinner(?:e|n)?(?:\s+sie)?\s+mich(?:\s+bitte)?\s*{_TO_DO}{_TITLE}",
        rf"erinner(?:e|n)?(?:\s+sie)?\s+mich(?:\s+bitte)?\s+{_TITLE}",
        rf"(?:mich\s+)?(?:bitte\s+)?(?:mich\s+)?(?:an|daran)\s+{_SOME}\s+(?:zu\s+)?erinnern",
        rf"(?:ich\s+(?:darf|will|möchte|sollte)\s+nicht\s+vergessen|vergiss\s+(?:bitte\s+)?nicht|"
        rf"nicht\s+vergessen|denk(?:e)?\s+(?:bitte\s+)?(?:dran|daran)|"
        rf"lass\s+mich\s+nicht\s+vergessen)"
        rf"[\s,:]+(?:dass\s+ich\s+|an\s+)?{_TITLE}",
        rf"denk(?:e)?\s+(?:bitte\s+)?an\s+{_TITLE}",
        rf"{_SOME}\s+nicht\s+vergessen",
    ),
    *rules(
        Kind.CLEAR,
        rf"{_DEL}{_SIE}\s+{_THE}{_FIELD}\s+(?:von|bei|aus|für|der|des)\s+{_REFS}",
        rf"nimm{_SIE}\s+{_THE}{_FIELD}\s+(?:von|bei|aus)\s+{_REFS}(?:\s+(?:weg|raus))?",
        rf"{_THE}{_FIELD}\s+(?:von|bei|aus|für)\s+{_REFS}\s+{_DEL_INF}",
    ),
    *rules(
        Kind.UNTAG,
        rf"(?:{_DEL}|nimm){_SIE}\s+{_THE}{_TAG}\s+(?P<tags>.+?)\s+(?:von|bei|"
        rf"aus)\s+{_REFS}(?:\s+weg)?",
        rf"(?:{_DEL}|nimm){_SIE}\s+(?P<tags>#[^\W\d][\w-]*)\s+(?:von|bei|aus)\s+{_REFS}(?:\s+weg)?",
        rf"{_THE}{_TAG}\s+(?P<tags>.+?)\s+(?:von|bei|aus)\s+{_REFS}\s+{_DEL_INF}",
    ),
    *rules(
        Kind.TAG,
        rf"füg(?:e|en)?{_SIE}\s+{_THE}{_TAG}\s+(?P<tags>.+?)\s+(?:zu|bei|an)\s+{_REFS}\s+hinzu",
        rf"füg(?:e|en)?{_SIE}\s+{_REFS}\s+{_THE}{_TAG}\s+(?P<tags>.+?)\s+hinzu",
        rf"(?:gib|gebt|geben)\s+{_REFS}\s+{_THE}{_TAG}\s+(?P<tags>.+)",
        rf"(?:{_MARK}|versieh|verseh(?:e|en)?)\s+{_REFS}\s+(?:mit|"
        rf"als)\s+{_THE}(?:{_TAG}\s+(?=\S)|(?=#))(?P<tags>.+)",
        rf"tagg?(?:e|en)?\s+{_REFS}\s+(?:mit|als)\s+(?P<tags>.+)",
        rf"{_REFS}\s+(?:mit|als)\s+(?P<tags>.+?)\s+taggen",
    ),
    *rules(
        Kind.NOTE,
        rf"(?:füg(?:e|en)?|schreib(?:e|en)?|setz(?:e|en)?|mach(?:e|en)?){_SIE}\s+{_THE}(?:notiz|"
        rf"beschreibung)\s+"
        rf"(?:zu|bei|für|an)\s+{_REFS}(?:\s+hinzu)?\s*:\s*(?P<note>.+)",
        rf"füg(?:e|en)?\s+{_REFS}\s+{_THE}(?:notiz|beschreibung)\s*:?\s+(?P<note>.+?)\s+hinzu",
        rf"(?:notiz|beschreibung)\s+(?:zu|für|von|bei)\s+{_REFS}\s*:\s*(?P<note>.+)",
    ),
    *rules(
        Kind.PRIORITIZE,
        rf"(?:{_MARK}|gib|geben|änder(?:e|n)?|erhöh(?:e|en)?|senk(?:e|"
        rf"en)?){_SIE}\s+{_THE}{_PRIO}\s+"
        rf"(?:von|bei|für|der)\s+{_REFS}\s+(?:(?:auf|zu|als)\s+)?(?P<priority>{PRIORITY})",
        rf"(?:{_MARK}|gib|geben|änder(?:e|n)?){_SIE}\s+{_REFS}\s+(?:auf|als|mit|zu)?\s*(?:eine\s+)?"
        rf"(?P<priority>{PRIORITY})\s+{_PRIO}",
        rf"(?:{_MARK}|gib|geben){_SIE}\s+{_REFS}\s+(?:die\s+|"
        rf"auf\s+)*{_PRIO}\s+(?P<priority>{PRIORITY})",
        rf"{_MARK}{_SIE}\s+{_REFS}\s+(?:als\s+|auf\s+)?(?P<priority>{PRIORITY})",
        rf"{_THE}{_PRIO}\s+(?:von|bei|für)\s+{_REFS}\s+(?:auf\s+|ist\s+)?(?P<priority>{PRIORITY})"
        rf"(?:\s+(?:setzen|stellen|ändern))?",
        rf"{_REFS}\s+(?:ist|sind|hat|haben)\s+(?:jetzt\s+|"
        rf"sehr\s+)?(?P<priority>{PRIORITY})(?:\s+{_PRIO})?",
        rf"{_REFS}\s+als\s+(?P<priority>{PRIORITY})\s+(?:zu\s+)?(?:markieren|kennzeichnen)",
        rf"(?:priorisier(?:e|en)?)\s+{_REFS}",
    ),
    *rules(
        Kind.REOPEN,
        rf"{_MARK}{_SIE}\s+{_REFS}\s+(?:wieder\s+)?(?:als\s+|auf\s+)?{_NOT_DONE}",
        rf"öffne(?:n)?{_SIE}\s+{_REFS}(?:\s+(?:wieder|erneut|noch\s*mal))?",
        rf"(?:mach|mache)\s+{_REFS}\s+wieder\s+auf",
        rf"(?:stell(?:e|en)?|hol(?:e|en)?|bring(?:e|en)?){_SIE}\s+{_REFS}"
        rf"(?:\s+aus\s+{_TRASH})?\s+(?:wieder\s+her|zurück|wieder|"
        rf"wieder\s+zurück)(?:\s+aus\s+{_TRASH})?",
        rf"hol(?:e|en)?{_SIE}\s+{_REFS}\s+aus\s+{_TRASH}",
        rf"{_REFS}\s+(?:aus\s+{_TRASH}\s+)?(?:wieder\s*(?:zu\s*)?(?:öffnen|herstellen|aufmachen)|"
        rf"zurückholen)",
        rf"{_REFS}\s+(?:ist|sind|war|waren)\s+(?:doch\s+)?{_NOT_DONE}",
        rf"{_REFS}\s+als\s+{_NOT_DONE}\s+markieren",
        rf"reaktivier(?:e|en)?\s+{_REFS}",
    ),
    *rules(
        Kind.COMPLETE,
        rf"{_MARK}{_SIE}\s+{_REFS}\s+(?:als\s+|auf\s+)?{_DONE}",
        rf"hak(?:e|en)?{_SIE}\s+{_REFS}(?:\s+(?:von|auf)\s+(?:der|meiner)\s+[\w-]*liste)?\s+ab",
        rf"schließ(?:e|en)?{_SIE}\s+{_REFS}\s+ab",
        rf"(?:erledig(?:e|en)?|beend(?:e|en)?|vollend(?:e|en)?){_SIE}\s+{_REFS}",
        rf"{_REFS}\s+(?:als\s+(?:erledigt|fertig)\s+(?:zu\s+)?(?:markieren|kennzeichnen)|abhaken|"
        rf"abzuhaken|"
        rf"abschließen|fertig\s+machen|erledigt\s+markieren)",
        rf"{_I}{_REFS}\s+(?:schon\s+|jetzt\s+|bereits\s+|endlich\s+|gerade\s+)*"
        rf"(?:erledigt|gemacht|geschafft|abgeschlossen|fertig\s*gestellt|"
        rf"fertig(?:\s+gemacht)?|beendet|abgehakt)",
        rf"{_I}(?:schon\s+|jetzt\s+)*(?:fertig)\s+mit\s+{_REFS}",
        rf"(?:fertig|erledigt)\s*(?:mit|:)\s*{_REFS}",
        rf"{_REFS}\s+(?:ist|sind|wurden?|wäre|hab(?:e)?\s+ich|ist\s+jetzt)\s+(?:schon\s+|jetzt\s+|"
        rf"bereits\s+|endlich\s+|beide\s+)*(?:erledigt|fertig|abgeschlossen|geschafft|abgehakt|"
        rf"beendet|"
        rf"gemacht)",
        r"(?:erledigt|fertig|abhaken|erledige)(?P<refs>)",
        rf"{_I}(?:fertig|es\s+erledigt|das\s+erledigt)(?P<refs>)",
    ),
    *rules(
        Kind.SHIFT,
        rf"(?:verschieb(?:e|en)?|schieb(?:e|en)?|verleg(?:e|en)?|"
        rf"zieh(?:e)?){_SIE}\s+{_REFS}\s+um\s+"
        rf"(?P<amount>{_AMOUNT})(?:\s+(?:nach\s+hinten|auf|später|(?P<earlier>vor|nach\s+vorne?|"
        rf"früher)))?",
        rf"{_REFS}\s+um\s+(?P<amount>{_AMOUNT})\s+(?:(?P<earlier>vorziehen|nach\s+vorne?\s+\w+)|"
        rf"verschieben)",
    ),
    *rules(
        Kind.COMPLETE,
        r"(?!(?:ich|bin|hab|habe|noch|nicht|bald|fast|ist|sind|wann|was|wie|alles)\b)"
        r"(?P<refs>[\w-]+(?:\s[\w-]+){0,2})\s+(?:erledigt|fertig|abgehakt)",
    ),
    *rules(
        Kind.COMPLETE,
        rf"{_REFS},?\s+(?:ist\s+|sind\s+)?(?:erledigt|fertig|geschafft|abgehakt|abgeschlossen|"
        rf"erledigen)",
        rf"(?:erledigt|fertig|abgehakt)\s+{_REFS}",
        needs_number=True,
    ),
    *rules(
        Kind.DELETE,
        rf"(?:schmeiß(?:e)?|wirf|werfen){_SIE}\s+{_REFS}\s+(?:weg|raus|in\s+{_TRASH})",
        rf"(?:nimm|nehmen){_SIE}\s+{_REFS}\s+(?:von|aus)\s+(?:der|meiner|"
        rf"unserer)\s+[\w-]*liste(?:\s+(?:runter|raus))?",
        rf"(?:verschieb(?:e|en)?|leg(?:e|en)?|tu(?:e)?){_SIE}\s+{_REFS}\s+in\s+{_TRASH}",
        rf"{_DEL}{_SIE}\s+{_REFS}{_FROM_LIST}",
        rf"{_REFS}{_FROM_LIST}\s+{_DEL_INF}",
        rf"{_REFS}\s+(?:kann|können)\s+(?:weg|gelöscht\s+werden|raus)",
        r"(?:löschen|lösche|entfernen|entferne)(?P<refs>)",
    ),
    *rules(
        Kind.RENAME,
        rf"(?:benenn(?:e|en)?|nenn(?:e|en)?){_SIE}\s+{_REFS}\s+um\s+(?:in|zu|auf)\s+{_TITLE}",
        rf"(?:benenn(?:e|en)?|tauf(?:e|en)?){_SIE}\s+{_REFS}\s+(?:in|zu|auf|nach|"
        rf"als)\s+{_SOME}(?:\s+um)?",
        rf"änder(?:e|n)?{_SIE}\s+{_THE}(?:titel|namen?|text)\s+(?:von|der|"
        rf"des)\s+{_REFS}\s+{_TO}\s+{_TITLE}",
        rf"(?:nenn(?:e|en)?|benenn(?:e|en)?){_SIE}\s+(?P<refs>es|sie|ihn|das|die\s+\d+|"
        rf"(?:aufgabe\s+|nummer\s+)?"
        rf"#?\d+)\s+(?:in\s+|um\s+in\s+|jetzt\s+)?{_TITLE}",
        rf"{_REFS}\s+(?:in|zu)\s+{_SOME}\s+(?:umbenennen|umzubenennen)",
        rf"{_REFS}\s+(?:soll|sollte)\s+{_SOME}\s+heißen",
        rf"{_REFS}\s+umbenennen\s+(?:in|zu)\s+{_TITLE}",
    ),
    *rules(
        Kind.DUE,
        rf"(?:setz(?:e|en)?|änder(?:e|n)?|leg(?:e|en)?|stell(?:e|en)?|verschieb(?:e|"
        rf"en)?){_SIE}\s+{_THE}{_DATE}\s+"
        rf"(?:von|für|bei|der|des)\s+{_REFS}\s+{_BY}(?P<due>.+?)(?:\s+fest)?",
        rf"{_REFS}\s+(?:ist|sind|wird)\s+(?:jetzt\s+|erst\s+)?(?P<due>.+?)\s+fällig",
        rf"{_REFS}\s+(?:ist|sind|wird)\s+(?:jetzt\s+|erst\s+)?fällig\s+(?:am\s+|"
        rf"bis\s+)?(?P<due>.+)",
        rf"{_THE}{_DATE}\s+(?:von|für|bei)\s+{_REFS}\s+(?:ist\s+)?{_BY}(?!.*liste)(?P<due>.+)",
    ),
    *rules(Kind.DUE, rf"{_REFS}\s+(?:hat|haben)\s+(?:noch\s+)?zeit\s+bis\s+(?P<due>.+)"),
    *rules(
        Kind.MOVE,
        rf"(?:verschieb(?:e|en)?|beweg(?:e|en)?|ordne){_SIE}\s+{_REFS}\s+"
        rf"(?:auf|in|zu|zur)\s+(?:{ARTICLE}\s+)?(?:listen?\s+(?P<list>.+)|"
        rf"(?P<list_before>[\w&-]+listen?))",
        rf"{_REFS}\s+(?:auf|in|zu|zur)\s+(?:{ARTICLE}\s+)?(?:listen?\s+(?P<list>[\w&-]+)|"
        rf"(?P<list_before>[\w&-]+listen?))\s+verschieben",
    ),
    *rules(
        Kind.MOVE,
        rf"(?:pack(?:e|en)?|leg(?:e|en)?|tu(?:e)?|setz(?:e|en)?){_SIE}\s+{_REFS}\s+"
        rf"(?:auf|in|zu|zur)\s+(?:{ARTICLE}\s+)?(?:listen?\s+(?P<list>.+)|"
        rf"(?P<list_before>[\w&-]+listen?))",
        needs_number=True,
    ),
    *rules(
        Kind.DUE,
        rf"{_MOVE}{_SIE}\s+{_REFS}\s+(?:von\s+\w+\s+)?{_BY}(?!.*liste)(?P<due>.+)",
        rf"{_REFS}\s+{_BY}(?P<due>.+?)\s+{_MOVE_INF}",
        rf"(?:mach(?:e|en)?|nimm){_SIE}\s+(?P<refs>es|sie|ihn|das|die|(?:aufgabe\s+|"
        rf"nummer\s+)?#?\d+)\s+"
        rf"(?:(?:lieber|stattdessen|besser|doch|erst)\s+)*(?:am\s+|für\s+|auf\s+|"
        rf"bis\s+)?(?P<due>.+)",
    ),
    *rules(
        Kind.RENAME,
        rf"{_CALL}{_SIE}\s+{_REFS}(?:\s+um)?\s*(?:\s(?:zu|in|auf|nach|als)\b|->|=>|→|"
        rf":)\s*{_SOME}(?:\s+(?:um|ab))?",
        rf"(?:änder(?:e|n)?|bearbeit(?:e|en)?|benenn(?:e|en)?)\s+{_REFS}(?:\s+um)?(?P<title>)",
        rf"{_REFS}\s+(?:ändern|bearbeiten|umbenennen)(?P<title>)",
    ),
    *rules(
        Kind.ADD,
        rf"(?:füg(?:e|en)?|trag(?:e|en)?|schreib(?:e|en)?|setz(?:e|en)?){_SIE}\s+(?:folgendes?|"
        rf"diese|folgende)?\s*"
        rf"(?P<many>aufgaben|to-?dos|sachen|dinge|punkte|folgendes)?\s*(?:hinzu|ein|"
        rf"auf)\s*:\s*{_TITLE}",
        rf"(?:füg(?:e|en)?){_SIE}\s+{TO_LIST}\s*[:,]?\s+{_SOME}\s+hinzu",
        rf"(?:füg(?:e|en)?){_SIE}\s+{_SOME}\s+{TO_LIST}\s+hinzu",
        rf"(?:füg(?:e|"
        rf"en)?){_SIE}\s+(?:eine\s+)?(?:neue\s+)?(?:(?P<priority>{PRIORITY})\s+)?(?:aufgabe|"
        rf"to-?do){_SAYING}"
        rf"{_SOME}\s+hinzu",
        rf"(?:füg(?:e|en)?){_SIE}\s+{_SOME}\s+hinzu",
        rf"trag(?:e|en)?{_SIE}\s+{_SOME}(?:\s+{TO_LIST})?\s+ein",
        rf"nimm{_SIE}\s+{_SOME}(?:\s+{TO_LIST})?\s+auf",
        rf"(?:setz(?:e|en)?|schreib(?:e|en)?|pack(?:e|en)?|tu(?:e)?|nimm|stell(?:e|en)?|mach(?:e|"
        rf"en)?|bring(?:e|en)?|leg(?:e|en)?)"
        rf"{_SIE}\s+{_SOME}\s+{TO_LIST}(?:\s+(?:drauf|auf|dazu))?",
        rf"(?:setz(?:e|en)?|schreib(?:e|en)?|pack(?:e|en)?|tu(?:e)?|stell(?:e|"
        rf"en)?){_SIE}\s+{TO_LIST}\s*:?\s+{_TITLE}",
        rf"(?:schreib(?:e|en)?|notier(?:e|en)?)(?:\s+(?:dir|mir|bitte))*\s+{_SOME}\s+auf",
        rf"(?:schreib(?:e|en)?\s+auf|notier(?:e|en)?|merk(?:e)?(?:\s+dir)?|notiz)(?:\s+(?:dir|"
        rf"mir|bitte))*\s*[:,]?\s+"
        rf"(?:dass\s+ich\s+)?{_TITLE}",
        rf"(?:erstell(?:e|en)?|leg(?:e|en)?|mach(?:e|en)?|erzeug(?:e|en)?|(?:ich\s+)?brauche?|"
        rf"neue?){_SIE}\s+(?:(?:eine|die|neue|mir)\s+)*"
        rf"(?:(?P<priority>{PRIORITY})\s+)?(?:neue\s+)?{TASK}(?:\s+an\b)?{_SAYING}{_SOME}(?:\s+an)?",
        rf"(?:erstell(?:e|en)?|leg(?:e|en)?|füg(?:e|"
        rf"en)?){_SIE}\s+(?:eine\s+)?(?:neue\s+)?{TASK}(?:\s+(?:an|hinzu))?(?P<title>)",
        rf"(?:neue\s+)?(?:(?P<priority>{PRIORITY})\s+)?{TASK}\s*:\s*{_TITLE}",
        rf"(?:neue\s+)?{TASK}\s+[\u2013-]\s+{_TITLE}",
        rf"neu(?:e\s+{TASK})?\s*:?\s+{_TITLE}",
        rf"(?:eine\s+)?(?:neue\s+)?{TASK}\s+{_SOME}\s+(?:erstellen|anlegen|hinzufügen|anzulegen|"
        rf"hinzuzufügen)",
        rf"(?!bitte\b){_SOME}(?:,?\s+bitte)?\s+{TO_LIST}\s+(?:setzen|schreiben|packen|hinzufügen|"
        rf"hinzuzufügen|tun|eintragen|"
        rf"aufnehmen|nehmen)",
        rf"{_SOME}\s+(?:hinzufügen|hinzuzufügen|eintragen|notieren|aufschreiben|hinzu)",
        rf"{TO_LIST}\s*:\s*{_TITLE}",
        r"(?:hinzufügen|neue\s+aufgabe|füge?(?:\s+etwas)?\s+hinzu)(?P<title>)",
    ),
    *rules(
        Kind.LISTS,
        r"(?:(?:welche|was\s+für|wie\s+viele|zeig(?:e)?(?:\s+mir)?|nenne?(?:\s+mir)?|meine|alle|"
        r"die)\s+)+(?:meine\s+|alle\s+|verschiedenen\s+)*listen"
        r"(?:\s+(?:habe?|gibt|hat|ich|es|alle|an|so|überhaupt|wir|haben|sind|da|auf))*",
    ),
    *rules(
        Kind.STATISTICS,
        rf"(?:(?:zeig(?:e)?(?:\s+mir)?|meine|die|was\s+sagt|gib\s+mir|wie\s+ist|"
        rf"eine)\s+)*(?:statistik(?:en)?|auswertung|fortschritt|bilanz|"
        rf"übersicht\s+über\s+erledigtes){_PERIOD}",
        rf"wie\s*viele?(?:\s+(?:aufgaben|sachen|dinge|to-?dos|tasks))?\s+(?:hab(?:e)?|hatte|"
        rf"wurden)\s+(?:ich\s+)?(?:schon\s+|bisher\s+)*{_PERIOD}\s*"
        r"(?:schon\s+)?(?:erledigt|geschafft|abgeschlossen|abgehakt|gemacht|fertig)",
        rf"wie\s*viele?(?:\s+(?:aufgaben|sachen|dinge))?\s+(?:hab(?:e)?|"
        rf"wurden)\s+(?:ich\s+)?(?:erledigt|geschafft|abgeschlossen|abgehakt){_PERIOD}",
        rf"wie\s+(?:produktiv|fleißig)\s+(?:war|bin)\s+ich{_PERIOD}",
        r"wie\s+(?:war|lief|läuft)\s+(?:meine|die)\s+(?P<period>woche)",
        r"was\s+hab(?:e)?\s+ich(?P<period>\s+(?:diese|letzte|in\s+dieser)\s+woche|"
        r"\s+heute)\s+(?:alles\s+)?geschafft",
    ),
    *rules(
        Kind.REPORT,
        r"(?:ich\s+(?:habe?|bin)|habe?(?:\s+ich)?)\s+(?:schon\s+|gerade\s+|jetzt\s+|"
        r"endlich\s+)*(?P<thing>.{2,60}?)\s+"
        r"(?:schon\s+|gerade\s+|jetzt\s+|endlich\s+)*(?P<verb>[^\W\d_]{4,20})",
        r"(?P<thing>.{2,60}?)\s+(?:hab(?:e)?\s+ich|haben\s+wir)\s+(?:schon\s+|gerade\s+|jetzt\s+|"
        r"endlich\s+)*(?P<verb>[^\W\d_]{4,20})",
        r"(?P<thing>.{2,60}?)\s+(?:ist|sind|wurden?)\s+(?:schon\s+|jetzt\s+|"
        r"endlich\s+)*(?P<verb>[^\W\d_]{4,20})",
    ),
    *rules(
        Kind.SHOW,
        rf"zeig(?:e)?(?:\s+mir)?(?:\s+(?:die\s+)?details?\s+(?:zu|von))?\s+(?!\d+\s+{TASK}){_REFS}"
        r"(?:\s+(?:an|im\s+detail))?",
        rf"(?:die\s+)?details?\s+(?:zu|von)\s+{_REFS}(?:\s+(?:an)?zeigen)?",
        needs_number=True,
    ),
    *rules(
        Kind.SEARCH,
        rf"(?:such(?:e|en)?|find(?:e|en)?|durchsuch(?:e|"
        rf"en)?){_SIE}\s+(?:{_THE}(?:alle\s+)?{TASK}\s+)?"
        rf"(?:(?:nach|mit|über|zu|für|von|die|der|dem|den|wort)\s+)*(?P<text>.+)",
        rf"wo\s+ist\s+{_THE}(?P<text>.+)",
        rf"{_THE}(?P<text>.+?)\s+(?:suchen|finden)",
    ),
    *rules(
        Kind.NEED,
        rf"ich\s+(?:muss|müsste|sollte|soll)\s+(?:noch\s+|mal\s+|unbedingt\s+|"
        rf"dringend\s+)*{_TITLE}",
    ),
)
