"""What the assistant says in French."""

from collections.abc import Mapping

from mcp_server.contract import RefusalCode

_ABILITIES = (
    "Je sais ajouter, lister, cocher, rouvrir, modifier et supprimer des tâches, et "
    "annuler une action"
)
_NO_MODEL = "Je fonctionne sans modèle de langage"
_SET_MODEL = "pour une conversation libre, réglez TASKCHAT_MODEL"

TEXTS: Mapping[str, str] = {
    # Remarks, by their name.
    "HELP": f"{_ABILITIES}. Par exemple : « ajoute acheter du lait », « qu'est-ce que j'ai à "
    f"faire ? », "
    "« coche la 3 », « décale la 2 à vendredi », « supprime la tâche dentiste », « annule ». "
    f"{_NO_MODEL} ; {_SET_MODEL}.",
    "GREETING": "Bonjour ! Dites-moi quoi mettre sur votre liste, ou demandez ce qu'elle contient.",
    "THANKS": "Avec plaisir !",
    "FAREWELL": "À bientôt ! Vos tâches restent ici.",
    "PRAISE": "Ravi que ça vous plaise.",
    "NEGATED": "D'accord, je n'ai rien changé.",
    "QUESTION": "On dirait une question, alors je n'ai rien changé. Dites-moi quoi faire, par "
    "exemple "
    "« coche la 3 » ou « supprime la 3 », ou demandez ce qu'il y a sur votre liste.",
    "EMPTY_TRASH": "Je ne peux pas vider la corbeille : les tâches supprimées en partent "
    "d'elles-mêmes "
    "après 30 jours.",
    "TOO_LONG": "Ce message est trop long pour moi : je lis jusqu'à 4000 caractères. Envoyez-le en "
    "plusieurs parties.",
    "TOO_MUCH": "C'est plus que je ne peux faire d'un coup, j'ai laissé le reste de côté. "
    "Redemandez-le-moi.",
    # What is missing.
    "unknown": f"Je n'ai pas compris « {{text}} ». {_NO_MODEL} : {_ABILITIES} ; {_SET_MODEL}.",
    "unknown_offer": f"Je n'ai pas compris. {_NO_MODEL} : {_ABILITIES} ; {_SET_MODEL}. "
    "Ou dois-je ajouter « {text} » comme tâche ?",
    "no_to_done": "C'est déjà fait. Faut-il l'annuler ? Dites « annuler ».",
    "ask_title": "Que dois-je ajouter ?",
    "ask_task": "De quelle tâche parlez-vous ? Donnez son numéro ou des mots de son titre.",
    "ask_change": "Que dois-je changer ? Par exemple : « renomme {task} en appeler maman ».",
    "ask_action": "Que dois-je en faire ? Par exemple : « coche {task} » ou « supprime {task} ».",
    "no_such_row": "Il n'y avait pas de telle tâche dans la dernière liste. Donnez son numéro.",
    "not_a_candidate": "Ce n'est aucune de celles-là. Laquelle voulez-vous dire : {any_of} ?",
    "nothing_asked": "Je n'avais rien demandé. Dites-moi quoi faire, ou dites « aide ».",
    "nothing_to_redo": "Il n'y a rien à rétablir.",
    "no_more": "Il n'y a rien de plus à montrer.",
    "decline_all": "Je ne touche qu'aux tâches que vous nommez, 50 au plus à la fois. Dites-moi "
    "lesquelles, "
    "par numéro ou par titre.",
    "no_tool": "Je ne peux pas faire cela ici : l'outil {tool} n'est pas disponible.",
    "no_argument": "Je ne peux pas encore faire cela : {tool} ne connaît pas {argument}.",
    # What was done.
    "add_task": "Ajouté : {tasks}.",
    "complete_task": "Terminé : {tasks}.",
    "reopen_task": "{tasks} est de nouveau à faire.",
    "reopen_task.many": "{tasks} sont de nouveau à faire.",
    "delete_task": "Mis à la corbeille : {tasks}. Dites « annule » pour récupérer la tâche.",
    "delete_task.many": "Mis à la corbeille : {tasks}. Dites « annule » pour récupérer les tâches.",
    "update_task": "Modifié : {tasks}.",
    "unchanged": "Il n'y avait rien à changer : {tasks}.",
    "undo": "C'est annulé.",
    "done": "C'est fait.",
    "set.due": "Échéance : {due}.",
    "set.priority": "Priorité : {priority}.",
    "set.list": "Liste : {list}.",
    "set.tags": "Étiquettes : {tags}.",
    "set.add_tags": "Étiquettes : {add_tags}.",
    # Why not.
    "ambiguous": "Laquelle voulez-vous dire : {any_of} ? Donnez son numéro.",
    "pick": "Plusieurs tâches correspondent. Choisissez-en une ou donnez son numéro.",
    "did_you_mean": "Vouliez-vous dire {tasks} ?",
    "failure": "L'accès aux tâches a échoué, je ne peux donc pas dire si c'est fait : {text}",
    "failure_silent": "Le service des tâches n'a pas répondu, je ne peux donc pas dire si c'est "
    "fait.",
    "failure_unknown": "J'ai été interrompu à « {text} » : je ne peux pas dire si c'est fait, et "
    "je ne le fais pas deux fois. Regardez votre liste, puis redemandez ce qui manque.",
    # Files.
    "file_read": "Tâches dans « {name} » : {count}. Rien n'est ajouté avant votre accord.",
    "file_nothing": "Je n'ai trouvé aucune tâche à ajouter dans « {name} ».",
    "file_done": "Laissées de côté, car terminées : {count}.",
    "file_past": "Laissées de côté, car passées : {count}.",
    "file_bad": "Sans titre, donc laissées de côté : {count} (ligne {lines}).",
    "file_more": "{count} de plus ne tiennent pas dans une seule proposition.",
    "file_cut": "Le fichier est plus long que ce que j'ai lu.",
    "file_import": "`taskchat import` prend tout le fichier ; ou envoyez-moi le reste à part.",
    "file_image": "Je ne vois pas les images : je fonctionne sans modèle de langage. Envoyez les "
    "tâches sous forme de texte.",
    "unknown_file": "Je n'ai pas compris « {text} ». Pour tirer des tâches du fichier, dites : "
    "« importe ce fichier ».",
    # Lists.
    "pending.none": "Vous n'avez aucune tâche en cours.",
    "pending.one": "Vous avez 1 tâche en cours.",
    "pending.many": "Vous avez {total} tâches en cours.",
    "completed.none": "Vous n'avez encore terminé aucune tâche.",
    "completed.one": "Vous avez terminé 1 tâche.",
    "completed.many": "Vous avez terminé {total} tâches.",
    "all.none": "Vous n'avez pas encore de tâche. Dites « ajoute … » pour commencer.",
    "all.one": "Vous avez 1 tâche.",
    "all.many": "Vous avez {total} tâches.",
    "trash.none": "La corbeille est vide.",
    "trash.one": "Il y a 1 tâche dans la corbeille.",
    "trash.many": "Il y a {total} tâches dans la corbeille.",
    "filtered.none": "Aucune tâche ne correspond.",
    "filtered.one": "1 tâche correspond.",
    "filtered.many": "{total} tâches correspondent.",
    "text.none": "Aucune tâche ne mentionne « {text} ».",
    "text.one": "1 tâche mentionne « {text} ».",
    "text.many": "{total} tâches mentionnent « {text} ».",
    "next_page": "{shown} de plus sur {total}.",
    "paged": "En voici {shown} sur {total}.",
    "more": "Dites « la suite » pour les suivantes.",
    "unknown_part": "Je n'ai pas compris « {text} ».",
    "nothing_to_change": "Je ne vous ai montré aucune tâche que je puisse modifier. Donnez son "
    "numéro ou des mots de son titre, ou ajoutez-en une.",
    "nothing_to_correct": "Rien ne vient d'être fait que je pourrais corriger. Que dois-je faire ?",
    "no_other": "Je n'en vois pas d'autre dont vous pourriez parler. Quelle tâche est-ce ?",
    "which_other": "Laquelle voulez-vous dire : {any_of} ?",
    "which_then": "Laquelle vouliez-vous dire ?",
    "which_near": "Aucune tâche ne s'appelle « {text} ». Vouliez-vous dire {any_of} ?",
    "no_such_task": "Je ne trouve aucune tâche nommée « {text} ». Laquelle voulez-vous dire ? "
    "Dites « montre mes "
    "tâches » pour les voir.",
    "next_time": "Prochaine fois : {due}.",
    "set.repeat": "Se répète.",
    "when.today.none": "Rien n'est prévu pour aujourd'hui.",
    "when.today.one": "1 tâche est prévue pour aujourd'hui.",
    "when.today.many": "{total} tâches sont prévues pour aujourd'hui.",
    "when.tomorrow.none": "Rien n'est prévu pour demain.",
    "when.tomorrow.one": "1 tâche est prévue pour demain.",
    "when.tomorrow.many": "{total} tâches sont prévues pour demain.",
    "when.overdue.none": "Rien n'est en retard. Bravo !",
    "when.overdue.one": "1 tâche est en retard.",
    "when.overdue.many": "{total} tâches sont en retard.",
    "when.week.none": "Rien n'est prévu dans les sept prochains jours.",
    "when.week.one": "1 tâche est prévue dans les sept prochains jours.",
    "when.week.many": "{total} tâches sont prévues dans les sept prochains jours.",
    "when.someday.none": "Toutes les tâches en cours ont une date.",
    "when.someday.one": "1 tâche en cours n'a pas de date.",
    "when.someday.many": "{total} tâches en cours n'ont pas de date.",
    # One task, the lists, the statistics.
    "detail.pending": "La tâche {tasks} est à faire.",
    "detail.completed": "La tâche {tasks} est terminée.",
    "detail.trash": "La tâche {tasks} est dans la corbeille.",
    "detail.parent": "Elle fait partie de la tâche {number}.",
    "detail.description": "Note : {description}",
    "detail.subtasks": "Elle comprend : {tasks}.",
    "lists.none": "Vous n'avez pas encore de liste. Dites « ajoute … à la liste courses » pour "
    "en commencer une.",
    "lists.one": "Vous avez 1 liste : {lists}.",
    "lists.many": "Vous avez {count} listes : {lists}.",
    "lists.without": "Tâches en cours hors liste : {count}.",
    "list": "{name} ({open} en cours)",
    "list.overdue": "{name} ({open} en cours, {overdue} en retard)",
    "stats.today": "Aujourd'hui, terminées : {completed}, ajoutées : {added}.",
    "stats.week": "Ces 7 derniers jours, terminées : {completed}, ajoutées : {added}.",
    "stats.days": "Ces {days} derniers jours, terminées : {completed}, ajoutées : {added}.",
    "stats.open": "En cours : {open}, dont {overdue} en retard et {due_today} pour aujourd'hui.",
    "stats.streak": "Vous avez terminé quelque chose {days} jours de suite.",
    # The planner.
    "plan.day": "Votre journée",
    "plan.week": "Votre semaine",
    "plan.overdue": "Tâches en retard",
    "plan.steps": "Les étapes",
    "plan.help": "Je peux planifier votre journée ou votre semaine, ou trier ce qui est en "
    "retard. Pour les étapes d'une tâche, écrivez « étapes pour 3 : la première, la deuxième, "
    "la troisième ».",
    "plan.no_ideas": "Découper une tâche demande un modèle de langage, et je travaille sans "
    "(TASKCHAT_MODEL en choisit un). Dites-moi vous-même les étapes et je les propose comme "
    "sous-tâches : « étapes pour {task} : la première, la deuxième, la troisième ».",
    "plan.proposed": "Voici un plan. Rien n'est changé avant votre accord.",
    "plan.refused": "Je n'en ai pas fait de plan et je n'ai rien changé : cette tâche "
    "existe-t-elle, et est-elle à faire ?",
    "plan.unseen": "Je ne peux pas voir vos tâches pour l'instant. Elles sont en sécurité ; "
    "veuillez réessayer.",
    "plan.nothing": "Rien n'est en retard : il n'y a rien à déplacer.",
    "plan.nothing.none": "Rien n'est en retard, et rien n'est prévu aujourd'hui : il n'y a "
    "rien à déplacer.",
    "plan.nothing.one": "Rien n'est en retard, et 1 tâche est prévue aujourd'hui : il n'y a "
    "rien à déplacer.",
    "plan.nothing.many": "Rien n'est en retard, et {count} tâches sont prévues aujourd'hui : "
    "il n'y a rien à déplacer.",
    "plan.next": "La suite : {number} « {title} », échéance {due}.",
    # Joining.
    "task": "{number} « {title} »",
    "comma": ", ",
    "and": " et ",
    "or": " ou ",
    "others": "{count} de plus",
    # Values.
    "low": "basse",
    "medium": "moyenne",
    "high": "haute",
}

REFUSALS: Mapping[RefusalCode, str] = {
    RefusalCode.NOT_FOUND: "Je ne trouve aucune tâche qui corresponde. Dites « montre mes tâches "
    "» pour voir "
    "ce qu'il y a.",
    RefusalCode.AMBIGUOUS: "Plusieurs tâches correspondent. Donnez le numéro de la bonne.",
    RefusalCode.CONFLICT: "Ce n'est pas possible dans l'état actuel de la tâche. Je n'ai rien "
    "changé.",
    RefusalCode.INVALID: "Je ne peux rien en faire : une date, un nom ou une longueur ne "
    "convient pas. Je n'ai "
    "rien changé.",
    RefusalCode.FORBIDDEN: "Je n'en ai pas le droit pour l'instant : soit une confirmation "
    "manque encore, soit cet accès ne permet que la lecture. Je n'ai rien changé.",
    RefusalCode.TOO_MANY: "Cela fait plus de tâches que je n'en change d'un coup, alors je n'ai "
    "rien changé. Nommez-en moins, ou "
    "confirmez dans la liste.",
    RefusalCode.UNAVAILABLE: "Les tâches sont inaccessibles pour l'instant. Réessayez dans un "
    "moment ; ce qui "
    "est enregistré n'est pas perdu.",
}
