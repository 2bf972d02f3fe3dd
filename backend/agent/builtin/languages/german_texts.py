"""What the assistant says in German."""

from collections.abc import Mapping

from mcp_server.contract import RefusalCode

_ABILITIES = (
    "Ich kann Aufgaben hinzufügen, auflisten, abhaken, wieder öffnen, ändern, löschen und "
    "Änderungen "
    "rückgängig machen"
)
_NO_MODEL = "Ich arbeite ohne Sprachmodell"
_SET_MODEL = "für freie Gespräche TASKCHAT_MODEL einstellen"

TEXTS: Mapping[str, str] = {
    # Remarks, by their name.
    "HELP": f"{_ABILITIES}. Zum Beispiel: „Füge Milch kaufen hinzu“, „Was steht heute an?“, „3 ist "
    "erledigt“, „Verschiebe 2 auf Freitag“, „Lösche die Aufgabe Zahnarzt“, „Rückgängig“. "
    f"{_NO_MODEL}; {_SET_MODEL}.",
    "GREETING": "Hallo! Sag mir, was auf deine Liste soll, oder frag, was darauf steht.",
    "THANKS": "Gern geschehen!",
    "FAREWELL": "Tschüss! Deine Aufgaben bleiben hier.",
    "PRAISE": "Das freut mich.",
    "NEGATED": "In Ordnung, ich habe nichts geändert.",
    "QUESTION": "Das klingt nach einer Frage, darum habe ich nichts geändert. Sag mir, was ich tun "
    "soll, zum Beispiel „3 ist erledigt“ oder „Lösche 3“, oder frag, was auf deiner Liste steht.",
    "EMPTY_TRASH": "Den Papierkorb kann ich nicht leeren: Gelöschte Aufgaben verschwinden nach 30 "
    "Tagen von selbst.",
    "TOO_LONG": "Diese Nachricht ist mir zu lang: Ich lese bis zu 4000 Zeichen. Bitte schick sie "
    "in "
    "Teilen.",
    "TOO_MUCH": "Das ist mehr, als ich auf einmal schaffe, den Rest habe ich ausgelassen. Bitte "
    "sag "
    "ihn noch einmal.",
    # What is missing.
    "unknown": f"„{{text}}“ habe ich nicht verstanden. {_NO_MODEL}: {_ABILITIES}; {_SET_MODEL}.",
    "unknown_offer": f"Das habe ich nicht verstanden. {_NO_MODEL}: {_ABILITIES}; {_SET_MODEL}. "
    "Oder soll ich „{text}“ als Aufgabe hinzufügen?",
    "no_to_done": "Das ist schon erledigt. Soll ich es zurücknehmen? Dann sag „Rückgängig“.",
    "ask_title": "Was soll ich hinzufügen?",
    "ask_task": "Welche Aufgabe meinst du? Nenn mir ihre Nummer oder Wörter aus dem Titel.",
    "ask_change": "Was soll ich ändern? Zum Beispiel: „Benenne {task} in Mama anrufen um“.",
    "ask_action": "Was soll ich damit tun? Zum Beispiel: „{task} ist erledigt“ oder „Lösche "
    "{task}“.",
    "no_such_row": "So eine Aufgabe gab es in der letzten Liste nicht. Nenn mir ihre Nummer.",
    "not_a_candidate": "Das ist keine davon. Welche meinst du: {any_of}?",
    "nothing_asked": "Ich hatte nichts gefragt. Sag mir, was ich tun soll, oder „Hilfe“.",
    "nothing_to_redo": "Es gibt nichts zu wiederholen.",
    "no_more": "Mehr gibt es nicht.",
    "decline_all": "Ich ändere nur Aufgaben, die du nennst, höchstens 50 auf einmal. Sag mir, "
    "welche, "
    "mit Nummer oder Titel.",
    "no_tool": "Das kann ich hier nicht: Das Werkzeug {tool} gibt es hier nicht.",
    "no_argument": "Das kann ich noch nicht: {tool} kennt {argument} nicht.",
    # What was done.
    "add_task": "Hinzugefügt: {tasks}.",
    "complete_task": "Erledigt: {tasks}.",
    "reopen_task": "{tasks} ist wieder offen.",
    "reopen_task.many": "{tasks} sind wieder offen.",
    "delete_task": "In den Papierkorb gelegt: {tasks}. Sag „Rückgängig“, um die Aufgabe "
    "zurückzuholen.",
    "delete_task.many": "In den Papierkorb gelegt: {tasks}. Sag „Rückgängig“, um die Aufgaben "
    "zurückzuholen.",
    "update_task": "Geändert: {tasks}.",
    "unchanged": "Da war nichts zu ändern: {tasks}.",
    "undo": "Rückgängig gemacht.",
    "done": "Fertig.",
    "set.due": "Fällig: {due}.",
    "set.priority": "Priorität: {priority}.",
    "set.list": "Liste: {list}.",
    "set.tags": "Tags: {tags}.",
    "set.add_tags": "Tags: {add_tags}.",
    # Why not.
    "ambiguous": "Welche meinst du: {any_of}? Nenn mir ihre Nummer.",
    "pick": "Mehrere Aufgaben passen. Wähl eine aus oder nenn mir ihre Nummer.",
    "did_you_mean": "Meintest du {tasks}?",
    "failure": "Beim Zugriff auf die Aufgaben ging etwas schief, darum weiß ich nicht, ob das "
    "geklappt "
    "hat: {text}",
    "failure_silent": "Vom Aufgabendienst kam keine Antwort, darum weiß ich nicht, ob das "
    "geklappt hat.",
    "failure_unknown": "Ich wurde bei „{text}“ unterbrochen und weiß nicht, ob es geklappt hat; "
    "zweimal mache ich es nicht. Sieh auf deiner Liste nach und sag mir noch einmal, was fehlt.",
    # Files.
    "file_read": "Aufgaben in „{name}“: {count}. Hinzugefügt wird erst etwas, wenn du zustimmst.",
    "file_nothing": "In „{name}“ habe ich keine Aufgaben gefunden, die hinzukommen könnten.",
    "file_done": "Ausgelassen, weil schon erledigt: {count}.",
    "file_past": "Ausgelassen, weil schon vorbei: {count}.",
    "file_bad": "Ohne Titel und darum ausgelassen: {count} (Zeile {lines}).",
    "file_more": "{count} weitere passen nicht in einen Vorschlag.",
    "file_cut": "Die Datei ist länger als das, was ich gelesen habe.",
    "file_import": "`taskchat import` nimmt die ganze Datei; oder schick den Rest einzeln.",
    "file_image": "Ich kann keine Bilder sehen: Ich arbeite ohne Sprachmodell. Schick mir die "
    "Aufgaben als Text.",
    "unknown_file": "„{text}“ habe ich nicht verstanden. Damit aus der Datei Aufgaben werden, sag: "
    "„mach daraus Aufgaben“.",
    # Lists.
    "pending.none": "Du hast keine offenen Aufgaben.",
    "pending.one": "Du hast 1 offene Aufgabe.",
    "pending.many": "Du hast {total} offene Aufgaben.",
    "completed.none": "Du hast noch keine Aufgabe erledigt.",
    "completed.one": "Du hast 1 Aufgabe erledigt.",
    "completed.many": "Du hast {total} Aufgaben erledigt.",
    "all.none": "Du hast noch keine Aufgaben. Sag „Füge … hinzu“, um anzufangen.",
    "all.one": "Du hast 1 Aufgabe.",
    "all.many": "Du hast {total} Aufgaben.",
    "trash.none": "Der Papierkorb ist leer.",
    "trash.one": "Im Papierkorb liegt 1 Aufgabe.",
    "trash.many": "Im Papierkorb liegen {total} Aufgaben.",
    "filtered.none": "Dazu passt keine Aufgabe.",
    "filtered.one": "1 Aufgabe passt.",
    "filtered.many": "{total} Aufgaben passen.",
    "text.none": "Keine Aufgabe enthält „{text}“.",
    "text.one": "1 Aufgabe enthält „{text}“.",
    "text.many": "{total} Aufgaben enthalten „{text}“.",
    "next_page": "{shown} weitere von {total}.",
    "paged": "Du siehst {shown} von {total}.",
    "more": "Sag „mehr“ für die nächsten.",
    "unknown_part": "„{text}“ habe ich nicht verstanden.",
    "nothing_to_change": "Ich habe dir keine Aufgabe gezeigt, die ich ändern könnte. Sag mir ihre "
    "Nummer oder Wörter ihres Titels, oder füge eine hinzu.",
    "nothing_to_correct": "Gerade wurde nichts getan, was ich berichtigen könnte. Was soll ich "
    "tun?",
    "no_other": "Ich sehe keine andere, die du meinen könntest. Welche Aufgabe ist es?",
    "which_other": "Welche meinst du: {any_of}?",
    "which_then": "Welche hast du gemeint?",
    "which_near": "Keine Aufgabe heißt „{text}“. Meintest du {any_of}?",
    "no_such_task": "Ich finde keine Aufgabe namens „{text}“. Welche meinst du? Sag „Zeig meine "
    "Aufgaben“, "
    "um sie zu sehen.",
    "next_time": "Nächstes Mal: {due}.",
    "set.repeat": "Wiederholt sich.",
    "when.today.none": "Heute ist nichts fällig.",
    "when.today.one": "1 Aufgabe ist heute fällig.",
    "when.today.many": "{total} Aufgaben sind heute fällig.",
    "when.tomorrow.none": "Morgen ist nichts fällig.",
    "when.tomorrow.one": "1 Aufgabe ist morgen fällig.",
    "when.tomorrow.many": "{total} Aufgaben sind morgen fällig.",
    "when.overdue.none": "Nichts ist überfällig. Gut gemacht!",
    "when.overdue.one": "1 Aufgabe ist überfällig.",
    "when.overdue.many": "{total} Aufgaben sind überfällig.",
    "when.week.none": "In den nächsten sieben Tagen ist nichts fällig.",
    "when.week.one": "1 Aufgabe ist in den nächsten sieben Tagen fällig.",
    "when.week.many": "{total} Aufgaben sind in den nächsten sieben Tagen fällig.",
    "when.someday.none": "Jede offene Aufgabe hat ein Datum.",
    "when.someday.one": "1 offene Aufgabe hat kein Datum.",
    "when.someday.many": "{total} offene Aufgaben haben kein Datum.",
    # One task, the lists, the statistics.
    "detail.pending": "Aufgabe {tasks} ist offen.",
    "detail.completed": "Aufgabe {tasks} ist erledigt.",
    "detail.trash": "Aufgabe {tasks} liegt im Papierkorb.",
    "detail.parent": "Sie gehört zu Aufgabe {number}.",
    "detail.description": "Notiz: {description}",
    "detail.subtasks": "Dazu gehören: {tasks}.",
    "lists.none": "Du hast noch keine Listen. Sag „Füge … zur Einkaufsliste hinzu“, um eine "
    "anzufangen.",
    "lists.one": "Du hast 1 Liste: {lists}.",
    "lists.many": "Du hast {count} Listen: {lists}.",
    "lists.without": "Offene Aufgaben ohne Liste: {count}.",
    "list": "{name} ({open} offen)",
    "list.overdue": "{name} ({open} offen, {overdue} überfällig)",
    "stats.today": "Heute erledigt: {completed}, hinzugefügt: {added}.",
    "stats.week": "In den letzten 7 Tagen erledigt: {completed}, hinzugefügt: {added}.",
    "stats.days": "In den letzten {days} Tagen erledigt: {completed}, hinzugefügt: {added}.",
    "stats.open": "Jetzt offen: {open}, davon {overdue} überfällig und {due_today} heute fällig.",
    "stats.streak": "Du hast an {days} Tagen in Folge etwas erledigt.",
    # The planner.
    "plan.day": "Dein Tag",
    "plan.week": "Deine Woche",
    "plan.overdue": "Überfällige Aufgaben",
    "plan.steps": "Die Schritte",
    "plan.help": "Ich kann deinen Tag oder deine Woche planen oder ordnen, was überfällig ist. "
    "Für die Schritte einer Aufgabe schreib „Schritte für 3: erstens, zweitens, drittens“.",
    "plan.no_ideas": "Eine Aufgabe zu zerlegen braucht ein Sprachmodell, und ich arbeite ohne "
    "(TASKCHAT_MODEL stellt es ein). Nenn mir die Schritte selbst, dann schlage ich sie als "
    "Teilaufgaben vor: „Schritte für {task}: erstens, zweitens, drittens“.",
    "plan.proposed": "Hier ist ein Plan. Geändert wird nichts, bevor du zustimmst.",
    "plan.refused": "Daraus wurde kein Plan, und geändert wurde nichts: Gibt es die Aufgabe, "
    "und ist sie offen?",
    "plan.unseen": "Ich kann deine Aufgaben gerade nicht sehen. Sie sind sicher; bitte versuch "
    "es noch einmal.",
    "plan.nothing": "Nichts ist überfällig: Es gibt nichts zu verschieben.",
    "plan.nothing.none": "Nichts ist überfällig, und heute ist nichts fällig: Es gibt nichts "
    "zu verschieben.",
    "plan.nothing.one": "Nichts ist überfällig, und heute ist 1 Aufgabe fällig: Es gibt nichts "
    "zu verschieben.",
    "plan.nothing.many": "Nichts ist überfällig, und heute sind {count} Aufgaben fällig: Es "
    "gibt nichts zu verschieben.",
    "plan.next": "Als Nächstes kommt {number} „{title}“, fällig: {due}.",
    # Joining.
    "task": "{number} „{title}“",
    "comma": ", ",
    "and": " und ",
    "or": " oder ",
    "others": "{count} weitere",
    # Values.
    "low": "niedrig",
    "medium": "mittel",
    "high": "hoch",
}

REFUSALS: Mapping[RefusalCode, str] = {
    RefusalCode.NOT_FOUND: "Dazu finde ich keine Aufgabe. Frag „Was steht an?“, um zu sehen, was "
    "es gibt.",
    RefusalCode.AMBIGUOUS: "Das passt auf mehrere Aufgaben. Nenn mir die Nummer.",
    RefusalCode.CONFLICT: "Das geht gerade nicht: Die Aufgabe ist inzwischen in einem anderen "
    "Zustand. "
    "Geändert habe ich nichts.",
    RefusalCode.INVALID: "Damit kann ich nichts anfangen: Ein Datum, ein Name oder eine Länge "
    "passt nicht. "
    "Geändert habe ich nichts.",
    RefusalCode.FORBIDDEN: "Das darf ich gerade nicht: Entweder fehlt noch eine Bestätigung, "
    "oder dieser Zugang darf nur lesen. Geändert habe ich nichts.",
    RefusalCode.TOO_MANY: "Das sind mehr Aufgaben, als ich auf einmal ändere, darum habe ich "
    "nichts geändert. Nenn mir weniger, oder "
    "bestätige es in der Liste.",
    RefusalCode.UNAVAILABLE: "Die Aufgaben sind gerade nicht erreichbar. Versuch es gleich noch "
    "einmal; "
    "gespeicherte Aufgaben bleiben erhalten.",
}
