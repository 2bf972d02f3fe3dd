"""Widgets and what comes back from them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from backend.chat.clicks import ClickError, read_click
from backend.texts.catalogues import texts_of
from backend.texts.here import Here
from backend.widgets.drawn import Drawn
from backend.widgets.help_card import help_card
from backend.widgets.list_overview import list_overview
from backend.widgets.notice import notice_card
from backend.widgets.proposal import proposal
from backend.widgets.task_change import change_view, task_change
from backend.widgets.task_detail import task_detail
from backend.widgets.task_fields import CreatePayload, UpdatePayload
from backend.widgets.task_form import task_form
from backend.widgets.task_list import task_list
from backend.widgets.task_picker import task_picker
from backend.widgets.task_statistics import task_statistics
from backend.widgets.views import (
    ChangeView,
    DetailView,
    FormView,
    LastChange,
    ListsView,
    ListView,
    NoticeView,
    ProposalRow,
    ProposalStep,
    ProposalView,
    StatsView,
    view_of,
)
from mcp_server.contract import (
    DayCount,
    ListCount,
    ListOverview,
    RecentChange,
    Status,
    Task,
    TaskChange,
    TaskDetail,
    TaskPage,
    TaskStats,
    ToolName,
)
from tests.support.person import button, parts, words
from tests.support.widget_linter import lint

HOSTILE = [
    'x","evil":"1',
    "<script>alert(1)</script>",
    "{{ 7*7 }} ${7*7} #{7*7}",
    "Ünïcödé 漢字 🎉 \u202egnp.exe",
    "a" * 200,
    "[click](javascript:alert(1)) ![](https://evil.example/x.png)",
]
BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 20, 12, tzinfo=BERLIN)
"""A Friday."""
HERE = Here(NOW, texts_of("en"))
LAST = LastChange(message="Done.", change_id="chg_9")


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


def a_detail(task: Task, *subtasks: Task, changes: int = 2) -> TaskDetail:
    """Return the task with its subtasks and so many changes."""
    made_at = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
    recent = [
        RecentChange(change_id=f"chg_{n}", made_at=made_at, message=f"Did {n}.", client="page")
        for n in range(changes)
    ]
    return TaskDetail(task=task, subtasks=list(subtasks), changes=recent)


def some_stats(*completed: int, overdue: int = 0, due_today: int = 0) -> TaskStats:
    """Return the statistics of as many days up to `NOW` as there are numbers."""
    today = NOW.date()
    days = [today - dt.timedelta(days=ago) for ago in reversed(range(len(completed)))]
    return TaskStats(
        first_day=days[0],
        last_day=today,
        time_zone="Europe/Berlin",
        added=3,
        completed=sum(completed),
        streak_days=2,
        open=4,
        overdue=overdue,
        due_today=due_today,
        days=[
            DayCount(day=day, weekday=f"{day:%a}", added=1, completed=count)
            for day, count in zip(days, completed, strict=True)
        ],
    )


def dumped(widget: Drawn) -> dict[str, Any]:
    """Return the widget as it is sent."""
    return dict(widget.model_dump(mode="json", exclude_none=True))


def a_page(*tasks: Task, **more: Any) -> TaskPage:
    """Return the page of these tasks."""
    return TaskPage(tasks=list(tasks), **({"total": len(tasks)} | more))


def every_widget(task: Task, text: str, here: Here = HERE) -> Sequence[Drawn]:
    """Return one of each kind and state, of a task that says `text` wherever it can."""
    change = TaskChange(tasks=[task], change_id="chg_1", message=text)
    listed = ListView(status="all", text=text, list=text, cursor="c0", sort="due", last=LAST)
    back = listed.model_copy(update={"came_from": "list_lists"})
    named = ListCount(list=text, open=2, overdue=1)
    without = ListCount(open=1, overdue=0)
    problems = dict.fromkeys(("", "title", "due", "repeat", "parent"), text)
    typed = CreatePayload(title=text, description=text, time=text, tags=(text,))
    return [
        task_list(a_page(task, total=30, next_cursor="c1"), back, here, notice=text),
        task_list(a_page(), ListView(), here),
        task_list(a_page(), ListView(status="trash"), here),
        task_change(change_view(change, text), here, notice=text),
        task_detail(a_detail(task), DetailView(task_id=task.id), here),
        task_detail(
            a_detail(task, task, changes=0),
            DetailView(task_id=task.id, back=listed, last=LAST),
            here,
            notice=text,
        ),
        task_form(FormView(task=task, request_id="r1"), here),
        task_form(FormView(request_id="r2"), here, typed, problems),
        task_picker(
            [task, a_task(2)], ToolName.UPDATE_TASK, {"tasks": ["milk"], "title": text}, here.texts
        ),
        task_statistics(
            some_stats(0, 2, 1, 5, 0, 0, 3, overdue=2), StatsView(), here.texts, notice=text
        ),
        task_statistics(some_stats(*range(30), due_today=1), StatsView(days=30), here.texts),
        task_statistics(some_stats(0), StatsView(days=1), here.texts),
        list_overview(
            ListOverview(lists=[named, without], total=1), ListsView(), here.texts, notice=text
        ),
        list_overview(ListOverview(lists=[without], total=0), ListsView(), here.texts),
        help_card(here.texts, notice=text),
        notice_card(NoticeView(message=text, last=LAST), here.texts),
        *every_proposal(task, text, here),
    ]


def every_proposal(task: Task, text: str, here: Here = HERE) -> Sequence[Drawn]:
    """Return a proposal about the task in each of its states."""
    rows = (ProposalRow(task=task, lines=(text, text)), ProposalRow(title=text, lines=()))
    step = ProposalStep(tool=ToolName.COMPLETE_TASK, arguments={"tasks": [task.id]})
    view = ProposalView(id="p1", title=text, confirm="Do it", rows=rows, steps=(step,))
    after = {"change_id": "chg_1", "message": text}
    return [
        proposal(view, here.texts, notice=text),
        proposal(view.model_copy(update={"state": "applied", **after}), here.texts),
        proposal(view.model_copy(update={"state": "undone", **after}), here.texts),
        proposal(view.model_copy(update={"state": "closed", "message": text}), here.texts),
    ]


def actions_of(widget: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield all that can be done in a widget."""
    for part in parts(widget):
        for place in ("onClickAction", "onSubmitAction", "onChangeAction"):
            if place in part:
                yield part[place]
        for place in ("confirm", "cancel"):
            if place in part:
                yield part[place]["action"]


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("status", ["pending", "completed", "trash"])
def test_every_widget_can_be_drawn_whatever_the_task_says(title: str, status: Status) -> None:
    task = a_task(
        1,
        title,
        status=status,
        description=title,
        due="2026-11-18",
        repeat="FREQ=DAILY",
        repeat_words=title,
        priority="high",
        list=title,
        tags=[title],
        parent=7,
    )

    widgets = [dumped(widget) for widget in every_widget(task, title)]

    assert [problem for widget in widgets for problem in lint(widget)] == []
    assert title in words(widgets[0])


def test_what_people_write_is_shown_as_plain_text() -> None:
    title = "**bold** [click](https://evil.example)"

    for widget in every_widget(a_task(1, title, description=title), title):
        assert "Markdown" not in {part["type"] for part in parts(dumped(widget))}


def test_every_button_of_every_widget_is_understood_and_answered_at_once() -> None:
    task = a_task(due="2026-11-21", description="With milk", parent=7)
    kinds = set()
    for widget in every_widget(task, "milk"):
        for action in actions_of(dumped(widget)):
            read_click(action["type"], action.get("payload", {}))
            assert action["streaming"] is False
            kinds.add(action["type"])

    assert kinds == {
        "complete_task",
        "create_task",
        "edit_task",
        "delete_task",
        "update_task",
        "list_tasks",
        "get_task",
        "list_lists",
        "task_stats",
        "undo",
        "apply_plan",
        "cancel",
    }


def test_only_an_open_proposal_can_be_agreed_to() -> None:
    is_open, applied, undone, closed = map(dumped, every_proposal(a_task(), "milk"))

    assert is_open["confirm"]["action"]["type"] == "apply_plan"
    assert is_open["cancel"]["action"]["type"] == "cancel"
    for card in (applied, undone, closed):
        assert not {"confirm", "cancel"} & set(card)
    assert button(applied, "Undo") == button(undone, "Do it again")
    assert list(actions_of(closed)) == []


@pytest.mark.parametrize("status", ["completed", "trash"])
def test_what_is_done_or_deleted_can_be_brought_back(status: Status) -> None:
    row = dumped(task_list(a_page(a_task(status=status)), ListView(status="all"), HERE))

    label = {"completed": "Reopen", "trash": "Restore"}[status]
    assert button(row, label)["type"] == "reopen_task"


def test_every_widget_has_a_text_to_copy_in_its_place() -> None:
    texts = [widget.copy_text for widget in every_widget(a_task(), "milk")]

    assert all(texts)
    assert "- [ ] Buy milk" in texts[0]


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
    detail = DetailView(task_id="tsk_1", back=view, last=LAST)
    form = FormView(task=a_task(), request_id="r1", back=detail)

    assert view_of(task_list(a_page(), view, HERE)) == view
    assert view_of(task_change(change, HERE)) == change
    assert view_of(task_detail(a_detail(a_task()), detail, HERE)) == detail
    assert view_of(task_form(form, HERE)) == form


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        ("2026-11-21", ["#1 · Sat 21 Nov 2026"]),
        ("2026-11-21T17:00:00+01:00", ["#1 · Sat 21 Nov 2026, 17:00"]),
        (None, ["#1"]),
        ("2026-11-20", ["#1 · Fri 20 Nov 2026"]),
        ("2026-11-19", ["Overdue: Thu 19 Nov 2026", "#1"]),
        ("2026-11-20T11:59:00+01:00", ["Overdue: Fri 20 Nov 2026, 11:59", "#1"]),
        ("2026-11-20T12:01:00+01:00", ["#1 · Fri 20 Nov 2026, 12:01"]),
    ],
)
def test_a_row_tells_when_a_task_is_due_and_that_it_is_late(
    due: str | None, shown: list[str]
) -> None:
    widget = dumped(task_list(a_page(a_task(due=due)), ListView(), HERE))

    assert words(widget)[1:] == shown
    late = [part for part in parts(widget) if part.get("color") == "danger"]
    assert [part["value"] for part in late] == shown[:-1]


def test_what_is_done_is_not_late() -> None:
    done = a_task(due="2026-11-01", status="completed")

    assert words(dumped(task_list(a_page(done), ListView(status="all"), HERE)))[1:] == [
        "#1 · Sun 1 Nov 2026"
    ]


def headings(widget: dict[str, Any]) -> list[str]:
    """Return what stands above the groups of a list."""
    captions = [part for part in widget["children"] if part["type"] == "Caption"]
    return [caption["value"] for caption in captions]


def test_a_list_in_the_order_of_days_has_a_heading_for_each() -> None:
    days = [
        "2026-11-01",
        "2026-11-19",
        "2026-11-20",
        "2026-11-20T23:30:00+01:00",
        "2026-11-21",
        "2026-11-22",
        "2026-11-26",
        "2026-11-27",
        "2027-01-04",
        None,
    ]
    tasks = [a_task(number, due=due) for number, due in enumerate(days, 1)]

    by_day = dumped(task_list(a_page(*tasks), ListView(sort="due"), HERE))
    by_number = dumped(task_list(a_page(*tasks), ListView(), HERE))
    of_all = dumped(task_list(a_page(*tasks), ListView(sort="due", status="all"), HERE))

    days_to_come = ["Sunday", "Thursday", "Fri 27 Nov", "Mon 4 Jan 2027", "No date"]
    near = ["Today", "Tomorrow", *days_to_come]
    assert headings(by_day) == ["Overdue", *near]
    assert headings(of_all) == ["Earlier", *near]
    assert headings(by_number) == []


def test_an_instant_stands_under_the_persons_own_day() -> None:
    # In Tokyo it is Saturday by then, and a quarter past six.
    task = a_task(due="2026-11-20T22:15:00+01:00")
    tokyo = replace(HERE, now=NOW.astimezone(ZoneInfo("Asia/Tokyo")))

    assert headings(dumped(task_list(a_page(task), ListView(sort="due"), tokyo))) == ["Tomorrow"]
    assert headings(dumped(task_list(a_page(task), ListView(sort="due"), HERE))) == ["Today"]


def test_the_filters_keep_what_else_the_list_is_about() -> None:
    view = ListView(list="home", tag="x", when="today", sort="due", cursor="c1")

    widget = dumped(task_list(a_page(a_task()), view, HERE))

    assert button(widget, "Overdue")["payload"] == {
        "status": "pending",
        "list": "home",
        "tag": "x",
        "when": "overdue",
        "sort": "due",
    }
    assert button(widget, "Done")["payload"] == {
        "status": "completed",
        "list": "home",
        "tag": "x",
        "sort": "updated",
    }
    chosen = [part["label"] for part in parts(widget) if part.get("variant") == "soft"]
    assert chosen == ["Today"]
    assert button(widget, "New task")["payload"] == {"list": "home"}


def test_a_detail_offers_to_undo_only_what_nothing_newer_stands_on() -> None:
    widget = dumped(task_detail(a_detail(a_task(), changes=3), DetailView(task_id="tsk_1"), HERE))

    undos = [action for action in actions_of(widget) if action["type"] == "undo"]
    assert [action["payload"] for action in undos] == [{"change_id": "chg_0"}]
    assert "Fri 20 Nov, 09:30 · page" in words(widget), "in the person's own zone"


def test_a_detail_counts_its_subtasks_and_shows_notes_as_they_were_written() -> None:
    parts_of = [a_task(2, "Find a shop"), a_task(3, "Go there", status="completed")]
    task = a_task(description="Oat.\n- not soy", due="2026-11-19", parent=9)

    widget = dumped(task_detail(a_detail(task, *parts_of), DetailView(task_id="tsk_1"), HERE))

    said = words(widget)
    assert "Subtasks · 1 of 2 done" in said
    assert "Oat.\n- not soy" in said
    assert "Thu 19 Nov 2026 (overdue)" in said
    assert button(widget, "Complete", "Find a shop")["payload"] == {"task_id": "tsk_2"}
    assert button(widget, "Reopen", "Go there")["payload"] == {"task_id": "tsk_3"}
    assert button(widget, "Task 9") == button(widget, "Task 9", "Part of")
    assert button(widget, "Add subtask")["payload"] == {"parent": "1"}


def test_the_week_is_drawn_and_summed_up() -> None:
    widget = dumped(
        task_statistics(
            some_stats(0, 2, 1, 5, 0, 0, 3, overdue=1, due_today=2), StatsView(), HERE.texts
        )
    )

    [chart] = [part for part in parts(widget) if part["type"] == "Chart"]
    assert [row["done"] for row in chart["data"]] == [0, 2, 1, 5, 0, 0, 3]
    assert chart["xAxis"]["labels"]["2026-11-20"] == "Fri"
    assert widget["status"]["text"] == "Your week"
    assert words(widget)[-1] == (
        "11 tasks completed, most of them on Tuesday 17 Nov (5). "
        "Something done on 2 days in a row. "
        "1 task is overdue: give it a new day, or let it go. 2 tasks are due today."
    )


def test_a_single_day_has_no_chart() -> None:
    widget = dumped(task_statistics(some_stats(1), StatsView(days=1), HERE.texts))

    assert "Chart" not in {part["type"] for part in parts(widget)}
    assert words(widget)[-1].startswith("1 task completed. ")


def test_a_click_on_a_list_shows_what_is_in_it() -> None:
    counts = [ListCount(list="home", open=2, overdue=1), ListCount(open=3, overdue=0)]

    widget = dumped(list_overview(ListOverview(lists=counts, total=1), ListsView(), HERE.texts))

    home, without = widget["children"]
    assert home["onClickAction"]["type"] == "list_tasks"
    assert home["onClickAction"]["payload"] == {"list": "home"}
    assert words(home) == ["home", "2 open", "1 overdue"]
    assert "onClickAction" not in without


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


INSTANT = "2026-11-21T17:00:00+01:00"


@pytest.mark.parametrize(
    ("before", "fields", "arguments"),
    [
        ({}, {}, {}),
        ({}, {"title": "Buy oat milk"}, {"title": "Buy oat milk"}),
        ({"list": "home"}, {}, {"clear": ["list"]}),
        ({"due": "2026-11-21"}, {"due": "2026-11-21T00:00:00"}, {}),
        ({"due": "2026-11-21"}, {"due": "2026-11-21T00:00:00.000Z"}, {}),
        ({"due": "2026-11-21"}, {"due": "2026-11-22"}, {"due": "2026-11-22"}),
        ({"due": INSTANT}, {"due": "2026-11-21"}, {}),
        ({"due": INSTANT}, {"due": "2026-11-21", "time": "17:00"}, {}),
        ({"due": INSTANT}, {"due": "2026-11-22", "time": "17:00"}, {"due": "2026-11-22T17:00"}),
        ({"due": INSTANT}, {"due": "2026-11-21", "time": "9:05"}, {"due": "2026-11-21T09:05"}),
        ({"due": INSTANT}, {"due": "2026-11-21", "time": "5pm"}, {"due": "2026-11-21 5pm"}),
        ({"due": INSTANT}, {"due": "2026-11-21", "time": ""}, {"due": "2026-11-21"}),
        ({"due": INSTANT}, {"due": "", "time": "17:00"}, {"clear": ["due"]}),
        ({"due": INSTANT}, {"due": "", "time": ""}, {"clear": ["due"]}),
        ({}, {"due": "", "time": "tomorrow 5pm"}, {"due": "tomorrow 5pm"}),
        # 17:00 in New York is shown, and sent, as the hour it is in Berlin.
        ({"due": "2026-11-21T17:00:00-05:00"}, {"due": "2026-11-21", "time": "23:00"}, {}),
        ({"due": "2026-11-21"}, {}, {"clear": ["due"]}),
        ({"priority": "high"}, {"priority": ""}, {"priority": "none"}),
        ({"tags": ["a", "b"]}, {"tags": "b, #c"}, {"add_tags": ["c"], "remove_tags": ["a"]}),
        ({"repeat_words": "every day"}, {"repeat": "every day"}, {}),
        ({"repeat_words": "every day"}, {"repeat": ""}, {"clear": ["repeat"]}),
        ({"parent": 3}, {"parent": "3"}, {}),
        ({"parent": 3}, {"parent": 4}, {"parent": "4"}),
        ({"parent": 3}, {"parent": ""}, {"clear": ["parent"]}),
    ],
)
def test_a_form_sends_what_was_changed_in_it(
    before: dict[str, Any], fields: dict[str, Any], arguments: dict[str, Any]
) -> None:
    assert sent(**fields).arguments(a_task(**before), HERE) == arguments


def test_values_without_a_form_are_sent_as_they_are() -> None:
    payload = UpdatePayload.model_validate({"task_id": 3, "title": "Call mom", "due": ""})

    assert payload.task_id == "3"
    assert payload.arguments(None, HERE) == {"title": "Call mom", "clear": ["due"]}


def test_a_new_task_is_sent_without_what_was_left_empty() -> None:
    empty = dict.fromkeys(("description", "repeat", "list", "tags", "parent"), "")
    fields = empty | {"title": "Call mom", "due": "2026-11-21", "time": "17:00"}

    payload = CreatePayload.model_validate(fields | {"priority": "none", "request_id": "r1"})

    assert payload.arguments() == {
        "title": "Call mom",
        "due": "2026-11-21T17:00",
        "priority": "none",
        "request_id": "r1",
    }


def test_a_problem_stands_below_its_field_which_keeps_what_was_typed() -> None:
    typed = CreatePayload(title="Call mom", repeat="every blue moon", tags=("home",))

    widget = dumped(task_form(FormView(request_id="r1"), HERE, typed, {"repeat": "No such thing."}))

    columns = [part for part in parts(widget) if part["type"] == "Col"]
    [repeat] = [part for part in columns if part["children"][0].get("fieldName") == "repeat"]
    label, field, problem = repeat["children"]
    assert (label["value"], field["defaultValue"]) == ("Repeat", "every blue moon")
    assert (problem["value"], problem["color"]) == ("No such thing.", "danger")
    others = [part for part in columns if part is not repeat]
    assert all(len(part["children"]) == 2 for part in others)
    fields = {part["name"]: part.get("defaultValue") for part in parts(widget) if "name" in part}
    assert fields["title"] == "Call mom"
    assert fields["tags"] == "home"


def test_a_picker_carries_what_the_words_were_asked_for_and_can_be_used_once() -> None:
    arguments = {"tasks": ["milk"], "title": "Oat milk", "clear": ["due"]}

    drawn = task_picker([a_task(1), a_task(2)], ToolName.UPDATE_TASK, arguments, HERE.texts)

    payloads = [item["onClickAction"]["payload"] for item in dumped(drawn)["children"]]
    [once] = {payload.pop("request_id") for payload in payloads}
    values = {"title": "Oat milk", "clear": ["due"]}
    assert payloads == [values | {"task_id": "tsk_1"}, values | {"task_id": "tsk_2"}]
    read_click("update_task", payloads[0])
    view = view_of(drawn)
    assert view is not None
    assert view.kind == "pick"
    assert view.request_id == once


def test_a_change_that_changed_nothing_leaves_what_can_be_undone() -> None:
    shown = ChangeView(tasks=[a_task()], message="Completed #1.", change_id="chg_1")
    nothing = TaskChange(tasks=[a_task(status="completed")], message="Nothing changed.")

    after = change_view(nothing, nothing.message, shown)

    assert after == shown.model_copy(update={"tasks": [a_task(status="completed")]})


def test_a_refused_payload_is_not_repeated_to_the_sender() -> None:
    with pytest.raises(ClickError) as caught:
        read_click("complete_task", {"task_id": "1", "secret": "s3cr3t"})

    assert "s3cr3t" not in str(caught.value)
    with pytest.raises(ValidationError):
        UpdatePayload.model_validate({"task_id": "1", "owner_id": "bob"})


FORGED = {"owner_id": "bob"}


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("complete_task", {"task_id": "1"}),
        ("reopen_task", {"task_id": "1"}),
        ("delete_task", {"task_id": "1"}),
        ("update_task", {"task_id": "1", "title": "x"}),
        ("create_task", {"title": "x"}),
        ("edit_task", {"task_id": "1"}),
        ("get_task", {"task_id": "1"}),
        ("list_tasks", {"status": "all"}),
        ("list_lists", {}),
        ("task_stats", {"days": 7}),
        ("show_help", {}),
        ("undo", {"change_id": "chg_1"}),
        ("apply_plan", {"plan_id": "p1"}),
    ],
)
def test_no_action_takes_more_than_it_names(kind: str, payload: dict[str, Any]) -> None:
    read_click(kind, payload)
    for forged in (payload | FORGED, {**payload, "task_id": {"$ne": ""}}):
        with pytest.raises(ClickError):
            read_click(kind, forged)


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("list_tasks", {"limit": 101}),
        ("list_tasks", {"when": "whenever"}),
        ("list_tasks", {"sort": "owner"}),
        ("task_stats", {"days": 0}),
        ("task_stats", {"days": 91}),
        ("undo", {}),
        ("complete_task", {"task_id": None}),
        ("update_task", {"task_id": "1", "priority": "urgent"}),
    ],
)
def test_values_that_no_widget_sends_are_refused(kind: str, payload: dict[str, Any]) -> None:
    with pytest.raises(ClickError):
        read_click(kind, payload)
