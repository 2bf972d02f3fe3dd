"""Widgets and what stands around them, in the language of who reads them."""

from typing import Any

import pytest

from tests.support.looking_on import looking_on, thread, using_tools
from tests.support.person import Person, button, parts, said, visiting, widget_of, words
from tests.support.product import Product

Json = dict[str, Any]
YESTERDAY = "2020-01-02"


async def choosing(person: Person, language: str) -> None:
    """Let the person choose a language for themselves."""
    wanted = {"time_zone": "", "language": language}
    answer = await person.http.put("/api/chatkit/region", json=wanted)
    answer.raise_for_status()


def asking_in(person: Person, header: str) -> None:
    """Let the person's browser ask in these languages."""
    person.http.headers["Accept-Language"] = header


def heading(widget: Json) -> str:
    """Return what stands above the widget."""
    return str(widget["status"]["text"])


def labels(widget: Json) -> list[str]:
    """Return the labels of its buttons, and of the Card's own."""
    own = [widget[name]["label"] for name in ("confirm", "cancel") if name in widget]
    return [part["label"] for part in parts(widget) if "label" in part] + own


def prompts_of(options: Json) -> list[Json]:
    """Return the prompts of the start screen."""
    return list(options["startScreen"]["prompts"])


async def with_tasks(person: Person, *lines: str) -> Json:
    """Add the tasks and return the widget item of their list."""
    for line in lines:
        await person.say(f"add {line}")
    return widget_of(await person.say("show my tasks"))


async def test_somebody_german_clicks_through_german_widgets(product: Product) -> None:
    async with visiting(product) as ada:
        asking_in(ada, "de-DE,de;q=0.9,en;q=0.5")
        item = await with_tasks(ada, "'Milch kaufen'", "'Mama anrufen'")
        assert heading(item["widget"]) == "2 offene Aufgaben"
        assert {"Offen", "Erledigt", "Neue Aufgabe"} <= set(labels(item["widget"]))

        done = await ada.click(item, button(item["widget"], "Erledigen", "Milch kaufen"))
        assert heading(done["widget"]) == "1 offene Aufgabe"
        assert "Erledigt: #1 Milch kaufen." in words(done["widget"])

        undone = await ada.click(item, button(done["widget"], "Rückgängig"))
        assert heading(undone["widget"]) == "2 offene Aufgaben"
        assert "Rückgängig gemacht." in words(undone["widget"])

        form = await ada.click(item, button(undone["widget"], "Bearbeiten", "Mama anrufen"))
        assert "Aufgabe 2 bearbeiten" in words(form["widget"])
        assert {"Speichern", "Abbrechen"} <= set(labels(form["widget"]))
        save = form["widget"]["confirm"]["action"]
        wrong = {**save, "payload": save["payload"] | {"title": "Mama", "due": "gestrige Suppe"}}
        refused = await ada.click(item, wrong)
        assert any("Dieses Datum ist nicht klar." in text for text in words(refused["widget"]))
        empty = {**save, "payload": save["payload"] | {"title": ""}}
        assert "Eine Aufgabe braucht einen Titel." in words(
            (await ada.click(item, empty))["widget"]
        )


async def test_somebody_arabic_sees_arabic_widgets(product: Product) -> None:
    async with visiting(product) as ada:
        await choosing(ada, "ar")
        item = await with_tasks(ada, "'Buy milk'", "'Call mom'", "'Feed cat'")
        assert "3" in heading(item["widget"])
        assert "مهام مفتوحة" in heading(item["widget"])

        done = await ada.click(item, button(item["widget"], "إنجاز", "Buy milk"))
        assert heading(done["widget"]) == "مهمتان مفتوحتان"
        assert any("أُنجز" in text and "Buy milk" in text for text in words(done["widget"]))

        undone = await ada.click(item, button(done["widget"], "تراجع"))
        assert "تم التراجع." in words(undone["widget"])


async def test_statistics_lists_help_and_details_follow_the_language(product: Product) -> None:
    async with visiting(product) as ada:
        asking_in(ada, "fr")
        item = await with_tasks(ada, "'Acheter du lait' to my shopping list")
        asked: list[tuple[Json, str]] = [
            ({"type": "task_stats", "payload": {"days": 7}}, "Votre semaine"),
            ({"type": "list_lists"}, "1 liste"),
            ({"type": "show_help"}, "Ce que vous pouvez demander"),
            ({"type": "get_task", "payload": {"task_id": "1"}}, "Tâche 1 · à faire"),
        ]
        shown = item
        for action, expected in asked:
            shown = await ada.click(item, action | {"streaming": False})
            assert heading(shown["widget"]) == expected
        assert "Ajoutée" in words(shown["widget"])


async def test_what_a_person_has_chosen_goes_before_their_browser(product: Product) -> None:
    async with visiting(product) as ada:
        asking_in(ada, "de")
        item = await with_tasks(ada, "'Buy milk'")
        assert heading(item["widget"]) == "1 offene Aufgabe"

        await choosing(ada, "es-MX")
        again = widget_of(await ada.say("show my tasks"))
        assert heading(again["widget"]) == "1 tarea pendiente"


@pytest.mark.parametrize("header", ["tlh", "nl,pt;q=0.8", "*", "de;q=0"])
async def test_a_language_that_nobody_speaks_here_is_english(product: Product, header: str) -> None:
    async with visiting(product) as ada:
        asking_in(ada, header)
        item = await with_tasks(ada, "'Buy milk'")

        assert heading(item["widget"]) == "1 pending task"


async def test_a_widget_that_changes_by_itself_stays_in_its_language(product: Product) -> None:
    async with visiting(product) as ada, using_tools(product) as program:
        asking_in(ada, "de")
        item = await with_tasks(ada, "'Milch kaufen'")
        async with looking_on(ada.http, ada.thread_id) as stream:
            await program.add("Brot kaufen")
            while True:
                [shown] = [i for i in await ada.items() if i["id"] == item["id"]]
                if heading(shown["widget"]) != heading(item["widget"]):
                    break
                await stream.until(thread(ada.thread_id))

        assert heading(shown["widget"]) == "2 offene Aufgaben"


async def test_the_start_screen_follows_the_language(product: Product) -> None:
    async with visiting(product) as ada:
        asking_in(ada, "de")
        options = (await ada.http.get("/api/chatkit/config")).raise_for_status().json()
        assert options["startScreen"]["greeting"].endswith("Was steht an?")
        assert options["composer"]["placeholder"].startswith("Aufgaben anlegen")
        prompts = {
            prompt["label"]: prompt["prompt"] for prompt in options["startScreen"]["prompts"]
        }
        assert prompts["Zeig mir alle meine Aufgaben"] == "Zeig mir alle meine Aufgaben"

        await choosing(ada, "ar")
        options = (await ada.http.get("/api/chatkit/config")).raise_for_status().json()
        prompts = {
            prompt["label"]: prompt["prompt"] for prompt in options["startScreen"]["prompts"]
        }
        # The built-in assistant reads no Arabic: it is sent what it understands.
        assert prompts["اعرض كل مهامي"] == "Show me all my tasks"


@pytest.mark.parametrize("language", ["de", "fr", "es", "ur"])
async def test_the_built_in_assistant_understands_the_prompts_of_the_start_screen(
    product: Product, language: str
) -> None:
    async with visiting(product) as ada:
        asking_in(ada, language)
        options = (await ada.http.get("/api/chatkit/config")).raise_for_status().json()
        await ada.say("add 'Tee'")
        for prompt in prompts_of(options):
            shown = [item for item in await ada.say(prompt["prompt"]) if item["type"] == "widget"]
            assert shown, prompt


async def test_the_panel_and_mentions_follow_the_language(product: Product) -> None:
    async with visiting(product) as ada:
        asking_in(ada, "de")
        await ada.say(f"add 'Milch kaufen' {YESTERDAY}")
        rows = (
            await ada.http.get(
                "/api/chatkit/tasks", params={"bare": True, "status": "pending", "sort": "due"}
            )
        ).raise_for_status()
        assert "Überfällig" in words(rows.json()["widget"])
        found = (await ada.http.get("/api/chatkit/entities", params={"query": "Milch"})).json()
        assert found["entities"][0]["group"] == "Aufgaben"


async def test_the_model_is_told_of_clicks_in_english(product: Product) -> None:
    async with visiting(product) as ada:
        asking_in(ada, "de")
        item = await with_tasks(ada, "'Milch kaufen'")
        await ada.click(item, button(item["widget"], "Erledigen", "Milch kaufen"))

        undone = said(await ada.say("undo"))

        assert "Undone" in undone
