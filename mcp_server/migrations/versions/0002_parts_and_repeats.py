"""Subtasks, repeating tasks, what lists are filtered and sorted by, and owners' time zones."""

import datetime as dt
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PART = sa.text("parent_number IS NOT NULL")
_EPOCH = dt.date(1970, 1, 1).toordinal()
_DAY_SECONDS = 86_400
_TASK = sa.table(
    "task",
    sa.column("owner_id", AutoString()),
    sa.column("id", AutoString()),
    sa.column("due_on", sa.Date()),
    sa.column("due_at", UTCDateTime()),
    sa.column("list_name", AutoString()),
    sa.column("tags", sa.JSON()),
    sa.column("due_order", sa.BigInteger()),
    sa.column("list_folded", AutoString()),
    sa.column("tags_folded", sa.Text()),
)


def upgrade() -> None:
    """Apply."""
    _add("task_owner", sa.Column("time_zone", AutoString(), nullable=False, server_default=""))
    _add("task_owner", sa.Column("language", AutoString(), nullable=False, server_default=""))
    _add("task", sa.Column("due_order", sa.BigInteger()))
    _add("task", sa.Column("parent_number", sa.Integer()))
    _add("task", sa.Column("repeat_rule", AutoString()))
    _add("task", sa.Column("repeat_done", sa.Integer(), nullable=False, server_default="0"))
    _add("task", sa.Column("repeat_moved_at", UTCDateTime()))
    _add("task", sa.Column("list_folded", AutoString(), nullable=False, server_default=""))
    _add("task", sa.Column("tags_folded", sa.Text(), nullable=False, server_default=""))
    _add("task_change", sa.Column("repeated", sa.Integer(), nullable=False, server_default="0"))
    op.create_index(
        "ix_task_part",
        "task",
        ["owner_id", "parent_number"],
        sqlite_where=_PART,
        postgresql_where=_PART,
    )
    _fill()


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_task_part", "task")
    op.drop_column("task_change", "repeated")
    for name in ("tags_folded", "list_folded", "repeat_moved_at", "repeat_done", "repeat_rule"):
        op.drop_column("task", name)
    for name in ("parent_number", "due_order"):
        op.drop_column("task", name)
    for name in ("language", "time_zone"):
        op.drop_column("task_owner", name)


def _add(table: str, column: "sa.Column[Any]") -> None:
    op.add_column(table, column)


def _fill() -> None:
    """Derive the new columns of tasks that exist."""
    connection = op.get_bind()
    for row in connection.execute(sa.select(_TASK)).all():
        tags = [f"\n{tag}" for tag in row.tags]
        values = {
            "due_order": _order(row.due_on, row.due_at),
            "list_folded": _folded(row.list_name or ""),
            "tags_folded": _folded("".join([*tags, "\n"] if tags else "")),
        }
        key = (_TASK.c.owner_id == row.owner_id) & (_TASK.c.id == row.id)
        connection.execute(sa.update(_TASK).where(key).values(values))


def _order(on: dt.date | None, at: dt.datetime | None) -> int | None:
    if at:
        return int(at.timestamp())
    return (on.toordinal() - _EPOCH) * _DAY_SECONDS if on else None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())
