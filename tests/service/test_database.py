"""Databases that are closed."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from foundation.database import Database

SECONDS = 30
"""A bound for a machine under load. What is waited for is an event."""


def test_a_connection_that_a_thread_still_works_with_is_closed_after_its_work(
    database_url: str,
) -> None:
    database = Database(database_url)
    begun, is_closed = threading.Event(), threading.Event()

    def work() -> Any:
        with database.reading() as connection:
            begun.set()
            assert is_closed.wait(SECONDS)
            assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1
            return connection.connection.dbapi_connection

    with ThreadPoolExecutor(1) as threads:
        working = threads.submit(work)
        assert begun.wait(SECONDS)
        database.close()
        is_closed.set()
        driver = working.result(SECONDS)

    with pytest.raises(database.engine.dialect.loaded_dbapi.Error, match="closed"):
        driver.cursor()
