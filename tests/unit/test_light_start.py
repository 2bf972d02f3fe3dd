"""A start loads nothing that nobody needs yet."""

import os
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from foundation.certificates import trusted_for
from foundation.imports import importing_later, importing_without

LISTING = "import sys; print('\\n'.join(sys.modules))"
# An address that no machine has: all is made and started but the socket, and then it ends.
SERVING = """
from contextlib import suppress
from backend.cli import serve
with suppress(SystemExit):
    serve()
"""
UNSERVED = {"TASKCHAT_HOST": "192.0.2.1", "TASKCHAT_PUBLIC_URL": "http://127.0.0.1:8000"}


def loaded_after(code: str, **settings: str) -> set[str]:
    """Return the modules that a new Python has after running the code."""
    command = [sys.executable, "-c", f"{code}\n{LISTING}"]
    environment = {**os.environ, **settings}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.fixture
def no_wsgiref(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a package of the standard library is imported."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "wsgiref"]:
        monkeypatch.delitem(sys.modules, name)


def test_a_module_is_missing_inside_the_block_and_there_after_it() -> None:
    with importing_without("wave"), pytest.raises(ModuleNotFoundError):
        import wave
    import wave

    assert wave.__name__ == "wave"


def test_what_is_imported_already_stays() -> None:
    with importing_without("ssl"), importing_later("ssl"):
        import ssl as same
    assert same is ssl


@pytest.mark.usefixtures("no_wsgiref")
def test_what_is_put_off_is_imported_when_it_is_used() -> None:
    with importing_later("wsgiref"):
        from wsgiref.headers import Headers
    assert "wsgiref" not in sys.modules
    headers = Headers([("accept", "text/plain")])
    assert headers["accept"] == "text/plain"
    assert type(headers).__module__ == "wsgiref.headers"
    assert isinstance(headers, Headers)
    assert not isinstance("accept", Headers)
    assert Headers.__name__ == "Headers"


@pytest.mark.usefixtures("no_wsgiref")
def test_a_class_can_derive_from_one_that_was_put_off() -> None:
    with importing_later("wsgiref.headers"):
        from wsgiref.headers import Headers

    class Few(Headers):
        pass

    def first(of: list[Headers] | Headers | None) -> object:
        return of

    assert first.__annotations__["of"] == list[Headers] | Few.__mro__[1] | None
    assert Few.__mro__[1].__module__ == "wsgiref.headers"
    assert Few([("accept", "text/plain")])["accept"] == "text/plain"


@pytest.mark.usefixtures("no_wsgiref")
def test_a_module_that_was_put_off_is_found_in_its_package_once_it_is_imported() -> None:
    with importing_later("wsgiref.headers"):
        import wsgiref.headers
    assert not hasattr(wsgiref, "headers")
    from wsgiref.headers import Headers

    assert wsgiref.headers.Headers is Headers


@pytest.mark.usefixtures("no_wsgiref")
def test_what_the_block_itself_uses_is_imported_at_once() -> None:
    with importing_later("wsgiref"):
        from wsgiref.headers import Headers

        assert len(Headers([("accept", "text/plain")])) == 1
        assert "wsgiref.headers" in sys.modules
        from wsgiref.util import application_uri
    assert type(application_uri).__name__ == "function"


def test_the_services_start_without_litellm_alembic_and_psycopg() -> None:
    unneeded = {"litellm", "alembic", "psycopg", "sqlalchemy.dialects.postgresql"}
    assert loaded_after("import backend.main").isdisjoint(unneeded)
    assert loaded_after("import mcp_server.main").isdisjoint(
        {*unneeded, "mcp.client", "watchfiles"}
    )


def test_the_backend_starts_without_what_only_some_messages_need(tmp_path: Path) -> None:
    loaded = loaded_after(SERVING, TASKCHAT_DATA_DIR=str(tmp_path), **UNSERVED)
    assert {"backend.app", "agents", "uvicorn"} <= loaded
    assert loaded.isdisjoint(
        {
            *(
                "babel",
                "backend.texts.german",
                "fastapi_offline",
                "fsspec",
                "griffe",
                "h2",
                "litellm",
                "mcp.server",
                "psycopg",
            ),
            *("openai.types.beta", "pydantic.v1", "pypdf", "rapidfuzz", "watchfiles"),
        }
    )


def test_only_a_client_that_meets_tls_loads_certificates() -> None:
    assert trusted_for("https://tasks.example.com/mcp") is True
    assert trusted_for("http://127.0.0.1:8001/mcp", "https://issuer.example.com") is True
    nobody = trusted_for("http://127.0.0.1:8001/mcp")
    assert isinstance(nobody, ssl.SSLContext)
    assert nobody.verify_mode is ssl.CERT_REQUIRED
    assert nobody.cert_store_stats()["x509"] == 0
