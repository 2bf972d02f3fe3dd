"""A second backend on the data of a product: another worker, behind the same address."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from backend.app import create_app
from backend.settings import Settings
from backend.storage import open_database
from tests.support.product import Product
from tests.support.serving import serving


@contextmanager
def beside(product: Product, data_dir: Path, **settings: Any) -> Generator[str, None, None]:
    """Run it; yield where it is."""
    url = product.database.engine.url.render_as_string(hide_password=False)
    same = Settings(
        data_dir=data_dir,
        database_url=url,
        mcp_url=product.mcp_url,
        public_url=product.url,
        **settings,
    )
    database = open_database(same)
    try:
        with serving(create_app(same, database)) as address:
            yield address
    finally:
        database.close()
