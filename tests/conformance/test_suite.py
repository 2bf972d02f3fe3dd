"""The official suite, both protocol eras: the product as it is, and with the suite's fixtures.

Needs Node and, the first time, the npm registry. A baseline names what the product does not have
or lacks on purpose; the run fails if one of those passes, so that the file stays true.
"""

import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

from mcp_server.app import Trial, create_app
from mcp_server.settings import Settings
from tests.conformance.fixtures import trial
from tests.support.serving import serving

SUITE = "@modelcontextprotocol/conformance@0.2.0-alpha.12"
NODE = "node@22.23.3"
"""The suite needs Node 22; the page is built with 20."""
HERE = Path(__file__).parent
SECONDS = 240
ERAS = ["2026-07-28", "2025-11-25"]

pytestmark = [
    pytest.mark.skipif(not shutil.which("npx"), reason="Node is not installed"),
    pytest.mark.xdist_group("conformance"),
    # What the newer era has dropped, the older one is still tested for.
    pytest.mark.filterwarnings("ignore:The .* is deprecated as of 2026-07-28"),
]


def serving_everyone(data_dir: Path, fixtures: Trial | None = None) -> Generator[str, None, None]:
    """Yield the endpoint of a server without authentication."""
    with serving(create_app(Settings(data_dir=data_dir, mcp_auth="none"), fixtures)) as address:
        yield f"{address}/mcp"


@pytest.fixture
def product(tmp_path: Path) -> Generator[str, None, None]:
    """Return the endpoint of the product as it is."""
    yield from serving_everyone(tmp_path / "data")


@pytest.fixture
def with_fixtures(tmp_path: Path) -> Generator[str, None, None]:
    """Return the endpoint of the product with what the suite looks for."""
    yield from serving_everyone(tmp_path / "data", trial())


@pytest.mark.parametrize("era", ERAS)
def test_the_product_fails_only_what_its_baseline_names(
    product: str, era: str, tmp_path: Path
) -> None:
    run(product, era, tmp_path, "--expected-failures", str(HERE / f"baseline-{era}.yml"))


@pytest.mark.parametrize("era", ERAS)
def test_with_the_fixtures_nothing_fails(with_fixtures: str, era: str, tmp_path: Path) -> None:
    run(with_fixtures, era, tmp_path)


def run(endpoint: str, era: str, folder: Path, *options: str) -> None:
    """Run the suite against a server; only what its requirements for the era score counts.

    Raises:
        AssertionError: If something fails, or is in the baseline and does not.
    """
    command = ["npx", "-y", "-p", NODE, "-p", SUITE, "conformance", "server"]
    command += ["--url", endpoint, "--requirements", era, "-o", str(folder / "results"), *options]
    ran = subprocess.run(
        command, capture_output=True, text=True, timeout=SECONDS, cwd=folder, check=False
    )
    assert ran.returncode == 0, ran.stdout[-8000:] + ran.stderr[-2000:]
