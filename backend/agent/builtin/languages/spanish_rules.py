"""The patterns of Spanish clauses, first match first. See `english_rules.py` for what they keep to.

Verbs stand in the forms people use to ask: tú, vos, usted, the infinitive and, negated, the
subjunctive.
"""

from backend.agent.builtin.language import Kind
from backend.agent.builtin.languages.writing import rules

LIST = r"(?:lista(?:\s+de\s+(?:tareas|pendientes|cosas\s+por\s+hacer))?|to-?do)"
TASK = r"(?:tareas?|pendientes?|to-?dos?|recordatorios?|quehaceres|elementos?)"
PRIORITY = (
    r"(?:(?:muy\s+)?(?:altas?|alto|máxima|media|medio|normal|baja|bajo|mínima|urgentes?|"
    r"importantes?|prioritari[ao]s?)|"
    r"sin|ninguna)"
)
_PRIO = r"prioridad"
_THE = r"(?:(?:la|el|las|los|una?|mi|mis|su|esta|este)\s+)?"
_OF = r"(?:de\s+la|de\s+las|del|de\s+los|de|a\s+la|al|a|para\s+la|para\s+el|para|en)\s+"
TO_LIST = (
    r"(?:a|en|para)\s+(?:la|mi|nuestra)\s+(?:lista\s+de\s+(?:tareas|pendientes)|"
    r"lista(?:\s+(?:de\s+la|de\s+las|del|de|para)?\s*(?P<list>[\w&-]+))?|to-?do)"
)
_ME = r"(?:me|nos|le)?"
_REFS = r"(?P<refs>.+?)"
_TITLE = r"(?P<title>.+)"
_SOME = r"(?P<title>.+?)"
_SAYING = r"(?:\s+(?:llamada|titulada|que\s+diga|con\s+el\s+título|para|de)\b|\s*[:,\u2013-])?\s*"
_DONE = (
    r"(?:hech[ao]s?|terminad[ao]s?|completad[ao]s?|complet[ao]s?|acabad[ao]s?|finalizad[ao]s?|"
    r"(?<!mi\s)(?<!la\s)list[ao]s?|realizad[ao]s?|"
    r"cumplid[ao]s?|done)"
)
_NOT_DONE = (
    r"(?:(?:no|sin)\s+(?:hech[ao]s?|terminad[ao]s?|completad[ao]s?|hacer|terminar|completar)|"
    r"pendientes?|abiert[ao]s?|"
    r"incomplet[ao]s?|por\s+hacer)"
)


def _verb(*stems: str) -> str:
    """Return regular verbs in -ar: imperatives, infinitive, subjunctive, with "me" and "la"."""
    return rf"(?:{'|'.join(stems)})(?:a|á|as|ad|ar|e|es|en|emos)(?:me|nos|lo|la|los|las|le)?"


_DELETING = _verb(
    *("borr", "elimin", "quit", "cancel", "tach", "bot", "tir", "sac", "descart", "saqu")
)
_MOVING = _verb(
    *("pas", "cambi", "aplaz", "retras", "atras", "adelant", "reprogram", "program", "agend"),
    "traslad",
)
_ADD = (
    rf"(?:añad(?:e|í|es|ir|a|as|an)(?:me|le)?|{_verb('agreg', 'anot', 'apunt', 'incorpor')}|"
    rf"agregu(?:e|es|en)|incluy(?:e|a)|incluir|suma(?:r|me)?)"
)
_PUT = r"(?:pon(?:er|ga|gas|é|me|lo|la)?|mete(?:r|me)?|mete|coloca(?:r)?|escrib(?:e|ir|í|a))"
_CREATE = rf"(?:{_verb('cre')}|{_ADD}|{_PUT}|haz|hacer|nueva|nuevo)"
_MARK = (
    rf"(?:{_verb('marc', 'dej', 'pas', 'cambi')}|marqu(?:e|es|en)|pon(?:er|ga|gas|é|la|lo|"
    rf"le)?|da(?:r|le)?|establece(?:r)?|hace[rd]?|haz(?:la|lo)?|sub[ei](?:r)?)"
)
_DEL = (
    rf"(?:{_DELETING}|suprim(?:e|ir|a|í)|remuev(?:e|a)|remover|"
    r"elimín(?:ala|alo|ame)|bórr(?:ala|alo|ame)|"
    r"quít(?:ala|alo|ame)|deshazte\s+de)"
)
_FROM_LIST = r"(?:\s+(?:de|en)\s+(?:la|mi)\s+lista(?:\s+.+)?)?"
_TRASH = r"(?:(?:de|a|en)\s+)?(?:la\s+)?(?:papelera|basura)"
_DATE = r"(?:fecha(?:\s+(?:límite|de\s+vencimiento|de\s+entrega))?|vencimiento|plazo)"
_FIELD = (
    r"(?P<field>fecha(?:\s*(?:límite|de\s*vencimiento))?|vencimiento|plazo|notas?|"
    r"descripción|etiquetas?|tags?|lista|prioridad|repetición)"
)
_MOVE = (
    rf"(?:{_MOVING}|"
    rf"(?:muev|mov)(?:e|é|er|as|a|es)(?:la|lo|me)?|(?:pospón|posponer|posponé|posponga|"
    rf"pospongas)(?:la|lo)?|corre(?:r)?|aplaza|aplace|pon(?:er|la|lo|ga)?|dej(?:a|á|ar)(?:la|lo|"
    rf"me)?|reagend(?:a|ar))"
)
_TO_DAY = r"(?:al|a\s+la|a|para\s+el|para\s+la|para|hasta\s+el|hasta|en)\s+"
_IHAVE = r"(?:ya\s+)?(?:he|hemos|yo)?\s*(?:ya\s+)?"
_TAG = r"(?:etiquetas?|tags?)"
_QUE = r"(?:\s*:\s*|\s+que\s+(?:tengo\s+que\s+|debo\s+|hay\s+que\s+)?|\s+de\s+(?!la\s|el\s)|\s+)"

_PERIOD = (
    r"(?P<period>(?:\s*(?:esta|este|estos|estas|la|el|los|las|de|en|últim[ao]s?|"
    r"pasad[ao]s?|semanas?|mes|días?|hoy|ayer|año|\d+|desde|para))*)"
)

_AMOUNT = (
    r"(?:\d+|una?|dos|tres|cuatro|cinco|seis|siete|diez)\s+(?:minutos?|horas?|días?|"
    r"semanas?|mes(?:es)?)"
)

RULES = (
    *rules(
        Kind.REMIND,
        r"(?:recuérda|recorda|recuerda|acuérda)(?:me|nos|"
        r"te)(?:lo)?\s+(?P<when>.+?)\s+(?:que\s+(?:tengo\s+que\s+|debo\s+)?)(?P<title>.+)",
        rf"(?:recuérd[ae]|record(?:a|á|e)|recuerd[ae])(?:me|nos){_QUE}{_TITLE}",
        rf"(?:me\s+)?(?:recuerdas|recuerdes|recordar(?:me)?|haceme\s+acordar|"
        rf"hazme\s+acordar){_QUE}{_TITLE}",
        rf"(?:no\s+(?:te\s+)?olvides|no\s+(?:se\s+te\s+)?olvide|"
        rf"no\s+(?:me\s+)?dejes\s+(?:que\s+)?(?:olvidar|olvide)|que\s+no\s+se\s+(?:me|te)\s+olvide|"
        rf"no\s+(?:debo|puedo|quiero|hay\s+que)\s+olvidar(?:me)?|no\s+olvidar(?:me)?|"
        rf"no\s+olvides|no\s+olvidéis|acuérdate|acordate|acordarme){_QUE}{_TITLE}",
    ),
    *rules(Kind.CLEAR, rf"{_DEL}(?:le)?\s+{_THE}{_FIELD}\s+{_OF}{_REFS}"),
    *rules(
        Kind.UNTAG,
        rf"{_DEL}(?:le)?\s+{_THE}{_TAG}\s+(?P<tags>.+?)\s+{_OF}{_REFS}",
        rf"{_DEL}\s+(?P<tags>#[^\W\d][\w-]*)\s+{_OF}{_REFS}",
    ),
    *rules(
        Kind.TAG,
        rf"(?:{_ADD}|{_PUT})(?:le)?\s+{_THE}{_TAG}\s+(?P<tags>.+?)\s+{_OF}{_REFS}",
        rf"(?:{_ADD}|{_PUT})\s+(?P<tags>#[^\W\d][\w-]*)\s+{_OF}{_REFS}",
        rf"(?:etiquet(?:a|á|ar|e|es))\s+{_REFS}\s+(?:con|como)\s+(?P<tags>.+)",
    ),
    *rules(
        Kind.NOTE,
        rf"(?:{_ADD}|{_PUT})\s+{_THE}(?:notas?|descripción)\s+{_OF}{_REFS}\s*:\s*(?P<note>.+)",
        rf"(?:notas?|descripción)\s+{_OF}{_REFS}\s*:\s*(?P<note>.+)",
    ),
    *rules(
        Kind.PRIORITIZE,
        rf"{_MARK}\s+{_THE}{_PRIO}\s+{_OF}{_REFS}\s+(?:a|en|como)\s+(?P<priority>{PRIORITY})",
        rf"{_MARK}\s+{_THE}{_PRIO}\s+(?P<priority>{PRIORITY})\s+{_OF}{_REFS}",
        rf"{_MARK}\s+{_REFS}\s+(?:con|en|como|a)\s+(?:la\s+)?{_PRIO}\s+(?P<priority>{PRIORITY})",
        rf"{_MARK}\s+{_REFS}\s+(?:como\s+|en\s+)?(?P<priority>urgentes?|importantes?|"
        rf"prioritari[ao]s?)",
        rf"{_REFS}\s+(?:es|son|tiene)\s+(?:muy\s+)?(?P<priority>urgentes?|importantes?|"
        rf"prioritari[ao]s?)",
        rf"(?:priori[zc](?:a|á|ar|e|es))\s+{_REFS}",
    ),
    *rules(
        Kind.REOPEN,
        rf"{_MARK}\s+{_REFS}\s+(?:como\s+|en\s+|a\s+)?{_NOT_DONE}",
        rf"(?:reabr(?:e|í|ir|a|as)(?:la|lo)?|(?:vuelv|volv)(?:e|é|er)\s+a\s+abrir|restaur(?:a|á|"
        rf"ar|e|es)|recuper(?:a|á|ar|e|es)|"
        rf"desmarc(?:a|á|ar)|desmarqu(?:e|es)|restablec(?:e|er)|reactiv(?:a|á|"
        rf"ar))\s+{_REFS}(?:\s+{_TRASH})?",
        rf"abr(?:e|í|ir)\s+{_REFS}\s+(?:otra\s+vez|de\s+nuevo|nuevamente)",
        rf"sac(?:a|á|ar)\s+{_REFS}\s+de\s+la\s+(?:papelera|basura)",
        rf"{_REFS}\s+(?:todavía\s+|aún\s+)?no\s+(?:está|están|estaba)\s+(?:todavía\s+|"
        rf"aún\s+)?{_DONE}",
    ),
    *rules(
        Kind.SHIFT,
        rf"{_MOVE}\s+{_REFS}\s+(?:por\s+)?(?P<amount>{_AMOUNT})(?:\s+(?:más\s+tarde|después|"
        rf"(?P<earlier>antes)))?",
    ),
    *rules(
        Kind.COMPLETE,
        rf"(?:márca|marca|marque|pon|da|dá|deja|déja)(?P<refs>l[ao]s?)\s+(?:como\s+|"
        rf"por\s+)?{_DONE}",
        r"(?:compléta|completa|termína|termina|acába|tácha|tacha)(?P<refs>l[ao]s?)",
        r"(?P<refs>.+?)\s+ya\s+(?:está|esta|están)",
        rf"{_MARK}\s+{_REFS}\s+(?:como\s+|en\s+|por\s+)?{_DONE}",
        rf"(?:{_verb('complet', 'termin', 'acab', 'finaliz')}|finalic(?:e|es)|d(?:a|ar|"
        rf"á)\s+por\s+{_DONE}|tach(?:a|á|ar|e|es)|marc(?:a|á|ar)|cierr(?:a|e)|cerr(?:ar|"
        rf"á))\s+{_REFS}{_FROM_LIST}",
        rf"(?:ya\s+)?(?:(?:he|hemos)\s+(?:ya\s+)?(?:terminado|acabado|hecho|completado|"
        rf"finalizado)|terminé|acabé|hice|completé|finalicé|cumplí|acabo\s+de\s+"
        rf"(?:terminar|hacer|completar))(?:\s+(?:ya|con|de))*\s+{_REFS}",
        rf"(?:ya\s+)?{_REFS}\s+(?:ya\s+)?(?:está|están|esta|estan|quedó|ha\s+sido|fue|"
        rf"han\s+sido)\s+(?:ya\s+|por\s+fin\s+)?{_DONE}",
        rf"(?:listo|hecho|terminado)\s+(?:con|lo\s+de)\s+{_REFS}",
        rf"ya\s+(?:está|estuvo|quedó)\s+(?:lo\s+de(?:l|\s+la)?\s+|listo\s+(?:lo\s+)?)?{_REFS}",
        r"(?:completar?|terminar?|tachar?|ya\s+terminé|ya\s+está|he\s+terminado|terminé)(?P<refs>)",
    ),
    *rules(
        Kind.COMPLETE,
        rf"(?:ya\s+)?{_REFS},?\s+{_DONE}",
        rf"{_DONE}\s*:?\s+{_REFS}",
        needs_number=True,
    ),
    *rules(
        Kind.COMPLETE,
        r"(?!(?:he|ya|no|está|están|es|todo|lo|"
        r"bien)\b)(?P<refs>\w+(?:\s\w+){0,2}),?\s+(?:hech[ao]|terminad[ao]|completad[ao])",
    ),
    *rules(
        Kind.DELETE,
        r"(?:bórra|borra|elimína|elimina|quíta|quita|sáca|tíra)(?P<refs>l[ao]s?)",
        rf"(?:{_verb('envi', 'mand', 'tir', 'ech')}|muev[ea]|mover|pon(?:er)?|"
        rf"tira)\s+{_REFS}\s+a\s+la\s+(?:papelera|basura)",
        rf"{_DEL}\s+{_REFS}{_FROM_LIST}",
        r"(?:borrar?|eliminar?|quitar)(?P<refs>)",
    ),
    *rules(
        Kind.RENAME,
        rf"(?:renombr(?:a|á|ar|e|es)|rebautiz(?:a|ar))\s+{_REFS}(?:\s+(?:a|como|por|en)\s+|"
        rf"\s*(?:->|=>|→|:)\s*){_TITLE}",
        rf"(?:{_verb('cambi', 'edit')}(?:le)?|modific(?:a|á|ar)|modifique)\s+{_THE}(?:nombre|"
        rf"título|texto)\s+{_OF}{_REFS}\s+(?:a|por|como|en)\s+{_TITLE}",
        rf"(?:llam(?:a|á|ar|e)|renombr(?:a|á))\s+(?P<refs>la\s+\d+|(?:tarea\s+)?#?\d+)\s+{_TITLE}",
        rf"(?:reemplaz(?:a|á|ar)|sustitu(?:ye|ir))\s+{_REFS}\s+(?:por|con)\s+{_TITLE}",
    ),
    *rules(
        Kind.DUE,
        rf"(?:{_MARK}|{_MOVE}|fij(?:a|á|"
        rf"ar))\s+{_THE}{_DATE}\s+{_OF}{_REFS}\s+{_TO_DAY}(?!(?:(?:la|mi)\s+)?lista)(?P<due>.+)",
        rf"{_REFS}\s+(?:es|vence|es\s+para|vence\s+el)\s+(?:para\s+)?(?:el\s+)?(?P<due>(?:\d|"
        rf"mañana|hoy|lunes|martes|miércoles|jueves|viernes|sábado|domingo).*)",
    ),
    *rules(
        Kind.MOVE,
        rf"(?!pon)(?:{_MOVE})\s+{_REFS}\s+(?:a|en)\s+(?:la\s+|mi\s+)?lista\s+(?:de\s+la\s+|de\s+|"
        rf"del\s+)?(?P<list>.+)",
    ),
    *rules(
        Kind.MOVE,
        rf"(?:{_PUT}|{_ADD})\s+{_REFS}\s+(?:a|en)\s+(?:la\s+|mi\s+)?lista\s+(?:de\s+la\s+|de\s+|"
        rf"del\s+)?(?P<list>.+)",
        needs_number=True,
    ),
    *rules(
        Kind.DUE,
        rf"(?:aplaza|apláza|pospón|mueve|muéve|pása|pasa|pon|cámbia|cambia|deja|"
        rf"déja)(?P<refs>l[ao]s?)\s+{_TO_DAY}(?!(?:(?:la|mi)\s+)?lista)(?P<due>.+)",
        rf"{_MOVE}\s+{_REFS}\s+(?:del?\s+\w+\s+)?{_TO_DAY}(?!(?:(?:la|mi)\s+)?lista)(?P<due>.+)",
    ),
    *rules(
        Kind.RENAME,
        rf"(?:{_verb('cambi', 'edit')}|modific(?:a|á|ar)|corrige|"
        rf"corregir)\s+{_REFS}\s*(?:\s(?:por|como|en|a)\b|->|=>|→|:)\s*{_TITLE}",
        rf"(?:{_verb('cambi', 'edit')}|modific(?:a|á|ar)|renombr(?:a|á|ar))\s+{_REFS}(?P<title>)",
    ),
    *rules(
        Kind.ADD,
        rf"(?:{_CREATE})\s+(?:(?:las?|estas|los|mis|unas|dos|tres|nuevas)\s+)*(?P<many>tareas|"
        rf"cosas|elementos|to-?dos)(?:\s+siguientes)?\s*:\s*{_TITLE}",
        rf"(?:{_ADD}|{_PUT})\s+{TO_LIST}\s*[:,]?\s+{_TITLE}",
        rf"{_CREATE}\s+(?:(?:una?|la|nueva)\s+)*tarea\s+(?:muy\s+)?(?P<priority>urgente|"
        rf"importante|prioritaria)(?:{_SAYING}|\s*){_TITLE}",
        rf"{_CREATE}\s+(?:(?:una?|la|el|nueva|nuevo)\s+)*(?:tarea|to-?do|recordatorio|"
        rf"pendiente)(?:\s+{TO_LIST})?{_SAYING}{_TITLE}",
        rf"(?:nueva\s+|nuevo\s+)?(?:tarea|to-?do|por\s+hacer|pendiente|"
        rf"recordatorio)\s*[:\u2013-]\s*{_TITLE}",
        rf"(?:nueva\s+tarea|nuevo\s+pendiente)\s+{_TITLE}",
        rf"(?:{_ADD}|{_PUT})\s+{_SOME}\s+{TO_LIST}",
        rf"(?:{_ADD}|nueva|crea(?:r)?)(?:\s+(?:una\s+)?(?:nueva\s+)?tarea)?(?P<title>)",
        rf"{_ADD}\b(?:\s+que\s+(?:tengo\s+que|debo|hay\s+que)\s+|\s*:\s*|\s+){_TITLE}",
    ),
    *rules(
        Kind.LISTS,
        r"[¿\s]*(?:(?:qué|cuáles|cuántas|muestra(?:me)?|muéstrame|mostrame|ver|dime|dame|"
        r"enséñame|mis|todas|las|son)\s+)+listas"
        r"(?:\s+(?:tengo|hay|existen|tenemos|son))?",
    ),
    *rules(
        Kind.STATISTICS,
        rf"[¿\s]*(?:(?:muestra(?:me)?|muéstrame|mostrame|ver|dame|dime|mis|las|unas|cuáles\s+son|"
        rf"el)\s+)*(?:estadísticas?|progreso|resumen\s+de\s+actividad){_PERIOD}",
        rf"[¿\s]*cuánt[oa]s(?:\s+(?:tareas|cosas|pendientes))?\s+(?:he\s+|hemos\s+|"
        rf"fueron\s+)?(?:ya\s+)?"
        rf"(?:terminé|completé|hice|acabé|terminado|completado|hecho|acabado|terminadas|"
        rf"completadas|hechas|logré|cumplí){_PERIOD}",
        rf"[¿\s]*(?:qué\s+tan|cómo\s+de)\s+productiv[oa]\s+(?:fui|he\s+sido|soy){_PERIOD}",
        r"[¿\s]*cómo\s+(?:fue|va|ha\s+ido)\s+(?:mi|la)\s+(?P<period>semana)",
    ),
    *rules(
        Kind.REPORT,
        r"(?:ya\s+)?(?:he\s+|hemos\s+)?(?:ya\s+)?(?P<verb>[^\W\d_]{3,20})\s+(?P<thing>.{2,60})",
        r"(?:ya\s+)?(?P<thing>.{2,60}?)\s+(?:ya\s+)?(?:está|están|fue|ha\s+sido|"
        r"han\s+sido)\s+(?:ya\s+)?(?P<verb>[^\W\d_]{3,20})",
    ),
    *rules(
        Kind.SHOW,
        rf"(?:muestra(?:me)?|muéstrame|mostrame|ver)(?:\s+(?:los\s+)?detalles\s+del?)?\s+"
        rf"(?!\d+\s+{TASK}){_REFS}",
        rf"(?:los\s+)?detalles\s+del?\s+{_REFS}",
        needs_number=True,
    ),
    *rules(
        Kind.SEARCH,
        rf"(?:busc(?:a|á|ar|ame)|busque|encuentr(?:a|e)|encontr(?:ar|á))(?:me)?\s+(?:(?:las?|"
        rf"los?|mis|todas|una)\s+)*(?:{TASK}\s+)?"
        rf"(?:(?:con|sobre|que\s+mencion(?:e|en|a|an)|que\s+diga|que\s+contenga|de|del|la|el|"
        rf"lo\s+de|por|palabra)\s+)*(?P<text>.+)",
        r"dónde\s+está\s+(?:la\s+|el\s+)?(?:tarea\s+)?(?:de\s+|del\s+)?(?P<text>.+)",
    ),
    *rules(
        Kind.NEED,
        rf"(?:tengo\s+que|debo|necesito|hay\s+que|debería|tendría\s+que|me\s+falta)\s+{_TITLE}",
    ),
)
