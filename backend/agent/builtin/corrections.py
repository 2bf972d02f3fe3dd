"""What was just done was meant otherwise: "no, the other one", "I meant bread"."""

from collections.abc import Mapping, Sequence

from backend.agent.builtin.conversation import Conversation, Exchange
from backend.agent.builtin.filters import as_filters, refiltered
from backend.agent.builtin.follow_ups import picked
from backend.agent.builtin.intents import Instead, Named, Pick
from backend.agent.builtin.language import Language
from backend.agent.builtin.lookup import looked_up
from backend.agent.builtin.recall import (
    in_question_with,
    last_deed,
    last_not_found,
    last_page,
    open_question,
)
from backend.agent.builtin.steps import Call, Say, Step
from backend.agent.builtin.targets import Recollection, targets
from backend.agent.builtin.when import on_day
from mcp_server.contract import TaskChange, TaskPage, ToolName


def corrected(instead: Instead, conversation: Conversation, language: Language) -> Step:
    """Return the call that does what was meant, after the one that undoes what was not.

    Raises:
        UnclearTaskError: If nothing said so far tells which task is meant.
    """
    if open_question(conversation.previous) and instead.references:
        settled = picked(Pick(instead.references), conversation, language)
        if isinstance(settled, Call | Say):
            return settled
    deed, failed = last_deed(conversation.recent), last_not_found(conversation.recent)
    if failed is not None and instead.references:
        return _again(failed, _names(instead, conversation))
    if deed is not None:
        return _Deed(deed, conversation, language).instead(instead)
    page = last_page(conversation.recent)
    return Say("nothing_to_correct") if page is None else _of_list(instead, page)


def _of_list(instead: Instead, page: Exchange) -> Step:
    """Return the list with other filters, or the change of the one task that it shows."""
    if filters := _filters(instead, page):
        return Call(ToolName.LIST_TASKS, filters)
    tasks = page.outcome.tasks if isinstance(page.outcome, TaskPage) else []
    if not instead.fields:
        return Say("nothing_to_correct")
    if len(tasks) == 1:
        number = str(tasks[0].number)
        return Call(ToolName.UPDATE_TASK, {"tasks": [number], **instead.fields})
    return Say("ask_task" if tasks else "nothing_to_change")


class _Deed:
    """The last change, which was not what was meant."""

    def __init__(self, exchange: Exchange, conversation: Conversation, language: Language) -> None:
        self._language = language
        self._exchange = exchange
        self._conversation = conversation
        change = exchange.outcome
        self._tasks = list(change.tasks) if isinstance(change, TaskChange) else []
        self._change_id = change.change_id if isinstance(change, TaskChange) else None

    def instead(self, instead: Instead) -> Step:
        numbers = [str(task.number) for task in self._tasks]
        if instead.fields:
            fields = dict(instead.fields)
            if "due" in fields and self._language.when and len(self._tasks) == 1:
                # "At 5pm" is on the day that it has by now.
                day = (self._tasks[0].due or "").partition("T")[0]
                fields["due"] = on_day(str(fields["due"]), day, self._language.when)
            return Call(ToolName.UPDATE_TASK, {"tasks": numbers, **fields})
        if not instead.references:
            return self._other(instead)
        if title := self._retitled(instead):
            return Call(ToolName.UPDATE_TASK, {"tasks": numbers, **title})
        return self._undone(_again(self._exchange, _names(instead, self._conversation)))

    def _retitled(self, instead: Instead) -> Mapping[str, object] | None:
        """Return the field that words correct, where words were what was set."""
        is_words = any(isinstance(r, Named) and not r.is_number for r in instead.references)
        if not is_words or len(self._tasks) != 1:
            return None
        set_in_words = [
            f for f in ("title", "list", "description") if f in self._exchange.arguments
        ]
        if self._exchange.tool == ToolName.ADD_TASK:
            return {"title": instead.text}
        return {set_in_words[0]: instead.text} if set_in_words else None

    def _other(self, instead: Instead) -> Step:
        others = in_question_with(self._tasks, self._conversation.memory)
        if len(others) == 1 and self._exchange.tool != ToolName.ADD_TASK:
            return self._undone(_again(self._exchange, [str(others[0].number)]))
        if instead.is_other and not others:
            return Say("no_other")
        return self._undone(Say("which_other", {"any_of": others}) if others else Say("which_then"))

    def _undone(self, following: Step) -> Step:
        if self._change_id is None:
            return following  # It had changed nothing.
        undo = {"change_id": self._change_id}
        return Call(ToolName.UNDO, undo, then=lambda _: following, is_told=True)


def _again(exchange: Exchange, names: Sequence[str]) -> Call:
    arguments = {**exchange.arguments, "tasks": list(names)}
    return Call(exchange.tool, arguments, then=looked_up(exchange.tool, arguments))


def _names(instead: Instead, conversation: Conversation) -> list[str]:
    past = Recollection(conversation.memory, conversation.recent)
    return targets(instead.references, past).tasks


def _filters(instead: Instead, page: Exchange) -> Mapping[str, object] | None:
    shown = {name: value for name, value in page.arguments.items() if name != "cursor"}
    if instead.fields:
        return refiltered(shown, as_filters(instead.fields))
    return {**shown, "text": instead.text} if instead.text and "text" in shown else None
