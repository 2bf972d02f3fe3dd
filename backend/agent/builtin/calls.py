"""From an intent to the tool call that does it, or the words to say instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backend.agent.builtin.acting import completed_as_reported, on_tasks, on_them
from backend.agent.builtin.conversation import Conversation, Exchange
from backend.agent.builtin.corrections import corrected
from backend.agent.builtin.follow_ups import continued, picked, refined
from backend.agent.builtin.intents import (
    Act,
    ActOnAll,
    AddTask,
    Instead,
    Intent,
    ListTasks,
    Pick,
    References,
    Remark,
    Reported,
    Shift,
    ShowLists,
    ShowStatistics,
    ShowTask,
    Unknown,
    Update,
    Wish,
)
from backend.agent.builtin.language import Language
from backend.agent.builtin.questions import confirmed, is_offer
from backend.agent.builtin.recall import last_deed, last_page, last_undo
from backend.agent.builtin.shifting import retimed, shift
from backend.agent.builtin.steps import Call, Say, Step
from backend.agent.builtin.targets import Recollection, UnclearTaskError, targets
from backend.agent.builtin.when import is_time
from backend.agent.helping import SHOW_HELP
from mcp_server.contract import TaskPage, ToolName

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

    def resolve(self, intent: Intent) -> Step:
        """Return a call that can be made as it is, or what to say."""
        try:
            return self.checked(self._step(intent))
        except UnclearTaskError as error:
            return Say(error.key)

    def checked(self, step: Step) -> Step:
        """Return the step if the tools can take it, else say what they cannot do."""
        if isinstance(step, Say):
            return step
        if step.tool not in self.offered:
            return Say("no_tool", {"tool": step.tool})
        taken = self.offered[step.tool]
        refused = [] if taken is None else [name for name in step.arguments if name not in taken]
        if refused:
            return Say("no_argument", {"tool": step.tool, "argument": refused[0]})
        return step

    def _step(self, intent: Intent) -> Step:
        match intent:
            case AddTask(title=title, fields=fields):
                arguments = {"title": title, **fields}
                return Call(ToolName.ADD_TASK, arguments) if title else Say("ask_title")
            case Act(tool=tool, references=references):
                return on_them(tool, references, {}, self._past)
            case Update(references=references, fields=fields):
                if not fields:
                    return self._asked_for_change(intent)
                return self._updated(references, fields)
            case ActOnAll(status=status):
                return Call(ToolName.LIST_TASKS, {"status": status})
            case _:
                return self._showing(intent)

    def _showing(self, intent: Intent) -> Step:
        match intent:
            case ListTasks(filters=filters):
                found = refined(intent, self.conversation, self.language)
                return self._resolved(found or Call(ToolName.LIST_TASKS, filters))
            case ShowTask(references=references):
                return on_tasks(ToolName.GET_TASK, targets(references, self._past), {})
            case ShowLists():
                return Call(ToolName.LIST_LISTS, {})
            case ShowStatistics(days=days):
                return Call(ToolName.TASK_STATS, {"days": days})
            case _:
                return self._follow_up(intent)

    def _follow_up(self, intent: Intent) -> Step:
        match intent:
            case Shift():
                return self._shifted(intent)
            case Reported():
                return completed_as_reported(intent, self._unknown(Unknown(intent.text)))
            case Instead():
                return corrected(intent, self.conversation, self.language)
            case Pick():
                return self._resolved(picked(intent, self.conversation, self.language))
            case Remark():
                return self._remarked(intent)
            case Unknown():
                found = continued(intent, self.conversation, self.language)
                return self._unknown(intent) if found is None else self._resolved(found)
            case Wish():
                return self._wished(intent)
            case _:
                raise TypeError(intent)

    def _remarked(self, remark: Remark) -> Step:
        said = Say(remark.name)
        if remark is Remark.HELP and SHOW_HELP in self.offered:
            return Call(SHOW_HELP, {}, then=lambda _: said)
        return said

    def _updated(self, references: References, fields: Mapping[str, object]) -> Step:
        when = self.language.when
        names = targets(references, self._past).tasks
        if when and len(names) == 1 and is_time(str(fields.get("due", "")), when):
            # "The dentist is at 5pm" keeps the day.
            return retimed(names[0], fields, when)
        return on_them(ToolName.UPDATE_TASK, references, fields, self._past)

    def _shifted(self, intent: Shift) -> Step:
        when = self.language.when
        names = targets(intent.references, self._past).tasks
        if when is None or len(names) > 1:
            return Say("ask_task")
        return shift(names[0], intent.amount, when, is_earlier=intent.is_earlier)

    def _wished(self, wish: Wish) -> Step:
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
                return self._resolved(confirmed(self.conversation))
            case Wish.NO:
                is_done = last_deed(self.conversation.previous.exchanges) is not None
                return Say("no_to_done" if is_done and not self.made else "NEGATED")

    def _resolved(self, found: Step | Intent) -> Step:
        return found if isinstance(found, Call | Say) else self._step(found)

    def _asked_for_change(self, intent: Update) -> Say:
        return Say("ask_change", {"task": targets(intent.references, self._past).tasks[0]})

    def _next_page(self) -> Step:
        shown = last_page(self._memory)
        if shown is None:
            return Call(ToolName.LIST_TASKS, {"status": "pending"})
        cursor = shown.outcome.next_cursor if isinstance(shown.outcome, TaskPage) else None
        if cursor is None:
            return Say("no_more")
        return Call(ToolName.LIST_TASKS, {**shown.arguments, "cursor": cursor})

    def _unknown(self, unknown: Unknown) -> Say:
        if self.conversation.current.has_file:
            return Say("unknown_file", {"text": unknown.text})
        if unknown.is_part:
            return Say("unknown_part", {"text": unknown.text})
        key = "unknown_offer" if is_offer([unknown]) else "unknown"
        return Say(key, {"text": unknown.text})
