"""The planner and the interface assistant without a language model."""

import datetime as dt
from typing import Any

import pytest

from backend.tasks.client import TaskClient
from mcp_server.contract import ToolName
from tests.support.person import Person, button, said, visiting, widget_of, words
from tests.support.product import Product
from tests.support.widget_linter import lint

Json = dict[str, Any]


async def with_tasks(product: Product, name: str, tasks: list[dict[str, Any]]) -> dt.date:
    """Add the tasks, as an MCP client does; return the person's day."""
    token = product.token(name)
    client = TaskClient(product.mcp_url, lambda: token)
    try:
        mine = client.of(lambda: token)
        for task in tasks:
            await mine.change(ToolName.ADD_TASK, **task)
        return (await mine.stats()).last_day
    finally:
        await client.aclose()


async def dues(product: Product, name: str) -> dict[str, str | None]:
    """Return the titles of all tasks with their dates."""
    token = product.token(name)
    client = TaskClient(product.mcp_url, lambda: token)
    try:
        page = await client.of(lambda: token).page(limit=100)
    finally:
        await client.aclose()
    return {task.title: task.due for task in page.tasks}


def late(count: int) -> list[dict[str, Any]]:
    """Return tasks that are overdue on any day."""
    tasks = [{"title": f"Late {n}", "due": f"2020-01-{n:02}"} for n in range(1, count + 1)]
    return [*tasks, {"title": "Urgent", "due": "2020-02-01", "priority": "high"}]


def kinds(items: list[Json]) -> list[str]:
    """Return the types of the items of an answer, but for its steps."""
    return [item["type"] for item in items if item["type"] != "workflow"]


async def agreed(ada: Person, text: str) -> Json:
    """Ask for a plan, agree, and return its Card."""
    items = await ada.say(text)
    assert kinds(items) == ["widget", "assistant_message"]
    item = widget_of(items)
    assert lint(item["widget"]) == []
    return await ada.click(item, item["widget"]["confirm"]["action"])


@pytest.mark.parametrize("text", ["triage overdue", "What's overdue? Sort it out"])
async def test_overdue_tasks_are_spread_over_the_next_days_by_priority(
    product: Product, text: str
) -> None:
    today = await with_tasks(product, "ada", late(6))
    async with visiting(product) as ada:
        done = await agreed(ada, text)

        found = await dues(product, "ada")
        days = [today.isoformat(), (today + dt.timedelta(days=1)).isoformat()]
        days.append((today + dt.timedelta(days=2)).isoformat())
        assert found["Urgent"] == days[0]
        order = ["Urgent", *(f"Late {n}" for n in range(1, 7))]
        assert [found[title] for title in order] == [days[0]] * 3 + [days[1]] * 3 + [days[2]]

        await ada.click(done, button(done["widget"], "Undo"))
        assert (await dues(product, "ada"))["Urgent"] == "2020-02-01"


async def test_a_week_gets_what_is_overdue_and_what_matters_without_a_date(
    product: Product,
) -> None:
    someday = [
        {"title": "Important", "priority": "high"},
        {"title": "Some day", "priority": "low"},
    ]
    today = await with_tasks(product, "ada", [*late(1), *someday])
    async with visiting(product) as ada:
        await agreed(ada, "please plan my week")

    found = await dues(product, "ada")
    week = {(today + dt.timedelta(days=n)).isoformat() for n in range(7)}
    assert {found["Urgent"], found["Late 1"]} == {today.isoformat()}
    assert found["Important"] in week
    assert found["Some day"] is None


async def test_a_plan_for_nothing_says_so(product: Product) -> None:
    async with visiting(product) as ada:
        items = await ada.say("plan my day")

    assert said(items) == (
        "Nothing is overdue, and nothing is due today: there is nothing to move."
    )
    assert kinds(items) == ["assistant_message"]


async def test_a_day_with_nothing_due_gets_what_matters_most_without_a_date(
    product: Product,
) -> None:
    tasks: list[dict[str, Any]] = [{"title": f"Some day {n}"} for n in range(1, 4)]
    tasks.append({"title": "Important", "priority": "high"})
    today = await with_tasks(product, "ada", tasks)
    async with visiting(product) as ada:
        await agreed(ada, "plan my day")

    found = await dues(product, "ada")
    assert found.pop("Important") == today.isoformat()
    assert sorted(found.values(), key=str) == [today.isoformat()] * 2 + [None]


async def test_a_day_before_which_only_later_tasks_come_names_the_next_one(
    product: Product,
) -> None:
    await with_tasks(product, "ada", [{"title": "Fly to Mars", "due": "2999-12-02"}])
    async with visiting(product) as ada:
        text = said(await ada.say("plan my day"))

    assert text == (
        "Nothing is overdue, and nothing is due today: there is nothing to move. Next comes "
        "1 “Fly to Mars”, due Mon 2 Dec 2999."
    )


async def test_breaking_a_task_down_is_honest_and_takes_steps_by_hand(product: Product) -> None:
    await with_tasks(product, "ada", [{"title": "Paint the fence"}])
    async with visiting(product) as ada:
        assert "needs a language model" in said(await ada.say("break down task 1"))

        await agreed(ada, "[TOOL:plan] steps for 1: buy paint, sand, paint")

    assert list(await dues(product, "ada")) == ["Paint the fence", "buy paint", "sand", "paint"]


async def test_words_that_are_no_plan_are_told_what_the_planner_can(product: Product) -> None:
    async with visiting(product) as ada:
        assert "plan your day or your week" in said(await ada.say("[TOOL:plan] add 'Buy milk'"))
        assert await ada.tasks() == {}


@pytest.mark.parametrize(
    ("text", "tool", "arguments"),
    [
        ("dark mode", "", {"theme": "dark"}),
        ("Switch to light theme, please", "", {"theme": "light"}),
        ("bigger text", "interface", {"text_size": "bigger"}),
        ("[TOOL:interface] compact layout", "", {"density": "compact"}),
        ("dunkles Design bitte", "", {"theme": "dark"}),
        ("mets le mode sombre", "", {"theme": "dark"}),
        ("pon el modo oscuro", "", {"theme": "dark"}),
        ("ڈارک موڈ", "", {"theme": "dark"}),
        ("undo the theme", "", {"undo": True}),
    ],
)
async def test_the_page_is_asked_to_look_different_and_its_answer_is_told(
    product: Product, text: str, tool: str, arguments: Json
) -> None:
    async with visiting(product) as ada:
        [call] = await ada.say(text, tool=tool)
        assert (call["type"], call["status"]) == ("client_tool_call", "pending")
        assert (call["name"], call["arguments"]) == ("change_interface", arguments)

        [told] = await ada.answer_call({"changed": ["theme"], "settings": {"theme": "dark"}})

        assert told["content"][0]["text"].startswith("Done (theme: dark).")
        [again] = await ada.say("undo")
        assert again["arguments"] == {"undo": True}, "right after it, undo means the look"
        failed = await ada.answer_call({"error": "There is no room."})
        assert said(failed) == "Nothing was changed. There is no room."


async def test_a_page_that_never_answers_leaves_the_conversation_usable(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("dark mode")
        await ada.say("add 'Buy milk'")

        assert await ada.tasks() == {"Buy milk": "pending"}
        late = {"thread_id": ada.thread_id, "result": {"changed": []}}
        answer = await ada.request({"type": "threads.add_client_tool_output", "params": late})
        assert (answer.status_code, answer.json()["error"]) == (409, "CONFLICT")


async def test_a_request_for_tasks_that_went_to_the_interface_is_told_what_it_can(
    product: Product,
) -> None:
    async with visiting(product) as ada:
        text = said(await ada.say("add 'Buy milk'", tool="interface"))

        assert "how this page looks" in text
        assert words(widget_of(await ada.say("add 'Buy milk'", tool="tasks"))["widget"])[0]
