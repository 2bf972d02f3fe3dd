"""What somebody who only looks on is told and shown of changes made elsewhere."""

import signal
import time
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import update
from sqlmodel import col

import backend.api.events
import backend.live.live
import backend.tasks.listening
import mcp_server.app
import mcp_server.settings
from backend.identity.caller import Scope
from backend.identity.models import AccessTokenRow
from backend.live.channel import GATHERING_SECONDS
from backend.metadata import utc_now
from backend.tasks.client import TaskClient
from backend.widgets.drawn import Drawn
from backend.widgets.redraw import current
from backend.widgets.views import view_of
from tests.support.emulators.script import Call
from tests.support.looking_on import TASKS, Stream, looking_on, thread, using_tools
from tests.support.person import Json, Person, button, says, visiting, widget_of, words
from tests.support.processes import installed
from tests.support.product import Product, running
from tests.support.second_worker import beside
from tests.support.serving import serving
from tests.support.stepped_model import stepping
from tests.support.viewer import asking

EVENTS = "/api/chatkit/events"


async def shown(person: Person, item_id: str) -> Json:
    """Return a widget as it is stored."""
    [item] = [item for item in await person.items() if item["id"] == item_id]
    return dict(item["widget"])


def said_in(widget: Json) -> str:
    """Return all that a widget says, with its heading."""
    return " ".join([widget.get("status", {}).get("text", ""), *words(widget)])


async def until_shown(stream: Stream, person: Person, item_id: str, text: str) -> Json:
    """Return the widget once it says this. Looks again only when the stream tells of a change."""
    while text not in said_in(widget := await shown(person, item_id)):
        await stream.until(thread(person.thread_id))
    return widget


async def test_a_task_completed_by_a_program_changes_the_open_list(product: Product) -> None:
    async with visiting(product) as ada, using_tools(product) as program:
        await program.add("Buy milk")
        await program.add("Feed cat")
        item = widget_of(await ada.say("list"))
        async with looking_on(ada.http, ada.thread_id) as stream:
            headers = stream.answer.headers
            assert headers["content-type"].startswith("text/event-stream")
            assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")

            await program.change("complete_task", tasks=["1"])
            await stream.until(TASKS)
            widget = await until_shown(stream, ada, item["id"], "1 pending task")

        assert "Buy milk" not in words(widget)
        assert "Feed cat" in words(widget)


@pytest.mark.parametrize(
    ("asked", "then"),
    [
        ("add 'Feed cat'", "Pay rent"),
        ("show #1", "Pay rent"),
        ("show my lists", "At home"),
        ("stats", "0 open"),
    ],
)
async def test_whatever_shows_tasks_is_kept_true(product: Product, asked: str, then: str) -> None:
    async with visiting(product) as ada, using_tools(product) as program:
        if not asked.startswith("add"):
            await program.add("Feed cat", list="Home")
        item = widget_of(await ada.say(asked))
        async with looking_on(ada.http, ada.thread_id) as stream:
            if asked == "stats":
                await program.change("complete_task", tasks=["1"])
            else:
                await program.change("update_task", tasks=["1"], title="Pay rent", list="At home")
            await until_shown(stream, ada, item["id"], then)


async def test_a_widget_that_nothing_happened_to_is_drawn_the_same(product: Product) -> None:
    token = product.token("ada")
    client = TaskClient(product.mcp_url, lambda: token)
    tasks = client.of(lambda: token)
    kinds: set[str] = set()
    async with visiting(product) as ada:
        for asked in (
            "add 'Buy milk' tomorrow at 5pm, high priority",
            "list",
            "complete milk",
            "show #1",
            "show my lists",
            "stats",
            "delete milk",
            "undo",
        ):
            widget = widget_of(await ada.say(asked))["widget"]
            view = view_of(Drawn.model_validate(widget))
            drawn = await current(view, tasks)
            assert drawn is not None
            assert drawn.model_dump(polymorphic_serialization=True) == widget
            kinds.add(type(view).__name__)
    await client.aclose()
    assert kinds == {"ChangeView", "ListView", "DetailView", "ListsView", "StatsView"}


async def test_forms_and_choices_stay_as_they_are_above_a_list_that_does_not(
    product: Product,
) -> None:
    async with visiting(product) as ada, using_tools(product) as program:
        await program.add("Call mom")
        await program.add("Call dad")
        item = widget_of(await ada.say("list"))
        choice = widget_of(await ada.say("complete call"))
        opened = widget_of(await ada.say("list"))
        form = await ada.click(opened, button(opened["widget"], "Edit", "Call mom"))
        async with looking_on(ada.http, ada.thread_id) as stream:
            await program.change("update_task", tasks=["1"], title="Call Ann")
            await until_shown(stream, ada, item["id"], "Call Ann")

        assert await shown(ada, form["id"]) == form["widget"]
        assert await shown(ada, choice["id"]) == choice["widget"]


async def test_a_click_and_its_undo_outlive_what_others_change_after_it(product: Product) -> None:
    async with visiting(product) as ada, using_tools(product) as program:
        await program.add("Buy milk")
        await program.add("Feed cat")
        item = widget_of(await ada.say("list"))
        async with looking_on(ada.http, ada.thread_id) as stream:
            clicked = await ada.click(item, button(item["widget"], "Complete", "Buy milk"))
            assert await shown(ada, item["id"]) == clicked["widget"]
            await program.add("Pay rent")
            widget = await until_shown(stream, ada, item["id"], "Pay rent")

        assert "Completed #1 Buy milk." in words(widget)
        assert button(widget, "Undo") == button(clicked["widget"], "Undo")


async def test_every_page_of_a_person_is_told_and_nobody_elses(product: Product) -> None:
    async with visiting(product) as ada, visiting(product, "bob") as bob:
        await ada.say("add 'Buy milk'")
        await bob.say("add 'Feed cat'")
        async with (
            looking_on(ada.http, ada.thread_id) as first,
            looking_on(ada.http) as second,
            looking_on(bob.http, bob.thread_id) as other,
        ):
            await ada.say("complete milk")
            for stream in (first, second):
                await stream.until(TASKS, thread(ada.thread_id))
            seen = len(other.told)
            await bob.say("complete cat")
            await other.until(TASKS)
            await other.until(thread(bob.thread_id))

            assert thread(ada.thread_id) not in other.told
            # Of Bob's own there are only his.
            assert {name for name, _ in other.told[seen:]} <= {"tasks.changed", "thread.changed"}


async def test_conversations_that_are_not_ones_own_are_not_found(product: Product) -> None:
    async with visiting(product) as ada, visiting(product, "bob") as bob:
        await bob.say("hello")
        for thread_id in (bob.thread_id, "thr_none"):
            answer = await ada.http.get(EVENTS, params={"conversation_id": thread_id})
            assert answer.status_code == 404
            assert answer.json()["error"] == "NOT_FOUND"


@pytest.mark.parametrize("missing", [Scope.CHAT, Scope.TASKS_READ])
async def test_a_token_that_may_not_see_both_may_not_look_on(
    product: Product, missing: Scope
) -> None:
    token = product.token("ada", frozenset(Scope) - {missing})
    async with httpx2.AsyncClient(base_url=product.url, trust_env=False) as http:
        assert (await http.get(EVENTS)).status_code == 401
        answer = await http.get(EVENTS, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 403


async def test_too_many_pages_are_told_so(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend.live.live, "MOST_STREAMS", 1)
    async with visiting(product) as ada, visiting(product, "bob") as bob, looking_on(ada.http):
        refused = await ada.http.get(EVENTS)
        assert refused.status_code == 429
        assert refused.json()["error"] == "RATE_LIMIT_EXCEEDED"
        assert refused.headers["retry-after"] == "30"
        async with looking_on(bob.http):
            pass


async def test_a_stream_ends_with_its_token(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend.api.events, "RECHECK_SECONDS", 0.05)
    async with visiting(product) as ada, looking_on(ada.http) as stream:
        with product.database.writing() as connection:
            ended = update(AccessTokenRow).where(col(AccessTokenRow.revoked_at).is_(None))
            connection.execute(ended.values(revoked_at=utc_now()))
        await stream.to_the_end()


async def test_a_burst_of_changes_is_told_in_few_events(product: Product) -> None:
    async with visiting(product) as ada, using_tools(product) as program:
        item = widget_of(await ada.say("list"))
        async with looking_on(ada.http, ada.thread_id) as stream:
            began, before = time.monotonic(), len(stream.told)
            for number in range(50):
                await program.add(f"Task {number}")
            await until_shown(stream, ada, item["id"], "50 pending tasks")
            told = stream.told[before:]
            most = (time.monotonic() - began) / GATHERING_SECONDS + 3

        assert told.count(TASKS) <= most
        assert told.count(thread(ada.thread_id)) <= most


async def test_titles_and_deletions_are_told(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("hello")
        renamed = {"thread_id": ada.thread_id, "title": "Other"}
        async with looking_on(ada.http) as stream:
            await ada.request({"type": "threads.update", "params": renamed})
            await stream.until(thread(ada.thread_id))
            await ada.request({"type": "threads.delete", "params": {"thread_id": ada.thread_id}})
            await stream.until(thread(ada.thread_id))


async def test_what_programs_say_and_click_is_told(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        about = {"conversation_id": ada.thread_id}
        async with looking_on(ada.http) as stream:
            for path, body in (
                ("generate", {"message": "list"}),
                ("action", {"type": "complete_task", "payload": {"task_id": "1"}}),
            ):
                answer = await ada.http.post(f"/api/chatkit/{path}", json=body | about)
                answer.raise_for_status()
                await stream.until(thread(ada.thread_id))


async def test_an_answer_that_begins_and_ends_is_told_and_left_alone_meanwhile(
    tmp_path: Path, database_url: str
) -> None:
    with (
        stepping(Call("list_tasks"), "Here.", "word by word") as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        model.say(1)
        async with visiting(product) as ada, using_tools(product) as program:
            await program.add("Buy milk")
            item = widget_of(await ada.say("list"))
            model.hold()
            async with looking_on(ada.http, ada.thread_id) as stream:
                async with asking(ada.http, says("And now?", ada.thread_id)) as view:
                    await stream.until(thread(ada.thread_id))
                    await program.add("Feed cat")
                    await stream.until(TASKS)
                    model.say()
                    await view.to_the_end()
                widget = await until_shown(stream, ada, item["id"], "2 pending tasks")

            assert "Feed cat" in words(widget)


async def test_pages_at_two_processes_are_told_the_same(product: Product, tmp_path: Path) -> None:
    async with visiting(product) as ada, using_tools(product) as program:
        await program.add("Buy milk")
        item = widget_of(await ada.say("list"))
        headers = {"Authorization": ada.http.headers["authorization"]}
        with beside(product, tmp_path) as other_url:
            async with (
                httpx2.AsyncClient(
                    base_url=other_url, headers=headers, timeout=30, trust_env=False
                ) as elsewhere,
                looking_on(ada.http, ada.thread_id) as here,
                looking_on(elsewhere, ada.thread_id) as there,
            ):
                await ada.say("hello")
                await there.until(thread(ada.thread_id))
                await program.add("Feed cat")
                for stream in (here, there):
                    await stream.until(TASKS)
                    await until_shown(stream, ada, item["id"], "2 pending tasks")


async def test_a_task_server_that_comes_and_goes_is_listened_to_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend.tasks.listening, "LONGEST_PAUSE_SECONDS", 0.2)
    with running(tmp_path, has_tools=False) as product:
        port = httpx2.URL(product.mcp_url).port or 0
        settings = mcp_server.settings.Settings(
            data_dir=tmp_path, port=httpx2.URL(product.url).port or 0, mcp_port=port
        )
        async with visiting(product) as ada, looking_on(ada.http, hears=False) as stream:
            for number in range(2):
                with serving(mcp_server.app.create_app(settings), port=port):
                    await stream.until(TASKS)
                    async with using_tools(product) as program:
                        await program.add(f"Task {number}")
                    await stream.until(TASKS)


async def test_a_backend_that_stops_ends_its_streams_and_is_not_held_up(tmp_path: Path) -> None:
    with installed(tmp_path) as product:
        async with (
            httpx2.AsyncClient(
                base_url=product.url, cookies=product.cookies, timeout=30, trust_env=False
            ) as http,
            looking_on(http) as stream,
        ):
            product.backend.send(signal.SIGTERM)
            # A connection that is cut would raise.
            await stream.to_the_end()
