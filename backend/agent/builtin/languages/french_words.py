"""The words of French: lists, references, details, politeness, small talk."""

from backend.agent.builtin.intents import Remark, Wish
from backend.agent.builtin.language import DateWords, ListingWords, ReferenceWords
from backend.agent.builtin.languages.french_rules import LIST, PRIORITY, TASK
from backend.agent.builtin.languages.writing import (
    counted,
    meanings,
    meant,
    pattern,
    priorities,
    statuses,
    words,
)

_AGAIN = r"(?:\s+(?:aussi|encore|maintenant|plutôt|de\s+nouveau))*"
_PRIO = r"(?:priorité|prio)"

REFERENCES = ReferenceWords(
    leading=pattern(
        rf"^(?:(?:{TASK}|celles?|ceux)\s+(?:avec|sur|pour|de|du|à\s+propos\s+de|"
        rf"qui\s+parlent?\s+de)\s+|"
        rf"(?:la|le|les|mes|ma|mon|notre|une?|cette|ces|ce|celle|celui|de|du|des|{TASK}|numéros?|"
        rf"n°|no\.?|appelée?|intitulée?)(?:\s+|(?=#))|"
        r"l'|d'|n°(?=\d)|(?:tâches?)(?=\d))+(?=\S)"
    ),
    trailing=pattern(
        rf"(?:\s+(?:{TASK}|aussi|maintenant|encore|plutôt|de\s+nouveau|(?:de|dans|sur)\s+(?:ma|"
        rf"la)\s+{LIST}))+$"
    ),
    it=pattern(
        rf"(?:la|le|l'|ça|cela|celle-(?:ci|là)|celui-(?:ci|là)|celle-ci|cette\s+(?:tâche|"
        rf"dernière)|ce\s+rappel|la\s+même|elle){_AGAIN}"
    ),
    them=pattern(
        rf"(?:les|les\s+deux|ces\s+deux(?:-là)?|celles-(?:ci|là)|ceux-(?:ci|là)|ces\s+tâches|"
        rf"toutes\s+les\s+deux|tous\s+les\s+deux|elles){_AGAIN}"
    ),
    all=pattern(
        rf"(?:tout(?:es)?(?:\s+(?:les|mes|ces))?(?:\s+(?:{TASK}|choses))?(?:\s+(?!deux\b).*)?|"
        rf"tous(?:\s+(?:les|mes)\s+.+)?|les\s+supprimer\s+toutes|"
        rf"(?:mes|les|ma|la)\s+(?:{TASK}|{LIST})(?:\s+(?:terminées|finies|faites|en\s+cours|"
        rf"ouvertes|en\s+retard|complète|entière))?)"
    ),
    range=pattern(
        r"#?(?P<first>\d{1,9})\s*(?:-|\u2013|\u2014|\bà\b|\bau\b|\bjusqu'à\b)\s*#?(?P<last>\d{1,9})"
    ),
    separator=pattern(r"[\s,;&+/]+|\bet\b|\bainsi\s+que\b"),
    conjunction=pattern(r"(?:^|\s)(?:et|ainsi\s+que)\s"),
    ordinals=counted(
        "première|premier deuxième|seconde|second|2e troisième|3e quatrième cinquième sixième "
        "septième "
        "huitième neuvième dixième",
        "1er|1ère 2e|2ème 3e|3ème 4e|4ème 5e|5ème 6e|6ème 7e|7ème 8e|8ème 9e|9ème 10e|10ème",
    )
    | dict.fromkeys(words("dernière dernier dernières"), -1),
    ordinal_noise=words(
        "la le les tâche tâches de liste ma sur dans celle celui plutôt prends non"
    ),
    numbers={
        word: str(number)
        for word, number in counted(
            "un|une deux trois quatre cinq six sept huit neuf dix", first=1
        ).items()
    },
    nouns=pattern(r"(?:la\s+|les\s+|ma\s+|le\s+)?(?:tâches?|numéros?|n°|to-?dos?)\s"),
)

LISTING = ListingWords(
    heads=words(
        "montre-moi montrez-moi affiche-moi donne-moi liste-moi dis-moi lis-moi montre montrer "
        "montrez affiche afficher affichez liste lister listez voir vois donne donnez donner "
        "quelles quels quelle quel que qu'est-ce qu'est quoi combien est-ce ai j'ai qu'ai-je "
        "ai-je reste "
        "y-a-t-il y'a lis lire dis consulter regarde c'est qu'y trouve sont"
    ),
    nouns=words(
        "tâche tâches liste listes to-do to-dos todo todos todoliste chose choses rappel rappels "
        "faire "
        "tout agenda programme prévu planning travaux reste"
    ),
    fillers=words(
        "moi me m' la le les l' mes ma mon mes des de du d' un une à au aux en sur dans pour ce "
        "ces cette qui que "
        "qu'il il y a t j' je j'ai ai as-tu est sont encore maintenant actuellement toujours me "
        "nous on nos notre et ou "
        "s'il te plaît plait là qu' quelque dois devrais peux puis-je ont été déjà liste ne n' pas "
        "n'ai n'ont n'est toutes tous toute complète ensuite m'ai avons t'il reste-t-il plus "
        "faire donc alors "
        "dans l'ordre mettre mis j'avais avais ce-que aujourd'hui celles ceux"
    ),
    statuses=statuses(
        pending="ouverte ouvertes attente restante restantes restent cours inachevées prévues "
        "prochaines prochaine",
        completed="terminée terminées terminé finie finies fini faite faites fait complétée "
        "complétées complété accomplies "
        "accompli cochées achevées terminés finis",
        trash="corbeille supprimée supprimées poubelle effacées effacée",
        all="toutes tous tout toute",
    ),
    joined=pattern(r"\bto[\s-]do(?:s\b|\b)"),
    negations=words("pas non n'ai n'ont n'est n'"),
    bare=words("corbeille terminées agenda aujourd'hui"),
    imperatives=words("termine finis fais coche terminé fini fait"),
    doing=pattern(
        r"(?:qu'est-ce\s+qu(?:e\s+j'ai|e\s+je\s+dois|'il\s+(?:me\s+)?reste|'il\s+y\s+a|"
        r"e\s+j'ai\s+encore|'il\s+faut)|que\s+(?:dois-je|me\s+reste-t-il)|"
        r"qu'ai-je|quoi|je\s+dois\s+faire\s+quoi|j'ai\s+quoi|il\s+(?:me\s+)?reste\s+quoi|"
        r"que\s+reste-t-il|qu'est-ce\s+qui\s+(?:me\s+)?reste)"
        r"(?:\s+(?:encore|de\s+prévu|d'autre|ensuite))?(?:\s*(?:à|de)?\s*(?:faire|"
        r"prévu))?(?:\s+(?:maintenant|ensuite))?"
    ),
    filters=(
        pattern(
            r"\b(?:(?:sur|dans|de)\s+)?(?:la|ma)?\s*liste\s+(?:de\s+la\s+|de\s+|du\s+|"
            r"d')?(?P<list>(?!mes\b|les\b|des\b|de\b|la\b|toutes?\b|tâches?\b|moi\b|ce\b|tout\b|"
            r"complète\b)[\w&-]+)$"
        ),
        pattern(
            r"\b(?:avec\s+(?:le\s+|l')?(?:tag|étiquette)|étiquetées?|taguées?)\s*#?(?P<tag>[\w-]+)"
        ),
        pattern(r"(?<!\S)#(?P<tag>[^\W\d][\w-]*)"),
        pattern(rf"\b(?:(?:à|de|en|avec)\s+(?:la\s+)?)?{_PRIO}\s+(?P<priority>{PRIORITY})\b"),
        pattern(rf"\b(?:à|de)?\s*(?P<priority>haute|moyenne|basse|faible)\s+{_PRIO}\b"),
        pattern(r"\b(?:(?:plus\s+)?(?P<priority>urgente?s?|importante?s?|prioritaires?))\b"),
        pattern(
            r"\b(?:qui\s+(?:est|sont)\s+|sont\s+)?(?:prévue?s?\s+|dues?\s+)?(?:pour\s+|d'|"
            r"de\s+)?(?P<when>en\s+retard|aujourd'hui|demain|cette\s+semaine)"
        ),
        pattern(
            r"\b(?:qui\s+parlent?\s+de|à\s+propos\s+(?:de|du|d')|concernant|contenant|"
            r"au\s+sujet\s+(?:de|du)|avec\s+le\s+mot|qui\s+contien(?:t|nent)|avec|sur)\s+(?!ma\b|"
            r"la\b|mes\b)(?P<text>.+)$"
        ),
    ),
    when={
        "en retard": "overdue",
        "aujourd'hui": "today",
        "demain": "tomorrow",
        "cette semaine": "week",
    },
)

LEAD = pattern(
    r"(?:(?:hé|hey|hello|salut|bonjour|bonsoir|coucou|ok|okay|d'accord|bon|bien|alors|donc|et|"
    r"puis|ensuite|maintenant|"
    r"euh|ah|oh|s'il\s+(?:te|vous)\s+plaît|stp|svp|merci|oui|juste|peut-être|super|aussi|"
    r"mais)(?:\s*[,!.:\u2013-]+\s*|\s+)"
    r"|(?:est-ce\s+que\s+)?(?:tu\s+(?:peux|pourrais|veux)|vous\s+(?:pouvez|pourriez))\s+(?:(?:me|"
    r"m'|bien|stp)\s*)*"
    r"|(?:peux|pourrais|veux)-tu\s+(?:(?:me|m'|bien|stp)\s*)*|(?:pouvez|pourriez|"
    r"voulez)-vous\s+(?:(?:me|m'|bien)\s*)*"
    r"|(?:je\s+(?:voudrais|veux|souhaite|souhaiterais|aimerais)|j'aimerais|"
    r"aide-moi\s+à)\s+(?:bien\s+)?(?:que\s+tu\s+)?)(?=\S)"
)
REQUEST = pattern(
    r"(?:.*?\W)?(?:(?:peux|pourrais|veux)-tu|(?:pouvez|pourriez|voulez)-vous|tu\s+(?:peux|"
    r"pourrais|veux)|vous\s+(?:pouvez|pourriez)|s'il\s+(?:te|vous)\s+plaît|stp\b|svp\b)"
)
TAIL = pattern(
    r"[\s,]+(?:s'il\s+(?:te|vous)\s+plaît|stp|svp|merci(?:\s+(?:beaucoup|bien|d'avance))?|ok|"
    r"d'accord)$"
)
NEGATION = pattern(
    r"(?:(?:surtout\s+)?(?:ne\s+|n')(?=\S+\s+(?:pas|plus|jamais|surtout)\b)(?:pas\s+)?"
    r"|(?:ne\s+pas|pas\s+besoin\s+de|inutile\s+de|jamais|ne\s+jamais)\s+"
    r"|je\s+(?:ne\s+|n')?(?:veux|voulais|souhaite|voudrais)\s+pas\s+(?:que\s+tu\s+)?"
    r"|(?=[\w'-]+\s+pas\s))(?=\S)"
)
QUESTION = pattern(
    r"(?:est-ce\s+qu[e']|dois-je|puis-je|faut-il|devrais-je|ai-je|est-elle|comment|pourquoi|"
    r"quand|où|qui|que|quel(?:le)?s?|quoi|"
    r"qu'est-ce\s+qu[ei']|est|sont|si|combien)(?:\s+|(?<='))"
    r"(?:(?:je|j'ai|on|il|elle|nous|peux-je|puis-je|faire\s+pour|fait-on\s+pour|peut-on|dois-je|"
    r"se\s+passe-t-il|dois|devrais|peux|si|la|ça)\b\s*)*"
)
ASKS = pattern(
    r"(?:qui|que|quoi|quel(?:le)?s?|comment|pourquoi|quand|où|combien|qu'est-ce|est-ce)\b"
)
SEPARATOR = pattern(
    r"(?P<hard>\s*;+\s*)|(?P<sentence>(?<=\S)\s?[!?…]+\s+|(?<=\S)\.+\s+)"
    r"|(?P<but>\s*,?\s+mais\s+)"
    r"|(?P<then>(?:\s*,\s*(?:et\s+)?|\s+et\s+|\s+(?=puis\b))(?:puis|ensuite|après\s+ça)\b\s*,?\s*)"
    r"|(?P<soft>\s*,\s+(?:et\s+|aussi\s+)?|\s+(?:et|&|\+|ainsi\s+que)\s+)"
)
EVIDENCE = pattern(rf"#\d+|\b\d+\b|\b{TASK}\b|\b(?:celle-ci|celle-là)\b|-(?:la|le|les)\b")

DETAILS = (
    pattern(
        r"(?:[,;]?\s*(?<!\w)\(?(?:(?:pour|avant|d'ici|jusqu'au|échéance)(?:\s+le)?|"
        r"le)\s+)?(?<!\S)\(?"
        r"(?P<due>\d{4}-\d{2}-\d{2}(?:(?:T|\s+(?:à\s+)?)\d{1,2}:\d{2}(?::\d{2})?(?:Z|"
        r"[+-]\d{2}:?\d{2})?)?)"
        r"\)?(?=[\s,.;!?]|$)"
    ),
    pattern(r"(?<!\S)!(?P<priority>haute|moyenne|basse|urgente?|high|medium|low)\b"),
    pattern(
        rf"(?:\s*[,;(\u2013-]\s*|\s+)(?:(?:avec|en|à|de)\s+)?(?:une\s+|"
        rf"la\s+)?{_PRIO}\s*:?\s+(?P<priority>{PRIORITY})\)?$"
    ),
    pattern(
        rf"(?:\s*[,;(\u2013-]\s*|\s+)(?:avec|en|à)?\s*(?:une\s+)?(?P<priority>haute|moyenne|"
        rf"basse|faible)\s+{_PRIO}\)?$"
    ),
    pattern(rf"^{_PRIO}\s+(?P<priority>{PRIORITY})\s*[:,\u2013-]\s*"),
    pattern(r"^(?P<priority>urgent|important)\s*[:,\u2013-]\s*"),
    pattern(r"(?:\s*[,;(\u2013-]\s*(?:c'est\s+)?)(?P<priority>urgent|important)\)?$"),
    pattern(r"(?<!\S)#(?P<tags>[^\W\d][\w-]*)"),
    pattern(
        r"\s+avec\s+(?:le\s+|l'|les\s+)?(?:tags?|étiquettes?)\s+(?P<tags>[\w-]+(?:(?:,\s*|"
        r"\s+et\s+)[\w-]+)*)$"
    ),
    pattern(
        r"\s+(?:à|sur|dans)\s+(?:la|ma|notre)\s+(?:liste(?!\s+(?:de|"
        r"des)\s+tâches)(?:\s+(?:de\s+la|de|des|du|d'|pour)?\s*(?P<list>[\w&-]+))?|"
        r"to-?do(?:\s+liste?)?|liste\s+des?\s+tâches)$"
    ),
)
PRIORITIES = priorities(
    high="haute hautes haut élevée élevées élevé maximale maximum max urgent urgente urgentes "
    "urgents important importante "
    "importantes importants prioritaire prioritaires très high",
    medium="moyenne moyennes moyen normale normales normal medium",
    low="basse basses bas faible faibles minimale low",
    none="sans aucune",
)
FIELDS = meanings(
    due="échéance date dated'échéance datelimite deadline",
    description="note notes description",
    tags="tag tags étiquette étiquettes",
    list="liste",
    priority="priorité",
    repeat="répétition récurrence",
)
DATE_WORDS = pattern(
    r"(?:demain|après-demain|aujourd'hui|ce\s+soir|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche)|la\s+semaine\s+prochaine|"
    r"dans\s+\w+\s+\w+|le\s+\d+.*|\d{1,2}\s+\w+|\d{4}-\d\d-\d\d)(?:\s.*)?"
)
DATES = DateWords(
    weekdays=("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    months=(
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
        *("octobre", "novembre", "décembre"),
    ),
    day="{weekday} {day} {month} {year}",
    instant="{day} à {time}",
)

_END = r"[\s.!?,:;)(]*"
_TALK: tuple[tuple[Remark | Wish, str], ...] = (
    (
        Remark.GREETING,
        r"(?:salut|bonjour|bonsoir|coucou|hello|hey|allô)(?:[\s,]+(?:toi|à\s+tous|l'assistant|"
        r"taskchat|tout\s+le\s+monde))*"
        r"(?:[\s,]+(?:ça\s+va|comment\s+(?:ça\s+va|vas-tu|allez-vous)))?|(?:comment\s+)?(?:ça|"
        r"sa)\s+va|comment\s+(?:vas-tu|tu\s+vas|allez-vous)",
    ),
    (
        Remark.THANKS,
        r"(?:ok[\s,]+|super[\s,]+|parfait[\s,]+|"
        r"génial[\s,]+)?(?:(?:un\s+grand\s+)?merci)(?:\s+(?:beaucoup|bien|infiniment|à\s+toi|"
        r"encore|mille\s+fois|pour\s+.{1,40}))*",
    ),
    (
        Remark.FAREWELL,
        r"(?:au\s+revoir|à\s+(?:bientôt|plus(?:\s+tard)?|demain|la\s+prochaine|toute?)|"
        r"bonne\s+(?:nuit|journée|soirée)|salut|ciao|adieu|a\+)(?:[\s,]+(?:à\s+\w+|merci))?",
    ),
    (
        Remark.PRAISE,
        r"(?:(?:c'est|tu\s+es|t'es|c'était)\s+)?(?:très\s+|vraiment\s+|trop\s+)?(?:ok|super|"
        r"génial|parfait|bien(?:\s+joué)?|top|cool|excellent|nickel|formidable|magnifique|"
        r"bravo|sympa|d'accord|chouette|utile)",
    ),
    (
        Remark.HELP,
        r"(?:aide(?:-moi)?|à\s+l'aide|au\s+secours|qu'est-ce\s+que\s+tu\s+(?:sais|peux)\s+faire|"
        r"que\s+(?:sais|peux)-tu\s+faire|tu\s+(?:sais|peux)\s+faire\s+quoi|commandes?|"
        r"comment\s+(?:ça|cela)\s+(?:marche|fonctionne)|qui\s+es-tu|tu\s+es\s+qui|"
        r"mode\s+d'emploi|comment\s+peux-tu\s+m'aider|options)",
    ),
    (
        Wish.UNDO,
        r"(?:oups[\s,]+|non[\s,]+|attends?[\s,]+|mince[\s,]+|zut[\s,]+|stp\s+)*(?:undo|"
        r"annul(?:e[rz]?|es)(?:\s+(?:ça|cela|la\s+dernière\s+(?:action|modification|chose|"
        r"opération)|le\s+dernier\s+(?:changement|ajout)|tout\s+ça|ce\s+que\s+.{1,30}))?|"
        r"revien[st]\s+en\s+arrière|retour\s+(?:en\s+)?arrière|reven(?:ir|ez)\s+en\s+arrière|"
        r"défai[st](?:\s+ça)?|défaire|remets\s+(?:ça\s+)?comme\s+avant)(?:\s+(?:stp|svp|"
        r"s'il\s+(?:te|vous)\s+plaît))?",
    ),
    (
        Wish.REDO,
        r"(?:refai[st](?:-le)?|refaire|rétabli[rst]|redo|annule\s+l'annulation)(?:\s+(?:ça|"
        r"la\s+dernière\s+action))?",
    ),
    (
        Wish.MORE,
        r"(?:(?:montre(?:-moi)?|affiche|voir)\s+)?(?:(?:les\s+)?(?:suivantes?|autres|suite)|"
        r"la\s+suite|(?:encore\s+)?plus|continue[rz]?|page\s+suivante|le\s+reste)(?:\s+(?:tâches|"
        r"stp))*",
    ),
    (
        Wish.YES,
        r"(?:oui+|ouais|ouep|yes|si|bien\s+sûr|d'accord|vas-y|exact(?:ement)?|c'est\s+ça|"
        r"absolument|volontiers|carrément|tout\s+à\s+fait|évidemment|avec\s+plaisir)"
        r"(?:[\s,]+(?:vas-y|stp|s'il\s+te\s+plaît|celle-là|bien\s+sûr|merci|ajoute-la|d'accord|"
        r"c'est\s+ça))*",
    ),
    (
        Wish.NO,
        r"(?:non+|nan|laisse(?:\s+tomber)?|oublie(?:\s+ça)?|tant\s+pis|pas\s+la\s+peine|"
        r"aucune?(?:\s+des\s+deux)?|stop|arrête|surtout\s+pas|pas\s+besoin)"
        r"(?:[\s,]+(?:merci|laisse(?:\s+tomber)?|oublie(?:\s+ça)?|pas\s+la\s+peine))*",
    ),
    (
        Remark.EMPTY_TRASH,
        r"(?:vide[rz]?|nettoie|purge[rz]?)\s+(?:la\s+|ma\s+)?(?:corbeille|poubelle)",
    ),
)
REMARKS = tuple((remark, pattern(rf"(?:{text}){_END}")) for remark, text in _TALK)

TELLING = words(
    "ajoute ajouter ajoutez rajoute rappelle rappelez rappeler rappelle-moi supprime supprimer "
    "supprimez efface effacer enlève retire retirer "
    "marque coche cocher termine terminer terminée terminées terminé fini finie finir fait faite "
    "faites faire complète montre montrer affiche afficher "
    "tâche tâches liste quelles quels quelle quel mes ma mon moi je tu j'ai qu'est-ce est-ce "
    "planifie découpe décompose trie "
    "combien décale décaler repousse repousser reporte reporter déplace "
    "renomme renommer modifie changer crée créer nouvelle nouveau annule annuler rouvre rouvrir "
    "oui non merci bonjour bonsoir salut aide demain aujourd'hui lundi mardi "
    "mercredi jeudi vendredi samedi dimanche retard urgente urgentes priorité avec pour dans sur "
    "les des une le la du et ou acheter appeler payer envoyer "
    "première deuxième troisième dernière celle celui aussi encore plaît stp svp corbeille "
    "chaque jours semaine mois rappelle oublie oups arrière revoir bientôt cherche trouve mets "
    "dois faut pas est-ce-que quoi reste note réserver prendre semaines heures soir matin parfait"
)

PERIODS = {
    **dict.fromkeys(
        words(
            "cette ce ces de la le les du des pour sur dernière dernières dernier derniers "
            "passée passé passés depuis"
        ),
        0,
    ),
    **dict.fromkeys(words("aujourd hui jour jours"), 1),
    "hier": 2,
    **dict.fromkeys(words("semaine semaines"), 7),
    "mois": 30,
    "année": 90,
}
VERBS = meant(
    {
        "faire": "fait faite faits faites",
        "prendre": "pris prise",
        "mettre": "mis mise",
        "écrire": "écrit écrite",
        "ouvrir": "ouvert",
        "lire": "lu lue",
        "rendre": "rendu rendue",
        "vendre": "vendu vendue",
        "répondre": "répondu",
        "apprendre": "appris",
        "acquérir": "acquis",
    }
)
PAST = (
    (pattern(r"(\w+)(?:é|ée|és|ées)"), r"\1er"),
    (pattern(r"(\w+)(?:i|ie|is|ies)"), r"\1ir"),
    (pattern(r"(\w+)(?:u|ue|us|ues)"), r"\1re"),
)
