"""What a page shows and does beside the chat: rows, counts, a line that adds, one's own region."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any

import pytest

from backend.agent.quick_add import read_line
from backend.identity.caller import Scope
from tests.support.midday import noon_zone
from tests.support.person import Person, events_of, parts, visiting, words
from tests.support.product import Product, running
from tests.support.widget_linter import lint

TASKS = "/api/chatkit/tasks"
REGION = "/api/chatkit/region"
Json = dict[str, Any]


@pytest.fixture
def product(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> Generator[Product, None, None]:
    """Return the product on each kind of database, where it is noon."""
    monkeypatch.setenv("TASKCHAT_TIME_ZONE", noon_zone())
    with running(tmp_path, database_url) as product:
        yield product


@pytest.fixture
async def ada(product: Product) -> AsyncGenerator[Person, None]:
    """Return somebody at the page."""
    async with visiting(product) as person:
        yield person


async def add(person: Person, text: str, **more: str) -> Json:
    """Add the task that a line names."""
    answer = await person.http.post(TASKS, json={"text": text, **more})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def rows(person: Person, **filters: str) -> Json:
    """Return the bare rows."""
    answer = await person.http.get(TASKS, params={"bare": "true", "status": "pending", **filters})
    return dict(answer.raise_for_status().json()["widget"])


def titles(widget: Json) -> list[str]:
    """Return what is a heading or a title in the rows, from above."""
    return [part["value"] for part in parts(widget) if part["type"] in ("Text", "Caption")]


@pytest.mark.parametrize(
    ("line", "title", "fields"),
    [
        ("buy milk tomorrow 5pm", "buy milk", {"due": "tomorrow 5pm"}),
        ("add buy milk tomorrow", "buy milk", {"due": "tomorrow"}),
        ("complete the report friday", "complete the report", {"due": "friday"}),
        ("delete old files", "delete old files", {}),
        ("what is overdue?", "what is overdue?", {}),
        (
            "pay rent every month !!! #home",
            "pay rent",
            {"repeat": "every month", "priority": "high", "tags": ["home"]},
        ),
        ("Milch kaufen morgen um 17 Uhr", "Milch kaufen", {"due": "morgen um 17 Uhr"}),
        ("acheter du pain demain", "acheter du pain", {"due": "demain"}),
        ("tomorrow", "tomorrow", {}),
        ("...", "...", {}),
    ],
)
def test_a_line_is_read_as_one_task_whatever_it_begins_with(
    line: str, title: str, fields: Json
) -> None:
    task = read_line(line)

    assert (task.title, dict(task.fields)) == (title, fields)


async def test_a_line_adds_a_task_without_a_model(ada: Person) -> None:
    change = await add(ada, "buy milk tomorrow 5pm", request_id="once")

    [task] = change["tasks"]
    assert (task["title"], task["due"][10:16]) == ("buy milk", "T17:00")
    assert change["change_id"]
    again = await add(ada, "buy milk tomorrow 5pm", request_id="once")
    assert again["tasks"][0]["number"] == task["number"]
    assert await ada.tasks() == {"buy milk": "pending"}


async def test_what_the_page_shows_is_filled_in_where_the_line_says_nothing(ada: Person) -> None:
    silent = await add(ada, "buy milk", list="groceries", due="today")
    said = await add(ada, "call mom in list family", list="groceries")

    assert silent["tasks"][0]["list"] == "groceries"
    assert silent["tasks"][0]["due"]
    assert said["tasks"][0]["list"] == "family"


async def test_a_line_that_cannot_be_added_says_why(ada: Person, product: Product) -> None:
    refused = await ada.http.post(TASKS, json={"text": "x" * 300})
    empty = await ada.http.post(TASKS, json={"text": "  "})

    assert (refused.status_code, refused.json()["error"]) == (422, "INVALID_REQUEST")
    assert "At most 200 fit" in refused.json()["message"]
    assert empty.status_code == 422
    reader = {"Authorization": f"Bearer {product.token('ada', frozenset({Scope.TASKS_READ}))}"}
    answer = await ada.http.post(TASKS, json={"text": "buy milk"}, headers=reader)
    assert answer.status_code == 403
    assert await ada.tasks() == {}


async def test_rows_stand_under_their_days_and_open_and_complete(ada: Person) -> None:
    await add(ada, "pay rent #home", due="yesterday")
    await add(ada, "buy milk", due="today")
    await add(ada, "call mom tomorrow")

    today = await rows(ada, due_to="today", sort="due")

    # The linter goes by the Python types, which know Basic from the published ones alone.
    assert lint({"type": "Card", "children": today["children"]}) == []
    assert titles(today)[0] == "Overdue"
    assert titles(today)[1] == "pay rent"
    assert "#home" in titles(today)[2]
    assert titles(today)[3:] == ["Today", "buy milk"]
    labels = [part["label"] for part in parts(today) if part["type"] == "Button"]
    assert labels == ["Complete pay rent", "Open pay rent", "Complete buy milk", "Open buy milk"]
    later = await rows(ada, due_from="tomorrow", sort="due")
    assert titles(later) == ["Tomorrow", "call mom"]


async def test_every_filter_of_the_list_tool_works(ada: Person) -> None:
    await add(ada, "buy milk in list home #dairy", due="today")
    await add(ada, "call mom !!!")

    found = {
        name: [t for t in titles(await rows(ada, **{name: value})) if t in ("buy milk", "call mom")]
        for name, value in {
            "when": "today",
            "list": "home",
            "tag": "dairy",
            "priority": "high",
            "text": "mom",
            "due_from": "today",
            "sort": "title",
        }.items()
    }

    assert found == {
        "when": ["buy milk"],
        "list": ["buy milk"],
        "tag": ["buy milk"],
        "priority": ["call mom"],
        "text": ["call mom"],
        "due_from": ["buy milk"],
        "sort": ["buy milk", "call mom"],
    }
    unknown = await ada.http.get(TASKS, params={"owner": "bob"})
    assert unknown.status_code == 422


async def test_the_counts_say_what_there_is(ada: Person) -> None:
    await add(ada, "pay rent", due="yesterday")
    await add(ada, "buy milk in list home", due="today")
    await add(ada, "call mom tomorrow in list home")
    await add(ada, "learn to sing")

    counts = (await ada.http.get(f"{TASKS}/counts")).raise_for_status().json()

    assert counts == {
        "today": 2,
        "overdue": 1,
        "upcoming": 1,
        "undated": 1,
        "open": 4,
        "lists": [
            {"list": "home", "open": 2, "overdue": 0},
            {"list": None, "open": 2, "overdue": 1},
        ],
    }


async def test_a_click_says_what_changed_and_how_to_take_it_back(ada: Person) -> None:
    task = (await add(ada, "buy milk"))["tasks"][0]

    async def act(kind: str, **payload: str) -> list[Json]:
        answer = await ada.http.post("/api/chatkit/action", json={"type": kind, "payload": payload})
        return events_of(answer.raise_for_status().text)

    widget, end = await act("complete_task", task_id=task["id"])

    assert (widget["type"], end["type"]) == ("widget", "complete")
    change = widget["change"]
    assert "buy milk" in change["message"]
    assert await ada.tasks() == {"buy milk": "completed"}
    await act("undo", change_id=change["change_id"])
    assert await ada.tasks() == {"buy milk": "pending"}
    shown, _ = await act("get_task", task_id=task["id"])
    assert shown["type"] == "widget"
    assert "buy milk" in " ".join(words(shown["widget"]))


async def test_a_form_outside_a_conversation_changes_what_was_changed_in_it(ada: Person) -> None:
    task = (await add(ada, "buy milk #dairy #cold", due="2099-12-24"))["tasks"][0]

    async def act(kind: str, payload: Json) -> list[Json]:
        answer = await ada.http.post("/api/chatkit/action", json={"type": kind, "payload": payload})
        return events_of(answer.raise_for_status().text)

    form = (await act("edit_task", {"task_id": task["id"]}))[0]["widget"]
    fields = {
        part["name"]: part.get("defaultValue", "")
        for part in parts(form)
        if part["type"] in ("Input", "Textarea", "Select", "DatePicker")
    }
    sent = form["confirm"]["action"]["payload"] | fields | {"tags": "cold", "title": "buy oat milk"}

    events = await act("update_task", sent)

    assert [event["type"] for event in events] == ["widget", "complete"]
    assert "buy oat milk" in events[0]["change"]["message"]
    shown = words((await act("get_task", {"task_id": task["id"]}))[0]["widget"])
    assert "buy oat milk" in shown
    assert "#cold" in shown
    assert "Thu 24 Dec 2099" in shown
    again = sent | {"request_id": "another"}
    assert "change" not in (await act("update_task", again))[0]


async def test_people_set_their_own_time_zone_and_language(ada: Person, product: Product) -> None:
    at_first = (await ada.http.get(REGION)).json()
    assert at_first == {"time_zone": "", "language": "", "usual_time_zone": noon_zone()}

    wanted = {"time_zone": "Pacific/Kiritimati", "language": "de"}
    kept = await ada.http.put(REGION, json=wanted)

    assert kept.json() == at_first | wanted
    assert (await ada.http.get(REGION)).json() == at_first | wanted
    due = (await add(ada, "buy milk at 11pm"))["tasks"][0]
    assert due["due"].endswith("+14:00")
    async with visiting(product, "bob") as bob:
        assert (await bob.http.get(REGION)).json() == at_first
    await ada.http.put(REGION, json={})
    assert (await ada.http.get(REGION)).json() == at_first


@pytest.mark.parametrize(
    "wrong",
    [
        {"time_zone": "Mars/Olympus"},
        {"language": "not a language"},
        {"owner": "bob"},
        {"time_zone": "x" * 101},
    ],
)
async def test_a_region_that_there_is_not_is_refused(ada: Person, wrong: Json) -> None:
    before = (await ada.http.get(REGION)).json()

    refused = await ada.http.put(REGION, json=wrong)

    assert (refused.status_code, refused.json()["error"]) == (422, "INVALID_REQUEST")
    assert (await ada.http.get(REGION)).json() == before


async def test_a_token_for_reading_sets_no_region(ada: Person, product: Product) -> None:
    reader = {"Authorization": f"Bearer {product.token('ada', frozenset({Scope.TASKS_READ}))}"}

    refused = await ada.http.put(REGION, json={"time_zone": "Asia/Tokyo"}, headers=reader)

    assert refused.status_code == 403
    assert (await ada.http.get(REGION, headers=reader)).json()["time_zone"] == ""
