"""Ten thousand tasks of one owner."""

import datetime as dt
import json
from collections.abc import Generator

import pytest
from sqlalchemy import insert

from foundation.database import Database
from mcp_server.tasks.models import OWNER, TASK
from mcp_server.tasks.record import TaskRecord
from tests.support.direct_tools import DirectTools
from tests.support.task_server import text

MANY = 10_000
MOMENT = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


@pytest.fixture
def ada(database_url: str) -> Generator[DirectTools, None, None]:
    """Somebody with very much to do."""
    database = Database(database_url)
    tools = DirectTools(database)
    first = TaskRecord(
        id="tsk_0",
        number=0,
        version=1,
        changed_in=0,
        title="Ein längerer Titel, wie ihn Leute schreiben 漢字",
        description="And a note of some length, which nobody will ever read to its end.",
        created_at=MOMENT,
    )
    rows = [
        {
            "owner_id": tools.owner,
            **first.changed(id=f"tsk_{number:05}", number=number).columns(),
        }
        for number in range(1, MANY + 1)
    ]
    counters = {"owner_id": tools.owner, "last_number": MANY, "last_sequence": 1}
    with database.writing() as connection:
        connection.execute(insert(OWNER), counters)
        connection.execute(insert(TASK), rows)
    yield tools
    database.close()


def test_a_page_of_ten_thousand_tasks_is_at_most_8_kilobytes(ada: DirectTools) -> None:
    result = ada.call("list_tasks")

    assert len(text(result).encode()) <= 8192
    structured = json.dumps(result.structured_content, ensure_ascii=False, separators=(",", ":"))
    assert len(structured.encode()) <= 8192
    page = ada.page()
    assert page.total == MANY
    assert page.next_cursor
    assert f"of {MANY}" in (page.hint or "")


def test_paging_shows_each_untouched_task_once_while_others_come_and_go(ada: DirectTools) -> None:
    seen: list[int] = []
    touched: set[int] = set()
    cursor = ""
    while True:
        page = ada.page(limit=100, cursor=cursor)
        seen += [task.number for task in page.tasks]
        if not page.next_cursor:
            break
        cursor = page.next_cursor
        behind, ahead = page.tasks[0].number, min(page.tasks[-1].number + 50, MANY)
        done = ada.change("complete_task", tasks=[str(behind), str(ahead)])
        added = ada.change("add_task", title="One more")
        touched |= {task.number for task in (*done.tasks, *added.tasks)}

    untouched = set(range(1, MANY + 1)) - touched
    assert sorted(number for number in seen if number in untouched) == sorted(untouched)
    assert len(touched) > 200
