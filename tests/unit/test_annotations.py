"""Where an answer names tasks."""

import datetime as dt
from typing import Any

import pytest
from chatkit.types import EntitySource
from hypothesis import given
from hypothesis import strategies as st

from backend.chat.annotations import MOST, annotated
from mcp_server.contract import Task


def a_task(number: int, title: str, **fields: Any) -> Task:
    """Return a task."""
    made_at = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    common = {"status": "pending", "version": 1, "created_at": made_at}
    return Task(**{"id": f"tsk_{number}", "number": number, "title": title, **common, **fields})


MILK = a_task(1, "Buy milk")
EGGS = a_task(2, "Buy milk and eggs")
MOM = a_task(3, "Call mom")


def named(text: str, *tasks: Task) -> list[tuple[str, str]]:
    """Return who is named, each with the text up to there."""
    found = annotated(text, tasks)
    return [(a.source.id, text[: a.index]) for a in found if isinstance(a.source, EntitySource)]


def test_a_task_is_named_by_its_title_or_its_number_once() -> None:
    assert named("I added Buy milk. buy milk it is.", MILK) == [("task:tsk_1", "I added Buy milk")]
    assert named("See #3, then #3.", MOM) == [("task:tsk_3", "See #3")]
    assert named("Added #1 “Buy milk”, see #1.", MILK) == [("task:tsk_1", "Added #1 “Buy milk”")]
    assert named("Nothing of it.", MILK, MOM) == []


def test_what_is_annotated_is_the_entity_of_the_mentions() -> None:
    done = a_task(3, "Call mom", status="completed")
    [by_title] = annotated("Call mom is done.", [done])
    [by_number] = annotated("Done with #3.", [done])

    assert by_title.model_dump(exclude_none=True) == {
        "type": "annotation",
        "index": 8,
        "source": {
            "type": "entity",
            "id": "task:tsk_3",
            "title": "Call mom",
            "icon": "check-circle-filled",
            "label": "Call mom",
            "inline_label": "#3",
            "interactive": True,
            "data": {"kind": "task", "number": "3"},
        },
    }
    assert isinstance(by_number.source, EntitySource)
    assert by_number.source.inline_label == "#3", "an icon alone looks like an empty box"


def test_of_titles_in_one_another_the_longest_is_meant() -> None:
    text = "Buy milk and eggs first, Buy milk later."
    assert named(text, MILK, EGGS) == [
        ("task:tsk_2", "Buy milk and eggs"),
        ("task:tsk_1", "Buy milk and eggs first, Buy milk"),
    ]
    assert named("Buy milk and eggs.", MILK, EGGS) == [("task:tsk_2", "Buy milk and eggs")]


def test_a_title_that_two_tasks_share_names_none_of_them_but_their_numbers_do() -> None:
    twin = a_task(7, "buy milk")
    assert named("Which “Buy milk”?", MILK, twin) == []
    assert named("#1 “Buy milk” or #7 “buy milk”?", MILK, twin) == [
        ("task:tsk_1", "#1"),
        ("task:tsk_7", "#1 “Buy milk” or #7"),
    ]


@pytest.mark.parametrize(
    ("text", "up_to"),
    [
        ("**Buy milk** is done", "**Buy milk**"),
        ("„Buy milk“ ist erledigt", "„Buy milk“"),
        ("Buy milk's date", "Buy milk"),
        ("Buy\n  milk", "Buy\n  milk"),
        ("BUY MILK!", "BUY MILK"),
        ("🎉 \u200fBuy milk", "🎉 \u200fBuy milk"),
    ],
)
def test_a_title_ends_where_its_quotation_marks_and_emphasis_end(text: str, up_to: str) -> None:
    assert named(text, MILK) == [("task:tsk_1", up_to)]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("دودھ خریدیں", "میں نے «دودھ خریدیں» شامل کر دیا"),
        ("Straße fegen 🧹", "Fertig: Straße fegen 🧹."),
        ("Fix foo_bar (v2) [now]", r"Fixed: Fix foo\_bar \(v2\) \[now\]"),
        ("a+b=c*d?", "It is a+b=c*d? indeed"),
    ],
)
def test_titles_of_all_scripts_and_signs_are_found(title: str, text: str) -> None:
    assert len(annotated(text, [a_task(5, title)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Run `Buy milk` now",
        "```\nBuy milk #1\n```",
        "- so:\n  ~~~sh\n  Buy milk\n  ~~~",
        "```\nBuy milk",
        "So:\n\n    Buy milk #1\n",
        "[Buy milk](https://example.org/#1)",
        "https://example.org/#1",
        "<b title='Buy milk'>",
        "Buy `oat` milk",
        "Buy milkshake, rebuy milk",
        "&#1; ##1 a#1 #1a #11",
    ],
)
def test_nothing_is_put_into_code_links_html_or_other_words(text: str) -> None:
    assert annotated(text, [MILK]) == []


def test_after_code_a_name_is_found_where_it_stands() -> None:
    text = "`Buy milk`\n\n```\nx\n```\nBuy milk"
    assert named(text, MILK) == [("task:tsk_1", text)]


def test_a_short_word_is_no_name_and_a_long_list_is_not_annotated_to_its_end() -> None:
    assert annotated("Go to it", [a_task(1, "to")]) == []
    many = [a_task(n, f"Task number {n} of it") for n in range(1, 60)]
    text = "\n".join(f"- {task.title}" for task in many)
    found = annotated(text, many)
    assert len(found) == MOST
    assert [a.index for a in found] == sorted(a.index or 0 for a in found)
    assert annotated("x" * 30_000 + " Buy milk", [MILK]) == []


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_whatever_is_written_an_annotation_is_inside_the_text(
    before: str, title: str, after: str
) -> None:
    text = f"{before} {title} #4 {after}"
    for annotation in annotated(text, [a_task(4, title), a_task(5, before[:10] or "x")]):
        assert annotation.index is not None
        assert 0 < annotation.index <= len(text)


@pytest.mark.parametrize("piece", ["[", "](", "<", "`", "` ``", "*", "a://", "\\", "> ```\n", "~"])
def test_names_are_looked_for_in_hostile_text_up_to_a_limit(piece: str) -> None:
    begun = f"Buy milk {piece * (100_000 // len(piece))} Call mom"
    assert named(begun, MILK, MOM) == [("task:tsk_1", "Buy milk")]
