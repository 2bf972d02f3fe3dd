"""What earlier tool calls tell about "it", "the second one" and an open question."""

from collections.abc import Sequence
from dataclasses import replace

from backend.agent.builtin.conversation import Exchange, Turn
from backend.agent.builtin.lookup import near, was_not_found
from mcp_server.contract import (
    Refusal,
    RefusalCode,
    Task,
    TaskChange,
    TaskDetail,
    TaskPage,
    ToolName,
)


def last_spoken_of(memory: Sequence[Exchange]) -> tuple[Task, ...]:
    """Return the tasks of the last answer. Empty if it was about no task."""
    if not memory:
        return ()
    match memory[-1].outcome:
        case TaskChange(tasks=tasks) | TaskPage(tasks=tasks):
            return tuple(tasks)
        case TaskDetail(task=task):
            return (task,)
        case _:
            return ()


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
    return _offered_near(turn)


def _offered_near(turn: Turn) -> Exchange | None:
    """Return the call of a turn that fitted no task, with the near ones that were offered."""
    match turn.exchanges:
        case (*_, Exchange() as failed, Exchange(outcome=TaskPage(tasks=tasks))) if was_not_found(
            failed
        ):
            named = failed.arguments.get("tasks")
            words = " ".join(map(str, named)) if isinstance(named, list) else ""
            if not words or not (candidates := near(words, tasks)):
                return None
            refusal = Refusal(error=RefusalCode.AMBIGUOUS, message="", candidates=candidates)
            return replace(failed, outcome=refusal)
        case _:
            return None


def last_deed(recent: Sequence[Exchange]) -> Exchange | None:
    """Return the last write of a turn, if it was not taken back since."""
    for exchange in reversed(recent):
        if isinstance(exchange.outcome, TaskChange):
            return None if exchange.tool == ToolName.UNDO else exchange
    return None


def in_question_with(tasks: Sequence[Task], memory: Sequence[Exchange]) -> list[Task]:
    """Return the tasks that were shown or offered last together with these."""
    ids = {task.id for task in tasks}
    for exchange in reversed(memory):
        match exchange.outcome:
            case TaskPage(tasks=rows) | Refusal(candidates=rows) if ids & {row.id for row in rows}:
                return [row for row in rows if row.id not in ids]
            case _:
                pass
    return []


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


def last_not_found(recent: Sequence[Exchange]) -> Exchange | None:
    """Return the last write of a turn, if its words fitted no task."""
    last = next((e for e in reversed(recent) if e.tool in _REPEATABLE), None)
    return last if last is not None and was_not_found(last) else None


def last_action(turn: Turn) -> Exchange | None:
    """Return the call a turn ended with, if "and 4 too" can mean more of it.

    What was refused is not repeated, and what was done before it was not what was said last.
    """
    last = next((e for e in reversed(turn.exchanges) if e.tool in _REPEATABLE), None)
    return last if last is not None and isinstance(last.outcome, TaskChange) else None


_REPEATABLE = (
    ToolName.ADD_TASK,
    ToolName.COMPLETE_TASK,
    ToolName.REOPEN_TASK,
    ToolName.DELETE_TASK,
    ToolName.UPDATE_TASK,
)
