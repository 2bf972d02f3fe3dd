"""The words of German: lists, references, details, politeness, small talk."""

from backend.agent.builtin.intents import Remark, Wish
from backend.agent.builtin.language import DateWords, ListingWords, ReferenceWords
from backend.agent.builtin.languages.german_rules import ARTICLE, LIST, PRIORITY, TASK
from backend.agent.builtin.languages.writing import (
    counted,
    meanings,
    meant,
    pattern,
    priorities,
    statuses,
    words,
)

_AGAIN = r"(?:\s+(?:auch|noch|wieder|bitte|jetzt|doch|lieber))*"
_PRIO = r"(?:prioritäte?n?|prio)"

REFERENCES = ReferenceWords(
    leading=pattern(
        r"^(?:(?:aufgaben?|punkte?|einträge?)\s+(?:mit|über|zu|für|namens)\s+(?:(?:dem|der|"
        r"den)\s+)?|"
        rf"(?:bitte|mal|noch|die|der|das|den|dem|des|meine[nrms]?|unsere[nrm]?|diese[nrms]?|"
        rf"beide[nr]?|eine[nrm]?|{TASK}|"
        r"nummern?|nr\.?|namens|mit|titel)(?:\s+|(?=#))|(?:nr\.|aufgaben?)(?=\d))+(?=\S)"
    ),
    trailing=pattern(
        rf"(?:\s+(?:{TASK}|auch|jetzt|wieder|noch|bitte|stattdessen|doch|(?:von|auf|in|aus)\s+"
        rf"(?:der|meiner|unserer)\s+{LIST}))+$"
    ),
    it=pattern(
        rf"(?:es|sie|ihn|das|dies(?:e[rsn]?)?(?:\s+(?:aufgabe|eintrag|punkt))?|"
        rf"die(?:\s+(?:aufgabe|da))?"
        rf"|die\s+(?:selbe|gleiche)(?:\s+aufgabe)?|den|der|letzteren?){_AGAIN}"
    ),
    them=pattern(
        rf"(?:beide|die\s+beiden|diese(?:\s+(?:beiden|aufgaben))?|sie\s+(?:beide|alle\s+beide)|"
        rf"alle\s+beide){_AGAIN}"
    ),
    all=pattern(
        rf"(?:alles|sie\s+alle|alle(?:\s+(?:meine[nr]?|die|offenen?|erledigten?|fertigen|"
        rf"überfälligen|alten|"
        rf"anderen|restlichen))*(?:\s+(?:{TASK}|sachen|dinge|einträge)(?:\s+.*)?)?"
        rf"|(?:meine|die|unsere)?\s*(?:ganze|gesamte|komplette|offenen|erledigten|fertigen|"
        rf"überfälligen|restlichen)*\s*"
        rf"(?:aufgaben|to-?dos|{LIST}|einträge|erledigten))"
    ),
    range=pattern(r"#?(?P<first>\d{1,9})\s*(?:-|\u2013|\u2014|\bbis\b)\s*#?(?P<last>\d{1,9})"),
    separator=pattern(r"[\s,;&+/]+|\bund\b|\bsowie\b"),
    conjunction=pattern(r"(?:^|\s)(?:und|sowie)\s(?:die\s|den\s|das\s)?"),
    ordinals=counted(
        "erste|ersten|erster|erstes zweite|zweiten|zweiter|zweites dritte|dritten|dritter|drittes "
        "vierte|vierten|viertes fünfte|fünften|fünftes sechste|sechsten siebte|siebten achte|"
        "achten "
        "neunte|neunten zehnte|zehnten",
        "1. 2. 3. 4. 5. 6. 7. 8. 9. 10.",
    )
    | dict.fromkeys(words("letzte letzten letzter letztes letztere"), -1),
    ordinal_noise=words(
        "die der das den dem aufgabe aufgaben eintrag punkt in auf von liste meiner bitte nehme "
        "nimm ich meine meinte also"
    ),
    numbers={
        word: str(number)
        for word, number in counted(
            "eins|ein zwei drei vier fünf sechs sieben acht neun zehn", first=1
        ).items()
    },
    nouns=pattern(r"(?:die\s+|den\s+|meine\s+)?(?:aufgaben?|nummern?|punkte?|to-?dos?|nr\.)\s"),
)

LISTING = ListingWords(
    heads=words(
        "zeig zeige zeigt zeigen zeigst liste list auflisten was welche welcher welches welchen "
        "wie "
        "wieviel wieviele gib gibt gibts habe hab haben sehen sieh anzeigen nenne nenn lies "
        "vorlesen sind "
        "ist such suche steht stehen schau anschauen ansehen sag öffne wann liegt"
    ),
    nouns=words(
        "aufgabe aufgaben todo todos to-do to-dos task tasks liste listen einträge sachen dinge "
        "punkte alles etwas aufgabenliste todoliste to-do-liste tun machen erledigen an agenda "
        "anliegen vor übersicht plan programm kram"
    ),
    fillers=words(
        "dann danach mir uns ich wir mal bitte die der das den dem meine meiner meinen mein "
        "meines unsere alle "
        "alles aller in im auf von vom zu zum noch jetzt gerade für so da denn eigentlich es ein "
        "eine einen muss müssen soll sollte kann du viele viel hast habe hab haben und am bis aus "
        "mit nur ganze ganzen komplette gesamte nicht auch schon bereits bisher momentan derzeit "
        "aktuell aktuellen bevor als nächstes sind ist wurden wurde werden sich nach her zeigen "
        "gibt irgendetwas irgendwas denen welche dran darauf drauf"
    ),
    statuses=statuses(
        pending="offen offene offenen offener offenes ausstehend ausstehende ausstehenden übrig "
        "unerledigt unerledigte unerledigten anstehend anstehende anstehenden fällig fällige "
        "fälligen nächste nächsten laufende laufenden restliche restlichen",
        completed="erledigt erledigte erledigten fertig fertige fertigen fertiggestellt "
        "abgeschlossen abgeschlossene abgeschlossenen geschafft abgehakt abgehakte abgehakten "
        "gemacht beendet beendete",
        trash="papierkorb gelöscht gelöschte gelöschten müll mülleimer",
        all="alle alles allen sämtliche",
    ),
    joined=pattern(r"\bto[\s-]do(?:s\b|\b)|\bwie\s+viele?\b"),
    negations=words("nicht"),
    bare=words("offen erledigt papierkorb überfällig heute agenda unerledigt ausstehend"),
    imperatives=words("erledige erledigen erledigt fertig abgehakt"),
    doing=pattern(
        r"was\s+(?:steht|liegt|ist)\s+(?:noch\s+|alles\s+|denn\s+|als\s+nächstes\s+)*(?:an|offen|"
        r"zu\s+tun|zu\s+erledigen|übrig)|was\s+(?:(?:muss|soll|sollte|kann|habe?)\s+ich|"
        r"gibt\s+es|gibt'?s|"
        r"ist|bleibt)\s+(?:noch\s+|alles\s+|jetzt\s+|als\s+nächstes\s+|denn\s+)*"
        r"(?:tun|machen|erledigen|zu\s+tun|zu\s+erledigen)"
    ),
    filters=(
        pattern(
            r"\b(?:auf|in|aus|von)?\s*(?:der|meiner|die|meine|"
            r"unserer)?\s*listen?\s+(?P<list>(?!mit\b|von\b|der\b)[\w&-]+)$"
        ),
        pattern(
            r"\b(?:(?:auf|in|aus|von)\s+)?(?:der|meiner|die|meine|unserer|"
            r"unsere)\s+(?P<list>(?!to-?do|aufgaben)[\w&-]+listen?)\b"
        ),
        pattern(
            r"\b(?:mit|unter)\s+(?:dem\s+|der\s+)?(?:tag|schlagwort|etikett|"
            r"label)\s+#?(?P<tag>[\w-]+)"
        ),
        pattern(r"(?<!\S)#(?P<tag>[^\W\d][\w-]*)"),
        pattern(rf"\b(?:mit\s+)?(?P<priority>{PRIORITY})\s+{_PRIO}\b"),
        pattern(r"\b(?P<priority>(?:dringend|wichtig)(?:e[nrs]?|sten?)?)\b"),
        pattern(
            r"\b(?:fällig\s+)?(?:für\s+|bis\s+)?(?P<when>überfällige?[nrs]?|heute|morgen|"
            r"diese[rn]?\s+woche)(?:\s+fällig)?\b"
        ),
        pattern(
            r"\b(?:über|mit|zum\s+thema|namens|bezüglich|(?:die|welche)\s+mit|enthalten|"
            r"mit\s+dem\s+wort)\s+(?P<text>(?:(?!\s(?:ist|sind)\b).)+)$"
        ),
    ),
    when=meanings(
        overdue="überfällig überfällige überfälligen überfälliger überfälliges",
        today="heute",
        tomorrow="morgen",
    )
    | {"diese woche": "week", "dieser woche": "week"},
)

LEAD = pattern(
    r"(?:(?:hey|hi|hallo|ok|okay|also|na|so|und|dann|jetzt|ach|äh|ähm|bitte|mal|gut|danke|ja|klar|"
    r"super|moin|servus|guten\s+(?:morgen|tag|abend)|vielleicht|außerdem|"
    r"eigentlich)(?:\s*[,!.:\u2013-]+\s*|\s+)"
    r"|(?:kannst|könntest|würdest|magst|willst)\s+du\s+(?:(?:mir|mich|bitte|mal|noch)\s+)*"
    r"|(?:können|könnten|würden)\s+sie\s+(?:(?:mir|bitte|mal|noch)\s+)*"
    r"|ich\s+(?:möchte|will|würde|hätte)\s+(?:gern(?:e)?\s+|bitte\s+|noch\s+|mal\s+)*"
    r"|lass\s+uns\s+|hilf\s+mir,?\s+)(?=\S)"
)
REQUEST = pattern(
    r"(?:.*?\W)?(?:(?:kannst|könntest|würdest|magst|willst)\s+du\b|(?:können|könnten|"
    r"würden)\s+sie\b|bitte\b)"
)
TAIL = pattern(
    r"[\s,]+(?:bitte(?:\s+(?:schön|sehr))?|danke(?:\s+(?:dir|schön|sehr|vielmals))?|dankeschön|"
    r"vielen\s+dank|merci|ok|okay|ja\?|wenn\s+du\s+kannst)$"
)
_COMMAND = (
    r"(?:lösch|entfern|streich|erledig|hak|markier|füg|schreib|setz|verschieb|änder|benenn|öffne|"
    r"trag|nimm|mach|stell|schließ|erstell|zeig)"
)
NEGATION = pattern(
    r"(?:bitte\s+)?(?:(?:auf\s+keinen\s+fall|niemals|nie|nicht|keinesfalls)\s+"
    r"|ich\s+(?:will|möchte|wollte)\s+nicht,?\s+(?:dass\s+(?:du\s+)?)?"
    r"|(?:ich\s+(?:habe?|bin)\s+)(?=.*\bnicht\s+(?:erledigt|fertig|gemacht|geschafft)\b)"
    rf"|(?={_COMMAND}\w*\s.*\b(?:nicht|nie|niemals)(?:\s+(?:ab|hinzu|um|als\s+\w+|auf\s+.+|ein|"
    rf"weg|zurück|mehr))?$)"
    r"|(?=.*\bnicht\s+(?:löschen|entfernen|abhaken|erledigen|streichen|verschieben|hinzufügen)$)"
    r"|(?:du\s+)?(?:sollst|brauchst)\s+)(?=\S)"
)
QUESTION = pattern(
    r"(?:soll(?:te|en|ten)?|darf|kann|könnte|muss|ist|sind|war|waren|hab(?:e)?|hat|haben|hast|"
    r"wurden?|wird|wie|"
    r"warum|wieso|weshalb|wann|wo|wer|was|welche[rsn]?|ob|wenn)\b\s*"
    r"(?:(?:ich|wir|man|kann|soll|sollte|muss|passiert|wenn|habe|die|eigentlich|denn|schon)\b\s*)*"
)
_MONTH = r"(?:jan|feb|märz?|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez|jän|um\b|ab\b|\d|und\b|bis\b)"
ASKS = pattern(
    r"(?:wer|was|wem|wen|wessen|welche[rsmn]?|warum|wieso|weshalb|wann|woher|wohin|wo|wie)\b"
)
SEPARATOR = pattern(
    rf"(?P<hard>\s*;+\s*)|(?P<sentence>(?<=\S)[!?…]+\s+|(?<=[^\s\d])\.+\s+|"
    rf"(?<=\d)\.\s+(?!{_MONTH}))"
    r"|(?P<but>\s*,?\s+(?:aber|sondern)\s+)"
    r"|(?P<then>(?:\s*,\s*(?:und\s+)?|\s+und\s+)(?:dann|danach|anschließend)\b\s*,?\s*)"
    r"|(?P<soft>\s*,\s+(?:und\s+|auch\s+|außerdem\s+)?|\s+(?:und|&|\+|sowie)\s+)"
)
EVIDENCE = pattern(rf"#\d+|\b\d+\b|\b{TASK}\b|\b(?:sie|ihn|diese|beide)\b")

DETAILS = (
    pattern(
        r"(?:[,;]?\s*(?<!\w)\(?(?:fällig(?:\s+(?:am|bis))?:?|bis(?:\s+zum)?|am|vor|für|"
        r"um)\s+)?(?<!\S)\(?"
        r"(?P<due>\d{4}-\d{2}-\d{2}(?:(?:T|\s+(?:um\s+)?)\d{1,2}:\d{2}(?::\d{2})?(?:Z|"
        r"[+-]\d{2}:?\d{2})?)?)"
        r"\)?(?=[\s,.;!?]|$)"
    ),
    pattern(r"(?<!\S)!(?P<priority>hoch|mittel|niedrig|dringend|wichtig|high|medium|low)\b"),
    pattern(
        rf"(?:\s*[,;(\u2013-]\s*|\s+)(?:(?:mit|als|"
        rf"auf)\s+)?(?:eine[rm]?\s+)?(?P<priority>{PRIORITY})\s+{_PRIO}\)?$"
    ),
    pattern(rf"(?:\s*[,;(\u2013-]\s*|\s+)(?:mit\s+)?{_PRIO}:?\s+(?P<priority>{PRIORITY})\)?$"),
    pattern(rf"^(?:mit\s+)?(?P<priority>{PRIORITY})\s+{_PRIO}\s*[:,\u2013-]\s*"),
    pattern(r"^(?P<priority>dringend|wichtig)\s*[:,\u2013-]\s*"),
    pattern(
        r"(?:\s*[,;(\u2013-]\s*(?:es\s+ist\s+|das\s+ist\s+)?)(?P<priority>dringend|wichtig)\)?$"
    ),
    pattern(r"(?<!\S)#(?P<tags>[^\W\d][\w-]*)"),
    pattern(
        r"\s+mit\s+(?:dem\s+|den\s+)?(?:tags?|schlagwort|schlagwörtern|etikett|"
        r"labels?)\s+(?P<tags>[\w-]+(?:(?:,\s*|\s+und\s+)[\w-]+)*)$"
    ),
    pattern(
        rf"\s+(?:(?:auf|in|zu)\s+{ARTICLE}|zur)\s+(?:(?P<list>(?!to-?do|aufgaben)[\w&-]+listen?)|"
        rf"{LIST})$"
    ),
    pattern(
        r"\s+(?:(?:auf|in|an|zu)\s+(?:die|der|meine|meiner)|zur)\s+listen?\s+(?P<list>[\w&-]+)$"
    ),
)
PRIORITIES = priorities(
    high="hoch hohe hoher hohen hohem hohes höchste höchster höchsten dringend dringende "
    "dringender "
    "dringenden wichtig wichtige wichtiger wichtigen wichtigste wichtigsten sehr high urgent",
    medium="mittel mittlere mittlerer mittleren normal normale normaler normalen medium",
    low="niedrig niedrige niedriger niedrigen niedrigste niedrigster gering geringe geringer "
    "geringen low",
    none="kein keine keiner keinen ohne",
)
FIELDS = meanings(
    due="fälligkeit fälligkeitsdatum datum frist deadline termin",
    description="notiz notizen beschreibung",
    tags="tag tags schlagwörter",
    list="liste",
    priority="priorität prio",
    repeat="wiederholung",
)
DATE_WORDS = pattern(
    r"(?:heute|morgen|übermorgen|nächste[nrs]?|kommende[nrs]?|diese[nrs]?|in\s+\w+\s+\w+|am\s+.+|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag.*|mittwoch.*|sonnabend.*|wochenende|\d{1,2}\.\s*.*|"
    r"\d{4}-\d\d-\d\d.*)(?:\s.*)?"
)
DATES = DateWords(
    weekdays=("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September"),
        *("Oktober", "November", "Dezember"),
    ),
    day="{weekday}, {day}. {month} {year}",
    instant="{day}, {time} Uhr",
)

_END = r"[\s.!?,:;)(]*"
_TALK: tuple[tuple[Remark | Wish, str], ...] = (
    (
        Remark.GREETING,
        r"(?:hi+|hallo+(?:chen)?|hey+|moin(?:\s+moin)?|servus|grüezi|grüß\s+(?:dich|gott)|"
        r"guten\s+(?:morgen|tag|abend)|(?:schönen\s+)?(?:tag|abend)|"
        r"morgen\s+zusammen)(?:[\s,]+(?:du|zusammen|assistent|"
        r"taskchat|da|leute))*|(?:(?:hi|hallo)[\s,]+)?(?:wie\s+geht'?\s*(?:es|s)?(?:\s+(?:dir|"
        r"ihnen|so))?|na,?\s+wie\s+geht'?s|was\s+geht)"
        r"(?:\s+(?:dir|heute|so))*",
    ),
    (
        Remark.THANKS,
        r"(?:ok(?:ay)?[\s,]+|super[\s,]+|alles\s+klar[\s,]+|prima[\s,]+)?(?:(?:vielen|herzlichen|"
        r"besten|tausend)\s+dank|danke(?:schön)?|"
        r"dank\s+dir|merci)(?:[\s,]+(?:dir|ihnen|schön|sehr|vielmals|für\s+.{1,40}|nochmal|euch|"
        r"das\s+war\s+.{1,30}))*",
    ),
    (
        Remark.FAREWELL,
        r"(?:tschüss?|tschau|ciao|auf\s+wiedersehen|bis\s+(?:dann|später|bald|morgen)|"
        r"gute\s+nacht|mach'?s\s+gut|servus|"
        r"schönen\s+(?:tag|abend|feierabend)(?:\s+noch)?)(?:[\s,]+(?:bis\s+(?:dann|später|bald|"
        r"morgen)|du))*",
    ),
    (
        Remark.PRAISE,
        r"(?:(?:das\s+ist|du\s+bist|das\s+war|ist\s+ja)\s+)?(?:so\s+|sehr\s+|echt\s+|wirklich\s+|"
        r"ja\s+)*(?:ok(?:ay)?|super|toll|prima|"
        r"klasse|perfekt|gut(?:\s+gemacht)?|spitze|cool|wunderbar|großartig|ausgezeichnet|nett|"
        r"hilfreich|genial|"
        r"alles\s+klar|sehr\s+schön|schön)",
    ),
    (
        Remark.HELP,
        r"(?:hilfe|hilf\s+mir|was\s+(?:kannst|machst|tust)\s+du(?:\s+(?:alles|so|eigentlich|hier|"
        r"denn))*|was\s+kann\s+ich\s+(?:hier\s+)?(?:"
        r"alles\s+)?(?:tun|machen|sagen)|befehle|anleitung|wie\s+(?:funktioniert|geht)\s+(?:das|"
        r"dies|es)(?:\s+hier)?|wer\s+bist\s+du|"
        r"was\s+bist\s+du|wobei\s+kannst\s+du\s+(?:mir\s+)?helfen|"
        r"wie\s+kannst\s+du\s+(?:mir\s+)?helfen|optionen|bedienung)",
    ),
    (
        Wish.UNDO,
        r"(?:ups[\s,]+|oh[\s,]+|nein[\s,]+|halt[\s,]+|hoppla[\s,]+|bitte\s+|doch\s+nicht[\s,]+|"
        r"kannst\s+du\s+|mist[\s,]+)*(?:undo|rückgängig|"
        r"(?:mach(?:e|en\s+sie)?|mache)\s+(?:(?:das|es|dies|den|die|letzten?|letztes|änderung|"
        r"schritt|aktion|meine|bitte|wieder)\s+)*rückgängig|"
        r"(?:(?:das|es|die|den|letzten?|änderung|aktion|schritt|"
        r"bitte)\s+)*(?:wieder\s+)?rückgängig\s+machen|"
        r"(?:nimm|nehme?)\s+(?:(?:das|es|die|letzte|änderung)\s+)+(?:wieder\s+)?zurück|"
        r"widerruf(?:e|en)?(?:\s+(?:das|die\s+letzte\s+änderung))?|"
        r"zurück|das\s+war\s+(?:falsch|ein\s+fehler)[\s,]+(?:mach\s+(?:das|"
        r"es)\s+)?rückgängig)(?:\s+bitte)?",
    ),
    (
        Wish.REDO,
        r"(?:bitte\s+)?(?:redo|wiederherstellen|wiederhol(?:e|en)?(?:\s+(?:das|es))?|"
        r"(?:mach\s+)?(?:das\s+)?rückgängig\s*machen\s+rückgängig(?:\s+machen)?|doch\s+wieder)",
    ),
    (
        Wish.MORE,
        r"(?:(?:zeig(?:e)?(?:\s+mir)?|liste)\s+)?(?:(?:noch\s+)?mehr|weiter(?:e|en)?|"
        r"die\s+(?:nächsten|restlichen|übrigen|anderen|weiteren)|"
        r"(?:die\s+)?nächste\s+seite|den\s+rest)(?:\s+(?:aufgaben|bitte|anzeigen|davon|zeigen))*",
    ),
    (
        Wish.YES,
        r"(?:ja+|jo|jup|jawohl|jep|klar|na\s+klar|sicher|genau|richtig|gerne?|mach\s+(?:das|es|"
        r"mal)|tu\s+das|natürlich|unbedingt|stimmt|"
        r"einverstanden|auf\s+jeden\s+fall|passt)(?:[\s,]+(?:bitte|genau|gerne?|mach\s+das|klar|"
        r"die|richtig|füg\s+(?:es|sie)\s+hinzu))*",
    ),
    (
        Wish.NO,
        r"(?:nein|nee?|nö|lieber\s+nicht|doch\s+nicht|abbrechen|abbruch|vergiss\s+(?:es|das)|"
        r"lass\s+(?:es|das|mal|gut\s+sein)|stopp?|"
        r"keine?[rs]?(?:\s+(?:davon|von\s+(?:beiden|denen)))?|nicht\s+nötig|"
        r"egal)(?:[\s,]+(?:danke|lieber\s+nicht|bitte|doch\s+nicht|lass\s+(?:es|mal)|"
        r"vergiss\s+es))*",
    ),
    (
        Remark.EMPTY_TRASH,
        r"(?:bitte\s+)?(?:leer(?:e|en)?|räum(?:e)?)\s+(?:(?:den|meinen)\s+)?(?:papierkorb|"
        r"müll(?:eimer)?)(?:\s+(?:aus|leeren))?|"
        r"(?:(?:den|meinen)\s+)?papierkorb\s+(?:(?:aus)?leeren)",
    ),
)
REMARKS = tuple((remark, pattern(rf"(?:{text}){_END}")) for remark, text in _TALK)

TELLING = words(
    "füge füg fügen hinzu hinzufügen lösche löschen lösch entferne entfernen streiche streich "
    "erledigt erledige erledigen "
    "abhaken hake hak abgehakt markiere markier verschiebe verschieben verschieb verlege ändere "
    "ändern benenne nenne umbenennen "
    "zeige zeig zeigen aufgabe aufgaben liste einkaufsliste welche meine mein meiner meinen "
    "erinnere erinner mich vergiss vergessen zerlege sortiere ordne woche "
    "rückgängig mache mach machen bitte danke dankeschön hallo ja nein nicht ich ist sind und "
    "oder noch wieder öffne öffnen öffnet "
    "fertig kannst könntest du mir auf morgen heute übermorgen was wie steht muss suche finde "
    "finden notiere notier schreibe schreib setze setz "
    "setzen trage trag kaufen anrufen kauf einkaufen diese dieser beide beiden zweite zweiten "
    "erste ersten dritte dritten letzte letzten wichtig "
    "dringend priorität papierkorb überfällig überfälligen offene offenen offen jeden täglich "
    "wöchentlich monatlich montag dienstag mittwoch donnerstag "
    "freitag samstag sonntag nächste nächsten nächster woche uhr bis um für mit von vom zum zur "
    "der das den dem eine einen einer "
    "tschüss tschüs hilfe geht moin klar genau richtig prima alle alles lege leg pack packe "
    "stelle stell hole brauche neue wer kein keine doch lieber stattdessen auch"
)

PERIODS = {
    **dict.fromkeys(
        words(
            "für in der den die dieser diese diesem diesen letzte letzten vergangene vergangenen "
            "von im seit vom"
        ),
        0,
    ),
    **dict.fromkeys(words("heute tag"), 1),
    **dict.fromkeys(words("tage tagen"), 1),
    "gestern": 2,
    **dict.fromkeys(words("woche wochen"), 7),
    "monat": 30,
    "jahr": 90,
}
VERBS = meant(
    {
        "bringen": "gebracht",
        "wegbringen": "weggebracht",
        "schreiben": "geschrieben",
        "gießen": "gegossen",
        "nehmen": "genommen",
        "gehen": "gegangen",
        "treffen": "getroffen",
        "sprechen": "gesprochen",
        "abgeben": "abgegeben",
        "denken": "gedacht",
        "essen": "gegessen",
        "reinigen": "gereinigt",
    }
)
PAST = (
    (pattern(r"(\w*)ge(\w+?)e?t"), r"\1\2en"),
    (pattern(r"(\w*)ge(\w+)en"), r"\1\2en"),
    (pattern(r"((?:\w+)?(?:be|ver|er|ent|zer|über|unter)\w+?)e?t"), r"\1en"),
    (pattern(r"(\w+ier)t"), r"\1en"),
    (pattern(r"((?:be|ver|er|ent)\w+en)"), r"\1"),
)
