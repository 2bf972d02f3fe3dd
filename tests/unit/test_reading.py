"""What a model reads of a tool's result."""

import json
from typing import Any

from backend.agent.tokens import estimated_tokens
from backend.tasks.reading import LIST_DESCRIPTION, compact_json, plain_json, readable

TASK: dict[str, Any] = {
    "id": "tsk_0193f2ab77c1d2e3f4a5b6c7d8e9f0a1",
    "number": 3,
    "version": 4,
    "status": "completed",
    "title": "Milch kaufen",
    "due": "2026-11-21T17:00:00+01:00",
    "due_weekday": "Sat",
    "due_zone": "Europe/Berlin",
    "repeat": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "repeat_words": "every 2 weeks on Tue",
    "priority": "none",
    "tags": [],
    "created_at": "2026-11-20T09:00:00.123456Z",
    "completed_at": "2026-11-20T10:11:12.123456Z",
}


def test_a_task_is_read_without_what_no_model_needs() -> None:
    assert readable({"tasks": [TASK], "total": 0, "next_cursor": None}) == {
        "tasks": [
            {
                "number": 3,
                "status": "completed",
                "title": "Milch kaufen",
                "due": "2026-11-21T17:00:00+01:00",
                "due_weekday": "Sat",
                "repeat_words": "every 2 weeks on Tue",
                "completed_at": "2026-11-20T10:11Z",
            }
        ],
        "total": 0,
    }


def test_an_empty_list_is_still_a_list() -> None:
    assert readable({"tasks": [], "total": 0}) == {"tasks": [], "total": 0}


def test_long_descriptions_are_whole_only_where_one_task_is_asked_for() -> None:
    long = TASK | {"description": "x" * 4000}

    row = readable({"tasks": [long], "total": 1})["tasks"][0]
    one = readable({"task": long, "subtasks": [long]})

    assert len(row["description"]) == LIST_DESCRIPTION + 1
    assert len(one["task"]["description"]) == 4000
    assert len(one["subtasks"][0]["description"]) == LIST_DESCRIPTION + 1


def test_candidates_of_a_refusal_are_read_as_tasks_are() -> None:
    refusal = {"error": "ambiguous", "message": "Which?", "candidates": [TASK]}

    assert "id" not in readable(refusal)["candidates"][0]


def test_letters_of_other_scripts_are_not_written_as_escapes() -> None:
    escaped = json.dumps({"title": "دودھ خریدیں"})

    plain = plain_json(escaped)

    assert plain == '{"title":"دودھ خریدیں"}'
    assert estimated_tokens(plain) * 1.5 < estimated_tokens(escaped)


def test_what_is_no_json_stays_as_it_is() -> None:
    assert plain_json("{half") == "{half"
    assert plain_json("No task fits.") == "No task fits."


def test_a_list_of_twenty_takes_less_than_half_of_what_the_tool_answered() -> None:
    page = {"tasks": [TASK | {"number": number} for number in range(20)], "total": 20}

    whole = estimated_tokens(json.dumps(page))

    assert estimated_tokens(compact_json(readable(page))) < whole / 2
