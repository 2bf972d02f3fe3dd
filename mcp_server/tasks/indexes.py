"""The indexes on parts of the task tables.

Apart from the tables, for the migrations alone: where an index names PostgreSQL, SQLAlchemy imports
all that it has for it, which is 2 MB that nobody on SQLite needs.
"""

from sqlalchemy import Index

from mcp_server.tasks.models import CHANGE, TASK

_OPEN = TASK.c.completed_at.is_(None) & TASK.c.deleted_at.is_(None)
# Open tasks are what is listed and counted most, and few among many that are done.
Index("ix_task_open", TASK.c.owner_id, TASK.c.number, sqlite_where=_OPEN, postgresql_where=_OPEN)
_JOINED = CHANGE.c.part_of.is_not(None)
Index(
    "ix_task_change_joined",
    CHANGE.c.owner_id,
    CHANGE.c.part_of,
    sqlite_where=_JOINED,
    postgresql_where=_JOINED,
)
_PART = TASK.c.parent_number.is_not(None)
Index(
    "ix_task_part",
    TASK.c.owner_id,
    TASK.c.parent_number,
    sqlite_where=_PART,
    postgresql_where=_PART,
)
