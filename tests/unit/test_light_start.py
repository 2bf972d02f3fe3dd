"""A start loads nothing that nobody needs."""

import ssl
import subprocess
import sys

import pytest

from foundation.certificates import trusted_for
from foundation.imports import importing_without

LISTING = "import sys; print('\\n'.join(sys.modules))"


def loaded_after(code: str) -> set[str]:
    """Return the modules that a new Python has after running the code."""
    command = [sys.executable, "-c", f"{code}\n{LISTING}"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_a_module_is_missing_inside_the_block_and_there_after_it() -> None:
    with importing_without("wave"), pytest.raises(ModuleNotFoundError):
        import wave
    import wave

    assert wave.__name__ == "wave"


def test_what_is_imported_already_stays() -> None:
    with importing_without("ssl"):
        import ssl as same
    assert same is ssl


def test_the_services_start_without_litellm_alembic_and_psycopg() -> None:
    unneeded = {"litellm", "alembic", "psycopg"}
    assert loaded_after("import backend.main").isdisjoint(unneeded)
    assert loaded_after("import mcp_server.main").isdisjoint(unneeded)


def test_only_a_client_that_meets_tls_loads_certificates() -> None:
    assert trusted_for("https://tasks.example.com/mcp") is True
    assert trusted_for("http://127.0.0.1:8001/mcp", "https://issuer.example.com") is True
    nobody = trusted_for("http://127.0.0.1:8001/mcp")
    assert isinstance(nobody, ssl.SSLContext)
    assert nobody.verify_mode is ssl.CERT_REQUIRED
    assert nobody.cert_store_stats()["x509"] == 0
