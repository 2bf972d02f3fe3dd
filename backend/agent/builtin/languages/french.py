"""French."""

from backend.agent.builtin.language import Language
from backend.agent.builtin.languages import french_words as french
from backend.agent.builtin.languages.french_edits import CORRECTIONS, EDITS
from backend.agent.builtin.languages.french_rules import RULES
from backend.agent.builtin.languages.french_texts import REFUSALS, TEXTS
from backend.agent.builtin.languages.french_when import WHEN
from backend.agent.builtin.languages.writing import pattern, words

FRENCH = Language(
    tag="fr",
    remarks=french.REMARKS,
    rules=RULES,
    listing=french.LISTING,
    references=french.REFERENCES,
    lead=french.LEAD,
    request=french.REQUEST,
    joining=pattern(r"\s*(?:et|aussi|ainsi\s+que|ah\s+et|oh\s+et)\b[\s,]*"),
    too=pattern(r"[\s,]+(?:aussi|également)$"),
    tail=french.TAIL,
    negation=french.NEGATION,
    question=french.QUESTION,
    asks=french.ASKS,
    separator=french.SEPARATOR,
    evidence=french.EVIDENCE,
    details=french.DETAILS,
    priorities=french.PRIORITIES,
    fields=french.FIELDS,
    no_list=words("tâches tâche to-do todo faire"),
    date_words=french.DATE_WORDS,
    vocabulary=words(
        "ajoute ajouter rappelle supprime supprimer efface termine terminée marque montre "
        "affiche tâche "
        "tâches décale déplace repousse reporte renomme modifie annule rouvre cherche corbeille "
        "priorité"
    ),
    correct_words=words(
        "taches marques marqué marché marche montres montée effacé tasse vache hache terminer "
        "terminé déplacé cherché chercher annulé reporté renommé modifié ajouté supprimé rappel "
        "rappels "
        "terminée terminées marquer montrer afficher effacer reporter déplacer repousser ouvre"
    ),
    texts=TEXTS,
    when=WHEN,
    edits=EDITS,
    corrections=CORRECTIONS,
    telling=french.TELLING,
    refusals=REFUSALS,
    dates=french.DATES,
    periods=french.PERIODS,
    verbs=french.VERBS,
    past=french.PAST,
)
