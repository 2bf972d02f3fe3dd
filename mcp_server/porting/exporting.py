"""All tasks of an owner, as a file."""

from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from mcp_server.porting import records
from mcp_server.porting.files import CODECS, Format
from mcp_server.porting.formats.portable import PortableTask, Written
from mcp_server.tasks.models import TASK
from mcp_server.tasks.record import TaskRecord
from mcp_server.tasks.repository import COLUMNS

_ALL = select(*COLUMNS).where(TASK.c.owner_id == bindparam("owner")).order_by(TASK.c.number)
_SHOWN_NUMBERS = 10


def tasks_of(connection: Connection, owner_id: str) -> list[PortableTask]:
    """Return every task of the owner, by number: completed ones and those in the trash too."""
    rows = connection.execute(_ALL, {"owner": owner_id})
    return records.portable([TaskRecord.of(row) for row in rows])


def written(tasks: list[PortableTask], form: Format, zone: ZoneInfo) -> Written:
    """Return the tasks in a format. Only our own has room for the trash."""
    if form is Format.JSON:
        return CODECS[form].write(tasks, zone)
    kept = [task for task in tasks if task.deleted_at is None]
    result = CODECS[form].write(kept, zone)
    for task in tasks:
        if task.deleted_at:
            result.leave_out(task, "tasks in the trash")
    return result


def remarks(result: Written) -> list[str]:
    """Return a line for each thing that the file could not hold."""
    return [f"Left out: {what} ({_numbers(numbers)})." for what, numbers in result.left_out.items()]


def _numbers(numbers: list[int]) -> str:
    shown = ", ".join(f"#{number}" for number in sorted(numbers)[:_SHOWN_NUMBERS])
    more = len(numbers) - _SHOWN_NUMBERS
    return f"{shown} and {more} more" if more > 0 else shown
