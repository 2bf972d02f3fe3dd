"""What people write beside a file whose lines are to become tasks.

A language has the words that such a message can be made of, and those of which one has to be in
it: whatever else it says is about something else.
"""

import re
from collections.abc import Mapping

from backend.agent.builtin.languages.writing import words

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_LONGEST = 120
_KEYS: Mapping[str, frozenset[str]] = {
    "en": words(
        "import add make create turn convert extract put take load save tasks task todos to-dos "
        "todo to-do importing adding"
    ),
    "de": words(
        "importiere importieren importier mach mache machen erstelle erstellen erstell füge füg "
        "hinzufügen hinzu übernimm übernehmen übernehme wandle wandel umwandeln trage trag "
        "eintragen nimm aufnehmen speichere speichern lege anlegen aufgaben aufgabe todos to-dos"
    ),
    "fr": words(
        "importe importer importez ajoute ajouter ajoutez crée créer créez fais faire faites "
        "transforme transformer transformez convertis convertir convertissez extrais enregistre "
        "mets tâches tâche fais-en fais-le importe-le importe-les ajoute-les mets-les ajoute-le "
        "transforme-le transforme-les convertis-le"
    ),
    "es": words(
        "importa importar importe impórtalo añade añadir añádelas añádelos agrega agregar "
        "agrégalos agrégalas crea crear haz hacer convierte convertir convierta extrae saca pon "
        "mete guarda tareas tarea"
    ),
    "ur": words(
        "شامل امپورٹ درآمد بناؤ بنائیں بنا ڈالو کام کاموں ٹاسک import add shamil shaamil banao "
        "banaen bana daalo dalo kaam kaamon tasks task"
    ),
}
_OTHERS: Mapping[str, frozenset[str]] = {
    "en": words(
        "this these those that them they it all of the my attached attachment attachments file "
        "files list lists document csv pdf calendar text into in as to from out up on onto a an "
        "new some everything every here please pls can could would will you i want for me us "
        "contents content contained lines line rows entries items item each one separate with "
        "and now just do let's above below thanks thank hey hi hello"
    ),
    "de": words(
        "das dies diese dieses diesem dieser die der den dem daraus davon hieraus hiervon alle "
        "alles alle datei dateien liste listen anhang angehängte angehängten als aus in zu zur "
        "zum auf an ein um meine meiner meinen mir uns bitte kannst könntest du neue einträge "
        "eintrag punkte zeilen inhalt inhalte mit hier und es sie jetzt mal ich möchte will "
        "einzelne danke hallo von csv pdf kalender"
    ),
    "fr": words(
        "ça ceci cela ce cet cette ces les le la l en comme de des du d'ici à partir dans un une "
        "fichier fichiers liste listes pièce jointe document contenu lignes éléments tout tous "
        "toutes toute ma mes mon s'il te vous plaît stp svp peux-tu pouvez-vous peux tu pouvez "
        "nouvelles nouvelle moi tâches-là ici et maintenant je veux avec merci bonjour csv pdf "
        "calendrier"
    ),
    "es": words(
        "esto estos estas este esta eso esos esas ese lo los las la el de del desde a partir en "
        "como con un una archivo fichero ficheros archivos lista listas adjunto adjuntos documento "
        "contenido líneas elementos todo todos todas toda por favor puedes podrías mis mi nuevas "
        "nueva aquí y ahora quiero me gracias hola cada csv pdf calendario"
    ),
    "ur": words(
        "اس ان یہ سب تمام سے کو کے کا کی میں کر کرو کریں دو دیں فہرست فائل براہ کرم مہربانی نئے "
        "نیا میری میرے ہر is in yeh ye sab tamam se ko ke ka ki mein kar karo karen do den list "
        "file meri mere naye plz please bhi"
    ),
}


def asks_for_tasks(message: str) -> str:
    """Return the tag of the language in which the message asks for tasks; "" if it does not."""
    said = [word.casefold() for word in _WORD.findall(message.replace("\u2019", "'"))]
    if not said or len(message) > _LONGEST:
        return ""
    for tag, keys in _KEYS.items():
        if keys & set(said) and all(word in keys or word in _OTHERS[tag] for word in said):
            return tag
    return ""
