"""What an import would do: pure, of a file and of which of its tasks are there already."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field

from mcp_server.porting import records
from mcp_server.porting.formats.portable import Found, PortableTask
from mcp_server.tasks.family import MAX_DEPTH
from mcp_server.tasks.owners import Here
from mcp_server.tasks.record import TaskRecord

MAX_TASKS = 10_000


@dataclass
class Plan:
    """The tasks of a file, by the ids they get."""

    found: Found
    tasks: dict[str, PortableTask] = field(default_factory=dict)
    records: dict[str, TaskRecord] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    """Id of the parent, by id."""

    @property
    def is_fit(self) -> bool:
        """Whether it can be imported."""
        return not self.found.problems

    def new(self, known: Collection[str]) -> list[TaskRecord]:
        """Return the tasks that are not among those known, parents first."""
        waiting = [task_id for task_id in self.records if task_id not in known]
        ordered: dict[str, TaskRecord] = {}
        for task_id in waiting:
            above = [task_id]
            while (parent := self.parents.get(above[-1])) and parent not in known:
                above.append(parent)
            ordered |= {each: self.records[each] for each in reversed(above)}
        return list(ordered.values())


def plan(found: Found, text: str, here: Here) -> Plan:
    """Check and clean the tasks of a file. What is wrong is in `found.problems`."""
    planned = Plan(found)
    if len(found.tasks) > MAX_TASKS:
        line = found.tasks[MAX_TASKS].line
        found.refuse(line, f"here begins task {MAX_TASKS + 1}; split the file and import the parts")
        return planned
    digest = hashlib.sha256(text.encode()).hexdigest()
    ids: dict[str, str] = {}
    numbers: dict[int, int] = {}
    for task in found.tasks:
        task_id = records.id_of(task, digest)
        if first := planned.tasks.get(task_id):
            found.refuse(task.line, f"this is the task of line {first.line} again. Remove one")
            continue
        if task.number and numbers.setdefault(task.number, task.line) != task.line:
            line = numbers[task.number]
            found.refuse(task.line, f"number {task.number} is line {line}'s too. Give it another")
        ids[task.key] = task_id
        planned.tasks[task_id] = task
        if record := records.record(found, task, task_id, here):
            planned.records[task_id] = record
    _join(planned, ids)
    return planned


def _join(planned: Plan, ids: dict[str, str]) -> None:
    for task_id, task in planned.tasks.items():
        if task.parent in ids:
            planned.parents[task_id] = ids[task.parent]
        elif task.parent:
            planned.found.leave_out(task.line, "the task it is part of is not in the file")
    for task_id, task in planned.tasks.items():
        above, current = 0, planned.parents.get(task_id)
        while current and above < MAX_DEPTH:
            above, current = above + 1, planned.parents.get(current)
        if above == MAX_DEPTH:
            message = f"tasks go {MAX_DEPTH} levels down at most, and none is a part of itself"
            planned.found.refuse(task.line, f"{message}. Move this one up")
