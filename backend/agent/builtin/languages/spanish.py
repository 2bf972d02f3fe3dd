"""Spanish."""

from backend.agent.builtin.language import Language
from backend.agent.builtin.languages import spanish_words as spanish
from backend.agent.builtin.languages.spanish_edits import CORRECTIONS, EDITS
from backend.agent.builtin.languages.spanish_rules import RULES
from backend.agent.builtin.languages.spanish_texts import REFUSALS, TEXTS
from backend.agent.builtin.languages.spanish_when import WHEN
from backend.agent.builtin.languages.writing import pattern, words

SPANISH = Language(
    tag="es",
    remarks=spanish.REMARKS,
    rules=RULES,
    listing=spanish.LISTING,
    references=spanish.REFERENCES,
    lead=spanish.LEAD,
    request=spanish.REQUEST,
    joining=pattern(r"\s*(?:y|también|además|ah\s+y|oh\s+y)\b[\s,]*"),
    too=pattern(r"[\s,]+(?:también|igualmente)$"),
    tail=spanish.TAIL,
    negation=spanish.NEGATION,
    question=spanish.QUESTION,
    asks=spanish.ASKS,
    separator=spanish.SEPARATOR,
    evidence=spanish.EVIDENCE,
    details=spanish.DETAILS,
    priorities=spanish.PRIORITIES,
    fields=spanish.FIELDS,
    no_list=words("tareas tarea pendientes to-do todo"),
    date_words=spanish.DATE_WORDS,
    vocabulary=words(
        "añade añadir agrega agregar borra borrar elimina eliminar completa completar termina "
        "marca "
        "muestra muéstrame recuérdame tarea tareas aplaza pospón mueve renombra cambia deshaz "
        "reabre busca "
        "papelera prioridad apunta"
    ),
    correct_words=words(
        "marco borro barra tarda tardea cambio cambios completo termino muestro mostrar buscar "
        "busco compra "
        "comprar marcar terminar cambiar renombrar mover aplazar nueve nieve llueve marcas "
        "mareas carta tareas "
        "agregado añadido apuntar punta recuerda apunte"
    ),
    texts=TEXTS,
    when=WHEN,
    edits=EDITS,
    corrections=CORRECTIONS,
    telling=spanish.TELLING,
    refusals=REFUSALS,
    dates=spanish.DATES,
    periods=spanish.PERIODS,
    verbs=spanish.VERBS,
    past=spanish.PAST,
)
