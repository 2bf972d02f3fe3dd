"""Take a file's tasks in: all of them in one change, or none."""

from collections.abc import Sequence
from uuid import uuid4

from mcp_server.contract import ToolName
from mcp_server.porting import records
from mcp_server.porting.planning import Plan
from mcp_server.tasks.change_log import Change
from mcp_server.tasks.changes import Changes
from mcp_server.tasks.record import TaskRecord
from mcp_server.transactions import OwnerTasks

MAX_KEPT_NUMBER = 1_000_000_000
"""Numbers are not kept beyond: they would use up those of the owner's next tasks."""


def add(tasks: OwnerTasks, planned: Plan, name: str) -> Change | None:
    """Add those of the tasks that are not there yet; None if all are."""
    with tasks.writing(ToolName.ADD_TASK) as changes:
        # First of all: from here on, nobody else adds tasks of this owner.
        last = changes.tasks.take_turn().number
        known = changes.tasks.by_ids(list(planned.records))
        new = planned.new(known)
        if not new:
            return None
        return _added(changes, new, known, planned, last, name)


def _added(
    changes: Changes,
    new: Sequence[TaskRecord],
    known: dict[str, TaskRecord],
    planned: Plan,
    last: int,
    name: str,
) -> Change:
    numbers = _numbers([task.number for task in new], last)
    turn = changes.tasks.take_turn(numbers=max(numbers) - last)
    given = {task.id: number for task, number in zip(new, numbers, strict=True)}
    of_all = {task.id: task.number for task in known.values()} | given
    parents = {task_id: of_all[parent] for task_id, parent in planned.parents.items()}
    added = [
        task.changed(number=given[task.id], changed_in=turn.sequence)
        for task in records.with_parents(new, parents)
    ]
    added.sort(key=lambda task: task.number)
    count = "1 task" if len(added) == 1 else f"{len(added)} tasks"
    change = Change(f"chg_{uuid4().hex}", f"Imported {count} from {name}.", (), added)
    changes.tasks.insert(added)
    changes.log.append(
        change,
        sequence=turn.sequence,
        tool=changes.tool,
        client=changes.client,
        created_at=changes.owner.now,
    )
    return change


def _numbers(wanted: Sequence[int], last: int) -> list[int]:
    """Return the numbers wanted if none of them was ever given, else the next ones."""
    if min(wanted) > last and max(wanted) <= MAX_KEPT_NUMBER:
        return list(wanted)
    return list(range(last + 1, last + 1 + len(wanted)))
