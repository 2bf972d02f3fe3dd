"""The options of the page: what the operator allows, what the person chose, how the list is."""

import json
import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from backend.api import config
from backend.identity.caller import Scope
from backend.settings import Settings
from foundation.settings import SettingsError
from tests.support.midday import noon_zone
from tests.support.person import Person, visiting
from tests.support.product import Product, running

Json = dict[str, Any]
CONFIG = "/api/chatkit/config"
SAMPLE = Path(__file__).parents[2] / "frontend" / "src" / "page" / "config.sample.ts"
THEME: Json = {
    "colorScheme": "dark",
    "radius": "round",
    "density": "normal",
    "typography": {
        "baseSize": 16,
        "fontSources": [{"family": "Inter", "src": "/assets/inter.woff2", "weight": 400}],
        "fontFamily": "Inter, sans-serif",
    },
    "color": {
        "grayscale": {"hue": 220, "tint": 6, "shade": -1},
        "accent": {"primary": "#0f766e", "level": 2},
        "surface": {"background": "#ffffff", "foreground": "#111111"},
    },
}
MODELS: Json = {
    "model": "openai/gpt-5-mini",
    "choosable_models": ["anthropic/claude-haiku-4-5", "builtin"],
}
CHOICES = {
    "theme": "light",
    "text_size": 18,
    "density": "compact",
    "corners": "sharp",
    "layout": "left",
    "accent": "#aa3377",
    "greeting": "Ahoy",
    "prompts": ["What is overdue?", "Plan my week"],
    "language": "en",
    "model": "builtin",
    "tool": "plan",
}


@pytest.fixture(autouse=True)
def _noon_and_time_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASKCHAT_TIME_ZONE", noon_zone())
    monkeypatch.setattr(config, "PATIENCE_SECONDS", 60)


@pytest.fixture
def product(tmp_path: Path, database_url: str) -> Generator[Product, None, None]:
    """Both services on each kind of database."""
    with running(tmp_path, database_url) as product:
        yield product


async def config_of(person: Person) -> Json:
    """Return the options of the person's page."""
    return dict((await person.http.get(CONFIG)).raise_for_status().json())


async def choose(person: Person, **choices: object) -> Json:
    """Return the options after the person has chosen."""
    return dict((await person.http.patch(CONFIG, json=choices)).raise_for_status().json())


async def add(person: Person, **task: str) -> None:
    """Add a task by a click."""
    click = {"type": "create_task", "payload": task}
    answer = await person.http.post("/api/chatkit/action", json=click)
    assert "event: complete" in answer.raise_for_status().text


def prompts(options: Json) -> list[str]:
    """Return what the start screen suggests."""
    return [prompt["prompt"] for prompt in options["startScreen"]["prompts"]]


async def test_the_start_screen_fits_the_time_of_day_and_the_list(product: Product) -> None:
    async with visiting(product) as ada, visiting(product, "bob") as bob:
        empty = await config_of(ada)
        await add(ada, title="Buy milk", due="2020-01-01")
        overdue = await config_of(ada)
        other = await config_of(bob)

    assert empty["startScreen"]["greeting"] == "Good afternoon. What needs doing?"
    assert prompts(empty) == [
        "What can you do?",
        "Add a task to buy groceries",
        "Show me all my tasks",
        "What's pending?",
        "What have I completed?",
    ]
    assert prompts(overdue)[:2] == ["What is overdue?", "What should I do today?"]
    assert "What can you do?" not in prompts(overdue)
    assert prompts(other) == prompts(empty)


async def test_choices_hold_for_one_person_in_every_browser(product: Product) -> None:
    async with visiting(product) as ada, visiting(product, "bob") as bob:
        before = await config_of(ada)
        chosen = await choose(ada, theme="dark", density="compact", greeting="Ahoy")
        await choose(ada, text_size=18)
        async with visiting(product) as elsewhere:
            seen = await config_of(elsewhere)
        assert (await config_of(bob))["preferences"] == {}
        back = await choose(ada, theme=None, density=None, greeting=None, text_size=None)

    assert chosen["theme"] == {"colorScheme": "dark", "density": "compact"}
    assert seen["theme"] == {**chosen["theme"], "typography": {"baseSize": 18}}
    assert seen["startScreen"]["greeting"] == "Ahoy"
    assert seen["preferences"] == {
        "theme": "dark",
        "density": "compact",
        "greeting": "Ahoy",
        "text_size": 18,
    }
    assert back == before


async def test_the_page_speaks_the_language_that_is_set_for_dates(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.http.put("/api/chatkit/region", json={"language": "fr"})
        told = await config_of(ada)
        chosen = await choose(ada, language="ar")
        await ada.http.put("/api/chatkit/region", json={})
        browsers = await choose(ada, language=None)

    assert told["preferences"] == {"language": "fr"}
    assert told["composer"]["placeholder"].startswith("Ajouter")
    assert chosen["preferences"] == {"language": "ar"}
    assert browsers["preferences"] == {}


@pytest.mark.parametrize(
    ("choices", "field"),
    [
        ({"theme": "pink"}, "theme"),
        ({"text_size": 40}, "text_size"),
        ({"accent": "red; background: url(//evil.test)"}, "accent"),
        ({"prompts": ["x"] * 7}, "prompts"),
        ({"prompts": [""]}, "prompts"),
        ({"prompts": [" \u200b "]}, "prompts"),
        ({"greeting": "  "}, "greeting"),
        ({"greeting": "x" * 101}, "greeting"),
        ({"model": "openai/gpt-5"}, "model"),
        ({"tool": "cook"}, "tool"),
        ({"owner_id": "bob"}, "owner_id"),
        ({"theme": "dark", "density": 3}, "density"),
    ],
)
async def test_a_choice_that_cannot_be_is_refused_by_its_name(
    product: Product, choices: Json, field: str
) -> None:
    async with visiting(product) as ada:
        answer = await ada.http.patch(CONFIG, json=choices)

        assert (answer.status_code, answer.json()["error"]) == (422, "INVALID_CONFIG")
        assert answer.json()["message"].startswith(f"{field}: ")
        assert (await config_of(ada))["preferences"] == {}


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"dark"', b"\xff"])
async def test_what_is_no_object_is_refused(product: Product, body: bytes) -> None:
    async with visiting(product) as ada:
        headers = {"content-type": "application/json"}
        answer = await ada.http.patch(CONFIG, content=body, headers=headers)

    assert (answer.status_code, answer.json()["error"]) == (422, "INVALID_CONFIG")


async def test_the_page_has_its_options_when_the_task_server_is_down(tmp_path: Path) -> None:
    with running(tmp_path, has_tools=False) as product:
        async with visiting(product) as ada:
            options = await config_of(ada)

    assert options["startScreen"]["greeting"] == "What needs doing?"
    assert "Show me all my tasks" in prompts(options)
    assert options["composer"]["attachments"]["enabled"] is True


async def test_a_token_that_may_not_read_tasks_has_options_too(product: Product) -> None:
    async with visiting(product) as ada:
        token = product.token("ada", frozenset({Scope.CHAT}))
        ada.http.headers["Authorization"] = f"Bearer {token}"

        assert (await config_of(ada))["startScreen"]["greeting"] == "What needs doing?"


async def test_the_operator_says_how_it_looks_and_the_person_has_the_last_word(
    tmp_path: Path,
) -> None:
    with running(tmp_path, theme=THEME) as product:
        async with visiting(product) as ada:
            assert (await config_of(ada))["theme"] == THEME
            chosen = await choose(ada, theme="system", accent="#123456", text_size=14)

    color = {**THEME["color"], "accent": {"primary": "#123456", "level": 1}}
    typography = {**THEME["typography"], "baseSize": 14}
    expected = {**THEME, "color": color, "typography": typography}
    del expected["colorScheme"]
    assert chosen["theme"] == expected, "without a scheme, the device decides"


async def test_a_choice_that_is_not_offered_any_more_is_as_if_it_were_not_made(
    tmp_path: Path, database_url: str
) -> None:
    with running(tmp_path, database_url, **MODELS) as product:
        async with visiting(product) as ada:
            await choose(ada, model="builtin", theme="dark")
    with running(tmp_path, database_url) as product:
        async with visiting(product) as ada:
            options = await config_of(ada)

    assert options["preferences"] == {"theme": "dark", "model": "builtin"}
    assert "models" not in options["composer"], "one model is no choice"
    with running(tmp_path, database_url, model="openai/gpt-5-mini") as product:
        async with visiting(product) as ada:
            assert (await config_of(ada))["preferences"] == {"theme": "dark"}


async def test_what_another_version_has_stored_does_not_spoil_the_rest(product: Product) -> None:
    async with visiting(product) as ada:
        await choose(ada, theme="dark", density="compact")
        with product.database.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE preference SET value = '\"roomy\"' WHERE name = 'density'"
            )

        assert (await config_of(ada))["preferences"] == {"theme": "dark"}


async def test_the_sample_that_the_types_of_chatkit_accept_is_what_the_server_sends(
    tmp_path: Path,
) -> None:
    with running(tmp_path, theme=THEME, **MODELS) as product:
        async with visiting(product) as ada:
            sent = json.dumps(await choose(ada, **CHOICES), indent=2, ensure_ascii=False)

    expected = sent.replace(product.url, "https://tasks.example.org")
    [sample] = re.findall(
        r"\nexport default (\{.*\}) satisfies Config;\n", SAMPLE.read_text(), re.S
    )
    assert sample == expected, "Copy what the server sends to the sample, and run `npm run check`."


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("dark", "it is no JSON"),
        ('"dark"', "TASKCHAT_THEME"),
        ('{"radius": "oval"}', "radius: "),
        ('{"colour": {}}', "colour: "),
        ('{"typography": {"baseSize": 40}}', "typography.baseSize: "),
        ('{"color": {"accent": {"primary": "#0f766e"}}}', "color.accent.level: "),
        ('{"color": {"accent": {"primary": "url(//evil.test)", "level": 1}}}', "primary: "),
    ],
)
def test_a_theme_that_cannot_be_stops_the_start_by_its_field(
    monkeypatch: pytest.MonkeyPatch, value: str, told: str
) -> None:
    monkeypatch.setenv("TASKCHAT_THEME", value)

    with pytest.raises(SettingsError, match=f"^TASKCHAT_THEME: .*{re.escape(told)}") as caught:
        Settings.load(None)

    assert "Example: TASKCHAT_THEME=" in str(caught.value)


def test_models_to_choose_from_are_read_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TASKCHAT_CHOOSABLE_MODELS", " openai/gpt-5 , builtin,")

    assert Settings.load(None).offered_models == ["builtin", "openai/gpt-5"]
