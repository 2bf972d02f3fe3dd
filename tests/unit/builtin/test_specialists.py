"""Which messages the built-in assistant takes for plans, and which for looks."""

import json
from typing import Any

import pytest

from backend.agent.builtin.planner import wants_plan
from backend.agent.builtin.recent import read_recent
from backend.agent.builtin.specialists import specialists_step
from backend.agent.builtin.steps import Answer, Calls

HANDOFFS = ["transfer_to_planner", "transfer_to_interface_assistant"]


def user(text: str) -> dict[str, Any]:
    """Return what somebody wrote, as a model's input has it."""
    return {"role": "user", "content": [{"type": "input_text", "text": text}]}


def called(tool: str, output: object, **arguments: object) -> list[dict[str, Any]]:
    """Return a call and its answer, as a model's input has them."""
    return [
        {
            "type": "function_call",
            "call_id": tool,
            "name": tool,
            "arguments": json.dumps(arguments),
        },
        {"type": "function_call_output", "call_id": tool, "output": json.dumps(output)},
    ]


def taken_by(text: str) -> str:
    """Return the tool that the task assistant calls to hand over; "" if it answers itself."""
    step = specialists_step([user(text)], ["add_task"], HANDOFFS)
    return step.calls[0].tool if isinstance(step, Calls) else ""


@pytest.mark.parametrize(
    "text",
    [
        "plan my day",
        "Please plan my week!",
        "can you organize the week for me?",
        "triage overdue",
        "sort out my overdue tasks please",
        "What's overdue? Sort it out",
        "break down task 3",
        "break 'paint the fence' into steps",
        "steps for #3: one, two",
        "plane meinen Tag",
        "sortiere die überfälligen Aufgaben",
        "planifie ma semaine",
        "planifica mi día",
        "میرے ہفتے کا منصوبہ بناؤ",
        "Schritte für 3: eins, zwei",
        "étapes pour la tâche 3 : une, deux",
        "pasos para 3: uno, dos",
        "3 کے مراحل: پہلا، دوسرا",
    ],
)
def test_plans_go_to_the_planner(text: str) -> None:
    assert taken_by(text) == "transfer_to_planner"


@pytest.mark.parametrize(
    "text",
    [
        "dark mode",
        "switch to the light theme, please",
        "make the text bigger",
        "compact layout",
        "use a normal font size again",
        "reset the look",
        "undo the theme change",
        "dunkles Design",
        "größere Schrift bitte",
        "mets le mode sombre",
        "letra más grande",
        "ڈارک موڈ کرو",
    ],
)
def test_looks_go_to_the_interface_assistant(text: str) -> None:
    assert taken_by(text) == "transfer_to_interface_assistant"


@pytest.mark.parametrize(
    "text",
    [
        "add plan my week",
        "plan the party",
        "remind me to plan my day tomorrow",
        "what is overdue",
        "show overdue tasks",
        "break up with Sam",
        "light",
        "add light bulbs to my list",
        "make 3 normal",
        "buy a dark theme album",
        "undo",
        "show more",
        "complete all",
        "x" * 5000,
    ],
)
def test_everything_else_stays_with_the_task_assistant(text: str) -> None:
    assert taken_by(text) == ""


def test_undo_means_the_look_only_right_after_a_change_of_the_look() -> None:
    looks = [user("dark mode"), *called("change_interface", {"changed": ["theme"]})]
    tasks = [user("add milk"), *called("add_task", {"message": "Added."})]

    after_looks = specialists_step([*looks, user("undo")], ["add_task"], HANDOFFS)
    after_tasks = specialists_step([*looks, *tasks, user("undo")], ["add_task"], HANDOFFS)

    assert isinstance(after_looks, Calls)
    assert after_tasks is None


def test_nobody_is_handed_over_to_where_nobody_else_is() -> None:
    assert specialists_step([user("plan my day")], ["add_task"], []) is None


def test_a_broken_conversation_is_no_crash() -> None:
    broken = [None, {"type": "function_call_output", "output": 3}, user("dark mode"), {"role": 7}]

    assert read_recent(broken).message == "dark mode"
    assert isinstance(specialists_step("hello", ["change_interface"], []), Answer)
    assert not wants_plan("[" * 2000)


def test_without_its_tools_the_planner_says_that_the_tasks_cannot_be_seen() -> None:
    refused = called("task_stats", {"error": "unavailable", "message": "No."}, days=1)

    step = specialists_step([user("plan my day"), *refused], ["propose_plan"], [])

    assert isinstance(step, Answer)
    assert "cannot see your tasks" in step.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "plan my day",
            "Nothing is overdue, and nothing is due today: there is nothing to move. Next comes "
            "4 “Fly”, due Mon 2 Dec 2999.",
        ),
        (
            "plane meinen Tag",
            "Nichts ist überfällig, und heute ist nichts fällig: Es gibt nichts zu verschieben. "
            "Als Nächstes kommt 4 „Fly“, fällig: Mo., 2. Dezember 2999.",
        ),
        (
            "planifie ma journée",
            "Rien n'est en retard, et rien n'est prévu aujourd'hui : il n'y a rien à déplacer. "
            "La suite : 4 « Fly », échéance lun. 2 décembre 2999.",
        ),
        (
            "planifica mi día",
            "No hay nada atrasado, y nada vence hoy: no hay nada que mover. "
            "Lo siguiente es 4 «Fly», vence: lun 2 de diciembre de 2999.",
        ),
        (
            "میرے دن کا منصوبہ بناؤ",
            "کسی کام میں تاخیر نہیں، اور آج کے لیے کوئی کام نہیں: آگے بڑھانے کو کچھ نہیں\u06d4 "
            "اس کے بعد \u20684\u2069 ”\u2068Fly\u2069“ ہے، "
            "تاریخ: \u2068پیر، 2 دسمبر 2999\u2069\u06d4",
        ),
    ],
)
def test_the_planner_answers_in_the_language_of_the_message(text: str, said: str) -> None:
    later = {"tasks": [{"number": 4, "title": "Fly", "due": "2999-12-02"}]}
    seen = [
        *called("task_stats", {"last_day": "2026-11-20"}, days=1),
        *called("list_tasks", later, when="upcoming"),
    ]

    step = specialists_step([user(text), *seen], ["propose_plan"], [])

    assert isinstance(step, Answer)
    assert step.text == said


@pytest.mark.parametrize(
    ("text", "title", "entries"),
    [
        ("Schritte für 3: eins, zwei", "Die Schritte", ["3: eins", "3: zwei"]),
        ("étapes pour 3 : une ; deux", "Les étapes", ["3: une", "3: deux"]),
        ("pasos para 3: uno, dos", "Los pasos", ["3: uno", "3: dos"]),
        ("3 کے مراحل: پہلا، دوسرا", "مراحل", ["3: پہلا", "3: دوسرا"]),
    ],
)
def test_steps_are_named_in_the_words_that_the_planner_asks_for(
    text: str, title: str, entries: list[str]
) -> None:
    step = specialists_step([user(text)], ["propose_plan"], [])

    assert isinstance(step, Calls)
    assert step.calls[0].arguments == {"title": title, "subtasks": entries}


def test_a_plan_that_was_refused_is_told_in_the_language_of_the_message() -> None:
    refused = called("propose_plan", "Nothing was proposed. No open task matches '9'.")
    english, german = (
        specialists_step([user(text), *refused], ["propose_plan"], [])
        for text in ("steps for 9: one, two", "Schritte für 9: eins, zwei")
    )

    assert isinstance(english, Answer)
    assert english.text == "Nothing was proposed. No open task matches '9'."
    assert isinstance(german, Answer)
    assert german.text.startswith("Daraus wurde kein Plan, und geändert wurde nichts")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zerlege 3", "Schritte für 3:"),
        ("découpe la tâche 3", "étapes pour 3 :"),
        ("desglosa la tarea 3", "pasos para 3:"),
        ("خطط يومي", "\u2068plan my day\u2069"),
    ],
)
def test_what_the_planner_cannot_do_it_says_with_words_that_it_understands(
    text: str, said: str
) -> None:
    step = specialists_step([user(text)], ["propose_plan"], [])

    assert isinstance(step, Answer)
    assert said in step.text
