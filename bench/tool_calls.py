"""Ratio 1: a tool call against an authenticated tool that does nothing."""

import datetime as dt
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from itertools import repeat

from sqlalchemy import insert

from bench.processes import own_server
from bench.report import Row, times
from bench.sampling import Samples, Variant, many_connections, one_connection
from bench.servers import Product
from bench.wire import Connection, tool_call
from foundation.database import Database
from mcp_server.tasks.models import TASK
from mcp_server.tasks.record import TaskRecord

LISTED = 20
OTHER_OWNERS = 100
TASKS_OF_EACH = 100


def tool_call_rows(product: Product, database: str, at_most: float) -> list[Row]:
    """Measure alone, and again beside 10,000 tasks of other owners."""
    with _variants(product) as variants:
        rows = [
            *_rows(one_connection(variants), f"{database}", at_most),
            *_rate_rows(many_connections(variants), database),
        ]
        with product.task_database() as tables:
            _fill(tables)
        beside = f"{database}, 10,000 others"
        return rows + _rows(one_connection(variants), beside, at_most)


@contextmanager
def _variants(product: Product) -> Generator[Mapping[str, Variant], None, None]:
    adder, reader = product.person("adder"), product.person("reader")
    add = tool_call(adder.task_token, "add_task", title="Buy milk and bread")
    listing = tool_call(reader.task_token, "list_tasks", limit=LISTED)
    nothing = tool_call(reader.task_token, "noop")
    with Connection(product.mcp_port) as connection:
        for number in range(LISTED):
            title = f"Task {number} of the list"
            connection.exchange(tool_call(reader.task_token, "add_task", title=title))
    jwks = f"{product.issuer}/.well-known/jwks.json"
    with own_server("noop", jwks, product.audience) as (port, pid):
        yield {
            "noop": Variant(port, repeat(nothing), (pid,)),
            "add_task": Variant(product.mcp_port, repeat(add), (product.mcp_pid,)),
            "list_tasks": Variant(product.mcp_port, repeat(listing), (product.mcp_pid,)),
        }


def _rows(samples: Mapping[str, Samples], where: str, at_most: float) -> list[Row]:
    noop = samples["noop"]
    return [
        row
        for tool in ("add_task", "list_tasks")
        for row in (
            times(f"{tool}, {where}: CPU", noop.cpu_ms, samples[tool].cpu_ms, at_most=at_most),
            times(
                f"{tool}, {where}: median",
                noop.latency_ms,
                samples[tool].latency_ms,
                at_most=at_most,
            ),
        )
    ]


def _rate_rows(samples: Mapping[str, Samples], where: str) -> list[Row]:
    noop = samples["noop"]
    return [
        times(f"{tool}, {where}: 16 connections", noop.rate, samples[tool].rate, "req/s")
        for tool in ("add_task", "list_tasks")
    ]


def _fill(database: Database) -> None:
    now = dt.datetime.now(dt.UTC)
    rows = [
        {"owner_id": f"other-{owner}", **_task(owner, number, now).columns()}
        for owner in range(OTHER_OWNERS)
        for number in range(1, TASKS_OF_EACH + 1)
    ]
    with database.writing() as connection:
        connection.execute(insert(TASK), rows)


def _task(owner: int, number: int, now: dt.datetime) -> TaskRecord:
    return TaskRecord(
        id=f"tsk_{owner:016x}{number:016x}",
        number=number,
        version=1,
        changed_in=number,
        title=f"Task {number} of somebody else",
        created_at=now,
    )
