"""Whether a person's message names a task, told by its words alone."""

import re
import unicodedata

from mcp_server.contract import Task

_WORD = re.compile(r"\w+")
_SHORTEST = 3
# Words of any request about tasks. A title made of them is named by no message.
_COMMON_WORDS = """
    task tasks todo todos list lists item items thing things reminder reminders show all any every
    everything delete remove clear drop trash bin complete completed done finish finished open
    pending overdue today tomorrow week day days the and for from with that this these those them
    its please can you could would now one two three first second last next old other both add new
    aufgabe aufgaben liste listen alle alles lösche löschen entferne entfernen zeige heute morgen
    bitte die der das den dem und von mit eine einen diese diesen erledigt fertig
    tâche tâches tache taches liste toutes tous tout supprime supprimer efface effacer montre les
    des une pour avec cette ces aujourd hui demain
    tarea tareas lista todas todos todo borra borrar elimina eliminar muestra los las una para con
    esta este estas estos hoy mañana
    کام کاموں فہرست سب تمام حذف مٹا دکھاؤ دکھائیں آج کل براہ کرم
"""


class Mentions:
    """The words of one message."""

    def __init__(self, message: str) -> None:
        self._words = frozenset(_words(message))

    def reference(self, reference: str) -> bool:
        """Return whether these words for a task are the person's own."""
        words = [word for word in _words(reference) if word not in _COMMON]
        return bool(words) and self._words.issuperset(words)

    def task(self, task: Task) -> bool:
        """Return whether the message has the task's number, or a word that tells its title."""
        if str(task.number) in self._words:
            return True
        telling = {word for word in _words(task.title) if len(word) >= _SHORTEST} - _COMMON
        return not self._words.isdisjoint(telling)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


_COMMON = frozenset(_words(_COMMON_WORDS))
