"""`taskchat doctor`: what is wrong, in words, and nothing else is touched."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backend.doctor.finding import Finding
from backend.doctor.models import models
from backend.doctor.places import folder
from backend.doctor.task_server import task_server
from backend.identity.signer import TokenSigner
from backend.settings import Settings
from foundation.database import Database
from foundation.schema_fit import fit
from mcp_server.app import SCHEMA
from tests.support.emulators.anthropic_messages import AnthropicMessages
from tests.support.emulators.emulator import emulating, nobody_there
from tests.support.emulators.gemini import Gemini
from tests.support.emulators.ollama_chat import OllamaChat
from tests.support.emulators.openai_chat import OpenAIChat
from tests.support.emulators.script import KEY, Call, Fault, FaultKind
from tests.support.emulators.wire import Wire
from tests.support.product import Product, running

ROOT = Path(__file__).parents[2]
SCRIPT = (Call("read_gauge", {"name": "boiler"}), "It shows 47.")
WIRES: list[Wire] = [OpenAIChat(), AnthropicMessages(), Gemini(), OllamaChat()]


def doctor(place: Path, **settings: Any) -> tuple[int, str]:
    """Run the command in this folder; return its exit status and all it prints."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if "TASKCHAT_" not in name and not name.endswith("_API_KEY")
    }
    given = {f"TASKCHAT_{name.upper()}": str(value) for name, value in settings.items()}
    done = subprocess.run(
        [sys.executable, "-c", "from backend.cli import app; app()", "doctor"],
        cwd=place,
        env=kept | given | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


def where(product: Product, data: Path) -> dict[str, Any]:
    """Return the settings of the services that are running."""
    port, mcp_port = product.url.split(":")[-1], product.mcp_url.split(":")[-1].split("/")[0]
    return {"data_dir": data, "port": port, "mcp_port": mcp_port}


async def of_model(**settings: Any) -> Finding:
    """Return what is found about the model."""
    [found] = [finding async for finding in models(Settings(**settings))]
    return found


def test_a_product_that_works_is_well_in_every_part(tmp_path: Path) -> None:
    with emulating(*SCRIPT) as model, running(tmp_path, **model.settings) as product:
        status, text = doctor(tmp_path, **where(product, tmp_path), **model.settings)

    assert status == 0, text
    lines = text.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "ok      settings",
        "ok      data folder",
        "ok      conversations",
        "ok      tasks",
        "ok      task server",
        "ok      model openai/gpt-4.1-mini",
    ]
    assert "lists 0 tasks of local" in text
    assert KEY not in text
    assert len(model.requests) == 2
    assert model.requests[1].results == ["47"]


def test_without_a_language_model_it_says_so_and_asks_nobody(tmp_path: Path) -> None:
    with running(tmp_path) as product:
        status, text = doctor(tmp_path, **where(product, tmp_path))

    assert status == 0, text
    assert "model builtin: works without a language model, key or network." in text


def test_what_is_wrong_is_said_and_makes_the_status_1(tmp_path: Path) -> None:
    with emulating(Fault(FaultKind.REFUSED_KEY)) as model:
        status, text = doctor(tmp_path, **model.settings)

    assert status == 1
    assert "failed  task server: there is no key to sign with yet." in text
    assert "failed  model openai/gpt-4.1-mini: its provider refused the key (HTTP 401)." in text
    assert KEY not in text
    assert not (tmp_path / "data").exists(), "a look changes nothing"


def test_a_wrong_setting_is_the_first_thing_said(tmp_path: Path) -> None:
    status, text = doctor(tmp_path, modle="x")

    assert status == 1
    assert text.startswith("failed  settings: TASKCHAT_MODLE is not a setting of taskchat.")
    assert "TASKCHAT_MODEL" in text


@pytest.mark.parametrize("wire", WIRES, ids=lambda wire: type(wire).__name__)
async def test_a_model_is_asked_for_one_call_on_every_wire(wire: Wire, tmp_path: Path) -> None:
    with emulating(*SCRIPT, wire=wire) as model:
        found = await of_model(data_dir=tmp_path, **model.settings)

    assert found.is_well, found.words
    assert model.requests[0].tools == ["read_gauge"]
    assert "47" in model.requests[1].results[0]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (FaultKind.REFUSED_KEY, "refused the key"),
        (FaultKind.UNKNOWN_MODEL, "does not know a model of this name"),
        (FaultKind.NO_TOOLS, "can call tools"),
        (FaultKind.HTML, "TASKCHAT_MODEL_API_BASE"),
        (FaultKind.WITHOUT_STREAM, "no model's answer"),
        (FaultKind.SERVER_ERROR, "its provider has trouble (HTTP 500)"),
        (FaultKind.TRUNCATED_CALL, "cannot be understood"),
    ],
)
async def test_a_model_that_fails_is_told_in_words(
    kind: FaultKind, words: str, tmp_path: Path
) -> None:
    with emulating(Fault(kind)) as model:
        found = await of_model(data_dir=tmp_path, **model.settings)

    assert not found.is_well
    assert words in found.words
    assert KEY not in str(found)


@pytest.mark.parametrize("wire", WIRES, ids=lambda wire: type(wire).__name__)
async def test_a_base_url_where_nobody_is_is_told_in_words(wire: Wire, tmp_path: Path) -> None:
    with nobody_there(wire) as settings:
        found = await of_model(data_dir=tmp_path, **settings)

    assert not found.is_well
    assert "cannot be reached" in found.words
    assert "TASKCHAT_MODEL_API_BASE" in found.words


async def test_a_model_that_calls_no_tool_is_not_well(tmp_path: Path) -> None:
    with emulating("I cannot use tools, but 47 sounds right.") as model:
        found = await of_model(data_dir=tmp_path, **model.settings)

    assert not found.is_well
    assert "did not call the tool" in found.words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("openai/gpt-4.1-mini", "OPENAI_API_KEY"),
        ("anthropic/claude-sonnet-4-5", "ANTHROPIC_API_KEY"),
        ("gemini/gemini-2.5-flash", "GEMINI_API_KEY"),
        ("openia/gpt-4.1-mini", "docs/models.md"),
    ],
)
async def test_a_name_without_key_or_provider_is_told_before_anything_is_sent(
    name: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in [name for name in os.environ if name.endswith("_API_KEY")]:
        monkeypatch.delenv(variable)

    found = await of_model(data_dir=tmp_path, model=name)

    assert not found.is_well
    assert words in found.words


async def test_every_fallback_model_is_looked_at_by_itself(tmp_path: Path) -> None:
    with emulating(Fault(FaultKind.UNKNOWN_MODEL), *SCRIPT) as model:
        settings = Settings(
            data_dir=tmp_path, fallback_models="openai/gpt-4.1, builtin", **model.settings
        )
        wells = [finding.is_well async for finding in models(settings)]

    assert wells == [False, True, True]


async def test_a_task_server_that_is_away_is_told_with_its_address(tmp_path: Path) -> None:
    with running(tmp_path, has_tools=False) as product:
        found = await task_server(Settings(**where(product, tmp_path)))

    assert not found.is_well
    assert product.mcp_url in found.words
    assert "make run" in found.words


async def test_a_task_server_that_does_not_know_our_key_is_told(tmp_path: Path) -> None:
    with running(tmp_path / "a") as product, running(tmp_path / "b"):
        found = await task_server(Settings(**where(product, tmp_path / "b")))

    assert not found.is_well
    assert "jwks.json" in found.words


def test_keys_that_others_can_read_are_told(tmp_path: Path) -> None:
    key = tmp_path / TokenSigner.FILE
    key.write_text("{}")
    key.chmod(0o644)
    seen = folder(tmp_path)
    key.chmod(0o600)

    assert not seen.is_well
    assert "chmod 600 signing_key.json" in seen.words
    assert folder(tmp_path).is_well


def test_a_data_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    found = folder(tmp_path / "data")

    assert not found.is_well
    assert "TASKCHAT_DATA_DIR" in found.words


def test_a_database_is_told_by_its_state(database_url: str) -> None:
    states = [fit(SCHEMA, database_url)]
    database = Database(database_url)
    for revision in ("0001", "9999"):
        statement = f"UPDATE {SCHEMA.version_table} SET version_num = '{revision}'"  # noqa: S608
        with database.writing() as connection:
            connection.exec_driver_sql(statement)
        states.append(fit(SCHEMA, database_url))
    with database.writing() as connection:
        connection.exec_driver_sql(f"DROP TABLE {SCHEMA.version_table}")
    states.append(fit(SCHEMA, database_url))
    database.close()

    assert [is_well for is_well, _ in states] == [True, True, False, True]
    assert "is up to date" in states[0][1]
    assert "the next start brings it" in states[1][1]
    assert "another version of taskchat" in states[2][1]
    assert "the first start makes the tables" in states[3][1]


def test_a_database_that_cannot_be_reached_is_told_without_its_password() -> None:
    is_well, words = fit(SCHEMA, "postgresql://ada:s3cret-word@127.0.0.1:1/tasks")

    assert not is_well
    assert "cannot be read" in words
    assert "s3cret-word" not in words
