"""Messages that only make sense after the one before: "3", "yes", "and call mom too"."""

from backend.agent.builtin.adding import added
from backend.agent.builtin.changes import Changes
from backend.agent.builtin.conversation import Conversation, Exchange
from backend.agent.builtin.intents import (
    Act,
    AddTask,
    Instead,
    Intent,
    It,
    ListTasks,
    Pick,
    References,
    Unknown,
    Update,
)
from backend.agent.builtin.language import Language
from backend.agent.builtin.parser import parse
from backend.agent.builtin.questions import picked_by_words, settled
from backend.agent.builtin.recall import last_action, last_deed, open_question
from backend.agent.builtin.references import TooManyTasksError, read_references
from backend.agent.builtin.steps import Call, Say
from backend.agent.builtin.targets import Recollection, UnclearTaskError, targets
from mcp_server.contract import TaskPage, ToolName

_DUE = {"when", "due_from", "due_to"}
_SETTING = (ToolName.ADD_TASK, ToolName.UPDATE_TASK)
_DROPPED = {"cursor", "limit"}


def picked(pick: Pick, conversation: Conversation, language: Language) -> Call | Say | Intent:
    """Return the call that was in question with the tasks picked, or more of what was done."""
    question = open_question(conversation.previous)
    if question is not None:
        return settled(pick, question)
    if asked := _asked_for_tasks(conversation, pick.references, language):
        return asked
    more = last_action(conversation.previous) if pick.is_more else None
    try:
        tasks = targets(pick.references, _past(conversation)).tasks
    except UnclearTaskError as error:
        return Say(error.key)
    if more is None or more.tool == ToolName.ADD_TASK or "title" in more.arguments:
        return Say("ask_action", {"task": tasks[0]})
    return Call(more.tool, {**more.arguments, "tasks": tasks})


def continued(
    unknown: Unknown, conversation: Conversation, language: Language
) -> Call | Intent | None:
    """Return what words that are no command mean after what was just done or asked."""
    if call := picked_by_words(unknown, conversation):
        return call
    more = last_action(conversation.previous) if unknown.is_more else None
    if more is not None and more.tool == ToolName.ADD_TASK:
        return added(unknown.text, language)
    if more is not None and not unknown.is_question and (same := _same(more, unknown, language)):
        return same
    return answered(unknown.text, conversation, language) or _set(
        unknown.text, conversation, language
    )


def _same(more: Exchange, unknown: Unknown, language: Language) -> Intent | None:
    """Return what was just done, of the task that the words name: "milk as well"."""
    try:
        references = read_references(unknown.text, language.references)
    except TooManyTasksError:
        return None
    fields = {name: value for name, value in more.arguments.items() if name != "tasks"}
    if "title" in fields or not references:
        return None
    is_update = more.tool == ToolName.UPDATE_TASK
    return Update(references, fields) if is_update else Act(ToolName(more.tool), references)


def answered(text: str, conversation: Conversation, language: Language) -> Intent | None:
    """Return the intent that was asked about with what was missing: "What shall I add?"."""
    match _asked(conversation, language):
        case AddTask(title=""):
            return added(text, language)
        case Update(references=references, fields=fields) if references and not fields:
            return Update(references, _read_changes(text, language) or {"title": text})
        case _:
            pass
    try:
        references = read_references(text, language.references)
    except TooManyTasksError:
        return None
    return _asked_for_tasks(conversation, references, language)


def _asked(conversation: Conversation, language: Language) -> Intent | None:
    """Return what the message before asked for, if nothing could be done for it."""
    previous = conversation.previous
    if previous.exchanges or not previous.message:
        return None
    return next(reversed(parse(previous.message, language)), None)


def _asked_for_tasks(
    conversation: Conversation, references: References, language: Language
) -> Intent | None:
    """Return the act that lacked the task, with the task."""
    match _asked(conversation, language):
        case Act(tool=tool, references=vague) if _is_vague(vague) and references:
            return Act(tool, references)
        case Update(references=vague, fields=fields) if fields and _is_vague(vague) and references:
            return Update(references, fields)
        case _:
            return None


def _set(text: str, conversation: Conversation, language: Language) -> Intent | None:
    """Return the change that words such as "tomorrow at 5" mean after a task was changed."""
    if (fields := _read_changes(text, language)) is None:
        return None
    return Instead(fields=fields) if last_deed(conversation.previous.exchanges) else None


def refined(
    asked: ListTasks, conversation: Conversation, language: Language
) -> Call | Intent | None:
    """Return the last list with other filters: "only the urgent ones", "and tomorrow?".

    After a change it is more of it: "with high priority".
    """
    exchanges = conversation.previous.exchanges
    if not asked.is_refining:
        return None
    if not exchanges:
        return answered(conversation.current.message, conversation, language)
    if change := _set_after_change(conversation, language):
        return change
    shown = exchanges[-1]
    if not isinstance(shown.outcome, TaskPage):
        return None
    earlier = {name: value for name, value in shown.arguments.items() if name not in _DROPPED}
    if asked.filters.keys() & _DUE:
        earlier = {name: value for name, value in earlier.items() if name not in _DUE}
    return Call(ToolName.LIST_TASKS, {**earlier, **asked.filters})


def _set_after_change(conversation: Conversation, language: Language) -> Intent | None:
    message = conversation.current.message
    deed = last_deed(conversation.previous.exchanges)
    if deed is None or deed.tool not in _SETTING or "?" in message:
        return None
    fields = _read_changes(message, language)
    return None if fields is None else Instead(fields=fields)


def _read_changes(text: str, language: Language) -> dict[str, object] | None:
    if language.edits is None:
        return None
    return Changes(language.edits, language.when, language.priorities).read(text)


def _is_vague(references: References) -> bool:
    return not references or references == (It(),)


def _past(conversation: Conversation) -> Recollection:
    return Recollection(conversation.memory, conversation.recent)
