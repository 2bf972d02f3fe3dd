"""The indexes on turns that are running.

Apart from the table, for the migrations alone: where an index names PostgreSQL, SQLAlchemy imports
all that it has for it, which is 2 MB that nobody on SQLite needs.
"""

from sqlalchemy import Index, text

from backend.metadata import METADATA
from backend.turns.models import TurnRow

_TURN = METADATA.tables[str(TurnRow.__tablename__)]
_RUNNING = text("state = 'running'")
# One at a time in a thread, whichever process begins it.
Index(
    "ix_turn_owner_id_thread_id",
    _TURN.c.owner_id,
    _TURN.c.thread_id,
    unique=True,
    sqlite_where=_RUNNING,
    postgresql_where=_RUNNING,
)
Index("ix_turn_worker_id", _TURN.c.worker_id, sqlite_where=_RUNNING, postgresql_where=_RUNNING)
