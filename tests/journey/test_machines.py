"""The product on two machines with one PostgreSQL, none of which reaches the other but by it."""

from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import anyio
import pytest
from mcp.server.subscriptions import ResourceUpdated

from tests.conftest import prepare
from tests.support.looking_on import TASKS, looking_on, thread, using_tools
from tests.support.machines import SECONDS, machines, until_listening
from tests.support.person import visiting
from tests.support.postgres import postgres_database
from tests.support.product import Product, running

Both = tuple[Product, Product]


@pytest.fixture
def database(postgres: str, session_dir: Path) -> Generator[str, None, None]:
    """Return the URL of a PostgreSQL database of its own."""
    with postgres_database(postgres, session_dir / "template.lock", prepare) as url:
        yield url


@pytest.fixture
def both(tmp_path: Path, database: str) -> Generator[Both, None, None]:
    """Return the product, here and there."""
    with ExitStack() as stack:
        computers = stack.enter_context(machines())
        with computers.another():
            here = stack.enter_context(running(tmp_path / "here", database))
        with computers.another():
            there = stack.enter_context(running(tmp_path / "there", database))
        yield here, there


async def test_a_page_is_told_of_tasks_and_conversations_that_another_machine_changes(
    both: Both, database: str
) -> None:
    here, there = both
    for topic in ("tasks", "conversations"):
        await until_listening(database, topic, 2)
    async with visiting(here) as ada, visiting(there) as page, visiting(there, "bob") as bob:
        await ada.say("add 'Buy milk'")
        async with (
            looking_on(page.http, ada.thread_id) as stream,
            looking_on(bob.http) as others,
            using_tools(here) as program,
        ):
            told = len(others.told)
            await program.change("update_task", tasks=["1"], list="At home")
            # The newest widget of the conversation shows the task: it is drawn anew there.
            await stream.until(TASKS, thread(ada.thread_id))
            await ada.say("hello")
            await stream.until(thread(ada.thread_id))
            await bob.say("hello")
            await others.until(thread(bob.thread_id))

            assert others.told[told:] == [thread(bob.thread_id)] * (len(others.told) - told)


async def test_a_program_hears_of_a_list_that_is_changed_on_another_machine(
    both: Both, database: str
) -> None:
    here, there = both
    await until_listening(database, "tasks", 2)
    async with using_tools(here) as program, using_tools(there) as listener:
        await program.add("Buy milk", list="Home")
        uris = ["tasks://list/Home", "tasks://list/At%20work"]
        async with listener.client.listen(resource_subscriptions=uris) as updates:
            await program.change("update_task", tasks=["1"], list="At work")
            with anyio.fail_after(SECONDS):
                heard = [await anext(updates) for _ in uris]

    assert {event.uri for event in heard if isinstance(event, ResourceUpdated)} == set(uris)
