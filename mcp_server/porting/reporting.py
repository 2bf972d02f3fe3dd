"""What an import says of itself, line by line."""

from collections.abc import Iterable, Sequence

from foundation.cleaning import one_line, shortened
from foundation.recurrence.describing import describe
from mcp_server.porting.formats.portable import Remark
from mcp_server.porting.planning import Plan
from mcp_server.tasks.change_log import Change
from mcp_server.tasks.record import TaskRecord

_SHOWN_PROBLEMS = 100
_SHOWN_LINES = 10
_LENGTH = 300


def problems(name: str, planned: Plan) -> list[str]:
    """Return what is wrong with the file."""
    found = sorted(planned.found.problems)
    lines = [f"{name} was not imported, and nothing was changed:"]
    lines += _remarks(found[:_SHOWN_PROBLEMS])
    more = len(found) - _SHOWN_PROBLEMS
    return [*lines, f"… and {more} more."] if more > 0 else lines


def preview(planned: Plan, known: dict[str, TaskRecord]) -> list[str]:
    """Return what each line of the file would do."""
    new = {task.id for task in planned.new(known)}
    entries = [
        Remark(planned.tasks[task.id].line, f"would add {_described(task, planned)}")
        if task.id in new
        else Remark(planned.tasks[task.id].line, f"is already there as #{known[task.id].number}")
        for task in planned.records.values()
    ]
    entries += [Remark(line, f"left out: {text}") for line, text in planned.found.left_out]
    there = len(planned.records) - len(new)
    total = f"Would add {_count(len(new))}{_there(there)}. Nothing was changed."
    return [*_remarks(sorted(entries)), total]


def done(planned: Plan, change: Change | None) -> list[str]:
    """Return what was done, and what of the file was left out."""
    lines = _left_out(planned.found.left_out)
    if change is None:
        there = len(planned.records)
        verb = "is" if there == 1 else "are"
        total = f"All {_count(there)} {verb} already there." if there else "There is no task in it."
        return [*lines, f"{total} Nothing was changed."]
    numbers = [task.number for task in change.after]
    span = f"#{numbers[0]}" if len(numbers) == 1 else f"#{numbers[0]} to #{numbers[-1]}"
    known = _there(len(planned.records) - len(numbers))
    lines.append(f"Added {_count(len(numbers))}, {span}{known}.")
    return [*lines, f"One undo takes all of it back: {change.id}"]


def _described(task: TaskRecord, planned: Plan) -> str:
    parent = planned.parents.get(task.id)
    parts = [
        task.status if task.status != "pending" else "",
        f"due {task.due.text}" if task.due else "",
        f"repeats {describe(task.repeat)}" if task.repeat else "",
        task.priority if task.priority != "none" else "",
        f"list {task.list_name}" if task.list_name else "",
        f"tags {', '.join(task.tags)}" if task.tags else "",
        f"part of line {planned.tasks[parent].line}" if parent else "",
        "with notes" if task.description else "",
    ]
    told = " · ".join(part for part in parts if part)
    return f'"{task.title}"' + (f" ({told})" if told else "")


def _left_out(remarks: Iterable[Remark]) -> list[str]:
    """Return a line for each reason, with the lines of the file that it is about."""
    reasons: dict[str, list[int]] = {}
    for line, text in sorted(remarks):
        reasons.setdefault(text, []).append(line)
    return [
        f"{_lines(numbers)}: left out: {shortened(one_line(text), _LENGTH)}"
        for text, numbers in reasons.items()
    ]


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:_SHOWN_LINES])
    more = len(numbers) - _SHOWN_LINES
    return f"line {shown}" + (f" and {more} more" if more > 0 else "")


def _remarks(remarks: Iterable[Remark]) -> list[str]:
    return [f"line {line}: {shortened(one_line(text), _LENGTH)}" for line, text in remarks]


def _count(count: int) -> str:
    return "1 task" if count == 1 else f"{count} tasks"


def _there(count: int) -> str:
    return f"; {count} {'was' if count == 1 else 'were'} already there" if count else ""


def as_text(lines: Sequence[str]) -> str:
    """Return the lines as they are printed."""
    return "".join(f"{line}\n" for line in lines)
