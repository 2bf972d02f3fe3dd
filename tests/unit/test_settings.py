"""Settings, and what is written about them."""

import os
import re
from pathlib import Path

import pytest

import backend.settings
import mcp_server.settings
from foundation.settings import SettingsError

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in {**backend.settings.Settings.names(), **mcp_server.settings.Settings.names()}:
        monkeypatch.delenv(name, raising=False)


def test_the_example_file_lists_every_setting_and_no_other() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    names = {found[1] for line in lines if (found := re.match(r"(?:# )?([A-Z_]+)=", line))}

    known = {*backend.settings.Settings.names(), *mcp_server.settings.Settings.names()}
    assert known <= names
    assert {name for name in names - known if name.startswith("TASKCHAT_")} == set()


def test_an_unknown_name_stops_the_start_with_the_likely_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TASKCHAT_MODLE", "openai/gpt-5")

    with pytest.raises(SettingsError, match=r"TASKCHAT_MODLE .* Did you mean TASKCHAT_MODEL\?"):
        backend.settings.Settings.load()


def test_each_service_checks_its_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASKCHAT_MCP_PROT", "1")

    backend.settings.Settings.load()
    with pytest.raises(SettingsError, match="Did you mean TASKCHAT_MCP_PORT"):
        mcp_server.settings.Settings.load()


def test_names_in_the_env_file_are_checked_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TASKCHAT_POTR=1\n")

    with pytest.raises(SettingsError, match="TASKCHAT_POTR"):
        backend.settings.Settings.load()


def test_a_providers_own_key_in_the_env_file_reaches_its_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXAMPLE_API_KEY", "kept")
    monkeypatch.setenv("OTHER_API_KEY", "")
    monkeypatch.delenv("OTHER_API_KEY")
    (tmp_path / ".env").write_text("EXAMPLE_API_KEY=lost\nOTHER_API_KEY=found\n")

    backend.settings.Settings.load()

    assert (os.environ["EXAMPLE_API_KEY"], os.environ["OTHER_API_KEY"]) == ("kept", "found")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("TASKCHAT_PORT", "eighty", "TASKCHAT_PORT"),
        ("TASKCHAT_CHAT_ELEMENT", "chatgpt", "TASKCHAT_CHAT_ELEMENT"),
        ("TASKCHAT_AUTH", "none", "TASKCHAT_AUTH"),
        ("TASKCHAT_ALLOWED_ORIGINS", "example.org", "TASKCHAT_ALLOWED_ORIGINS.*https://"),
        ("TASKCHAT_MODEL_GAP_TIMEOUT", "-1", "TASKCHAT_MODEL_GAP_TIMEOUT"),
        ("TASKCHAT_ATTACHMENTS_URL", "bogus://x", "TASKCHAT_ATTACHMENTS_URL: .*bogus.*Example"),
    ],
)
def test_an_unusable_value_is_told_by_its_setting(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=told):
        backend.settings.Settings.load()


def test_a_key_that_does_not_fit_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASKCHAT_MODEL_API_KEY", "sk-secret")
    monkeypatch.setenv("TASKCHAT_PORT", "x")

    with pytest.raises(SettingsError) as caught:
        backend.settings.Settings.load()

    assert "sk-secret" not in str(caught.value)


def test_addresses_are_derived_from_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASKCHAT_PORT", "9000")
    monkeypatch.setenv("TASKCHAT_MCP_PORT", "9001")

    chat = backend.settings.Settings.load()
    tasks = mcp_server.settings.Settings.load()

    assert chat.public_url == "http://127.0.0.1:9000"
    assert chat.mcp_url == chat.mcp_public_url == "http://127.0.0.1:9001/mcp"
    assert tasks.mcp_jwks_url == "http://127.0.0.1:9000/.well-known/jwks.json"
    assert tasks.mcp_public_url == chat.mcp_public_url
