"""What the assistant does before it speaks: its tool calls, as one item that is folded away."""

import time
from collections.abc import Callable, Sequence

from chatkit.types import (
    CustomSummary,
    CustomTask,
    DurationSummary,
    ProgressUpdateEvent,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
    Workflow,
    WorkflowItem,
    WorkflowSummary,
    WorkflowTaskAdded,
    WorkflowTaskUpdated,
)

from backend.agent.events import ToolFinished, ToolStarted
from backend.chat.new_items import NewItems
from backend.chat.progress_steps import begun, broken_off, finished, is_quiet, running_words
from backend.texts.texts import Texts
from mcp_server.contract import Task


def stopped_steps(texts: Texts) -> CustomSummary:
    """Return the summary of what was never ended."""
    return CustomSummary(title=texts.steps.stopped, icon="info")


class Progress:
    """The steps of one answer: one item from the first call until the assistant speaks.

    What it speaks comes after what it did, and what it does after that is an item of its own. So
    items stand in the order in which things happened, whether they are seen live or read again.
    """

    def __init__(
        self, new: NewItems, texts: Texts, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._new = new
        self._texts = texts
        self._clock = clock
        self._item: WorkflowItem | None = None
        self._began_at = 0.0
        self._places: dict[str, int] = {}
        """Of the calls among the steps."""
        self._refused: list[CustomTask] = []
        """Of the last calls, those made in parallel."""

    def start(self, call: ToolStarted) -> list[ThreadStreamEvent]:
        """Note that a tool is called."""
        if is_quiet(call):
            return [ProgressUpdateEvent(text=running_words(call.tool, self._texts))]
        added: list[ThreadStreamEvent] = []
        if self._item is None:
            self._item = self._begin()
            added = [ThreadItemAddedEvent(item=self._item.model_copy(deep=True))]
        steps = self._item.workflow.tasks
        if not any(step.status_indicator == "loading" for step in steps):
            self._refused.clear()
        step, place = begun(call, self._texts), len(steps)
        steps.append(step)
        self._places[call.call_id] = place
        update = WorkflowTaskAdded(task_index=place, task=step)
        return [*added, ThreadItemUpdatedEvent(item_id=self._item.id, update=update)]

    def finish(self, call: ToolFinished, tasks: Sequence[Task]) -> list[ThreadStreamEvent]:
        """Note what came of a call; `tasks` are those in its result."""
        place = self._places.pop(call.call_id, None)
        if self._item is None or place is None:
            return []
        step = finished(call, tasks, self._texts)
        if call.failed:
            self._refused.append(step)
        self._item.workflow.tasks[place] = step
        update = WorkflowTaskUpdated(task_index=place, task=step)
        return [ThreadItemUpdatedEvent(item_id=self._item.id, update=update)]

    def end(self) -> list[ThreadStreamEvent]:
        """End the item, if one was begun: nothing more is done before the assistant speaks."""
        if self._item is None:
            return []
        summary = stopped_steps(self._texts) if self._places else self._summary()
        item = closed(self._item, summary, self._texts)
        self._item = None
        self._places.clear()
        self._refused.clear()
        return [ThreadItemDoneEvent(item=item)]

    def as_broken_off(self) -> WorkflowItem | None:
        """Return the item as it is to stay if the answer ends here; None if all is ended."""
        if self._item is None:
            return None
        return closed(self._item, stopped_steps(self._texts), self._texts)

    def _begin(self) -> WorkflowItem:
        self._began_at = self._clock()
        workflow = Workflow(type="custom", tasks=[], expanded=False)
        return WorkflowItem(**self._new.fields("workflow"), workflow=workflow)

    def _summary(self) -> WorkflowSummary:
        steps = self._item.workflow.tasks if self._item else []
        # Folded away, it would look like any other.
        match self._refused:
            case [] if len(steps) == 1 and isinstance(steps[0], CustomTask):
                return CustomSummary(title=steps[0].title or "", icon=steps[0].icon)
            case []:
                return DurationSummary(duration=round(self._clock() - self._began_at))
            case [refused]:
                return CustomSummary(title=refused.title or "", icon=refused.icon)
            case several:
                said = self._texts.count(len(several), self._texts.steps.several_refused)
                return CustomSummary(title=said, icon="info")


def closed(item: WorkflowItem, summary: WorkflowSummary, texts: Texts) -> WorkflowItem:
    """Return the item with nothing in it that still seems to run."""
    steps = [broken_off(s, texts) if isinstance(s, CustomTask) else s for s in item.workflow.tasks]
    workflow = Workflow(type=item.workflow.type, tasks=steps, summary=summary, expanded=False)
    return item.model_copy(update={"workflow": workflow})
