"""The patterns of French clauses, first match first; see `english_rules.py` for their limits."""

from backend.agent.builtin.language import Kind
from backend.agent.builtin.languages.writing import rules

LIST = r"(?:to-?do\s+)?liste(?:\s+(?:de\s+(?:mes\s+)?tâches|des\s+tâches|de\s+choses\s+à\s+faire))?"
TASK = r"(?:tâches?|to-?dos?|rappels?|items?|éléments?|choses?\s+à\s+faire)"
PRIORITY = (
    r"(?:(?:très\s+)?(?:haute|hautes|élevée?s?|maximale|maximum|max|haut|moyenne?s?|normale?s?|"
    r"basse?s?|faibles?|"
    r"bas|minimale|urgente?s?|importante?s?|prioritaires?)|sans|aucune)"
)
_PRIO = r"(?:priorité|prio)"
_THE = r"(?:(?:la|le|les|l'|un|une|ma|mon|mes|sa|son|cette|ce|des?)\s*)?"
_OF = r"(?:de\s+la|de\s+l'|du|des|de|d'|pour|à\s+la|à\s+l'|à|sur|au)\s*"
_A = r"(?:\s+(?:moi|s'il\s+te\s+plaît|stp|aussi|me|m'))*"
TO_LIST = (
    r"(?:à|sur|dans|en)\s+(?:la|ma|notre|une)\s+(?:liste\s+(?:de\s+tâches|des\s+tâches)|"
    r"liste(?:\s+(?:de\s+la|de|des|du|d'|pour)?\s*(?P<list>[\w&-]+))?|to-?do(?:\s+liste?)?)"
)
_REFS = r"(?P<refs>.+?)"
_TITLE = r"(?P<title>.+)"
_SOME = r"(?P<title>.+?)"
_SAYING = (
    r"(?:\s+(?:appelée?|nommée?|intitulée?|pour(?:\s+que\s+je)?|qui\s+dit|"
    r"avec\s+le\s+titre)\b|\s*[:,\u2013-])?\s*"
)
_DE = r"(?:\s*:\s*|\s+de\s+|\s+d'|\s+qu[e']\s*(?:je\s+dois\s+|il\s+faut\s+)?|\s+à\s+|\s+pour\s+)"
_DONE = (
    r"(?:terminée?s?|finie?s?|faite?s?|complétée?s?|achevée?s?|accomplie?s?|cochée?s?|réglée?s?|"
    r"bouclée?s?|done|ok)"
)
_NOT_DONE = (
    r"(?:(?:non|pas(?:\s+encore)?)\s+(?:terminée?s?|finie?s?|faite?s?|complétée?s?)|à\s+faire|"
    r"en\s+cours|"
    r"ouvertes?|en\s+attente|inachevée?s?)"
)
_MARK = (
    r"(?:marqu(?:e[rz]?|ez)|mets?|mettez|mettre|met|pass(?:e[rz]?)|indiqu(?:e[rz]?)|"
    r"not(?:e[rz]?)|défini[st]?|rend[s]?)"
)
_DEL = (
    r"(?:supprim(?:e[rz]?|es)|effac(?:e[rz]?|es)|enl(?:è|e)v(?:e[rz]?|es)|retir(?:e[rz]?|es)|"
    r"vir(?:e[rz]?)|"
    r"jet(?:te|tes|er|ez)|ét(?:e[rz])|ôt(?:e[rz]?)|annul(?:e[rz]?)|dégag(?:e[rz]?)|"
    r"élimin(?:e[rz]?))"
)
_FROM_LIST = r"(?:\s+(?:de|dans|sur)\s+(?:la|ma|notre)\s+liste(?:\s+.+)?)?"
_TRASH = r"(?:à\s+|dans\s+|de\s+)?(?:la\s+|ma\s+)?(?:corbeille|poubelle)"
_DATE = r"(?:échéance|date(?:\s+(?:d'échéance|limite|butoir))?|deadline)"
_FIELD = (
    r"(?P<field>échéance|date(?:\s*(?:d'échéance|limite))?|deadline|notes?|description|tags?|"
    r"étiquettes?|liste|"
    r"priorité|répétition|récurrence)"
)
_MOVE = (
    r"(?:décal(?:e[rz]?|es)|repouss(?:e[rz]?|es)|report(?:e[rz]?|es)|déplac(?:e[rz]?|es)|"
    r"reprogramm(?:e[rz]?)|avanc(?:e[rz]?)|"
    r"chang(?:e[rz]?)|replanifi(?:e[rz]?)|planifi(?:e[rz]?)|boug(?:e[rz]?)|remet(?:s|tre|tez)?|"
    r"pass(?:e[rz]?)|mets|mettre)"
)
_TO_DAY = r"(?:à|au|jusqu'à|jusqu'au|pour|vers)\s+(?:le\s+|la\s+)?|le\s+"
_IHAVE = (
    r"(?:j'ai|on\s+a|je\s+viens\s+de|c'est\s+bon[,\s]+j'ai)\s+(?:déjà\s+|enfin\s+|bien\s+|"
    r"juste\s+)*"
)
_TAG = r"(?:tags?|étiquettes?|labels?|mots?-clés?)"
_ADD = r"(?:ajout(?:e[rz]?|es|ons)|rajout(?:e[rz]?|es)|insèr(?:e|es)|insérer)"
_CREATE = (
    r"(?:cré(?:e[rz]?|es|ons)|ajout(?:e[rz]?|es)|fais|faire|not(?:e[rz]?)|inscri(?:s|re|"
    r"vez)|mets|mettre|nouvelle?)"
)

_PERIOD = (
    r"(?P<period>(?:\s*(?:cette|ce|ces|de|la|le|les|du|des|pour|sur|dernière?s?|passée?s?|"
    r"semaines?|mois|jours?|aujourd'hui|hier|année|\d+|depuis))*)"
)

_AMOUNT = (
    r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|dix)\s*(?:minutes?|heures?|jours?|"
    r"semaines?|mois)"
)

RULES = (
    *rules(
        Kind.REMIND,
        r"rappel(?:le|les|lez|er)?[\s-]*(?:moi|nous|me)\s+(?P<when>.+?)(?:\s+de\s+|\s+d'|"
        r"\s+qu[e']\s*(?:je\s+dois\s+|il\s+faut\s+)?)"
        r"(?!la\s|l')(?P<title>.+)",
        r"rappel(?:le|lez|er)[\s-]*(?:moi|nous)\s+(?P<when>(?:lundi|mardi|mercredi|jeudi|"
        r"vendredi|samedi|dimanche|demain)(?:\s+(?:matin|soir|midi))?)\s+"
        r"(?P<title>(?:la|le|les|mon|ma|mes)\s.+|l'.+)",
        rf"(?:me\s+)?rappel(?:le|les|lez|er)?(?:[\s-]*(?:moi|nous|me))?(?:{_DE}|\s+){_TITLE}",
        rf"(?:n'oublie[sz]?\s+pas|ne\s+(?:pas\s+)?(?:m'|me\s+)?(?:laisse\s+pas\s+)?oublier?|"
        rf"(?:il\s+)?(?:ne\s+)?faut\s+pas\s+(?:que\s+j'|d')?oubli(?:e|er)|"
        rf"je\s+(?:ne\s+)?dois\s+pas\s+oublier|oublie\s+pas|ne\s+me\s+laisse\s+pas\s+oublier|"
        rf"pense[sz]?|penser|souviens-toi)"
        rf"(?:{_DE}|\s+){_TITLE}",
        rf"(?:faut|il\s+faut)\s+que\s+je\s+pense\s+à\s+{_TITLE}",
    ),
    *rules(
        Kind.CLEAR,
        rf"{_DEL}\s+{_THE}{_FIELD}\s+{_OF}{_REFS}",
    ),
    *rules(
        Kind.UNTAG,
        rf"{_DEL}\s+{_THE}{_TAG}\s+(?P<tags>.+?)\s+{_OF}{_REFS}",
        rf"{_DEL}\s+(?P<tags>#[^\W\d][\w-]*)\s+{_OF}{_REFS}",
    ),
    *rules(
        Kind.TAG,
        rf"(?:{_ADD}|mets|mettre)\s+{_THE}{_TAG}\s+(?P<tags>.+?)\s+{_OF}{_REFS}",
        rf"(?:{_ADD}|mets)\s+(?P<tags>#[^\W\d][\w-]*)\s+{_OF}{_REFS}",
        rf"(?:étiquett(?:e[rz]?)|tagu?(?:e[rz]?))\s+{_REFS}\s+(?:avec|comme|en)\s+(?P<tags>.+)",
        rf"{_MARK}\s+{_REFS}\s+avec\s+{_THE}{_TAG}\s+(?P<tags>.+)",
    ),
    *rules(
        Kind.NOTE,
        rf"(?:{_ADD}|mets|mettre|écri[st])\s+{_THE}(?:notes?|"
        rf"description)\s+{_OF}{_REFS}\s*:\s*(?P<note>.+)",
        rf"(?:notes?|description)\s+{_OF}{_REFS}\s*:\s*(?P<note>.+)",
    ),
    *rules(
        Kind.PRIORITIZE,
        rf"(?:{_MARK}|chang(?:e[rz]?)|augment(?:e[rz]?)|"
        rf"baiss(?:e[rz]?))\s+{_THE}{_PRIO}\s+{_OF}{_REFS}\s+(?:à|en|sur|comme)\s+"
        rf"(?P<priority>{PRIORITY})",
        rf"(?:{_MARK}|donne[rz]?)\s+{_THE}{_PRIO}\s+(?P<priority>{PRIORITY})\s+{_OF}{_REFS}",
        rf"(?:{_MARK}|chang(?:e[rz]?))\s+{_REFS}\s+(?:en|à|comme|"
        rf"avec)\s+(?:une\s+)?{_PRIO}\s+(?P<priority>{PRIORITY})",
        rf"(?:{_MARK}|chang(?:e[rz]?))\s+{_REFS}\s+(?:en|à|"
        rf"comme)\s+(?:étant\s+)?(?P<priority>{PRIORITY})(?:\s+{_PRIO})?",
        rf"{_MARK}\s+{_REFS}\s+(?P<priority>urgente?s?|importante?s?|prioritaires?)",
        rf"{_REFS}\s+(?:est|sont)\s+(?:très\s+)?(?P<priority>urgente?s?|importante?s?|"
        rf"prioritaires?)",
        rf"priorise[rz]?\s+{_REFS}",
    ),
    *rules(
        Kind.REOPEN,
        rf"(?:{_MARK}|remets|remettre|remettez)[\s-]+{_REFS}\s+(?:comme\s+|en\s+)?{_NOT_DONE}",
        rf"(?:rouvr(?:e|es|ez|ir)|ré-?ouvr(?:e|es|ez|ir)|restaur(?:e[rz]?|es)|récupèr(?:e|es)|"
        rf"récupérer|décoch(?:e[rz]?|es)|"
        rf"réactiv(?:e[rz]?)|rétabli[rst]*)[\s-]+{_REFS}(?:\s+{_TRASH})?",
        rf"(?:ressors|sors|sortir|reprends|reprendre)\s+{_REFS}\s+{_TRASH}",
        rf"{_REFS}\s+(?:n'est|n'était|n'sont|ne\s+sont|est)\s+(?:pas|pas\s+encore)\s+{_DONE}",
    ),
    *rules(
        Kind.SHIFT,
        rf"(?:repouss(?:e[rz]?|es)|décal(?:e[rz]?|es)|report(?:e[rz]?|es)|recul(?:e[rz]?|"
        rf"es))[\s-]+{_REFS}\s+(?:de|d')\s*"
        rf"(?P<amount>{_AMOUNT})",
        rf"(?P<earlier>avanc(?:e[rz]?|es))[\s-]+{_REFS}\s+(?:de|d')\s*(?P<amount>{_AMOUNT})",
    ),
    *rules(
        Kind.COMPLETE,
        rf"{_MARK}[\s-]+{_REFS}\s+(?:comme\s+|en\s+|à\s+)?(?:étant\s+)?{_DONE}",
        rf"(?:coch(?:e[rz]?|es)|termin(?:e[rz]?|es)|fini[rst]?|finissez|complèt(?:e|es)|"
        rf"complét(?:er|ez)|achèv(?:e|es)|achever|boucl(?:e[rz]?)|"
        rf"accompli[rst]?|clôtur(?:e[rz]?)|ray(?:e[rz]?|es)|barr(?:e[rz]?|es)|"
        rf"valid(?:e[rz]?))[\s-]+{_REFS}{_FROM_LIST}",
        rf"{_IHAVE}(?:fini|terminé|fait|complété|achevé|bouclé|finir|terminer|faire|réglé|"
        rf"accompli)(?:\s+avec)?\s+(?:de\s+)?{_REFS}",
        rf"{_REFS}\s*[,:]?\s+(?:c'est|est|sont|a\s+été|ont\s+été|sont\s+toutes|sont\s+tous|"
        rf"est\s+enfin)\s+(?:déjà\s+|enfin\s+|maintenant\s+|bien\s+|toutes\s+)*{_DONE}",
        r"(?:coche|terminé|fini|fait|termine|finis|complète)(?P<refs>)",
        r"(?:j'ai\s+(?:fini|terminé)|c'est\s+(?:fait|fini|terminé))(?P<refs>)",
    ),
    *rules(Kind.COMPLETE, rf"{_REFS},?\s+{_DONE}", rf"{_DONE}\s*:?\s+{_REFS}", needs_number=True),
    *rules(
        Kind.COMPLETE,
        r"(?!(?:j'ai|je|c'est|est|sont|pas|non|tout)\b)(?P<refs>[\w'-]+(?:\s[\w'-]+){0,2}),?\s+"
        r"(?:terminée?|finie?|c'est\s+fait)",
    ),
    *rules(
        Kind.DELETE,
        rf"(?:mets|mettre|envoie|envoyer|déplace|déplacer|jette|jeter)\s+{_REFS}\s+(?:à|"
        rf"dans)\s+(?:la\s+)?(?:corbeille|poubelle)",
        rf"{_DEL}[\s-]*(?:moi\s+)?{_REFS}{_FROM_LIST}",
        rf"(?:débarrasse-(?:moi|toi))\s+{_OF}{_REFS}",
        r"(?:supprimer?|effacer?)(?P<refs>)",
    ),
    *rules(
        Kind.RENAME,
        rf"(?:renomm(?:e[rz]?|es)|rebaptis(?:e[rz]?)|reformul(?:e[rz]?))\s+{_REFS}(?:\s+(?:en|"
        rf"comme|par|à)\s+|\s*(?:->|=>|→|:)\s*){_TITLE}",
        rf"(?:chang(?:e[rz]?)|modifi(?:e[rz]?))\s+{_THE}(?:nom|titre|texte|"
        rf"intitulé)\s+{_OF}{_REFS}\s+(?:en|à|par|pour)\s+{_TITLE}",
        rf"(?:appelle|renomme)[\s-]+(?P<refs>la|le|les|(?:la\s+|tâche\s+)*#?\d+)\s+{_TITLE}",
        rf"(?:remplac(?:e[rz]?|es))\s+{_REFS}\s+par\s+{_TITLE}",
    ),
    *rules(
        Kind.DUE,
        rf"(?:{_MARK}|chang(?:e[rz]?)|fix(?:e[rz]?)|modifi(?:e[rz]?)|décal(?:e[rz]?)|"
        rf"repouss(?:e[rz]?))\s+{_THE}{_DATE}\s+{_OF}{_REFS}\s+(?:{_TO_DAY})(?!(?:(?:la|"
        rf"ma)\s+)?liste)(?P<due>.+)",
        rf"{_REFS}\s+est\s+(?:pour|due)\s+(?:le\s+|à\s+)?(?P<due>.+)",
    ),
    *rules(
        Kind.MOVE,
        rf"(?:déplac(?:e[rz]?|es)|transfèr(?:e|es)|transférer|boug(?:e[rz]?)|"
        rf"range[rz]?)\s+{_REFS}\s+"
        rf"(?:à|sur|dans|vers|en)\s+(?:la\s+|ma\s+)?liste\s+(?:de\s+la\s+|de\s+|des\s+|du\s+|"
        rf"d')?(?P<list>.+)",
    ),
    *rules(
        Kind.MOVE,
        rf"(?:mets|mettre|pass(?:e[rz]?)|ajout(?:e[rz]?))\s+{_REFS}\s+(?:à|sur|dans|vers|"
        rf"en)\s+(?:la\s+|ma\s+)?liste\s+(?:de\s+la\s+|de\s+|des\s+|du\s+|d')?(?P<list>.+)",
        needs_number=True,
    ),
    *rules(
        Kind.DUE,
        rf"{_MOVE}[\s-]*{_REFS}\s+(?:de\s+\w+\s+)?(?:{_TO_DAY})(?!(?:(?:la|"
        rf"ma)\s+)?liste)(?P<due>.+)",
        rf"{_MOVE}[\s-]*{_REFS}\s+(?P<due>(?:demain|après-demain|lundi|mardi|mercredi|jeudi|"
        rf"vendredi|samedi|dimanche|ce\s+soir|aujourd'hui)\b.*)",
    ),
    *rules(
        Kind.RENAME,
        rf"(?:chang(?:e[rz]?)|modifi(?:e[rz]?)|corrig(?:e[rz]?)|"
        rf"édit(?:e[rz]?))\s+{_REFS}\s*(?:\s(?:en|par|pour)\b|->|=>|→|:)\s*{_TITLE}",
        rf"(?:chang(?:e[rz]?)|modifi(?:e[rz]?)|édit(?:e[rz]?)|"
        rf"renomm(?:e[rz]?))\s+{_REFS}(?P<title>)",
    ),
    *rules(
        Kind.ADD,
        rf"(?:{_ADD}|{_CREATE})\s+(?:(?:les?|ces|des|mes|deux|trois|"
        rf"nouvelles?)\s+)*(?P<many>tâches|choses|éléments|"
        rf"to-?dos)(?:\s+suivante?s)?\s*:\s*{_TITLE}",
        rf"(?:{_ADD}|mets|note)\s+{TO_LIST}\s*[:,]?\s+{_TITLE}",
        rf"{_CREATE}{_A}\s+(?:(?:une?|la|nouvelle)\s+)*tâche\s+(?:très\s+)?(?P<priority>urgente?|"
        rf"importante?|prioritaire)(?:{_SAYING}|\s*){_TITLE}",
        rf"(?:{_ADD}|{_CREATE}){_A}\s+(?:(?:une?|la|le|nouvelle?|nouveau)\s+)*(?:tâche|to-?do|"
        rf"rappel)(?:\s+{TO_LIST})?{_SAYING}{_TITLE}",
        rf"(?:nouvelle\s+|nouveau\s+)?(?:tâche|to-?do|à\s+faire|rappel)\s*[:\u2013-]\s*{_TITLE}",
        rf"nouvelle\s+tâche\s+{_TITLE}",
        rf"(?:{_ADD}|mets|mettez|mettre|note[rz]?|inscri[st]|écri[st]|"
        rf"colle){_A}\s+{_SOME}\s+{TO_LIST}",
        rf"(?:{_ADD}|{_CREATE})(?:\s+(?:une\s+)?(?:nouvelle\s+)?tâche)?(?P<title>)",
        rf"{_ADD}{_A}\s*:?\s+{_TITLE}",
        rf"note[rz]?{_A}\s*(?:qu[e']\s*(?:je\s+dois|il\s+faut)\s+|:\s*|de\s+|d'|\s)\s*{_TITLE}",
    ),
    *rules(
        Kind.LISTS,
        r"(?:(?:quelles?|montre(?:-moi)?|affiche(?:-moi)?|voir|combien\s+de|donne(?:-moi)?|mes|"
        r"toutes|les|sont)\s+)+listes"
        r"(?:\s+(?:j'ai|ai-je|est-ce\s+que\s+j'ai|y\s+a-t-il|existent|il\s+y\s+a|a-t-on|"
        r"avons-nous))?",
        r"(?:quelles\s+sont|qu'est-ce\s+que\s+j'ai\s+comme)\s+(?:mes\s+|les\s+)?listes",
        r"j'ai\s+(?:quelles?|quoi\s+comme|combien\s+de)\s+listes",
    ),
    *rules(
        Kind.STATISTICS,
        rf"(?:(?:montre(?:-moi)?|affiche(?:-moi)?|donne(?:-moi)?|mes|les|quelles?\s+sont|voir|un|"
        rf"le)\s+)*(?:statistiques?|stats|bilan|progrès|progression){_PERIOD}",
        rf"(?:combien|combien\s+de\s+(?:tâches?|choses))\s+(?:est-ce\s+que\s+)?(?:j'ai|ai-je|"
        rf"ont\s+été|on\s+a)\s+(?:déjà\s+)?(?:de\s+tâches?\s+)?"
        rf"(?:fait(?:es)?|fini(?:es)?|terminée?s?|complétée?s?|accompli(?:es)?|"
        rf"cochée?s?)(?:\s+de\s+(?:tâches|choses))?{_PERIOD}",
        rf"j'ai\s+(?:fait|fini|terminé)\s+combien\s+de\s+(?:tâches|choses){_PERIOD}",
        rf"(?:est-ce\s+que\s+j'ai|ai-je|j'ai)\s+été\s+productive?{_PERIOD}",
    ),
    *rules(
        Kind.REPORT,
        r"(?:j'ai|on\s+a|je\s+suis)\s+(?:déjà\s+|enfin\s+|"
        r"bien\s+)*(?P<verb>[^\W\d_]{2,20})\s+(?P<thing>.{2,60})",
        r"(?P<thing>.{2,60}?)\s+(?:est|sont|a\s+été|ont\s+été)\s+(?:déjà\s+|enfin\s+|"
        r"bien\s+)*(?P<verb>[^\W\d_]{2,20})",
    ),
    *rules(
        Kind.SHOW,
        rf"(?:montre|affiche)(?:[\s-]moi)?(?:\s+(?:les\s+)?(?:détails|details)\s+d[eu])?\s+"
        rf"(?!\d+\s+{TASK}){_REFS}",
        rf"(?:les\s+)?(?:détails|details)\s+d[eu]\s+{_REFS}",
        needs_number=True,
    ),
    *rules(
        Kind.SEARCH,
        rf"(?:(?:re)?cherch(?:e[rz]?|es)|trouv(?:e[rz]?|es)|retrouv(?:e[rz]?|"
        rf"es))[\s-]*(?:moi\s+)?(?:(?:les?|la|mes|toutes|une)\s+)*(?:{TASK}\s+)?"
        rf"(?:(?:avec|sur|qui\s+parlent?\s+de|contenant|concernant|à\s+propos\s+de|pour|de|du|la|"
        rf"le|les|mot)\s+|[ld]')*(?P<text>.+)",
        r"où\s+est\s+(?:la\s+|le\s+|l')?(?:tâche\s+)?(?P<text>.+)",
    ),
    *rules(
        Kind.NEED,
        rf"(?:je\s+dois|(?:il\s+)?(?:me\s+)?faut(?:\s+que\s+(?:je\s+|j'))?|il\s+faudrait|"
        rf"j'ai\s+besoin\s+de|j'ai\s+besoin\s+d'|je\s+devrais)\s*"
        rf"(?:absolument\s+|encore\s+)?{_TITLE}",
    ),
)
