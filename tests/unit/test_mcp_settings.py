"""The environment of the MCP server."""

from pathlib import Path

import pytest

from foundation.settings import SettingsError
from mcp_server.settings import Settings


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_addresses_are_derived_from_where_the_services_listen(tmp_path: Path) -> None:
    settings = Settings(port=9000, mcp_host="0.0.0.0", mcp_port=9001)  # noqa: S104

    assert settings.public_url == "http://127.0.0.1:9000"
    assert settings.mcp_public_url == "http://127.0.0.1:9001/mcp"
    assert settings.mcp_jwks_url == "http://127.0.0.1:9000/.well-known/jwks.json"
    assert settings.mcp_introspection_url == "http://127.0.0.1:9000/oauth/introspect"
    assert settings.mcp_database_url == f"sqlite:///{tmp_path / 'data' / 'tasks.db'}"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TASKCHAT_MCP_DATABASE_URL", "mysql://x", "must start with sqlite:/// or postgresql://"),
        ("TASKCHAT_TIME_ZONE", "Mars/Base", "'Mars/Base' is not a time zone"),
        ("TASKCHAT_MCP_PUBLIC_URL", "tasks.example.com", "must be an address that starts with"),
        ("TASKCHAT_MCP_AUTH", "off", "Input should be 'required' or 'none'"),
        ("TASKCHAT_MCP_PORT", "70000", "less than or equal to 65535"),
    ],
)
def test_an_unusable_value_is_named_with_an_example(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        Settings.load()

    assert str(caught.value).startswith(f"{name}: ")
    assert said in str(caught.value)
    assert f"Example: {name}=" in str(caught.value)


def test_serving_everyone_is_refused_on_any_address_but_loopback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TASKCHAT_MCP_AUTH", "none")
    assert Settings.load().mcp_auth == "none"

    monkeypatch.setenv("TASKCHAT_MCP_HOST", "0.0.0.0")  # noqa: S104
    with pytest.raises(SettingsError, match="TASKCHAT_MCP_AUTH: none is for tests"):
        Settings.load()


def test_every_setting_has_a_description_and_an_example() -> None:
    for field in Settings.model_fields.values():
        assert field.description
        assert field.examples
