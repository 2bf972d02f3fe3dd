"""The words of Spanish: lists, references, details, politeness, small talk."""

import re

from backend.agent.builtin.intents import Remark, Wish
from backend.agent.builtin.language import DateWords, ListingWords, ReferenceWords
from backend.agent.builtin.languages.spanish_rules import LIST, PRIORITY, TASK
from backend.agent.builtin.languages.writing import (
    counted,
    meanings,
    meant,
    pattern,
    priorities,
    statuses,
    words,
)

_AGAIN = r"(?:\s+(?:también|ahora|otra\s+vez|de\s+nuevo|mejor))*"
_PRIO = r"prioridad"

REFERENCES = ReferenceWords(
    leading=pattern(
        rf"^(?:(?:{TASK}|la|el)\s+(?:con|sobre|de|del|que\s+dice)\s+|lo\s+(?:de\s+la|del|de)\s+|"
        rf"(?:la|el|los|las|mis|mi|nuestra|una?|esa|esta|ese|este|esas|estas|de|del|{TASK}|"
        rf"números?|nº|n°|no\.?|llamada)(?:\s+|(?=#))|"
        r"(?:nº|tareas?)(?=\d))+(?=\S)"
    ),
    trailing=pattern(
        rf"(?:\s+(?:{TASK}|también|ahora|ya|otra\s+vez|de\s+nuevo|mejor|(?:de|en)\s+(?:mi|"
        rf"la)\s+{LIST}))+$"
    ),
    it=pattern(
        rf"(?:la|lo|eso|esa|ese|esto|esta|este|(?:esa|esta|la\s+misma)(?:\s+tarea)?|la\s+misma|"
        rf"ella|él){_AGAIN}"
    ),
    them=pattern(
        rf"(?:las|los|ambas|ambos|las\s+dos|los\s+dos|esas(?:\s+dos)?|estas(?:\s+dos)?|esos|"
        rf"estos|esas\s+tareas|ellas){_AGAIN}"
    ),
    all=pattern(
        rf"(?:tod[oa]s?(?:\s+(?:las|los|mis|estas|esas|la|lo|mi))?(?:\s+(?:{TASK}|cosas|"
        rf"{LIST}))?(?:\s+.*)?|"
        rf"(?:mis|las|mi|la)\s+(?:{TASK}|{LIST})(?:\s+(?:terminadas|completadas|hechas|"
        rf"pendientes|abiertas|atrasadas|vencidas|completa|entera))?)"
    ),
    range=pattern(
        r"#?(?P<first>\d{1,9})\s*(?:-|\u2013|\u2014|\ba\b|\bal\b|"
        r"\bhasta\b)\s*(?:la\s+)?#?(?P<last>\d{1,9})"
    ),
    separator=pattern(r"[\s,;&+/]+|\by\b|\be\b"),
    conjunction=pattern(r"(?:^|\s)(?:y|e)\s"),
    ordinals=counted(
        "primera|primero|primer segunda|segundo tercera|tercero|tercer cuarta|cuarto quinta|"
        "quinto sexta|sexto "
        "séptima|séptimo octava|octavo novena|noveno décima|décimo",
        "1ª|1a 2ª|2a 3ª|3a 4ª|4a 5ª|5a 6ª|6a 7ª|7a 8ª|8a 9ª|9a 10ª|10a",
    )
    | dict.fromkeys(words("última último últimas"), -1),
    ordinal_noise=words("la el las los tarea tareas de lista mi en no mejor esa"),
    numbers={
        word: str(number)
        for word, number in counted(
            "uno|una dos tres cuatro cinco seis siete ocho nueve diez", first=1
        ).items()
    },
    nouns=pattern(r"(?:la\s+|las\s+|mi\s+|el\s+)?(?:tareas?|números?|nº|to-?dos?)\s"),
)

LISTING = ListingWords(
    heads=words(
        "muestra mostrar mostrame muéstrame muestrame muestre enséñame enseña enseñame ver veo "
        "lista listar listame lístame dame dar "
        "qué que cuál cuáles cuántas cuántos cuánto dime decime tengo hay quiero lee léeme leer "
        "ve queda quedan "
        "dónde están falta faltan son enumera consultar revisar abre"
    ),
    nouns=words(
        "tarea tareas pendientes lista listas todo to-do to-dos todos cosas hacer quehaceres "
        "agenda recordatorios "
        "algo plan programa falta"
    ),
    fillers=words(
        "me mi mis la las el los lo de del en para por a al con y o se que qué un una unas unos "
        "todas todos toda mí nos "
        "tengo hay hoy debo tienes he ha han ya aún todavía ahora actualmente siguen está están "
        "son es ver queda quedan "
        "alguna algún más solo sólo nuestras nuestra no estoy tenemos actuales cosa completa "
        "entera puedes podés favor "
        "sin he cuál mías luego después ser eso allí cuento puesto apuntado mismo próximo"
    ),
    statuses=statuses(
        pending="pendiente pendientes abiertas abierta restantes quedan queda faltan falta "
        "próximas incompletas activas",
        completed="hechas hecha hecho terminadas terminada terminado terminé completadas "
        "completada completado completé "
        "acabadas acabado finalizadas finalizado realizadas cumplidas listas",
        trash="papelera borradas borrada eliminadas eliminada basura",
        all="todas todos todo",
    ),
    joined=pattern(r"\bto[\s-]do(?:s\b|\b)"),
    negations=words("no sin"),
    bare=words("pendientes pendiente papelera agenda atrasadas terminadas"),
    imperatives=words("completa termina lista"),
    doing=pattern(
        r"(?:qué|que)\s+(?:tengo|debo|debería|hay|me\s+(?:falta|queda|toca)|queda|"
        r"falta)(?:\s+(?:todavía|aún|más|ahora))?"
        r"(?:\s+(?:que|por|para|pendiente))*(?:\s+(?:hacer|terminar))?(?:\s+(?:ahora|después|"
        r"luego|todavía))?"
    ),
    filters=(
        pattern(
            r"\b(?:(?:en|de)\s+)?(?:la|mi)\s+lista\s+(?:de\s+la\s+|de\s+las\s+|de\s+|"
            r"del\s+)?(?P<list>(?!mis\b|de\b|tareas?\b|pendientes\b|completa\b)[\w&-]+)$"
        ),
        pattern(
            r"\b(?:con\s+(?:la\s+)?(?:etiqueta|tag)|etiquetadas?\s+(?:con|"
            r"como)?)\s*#?(?P<tag>[\w-]+)"
        ),
        pattern(r"(?<!\S)#(?P<tag>[^\W\d][\w-]*)"),
        pattern(rf"\b(?:(?:de|con)\s+)?(?:la\s+)?{_PRIO}\s+(?P<priority>{PRIORITY})\b"),
        pattern(rf"\b(?:de|con)?\s*(?P<priority>alta|media|baja)\s+{_PRIO}\b"),
        pattern(r"\b(?:más\s+)?(?P<priority>urgentes?|importantes?|prioritarias?)\b"),
        pattern(
            r"\b(?:que\s+(?:está|están)\s+)?(?:para\s+|de\s+)?(?P<when>atrasad[oa]s?|"
            r"vencid[oa]s?|retrasad[oa]s?|hoy|(?<!de\sla\s)mañana|esta\s+semana)\b"
        ),
        pattern(
            r"\b(?:sobre|que\s+mencion(?:an|en)|que\s+conten(?:gan|ga)|acerca\s+de|"
            r"con\s+la\s+palabra|relacionadas?\s+con|con)\s+(?P<text>.+)$"
        ),
    ),
    when=meanings(
        overdue="atrasado atrasada atrasadas atrasados vencido vencida vencidas vencidos "
        "retrasado retrasada retrasadas retrasados",
        today="hoy",
        tomorrow="mañana",
    )
    | {"esta semana": "week"},
)

LEAD = pattern(
    r"(?:[¿¡]\s*|(?:hola|hey|oye|oiga|che|ok|okay|vale|bueno|pues|entonces|y|luego|después|ahora|"
    r"eh|ah|por\s+favor|porfa|porfi|gracias|sí|"
    r"claro|quizás|también|además|buenos\s+días|buenas\s+tardes|buenas)(?:\s*[,!.:\u2013-]+\s*|"
    r"\s+)[¿¡]?"
    r"|(?:me\s+)?(?:puedes|podés|podrías|puede|podría|quieres|querés|podéis)\s+(?:(?:me|"
    r"por\s+favor)\s+)*"
    r"|(?:quiero|quisiera|querría|me\s+gustaría|necesito\s+que|ayúdame\s+a|"
    r"vamos\s+a)\s+(?=\w*(?:ar|er|ir|me|la|lo)?\b))(?=\S)"
)
REQUEST = pattern(
    r"(?:.*?\W)?(?:(?:puedes|podés|podrías|puede|podría|quieres|querés|podéis)\b|por\s+favor\b|"
    r"porfa\b)"
)
TAIL = pattern(
    r"[\s,]+(?:por\s+favor|porfa(?:vor)?|porfi|gracias|muchas\s+gracias|si\s+puedes|vale|ok)$"
)
NEGATION = pattern(
    r"(?:no\s+(?:quiero|quería|hace\s+falta|es\s+necesario|necesito|he|tienes\s+que|"
    r"debes)\s+(?:que\s+)?|"
    r"(?:por\s+favor\s+)?(?:no|nunca|jamás)\s+(?:me\s+|la\s+(?=\w+[ae]s\b)|lo\s+|las\s+|"
    r"los\s+)?)(?=\S)"
)
QUESTION = pattern(
    r"(?:[¿]\s*(?:tengo\s+que|ya|he)\b\s*|(?:[¿]\s*)?(?:debo|debería|puedo|cómo|como|por\s+qué|"
    r"cuándo|cuando|dónde|quién|cuál|qué|que|está|están|es|son|hay|cuántas)(?:\s+|$))"
    r"(?:(?:yo|se|puedo|debo|hago|hacer|para|pasa|si|debería|está|tengo|que|la|lo)\s+)*"
)
ASKS = pattern(r"(?:¿|(?:qué|quién(?:es)?|cuál(?:es)?|cómo|cuándo|dónde|por\s+qué|cuánt[oa]s?)\b)")
SEPARATOR = pattern(
    r"(?P<hard>\s*;+\s*)|(?P<sentence>(?<=\S)[.!?…]+\s+)"
    r"|(?P<but>\s*,?\s+(?:pero|sino)\s+)"
    r"|(?P<then>(?:\s*,\s*(?:y\s+)?|\s+y\s+)(?:luego|después|a\s+continuación)\b\s*,?\s*)"
    r"|(?P<soft>\s*,\s+(?:y\s+|también\s+)?|\s+(?:y|e|&|\+)\s+)"
)
EVIDENCE = pattern(rf"#\d+|\b\d+\b|\b{TASK}\b|\b(?:ambas|esas)\b")

DETAILS = (
    pattern(
        r"(?:[,;]?\s*(?<!\w)\(?(?:(?:para|antes\s+del?|hasta|vence)(?:\s+el)?|el)\s+)?(?<!\S)\(?"
        r"(?P<due>\d{4}-\d{2}-\d{2}(?:(?:T|\s+(?:a\s+las\s+)?)\d{1,2}:\d{2}(?::\d{2})?(?:Z|"
        r"[+-]\d{2}:?\d{2})?)?)"
        r"\)?(?=[\s,.;!?]|$)"
    ),
    pattern(r"(?<!\S)!(?P<priority>alta|media|baja|urgente|high|medium|low)\b"),
    pattern(
        rf"(?:\s*[,;(\u2013-]\s*|\s+)(?:(?:con|de|"
        rf"en)\s+)?(?:la\s+)?{_PRIO}\s*:?\s+(?P<priority>{PRIORITY})\)?$"
    ),
    pattern(
        rf"(?:\s*[,;(\u2013-]\s*|\s+)(?:con|de)?\s*(?P<priority>alta|media|baja)\s+{_PRIO}\)?$"
    ),
    pattern(rf"^{_PRIO}\s+(?P<priority>{PRIORITY})\s*[:,\u2013-]\s*"),
    pattern(r"^(?P<priority>urgente|importante)\s*[:,\u2013-]\s*"),
    pattern(r"(?:\s*[,;(\u2013-]\s*(?:es\s+)?)(?P<priority>urgente|importante)\)?$"),
    pattern(r"(?<!\S)#(?P<tags>[^\W\d][\w-]*)"),
    pattern(
        r"\s+con\s+(?:la\s+|las\s+)?(?:etiquetas?|tags?)\s+(?P<tags>[\w-]+(?:(?:,\s*|"
        r"\s+[ye]\s+)[\w-]+)*)$"
    ),
    pattern(
        r"\s+(?:a|en)\s+(?:la|mi|nuestra)\s+(?:lista(?!\s+de\s+(?:tareas|"
        r"pendientes))(?:\s+(?:de\s+la|de\s+las|del|de|para)?\s*(?P<list>[\w&-]+))?|"
        r"lista\s+de\s+(?:tareas|pendientes))$"
    ),
)
PRIORITIES = priorities(
    high="alta altas alto máxima urgente urgentes importante importantes prioritaria prioritario "
    "prioritarias muy high",
    medium="media medio normal medium",
    low="baja bajo mínima low",
    none="sin ninguna",
)
FIELDS = meanings(
    due="fecha fechalímite fechadevencimiento vencimiento plazo",
    description="nota notas descripción",
    tags="etiqueta etiquetas tag tags",
    list="lista",
    priority="prioridad",
    repeat="repetición",
)
DATE_WORDS = pattern(
    r"(?:mañana|pasado\s+mañana|hoy|(?:el\s+)?(?:lunes|martes|miércoles|jueves|viernes|sábado|"
    r"domingo)|"
    r"(?:la\s+)?próxim[ao]\s+\w+|(?:la\s+)?semana\s+que\s+viene|en\s+\w+\s+\w+|"
    r"(?:el\s+)?\d{1,2}\s+de\s+\w+|\d{4}-\d\d-\d\d)(?:\s.*)?"
)
DATES = DateWords(
    weekdays=("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
        *("octubre", "noviembre", "diciembre"),
    ),
    day="{weekday} {day} de {month} de {year}",
    instant="{day}, {time}",
)

_END = r"[\s.!?,:;)(]*"
_TALK: tuple[tuple[Remark | Wish, str], ...] = (
    (
        Remark.GREETING,
        r"(?:hola+|holis|buenas(?:\s+(?:tardes|noches))?|buenos\s+días|buen\s+día|hey|qué\s+tal|"
        r"saludos)(?:[\s,!¿]+(?:qué\s+tal|cómo\s+(?:estás|está|andas|va)|a\s+todos|amigo|"
        r"asistente|taskchat|"
        r"buenos\s+días|buenas))*|(?:¿\s*)?(?:cómo\s+(?:estás|está|andas|andás|te\s+va|"
        r"va(?:\s+todo)?)|qué\s+tal)",
    ),
    (
        Remark.THANKS,
        r"(?:ok[\s,]+|vale[\s,]+|genial[\s,]+|perfecto[\s,]+)?(?:(?:muchas|mil|"
        r"muchísimas)\s+gracias|gracias|te\s+lo\s+agradezco)(?:[\s,]+(?:por\s+.{1,40}|a\s+ti|"
        r"amigo|de\s+nuevo))*",
    ),
    (
        Remark.FAREWELL,
        r"(?:adiós|chao|chau|hasta\s+(?:luego|pronto|mañana|la\s+vista|otra)|nos\s+vemos|"
        r"buenas\s+noches|que\s+(?:tengas|tenga)\s+.{1,30})(?:[\s,]+(?:gracias|hasta\s+\w+))?",
    ),
    (
        Remark.PRAISE,
        r"(?:(?:eso\s+)?(?:es|está|eres|sos)\s+)?(?:muy\s+|tan\s+)?(?:ok(?:ay)?|vale|genial|"
        r"perfecto|excelente|bien(?:\s+hecho)?|estupendo|fantástico|buenísimo|"
        r"buen\s+trabajo|guay|bárbaro|chévere|útil|de\s+acuerdo|increíble|maravilloso|súper|super)",
    ),
    (
        Remark.HELP,
        r"(?:ayuda(?:me)?|ayúdame|socorro|(?:¿\s*)?qué\s+(?:puedes|podés|sabes|sabés|"
        r"puede)\s+hacer|comandos?|instrucciones|(?:¿\s*)?cómo\s+(?:funciona(?:\s+esto)?|"
        r"funcionas|te\s+uso|se\s+usa)|"
        r"(?:¿\s*)?quién\s+(?:eres|sos)|(?:¿\s*)?qué\s+(?:eres|sos|es\s+esto)|opciones|"
        r"(?:¿\s*)?(?:en\s+qué|cómo)\s+(?:me\s+)?puedes\s+ayudar(?:me)?|(?:¿\s*)?qué\s+(?:puedo|"
        r"se\s+puede)\s+hacer(?:\s+aquí)?)",
    ),
    (
        Wish.UNDO,
        r"(?:(?:ups|no|espera|uy|ay|perdón|por\s+favor|perdona|huy)[\s,]+)*(?:undo|desh(?:az|"
        r"acer|aga|acé)(?:lo|la)?(?:\s+(?:eso|esto|lo\s+(?:último|anterior)|"
        r"el\s+último\s+(?:cambio|paso)|la\s+última\s+(?:acción|cosa)|todo\s+eso)"
        r"(?:\s+que\s+(?:has\s+hecho|hiciste|he\s+hecho|hice|hicimos))?"
        r"|\s+lo\s+que\s+(?:acabas?\s+de\s+hacer|acabo\s+de\s+hacer|has\s+hecho|hiciste))?|"
        r"reviert(?:e|a)(?:lo)?(?:\s+(?:eso|el\s+(?:último\s+)?cambio))?|revertir(?:lo)?|"
        r"vuelve\s+atrás|volver\s+atrás|volvé\s+atrás|atrás|anula(?:r|lo)?(?:\s+(?:eso|"
        r"lo\s+último|el\s+último\s+cambio))?|"
        r"cancela(?:r)?\s+(?:eso|lo\s+(?:último|anterior)|la\s+última\s+(?:acción|cosa)|"
        r"el\s+último\s+cambio))(?:\s+por\s+favor)?",
    ),
    (
        Wish.REDO,
        r"(?:rehaz|rehacer|redo|rehacé|hazlo\s+(?:otra\s+vez|de\s+nuevo)|"
        r"deshaz\s+(?:lo\s+deshecho|el\s+deshacer))(?:lo|la)?(?:\s+(?:eso|el\s+cambio))?",
    ),
    (
        Wish.MORE,
        r"(?:(?:muestra(?:me)?|muéstrame|ver|dame|mostrame)\s+)?(?:más(?:\s+tareas)?|(?:las|"
        r"los)\s+(?:siguientes|demás|otras|restantes)|la\s+siguiente\s+página|el\s+resto|"
        r"siguiente|continúa|continuar|sigue|seguí)(?:\s+por\s+favor)?",
    ),
    (
        Wish.YES,
        r"(?:sí+|si|sip|claro(?:\s+que\s+sí)?|por\s+supuesto|dale|hazlo|hacelo|adelante|correcto|"
        r"exacto|exactamente|de\s+acuerdo|así\s+es|eso\s+es|desde\s+luego|obvio|cómo\s+no)"
        r"(?:[\s,]+(?:por\s+favor|hazlo|esa|claro|adelante|añádela|agrégala|dale|gracias))*",
    ),
    (
        Wish.NO,
        r"(?:no+|nop|para\s+nada|déjalo|dejalo|olvídalo|olvidalo|cancela(?:r)?|"
        r"ningun[ao](?:\s+de\s+(?:las\s+dos|ellas|esas))?|mejor\s+no|da\s+igual|no\s+importa|"
        r"no\s+hace\s+falta|alto|basta)"
        r"(?:[\s,]+(?:gracias|déjalo|dejalo|olvídalo|mejor\s+no|por\s+favor))*",
    ),
    (
        Remark.EMPTY_TRASH,
        r"(?:vací(?:a|e)|vaciar|vaciá|limpia(?:r)?)\s+(?:la\s+)?(?:papelera|basura)",
    ),
)
REMARKS = tuple((remark, pattern(rf"[\s¿¡]*(?:{text}){_END}")) for remark, text in _TALK)

TELLING = words(
    "añade añadir añada añadí agrega agregar agregá agregue apunta apuntar anota anotar "
    "recuérdame recordame recuerda recordarme borra borrar borrá elimina eliminar "
    "eliminá quita quitar completa completar completá termina terminar terminé marca marcar "
    "marcá muestra muéstrame mostrame mostrar enséñame tarea tareas lista listas pendientes "
    "planifica organiza ordena desglosa mi día "
    "pendiente mis qué cuáles cuántas tengo que hacer hoy mañana lunes martes miércoles jueves "
    "viernes sábado domingo semana hecha hecho hechas terminada terminado "
    "aplaza aplazar pospón posponer mueve mover pasa cambia cambiar cambiá renombra renombrar "
    "nombre deshaz deshacer deshazlo reabre reabrir crea crear nueva nuevo por favor gracias "
    "hola adiós sí ayuda primera segunda tercera última esa eso ese atrasado atrasadas urgente "
    "urgentes prioridad para con del los las una el la en y pero comprar llamar pagar "
    "enviar papelera está están ya dime ver pon poner busca buscar todas puedes podés podrías "
    "cada también falta no te olvides quiero debo necesito cancela haz dale claro leer "
    "déjalo dejalo esto lo noche tarde mes mejor adelante olvídalo ups uy"
)

PERIODS = {
    **dict.fromkeys(
        words(
            "esta este estos estas la el los las de en última últimas último últimos pasada "
            "pasado pasadas pasados desde para"
        ),
        0,
    ),
    **dict.fromkeys(words("hoy día días"), 1),
    "ayer": 2,
    **dict.fromkeys(words("semana semanas"), 7),
    "mes": 30,
    "año": 90,
}
VERBS = meant(
    {
        "hacer": "hice hecho hecha",
        "escribir": "escribí escrito escrita",
        "poner": "puse puesto",
        "devolver": "devolví devuelto devuelta",
        "resolver": "resolví resuelto resuelta",
        "ir": "fui ido",
        "leer": "leí leído",
        "abrir": "abrí abierto",
        "pedir": "pedí pedido",
    }
)
PAST = (
    (pattern(r"(\w+)(?:ado|ada|ados|adas)"), r"\1ar"),
    (pattern(r"(\w+)(?:ido|ida|idos|idas)"), r"\1er \1ir"),
    (pattern(r"(\w+)gu(?:é|e)"), r"\1gar"),
    (pattern(r"(\w+)qu(?:é|e)"), r"\1car"),
    (pattern(r"(\w+)c(?:é|e)"), r"\1zar"),
    (re.compile(r"(\w+)é"), r"\1ar"),
    (re.compile(r"(\w+)í"), r"\1er \1ir"),
)
