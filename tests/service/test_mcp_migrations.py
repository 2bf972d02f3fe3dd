"""The tables of the tasks, made step by step."""

from collections.abc import Callable

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from foundation.database import Database
from foundation.migrations import SchemaError
from mcp_server.app import SCHEMA
from mcp_server.tasks.models import METADATA
from tests.support.direct_tools import DirectTools


def _migrate(database: Database, work: Callable[[Config], None]) -> None:
    with database.writing() as connection:
        work(SCHEMA.config(connection))


def test_the_code_expects_the_newest_revision(database: Database) -> None:
    with database.reading() as connection:
        scripts = ScriptDirectory.from_config(SCHEMA.config(connection))

    assert scripts.get_current_head() == SCHEMA.head == SCHEMA.revision(database)


def test_the_migrated_tables_are_those_of_the_models(database: Database) -> None:
    with database.reading() as connection:
        options = {"compare_type": True, "version_table": SCHEMA.version_table}
        names = {"include_name": lambda name, kind, _: kind != "table" or name in METADATA.tables}
        context = MigrationContext.configure(connection, opts=options | names)
        assert compare_metadata(context, METADATA) == []


def test_migrations_run_up_down_and_up(database: Database) -> None:
    _migrate(database, lambda config: command.downgrade(config, "base"))
    with database.reading() as connection:
        assert not set(inspect(connection).get_table_names()) & set(METADATA.tables)

    SCHEMA.upgrade(database)

    with database.reading() as connection:
        assert set(METADATA.tables) <= set(inspect(connection).get_table_names())


def test_tables_of_a_newer_version_are_left_alone(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE tasks_version SET version_num = '9999'")

    with pytest.raises(SchemaError, match="another version of taskchat"):
        SCHEMA.upgrade(database)


def test_tasks_from_before_subtasks_and_repeats_are_found_and_sorted(database: Database) -> None:
    _migrate(database, lambda config: command.downgrade(config, "0001"))
    old = (
        "INSERT INTO task (owner_id, id, number, version, changed_in, title, description, due_on,"
        " due_at, due_zone, priority, list_name, tags, created_at, title_folded, search_folded)"
        " VALUES ('eve', '{0}', {0}, 1, {0}, 'Task {0}', '', {1}, 0, 'Größe', '[\"Dairy\"]',"
        " '2026-11-01 00:00:00+00:00', 'task {0}', 'task {0}')"
    )
    with database.writing() as connection:
        values = (
            "NULL, '2026-11-22 09:00:00+00:00', 'Europe/Berlin'",
            "'2026-11-22', NULL, NULL",
            "NULL, NULL, NULL",
        )
        for number, due in enumerate(values, 1):
            connection.exec_driver_sql(old.format(number, due))
        connection.exec_driver_sql("INSERT INTO task_owner VALUES ('eve', 3, 3)")

    SCHEMA.upgrade(database)

    eve = DirectTools(database, owner="eve")
    assert eve.titles(sort="due", list="größe", tag="DAIRY") == ["Task 2", "Task 1", "Task 3"]
    assert eve.change("complete_task", tasks=["1"]).tasks[0].status == "completed"
