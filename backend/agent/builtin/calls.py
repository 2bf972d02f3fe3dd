"""From an intent to the tool call that does it, or the words to say instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backend.agent.builtin.conversation import Conversation, Exchange
from backend.agent.builtin.follow_ups import confirmed, continued, is_offer, picked
from backend.agent.builtin.intents import (
    Act,
    ActOnAll,
    AddTask,
    Intent,
    ListTasks,
    Pick,
    Remark,
    Unknown,
    Update,
    Wish,
)
from backend.agent.builtin.language import Language
from backend.agent.builtin.recall import last_page, last_undo
from backend.agent.builtin.steps import Call, Say
from backend.agent.builtin.targets import Recollection, UnclearTaskError, targets
from mcp_server.contract import MAX_REFERENCES, TaskPage, ToolName

Offered = Mapping[str, frozenset[str] | None]
"""The tools that may be called, each with the arguments it takes; None: not known."""


@dataclass(frozen=True)
class Resolver:
    """Resolves the intents of a turn. `made` is what was done in it already."""

    language: Language
    offered: Offered
    conversation: Conversation
    made: Sequence[Exchange]

    @property
    def _memory(self) -> Sequence[Exchange]:
        return (*self.conversation.memory, *self.made)

    @property
    def _past(self) -> Recollection:
        return Recollection(self._memory, self.made or self.conversation.recent)

    def resolve(self, intent: Intent) -> Call | Say:
        """Return a call that can be made as it is, or what to say."""
        try:
            step = self._step(intent)
        except UnclearTaskError as error:
            return Say(error.key)
        return self._checked(step) if isinstance(step, Call) else step

    def _step(self, intent: Intent) -> Call | Say:
        match intent:
            case AddTask(title=title, fields=fields):
                arguments = {"title": title, **fields}
                return Call(ToolName.ADD_TASK, arguments) if title else Say("ask_title")
            case ListTasks(filters=filters):
                return Call(ToolName.LIST_TASKS, filters)
            case ActOnAll(status=status):
                return Call(ToolName.LIST_TASKS, {"status": status})
            case Act(tool=tool):
                return self._on_tasks(tool, intent, {})
            case Update(fields=fields):
                if not fields:
                    return self._asked_for_change(intent)
                return self._on_tasks(ToolName.UPDATE_TASK, intent, fields)
            case _:
                return self._follow_up(intent)

    def _follow_up(self, intent: Pick | Wish | Remark | Unknown) -> Call | Say:
        match intent:
            case Pick():
                return picked(intent, self.conversation)
            case Remark():
                return Say(intent.name)
            case Unknown():
                found = continued(intent, self.conversation, self.language)
                return self._unknown(intent) if found is None else self._resolved(found)
            case Wish():
                return self._wished(intent)

    def _wished(self, wish: Wish) -> Call | Say:
        match wish:
            case Wish.UNDO:
                return Call(ToolName.UNDO, {})
            case Wish.REDO:
                change_id = last_undo(self._memory)
                undo = Call(ToolName.UNDO, {"change_id": change_id})
                return undo if change_id else Say("nothing_to_redo")
            case Wish.MORE:
                return self._next_page()
            case Wish.YES:
                return self._resolved(confirmed(self.conversation, self.language))
            case Wish.NO:
                return Say("NEGATED")

    def _resolved(self, found: Call | Say | AddTask) -> Call | Say:
        return self._step(found) if isinstance(found, AddTask) else found

    def _on_tasks(
        self, tool: ToolName, intent: Act | Update, fields: Mapping[str, object]
    ) -> Call | Say:
        found = targets(intent.references, self._past)
        if len(found.tasks) > MAX_REFERENCES:
            return Say("decline_all")
        otherwise = None if found.otherwise is None else {"tasks": found.otherwise, **fields}
        return Call(tool, {"tasks": found.tasks, **fields}, otherwise)

    def _asked_for_change(self, intent: Update) -> Say:
        return Say("ask_change", {"task": targets(intent.references, self._past).tasks[0]})

    def _next_page(self) -> Call | Say:
        shown = last_page(self._memory)
        if shown is None:
            return Call(ToolName.LIST_TASKS, {"status": "pending"})
        cursor = shown.outcome.next_cursor if isinstance(shown.outcome, TaskPage) else None
        if cursor is None:
            return Say("no_more")
        return Call(ToolName.LIST_TASKS, {**shown.arguments, "cursor": cursor})

    def _unknown(self, unknown: Unknown) -> Say:
        key = "unknown_offer" if is_offer([unknown]) else "unknown"
        return Say(key, {"text": unknown.text})

    def _checked(self, call: Call) -> Call | Say:
        """Return the call if the tools can take it, else say what they cannot do."""
        if call.tool not in self.offered:
            return Say("no_tool", {"tool": call.tool})
        taken = self.offered[call.tool]
        refused = [] if taken is None else [name for name in call.arguments if name not in taken]
        if refused:
            return Say("no_argument", {"tool": call.tool, "argument": refused[0]})
        return call
