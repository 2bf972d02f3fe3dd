"""What the assistant says in Spanish."""

from collections.abc import Mapping

from mcp_server.contract import RefusalCode

_ABILITIES = (
    "Puedo añadir, mostrar, completar, reabrir, cambiar y borrar tareas, y deshacer cambios"
)
_NO_MODEL = "Funciono sin modelo de lenguaje"
_SET_MODEL = "para conversar libremente, configura TASKCHAT_MODEL"

TEXTS: Mapping[str, str] = {
    # Remarks, by their name.
    "HELP": f"{_ABILITIES}. Por ejemplo: «añade comprar leche», «¿qué tengo que hacer?», «marca "
    f"la 3 como "
    "hecha», «pasa la 2 al viernes», «borra la tarea del dentista», «deshaz». "
    f"{_NO_MODEL}; {_SET_MODEL}.",
    "GREETING": "¡Hola! Dime qué pongo en tu lista, o pregúntame qué hay en ella.",
    "THANKS": "¡De nada!",
    "FAREWELL": "¡Hasta luego! Tus tareas se quedan aquí.",
    "PRAISE": "Me alegro.",
    "NEGATED": "De acuerdo, no he cambiado nada.",
    "QUESTION": "Eso parece una pregunta, así que no he cambiado nada. Dime qué hago, por "
    "ejemplo «marca la 3 "
    "como hecha» o «borra la 3», o pregúntame qué hay en tu lista.",
    "EMPTY_TRASH": "No puedo vaciar la papelera: las tareas borradas desaparecen solas a los 30 "
    "días.",
    "TOO_LONG": "Ese mensaje es demasiado largo para mí: leo hasta 4000 caracteres. Envíalo por "
    "partes.",
    "TOO_MUCH": "Eso es más de lo que puedo hacer de una vez, así que he dejado el resto. "
    "Pídemelo otra vez.",
    # What is missing.
    "unknown": f"No he entendido «{{text}}». {_NO_MODEL}: {_ABILITIES}; {_SET_MODEL}.",
    "unknown_offer": f"No lo he entendido. {_NO_MODEL}: {_ABILITIES}; {_SET_MODEL}. "
    "¿O añado «{text}» como tarea?",
    "no_to_done": "Eso ya está hecho. ¿Lo deshago? Entonces di «deshacer».",
    "ask_title": "¿Qué añado?",
    "ask_task": "¿A qué tarea te refieres? Dime su número o palabras de su título.",
    "ask_change": "¿Qué cambio? Por ejemplo: «renombra {task} a llamar a mamá».",
    "ask_action": "¿Qué hago con eso? Por ejemplo: «completa {task}» o «borra {task}».",
    "no_such_row": "No había tal tarea en la última lista. Dime su número.",
    "not_a_candidate": "No es ninguna de esas. ¿A cuál te refieres: {any_of}?",
    "nothing_asked": "No había preguntado nada. Dime qué hago, o di «ayuda».",
    "nothing_to_redo": "No hay nada que rehacer.",
    "no_more": "No hay nada más que mostrar.",
    "decline_all": "Solo cambio las tareas que nombras, como mucho 50 a la vez. Dime cuáles, por "
    "número o "
    "por título.",
    "no_tool": "Eso no puedo hacerlo aquí: la herramienta {tool} no está disponible.",
    "no_argument": "Eso aún no puedo hacerlo: {tool} no admite {argument}.",
    # What was done.
    "add_task": "Añadido: {tasks}.",
    "complete_task": "Hecho: {tasks}.",
    "reopen_task": "{tasks} vuelve a estar pendiente.",
    "reopen_task.many": "{tasks} vuelven a estar pendientes.",
    "delete_task": "A la papelera: {tasks}. Di «deshaz» para recuperar la tarea.",
    "delete_task.many": "A la papelera: {tasks}. Di «deshaz» para recuperar las tareas.",
    "update_task": "Cambiado: {tasks}.",
    "unchanged": "No había nada que cambiar: {tasks}.",
    "undo": "Deshecho.",
    "done": "Listo.",
    "set.due": "Para el {due}.",
    "set.priority": "Prioridad: {priority}.",
    "set.list": "Lista: {list}.",
    "set.tags": "Etiquetas: {tags}.",
    "set.add_tags": "Etiquetas: {add_tags}.",
    # Why not.
    "ambiguous": "¿A cuál te refieres: {any_of}? Dime su número.",
    "pick": "Coinciden varias tareas. Elige una o dime su número.",
    "did_you_mean": "¿Te refieres a {tasks}?",
    "failure": "Falló el acceso a las tareas, así que no sé si se ha hecho: {text}",
    "failure_silent": "El servicio de tareas no respondió, así que no sé si se ha hecho.",
    "failure_unknown": "Me interrumpieron en “{text}”, así que no sé si se ha hecho, y no lo "
    "hago dos veces. Mira tu lista y vuelve a pedir lo que falte.",
    # Files.
    "file_read": "Tareas en “{name}”: {count}. No se añade nada antes de que aceptes.",
    "file_nothing": "No he encontrado tareas que añadir en “{name}”.",
    "file_done": "Omitidas por estar hechas: {count}.",
    "file_past": "Omitidas por ser pasadas: {count}.",
    "file_bad": "Sin título y por eso omitidas: {count} (línea {lines}).",
    "file_more": "{count} más no caben en una sola propuesta.",
    "file_cut": "El archivo es más largo de lo que he leído.",
    "file_import": "`taskchat import` toma el archivo entero; o envíame el resto en otro archivo.",
    "file_image": "No puedo ver imágenes: funciono sin modelo de lenguaje. Envía las tareas como "
    "texto.",
    "unknown_file": "No he entendido “{text}”. Para convertir el archivo en tareas, di: “importa "
    "este archivo”.",
    # Lists.
    "pending.none": "No tienes tareas pendientes.",
    "pending.one": "Tienes 1 tarea pendiente.",
    "pending.many": "Tienes {total} tareas pendientes.",
    "completed.none": "Aún no has completado ninguna tarea.",
    "completed.one": "Has completado 1 tarea.",
    "completed.many": "Has completado {total} tareas.",
    "all.none": "Aún no tienes tareas. Di «añade …» para empezar.",
    "all.one": "Tienes 1 tarea.",
    "all.many": "Tienes {total} tareas.",
    "trash.none": "La papelera está vacía.",
    "trash.one": "Hay 1 tarea en la papelera.",
    "trash.many": "Hay {total} tareas en la papelera.",
    "filtered.none": "Ninguna tarea coincide.",
    "filtered.one": "Coincide 1 tarea.",
    "filtered.many": "Coinciden {total} tareas.",
    "text.none": "Ninguna tarea menciona «{text}».",
    "text.one": "1 tarea menciona «{text}».",
    "text.many": "{total} tareas mencionan «{text}».",
    "next_page": "{shown} más de {total}.",
    "paged": "Aquí van {shown} de {total}.",
    "more": "Di «más» para ver las siguientes.",
    "unknown_part": "No he entendido «{text}».",
    "nothing_to_change": "No te he mostrado ninguna tarea que pueda cambiar. Dime su número o "
    "palabras de su título, o añade una.",
    "nothing_to_correct": "No se acaba de hacer nada que pueda corregir. ¿Qué hago?",
    "no_other": "No veo otra a la que puedas referirte. ¿Qué tarea es?",
    "which_other": "¿A cuál te refieres: {any_of}?",
    "which_then": "¿A cuál te referías?",
    "which_near": "Ninguna tarea se llama «{text}». ¿Te refieres a {any_of}?",
    "no_such_task": "No encuentro ninguna tarea llamada «{text}». ¿A cuál te refieres? Di "
    "«muéstrame mis tareas» para "
    "verlas.",
    "next_time": "Próxima vez: {due}.",
    "set.repeat": "Se repite.",
    "when.today.none": "No hay nada para hoy.",
    "when.today.one": "Hay 1 tarea para hoy.",
    "when.today.many": "Hay {total} tareas para hoy.",
    "when.tomorrow.none": "No hay nada para mañana.",
    "when.tomorrow.one": "Hay 1 tarea para mañana.",
    "when.tomorrow.many": "Hay {total} tareas para mañana.",
    "when.overdue.none": "No hay nada atrasado. ¡Bien hecho!",
    "when.overdue.one": "Hay 1 tarea atrasada.",
    "when.overdue.many": "Hay {total} tareas atrasadas.",
    "when.week.none": "No hay nada para los próximos siete días.",
    "when.week.one": "Hay 1 tarea para los próximos siete días.",
    "when.week.many": "Hay {total} tareas para los próximos siete días.",
    "when.someday.none": "Todas las tareas pendientes tienen fecha.",
    "when.someday.one": "1 tarea pendiente no tiene fecha.",
    "when.someday.many": "{total} tareas pendientes no tienen fecha.",
    # One task, the lists, the statistics.
    "detail.pending": "La tarea {tasks} está pendiente.",
    "detail.completed": "La tarea {tasks} está hecha.",
    "detail.trash": "La tarea {tasks} está en la papelera.",
    "detail.parent": "Es parte de la tarea {number}.",
    "detail.description": "Nota: {description}",
    "detail.subtasks": "Sus partes: {tasks}.",
    "lists.none": "Aún no tienes listas. Di «añade … a la lista compras» para empezar una.",
    "lists.one": "Tienes 1 lista: {lists}.",
    "lists.many": "Tienes {count} listas: {lists}.",
    "lists.without": "Tareas pendientes sin lista: {count}.",
    "list": "{name} ({open} por hacer)",
    "list.overdue": "{name} ({open} por hacer, {overdue} con retraso)",
    "stats.today": "Hoy, completadas: {completed}, añadidas: {added}.",
    "stats.week": "En los últimos 7 días, completadas: {completed}, añadidas: {added}.",
    "stats.days": "En los últimos {days} días, completadas: {completed}, añadidas: {added}.",
    "stats.open": "Por hacer ahora: {open}; con retraso: {overdue}; para hoy: {due_today}.",
    "stats.streak": "Llevas {days} días seguidos completando algo.",
    # The planner.
    "plan.day": "Tu día",
    "plan.week": "Tu semana",
    "plan.overdue": "Tareas atrasadas",
    "plan.steps": "Los pasos",
    "plan.help": "Puedo planificar tu día o tu semana, u ordenar lo que está atrasado. Para "
    "los pasos de una tarea, escribe «pasos para 3: el primero, el segundo, el tercero».",
    "plan.no_ideas": "Desglosar una tarea requiere un modelo de lenguaje, y trabajo sin él "
    "(TASKCHAT_MODEL lo elige). Dime tú los pasos y los propongo como subtareas: «pasos para "
    "{task}: el primero, el segundo, el tercero».",
    "plan.proposed": "Aquí tienes un plan. No se cambia nada hasta que lo aceptes.",
    "plan.refused": "No he hecho un plan con eso ni he cambiado nada: ¿existe esa tarea, y "
    "está pendiente?",
    "plan.unseen": "Ahora no puedo ver tus tareas. Están a salvo; inténtalo de nuevo.",
    "plan.nothing": "No hay nada atrasado: no hay nada que mover.",
    "plan.nothing.none": "No hay nada atrasado, y nada vence hoy: no hay nada que mover.",
    "plan.nothing.one": "No hay nada atrasado, y hoy vence 1 tarea: no hay nada que mover.",
    "plan.nothing.many": "No hay nada atrasado, y hoy vencen {count} tareas: no hay nada que "
    "mover.",
    "plan.next": "Lo siguiente es {number} «{title}», vence: {due}.",
    # Joining.
    "task": "{number} «{title}»",
    "comma": ", ",
    "and": " y ",
    "or": " o ",
    "others": "{count} más",
    # Values.
    "low": "baja",
    "medium": "media",
    "high": "alta",
}

REFUSALS: Mapping[RefusalCode, str] = {
    RefusalCode.NOT_FOUND: "No encuentro ninguna tarea así. Di «muéstrame mis tareas» para ver "
    "las que hay.",
    RefusalCode.AMBIGUOUS: "Coinciden varias tareas. Dime el número de la que quieres.",
    RefusalCode.CONFLICT: "No se puede, tal como está la tarea ahora. No he cambiado nada.",
    RefusalCode.INVALID: "Con eso no puedo hacer nada: una fecha, un nombre o una longitud no es "
    "válida. No he "
    "cambiado nada.",
    RefusalCode.FORBIDDEN: "Ahora no puedo hacerlo: o falta una confirmación, o este acceso es "
    "solo de lectura. No he cambiado nada.",
    RefusalCode.TOO_MANY: "Son más tareas de las que cambio de una vez, así que no he cambiado "
    "nada. Nombra menos, o confírmalo en la "
    "lista.",
    RefusalCode.UNAVAILABLE: "Ahora mismo no se puede acceder a las tareas. Inténtalo de nuevo "
    "en un momento; lo "
    "guardado no se pierde.",
}
