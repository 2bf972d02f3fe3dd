"""Widgets and what comes back from them."""

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from backend.chat.actions import ClickError, read_click
from backend.widgets.task_change import change_view, task_change
from backend.widgets.task_form import UpdatePayload, task_form
from backend.widgets.task_list import task_list
from backend.widgets.task_picker import task_picker
from backend.widgets.views import ChangeView, FormView, ListView, view_of
from mcp_server.contract import Status, Task, TaskChange, TaskPage, ToolName
from tests.support.person import parts, words
from tests.support.widget_linter import lint

HOSTILE = [
    'x","evil":"1',
    "<script>alert(1)</script>",
    "{{ 7*7 }} ${7*7} #{7*7}",
    "Ünïcödé 漢字 🎉 \u202egnp.exe",
    "a" * 200,
    "[click](javascript:alert(1)) ![](https://evil.example/x.png)",
]


def a_task(number: int = 1, title: str = "Buy milk", **fields: Any) -> Task:
    """Return a task."""
    return Task(
        id=f"tsk_{number}",
        version=1,
        number=number,
        status=fields.pop("status", "pending"),
        title=title,
        created_at=dt.datetime(2026, 11, 20, tzinfo=dt.UTC),
        **fields,
    )


def dumped(widget: Any) -> dict[str, Any]:
    """Return the widget as it is sent."""
    return dict(widget.model_dump(mode="json", exclude_none=True))


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("status", ["pending", "completed", "trash"])
def test_every_widget_can_be_drawn_whatever_the_task_says(title: str, status: Status) -> None:
    task = a_task(1, title, status=status, due="2026-11-21", priority="high", list=title)
    page = TaskPage(tasks=[task], total=30, next_cursor="c1")
    change = TaskChange(tasks=[task], change_id="chg_1", message=title)
    widgets = [
        task_list(page, ListView(status="all", text=title, cursor="c0"), notice=title),
        task_list(TaskPage(tasks=[], total=0), ListView()),
        task_change(change_view(change), notice=title),
        task_form(task, ListView()),
        task_form(None, ListView(), problem=title),
        task_picker([task, a_task(2)], ToolName.UPDATE_TASK, {"tasks": ["milk"], "title": title}),
    ]

    assert [problem for widget in widgets for problem in lint(dumped(widget))] == []
    assert title in words(dumped(widgets[0]))


@pytest.mark.parametrize(
    ("widget", "problem"),
    [
        ({"type": "ListView", "items": []}, "ListView is not valid as a root"),
        ({"type": "Card", "children": [{"type": "Buton", "label": "x"}]}, "Buton is no component"),
        ({"type": "Card", "children": [], "colour": "red"}, "Card.colour is no prop"),
        (
            {"type": "Card", "children": [{"type": "ListViewItem", "children": []}]},
            "ListViewItem inside Card",
        ),
    ],
)
def test_the_linter_finds_what_chatkit_lets_pass(widget: dict[str, Any], problem: str) -> None:
    assert problem in lint(widget)


def test_a_widget_knows_what_it_shows() -> None:
    view = ListView(status="all", text='mi"lk', limit=5, when="today", tag="x", sort="due")
    change = ChangeView(tasks=[a_task(due="2026-11-21")], message="Done", change_id="chg_1")
    form = FormView(task=a_task(), back=change)

    assert view_of(task_list(TaskPage(tasks=[], total=0), view)) == view
    assert view_of(task_change(change)) == change
    assert view_of(task_form(form.task, change)) == form


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        ("2026-11-21", "#1 · Sat 21 Nov 2026"),
        ("2026-11-21T17:00:00+01:00", "#1 · Sat 21 Nov 2026, 17:00"),
        (None, "#1"),
    ],
)
def test_a_row_tells_when_a_task_is_due(due: str | None, shown: str) -> None:
    widget = dumped(task_list(TaskPage(tasks=[a_task(due=due)], total=1), ListView()))

    assert words(widget)[1] == shown


def sent(**fields: Any) -> UpdatePayload:
    """Return the payload of a submitted form, of which only these fields were touched."""
    untouched = {
        "task_id": "tsk_1",
        "title": "Buy milk",
        "description": "",
        "due": "",
        "priority": "none",
        "list": "",
        "tags": "",
    }
    return UpdatePayload.model_validate(untouched | fields)


@pytest.mark.parametrize(
    ("before", "fields", "arguments"),
    [
        ({}, {}, {}),
        ({}, {"title": "Buy oat milk"}, {"title": "Buy oat milk"}),
        ({"list": "home"}, {}, {"clear": ["list"]}),
        ({"due": "2026-11-21"}, {"due": "2026-11-21T00:00:00"}, {}),
        ({"due": "2026-11-21"}, {"due": "2026-11-21T00:00:00.000Z"}, {}),
        ({"due": "2026-11-21"}, {"due": "2026-11-22"}, {"due": "2026-11-22"}),
        ({"due": "2026-11-21T17:00:00+01:00"}, {"due": "2026-11-21"}, {}),
        ({"due": "2026-11-21"}, {}, {"clear": ["due"]}),
        ({"priority": "high"}, {"priority": ""}, {"priority": "none"}),
        ({"tags": ["a", "b"]}, {"tags": "b, #c"}, {"add_tags": ["c"], "remove_tags": ["a"]}),
    ],
)
def test_a_form_sends_what_was_changed_in_it(
    before: dict[str, Any], fields: dict[str, Any], arguments: dict[str, Any]
) -> None:
    assert sent(**fields).arguments(a_task(**before)) == arguments


def test_values_without_a_form_are_sent_as_they_are() -> None:
    payload = UpdatePayload.model_validate({"task_id": 3, "title": "Call mom", "due": ""})

    assert payload.task_id == "3"
    assert payload.arguments(None) == {"title": "Call mom", "clear": ["due"]}


def test_a_picker_carries_what_the_words_were_asked_for() -> None:
    arguments = {"tasks": ["milk"], "title": "Oat milk", "clear": ["due"]}

    widget = dumped(task_picker([a_task(1), a_task(2)], ToolName.UPDATE_TASK, arguments))

    payloads = [item["onClickAction"]["payload"] for item in widget["children"]]
    values = {"title": "Oat milk", "clear": ["due"]}
    assert payloads == [values | {"task_id": "tsk_1"}, values | {"task_id": "tsk_2"}]
    read_click("update_task", payloads[0])


def test_every_action_of_every_widget_is_understood() -> None:
    task = a_task(due="2026-11-21")
    page = TaskPage(tasks=[task, a_task(2, status="completed")], total=9, next_cursor="c")
    change = ChangeView(tasks=[a_task(3, status="trash")], message="Done", change_id="chg_1")
    for widget in (task_list(page, ListView(cursor="c")), task_change(change)):
        actions = [p["onClickAction"] for p in parts(dumped(widget)) if "onClickAction" in p]
        assert len(actions) >= 2
        for action in actions:
            read_click(action["type"], action["payload"])


def test_a_refused_payload_is_not_repeated_to_the_sender() -> None:
    with pytest.raises(ClickError) as caught:
        read_click("complete_task", {"task_id": "1", "secret": "s3cr3t"})

    assert "s3cr3t" not in str(caught.value)
    with pytest.raises(ValidationError):
        UpdatePayload.model_validate({"task_id": "1", "owner_id": "bob"})
