"""The product, for a journey through it."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.product import Product, running


@pytest.fixture
def product(tmp_path: Path, database_url: str) -> Generator[Product, None, None]:
    """Both services on an empty database, with the built-in assistant."""
    with running(tmp_path, database_url) as product:
        yield product
