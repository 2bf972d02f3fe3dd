"""Changes that joined another, to be undone with it."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_JOINED = sa.text("part_of IS NOT NULL")


def upgrade() -> None:
    """Apply."""
    op.add_column("task_change", sa.Column("part_of", AutoString()))
    op.create_index(
        "ix_task_change_joined",
        "task_change",
        ["owner_id", "part_of"],
        sqlite_where=_JOINED,
        postgresql_where=_JOINED,
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_task_change_joined", "task_change")
    op.drop_column("task_change", "part_of")
