"""What earlier tool calls tell about "it", "the second one" and an open question."""

from collections.abc import Sequence

from backend.agent.builtin.conversation import Exchange, Turn
from mcp_server.contract import Refusal, RefusalCode, Task, TaskChange, TaskPage, ToolName


def last_spoken_of(memory: Sequence[Exchange]) -> tuple[Task, ...]:
    """Return the tasks of the last answer. Empty if it was about no task."""
    if not memory:
        return ()
    outcome = memory[-1].outcome
    return tuple(outcome.tasks) if isinstance(outcome, TaskChange | TaskPage) else ()


def last_changed(recent: Sequence[Exchange]) -> tuple[Task, ...]:
    """Return all tasks of a turn in which nothing was done but changes."""
    changes = [exchange.outcome for exchange in recent]
    if not all(isinstance(change, TaskChange) for change in changes):
        return ()
    tasks = [task for change in changes if isinstance(change, TaskChange) for task in change.tasks]
    return tuple({task.id: task for task in tasks}.values())


def last_rows(memory: Sequence[Exchange]) -> tuple[Task, ...]:
    """Return the rows of the last list, or the tasks that the user was last asked to pick from."""
    for exchange in reversed(memory):
        match exchange.outcome:
            case TaskPage(tasks=tasks):
                return tuple(tasks)
            case Refusal(error=RefusalCode.AMBIGUOUS, candidates=tasks):
                return tuple(tasks)
            case TaskChange(tasks=tasks) if len(tasks) > 1:
                return tuple(tasks)
            case _:
                pass
    return ()


def open_question(turn: Turn) -> Exchange | None:
    """Return the call of a turn that ended in the question which task was meant."""
    for exchange in reversed(turn.exchanges):
        refusal = exchange.outcome
        # A refusal for another reason has candidates to show, and nothing to choose.
        if isinstance(refusal, Refusal) and refusal.error is RefusalCode.AMBIGUOUS:
            return exchange if refusal.candidates else None
    return None


def last_page(memory: Sequence[Exchange]) -> Exchange | None:
    """Return the last list that was shown."""
    shown = (e for e in reversed(memory) if isinstance(e.outcome, TaskPage))
    return next(shown, None)


def last_undo(memory: Sequence[Exchange]) -> str | None:
    """Return the id of the last undo, if nothing was changed after it."""
    for exchange in reversed(memory):
        if isinstance(exchange.outcome, TaskChange):
            return exchange.outcome.change_id if exchange.tool == ToolName.UNDO else None
    return None


def was_not_found(exchange: Exchange) -> bool:
    """Whether the words fit no task."""
    refusal = exchange.outcome
    return isinstance(refusal, Refusal) and refusal.error is RefusalCode.NOT_FOUND


def last_action(turn: Turn) -> ToolName | None:
    """Return the tool a turn ended with, if "and 4 too" can mean more of it."""
    for exchange in reversed(turn.exchanges):
        if isinstance(exchange.outcome, TaskChange) and exchange.tool in _REPEATABLE:
            return ToolName(exchange.tool)
    return None


_REPEATABLE = (
    ToolName.ADD_TASK,
    ToolName.COMPLETE_TASK,
    ToolName.REOPEN_TASK,
    ToolName.DELETE_TASK,
)
