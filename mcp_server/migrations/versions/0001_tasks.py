"""Tasks, their owners, and what was changed."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_OPEN = sa.text("completed_at IS NULL AND deleted_at IS NULL")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "task_owner",
        sa.Column("owner_id", AutoString(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("last_sequence", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", name="pk_task_owner"),
    )
    op.create_table(
        "task",
        sa.Column("owner_id", AutoString(), nullable=False),
        sa.Column("id", AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("title", AutoString(), nullable=False),
        sa.Column("description", AutoString(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("due_at", UTCDateTime()),
        sa.Column("due_zone", AutoString()),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("list_name", AutoString()),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("completed_at", UTCDateTime()),
        sa.Column("deleted_at", UTCDateTime()),
        sa.Column("title_folded", AutoString(), nullable=False),
        sa.Column("search_folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "id", name="pk_task"),
        sa.UniqueConstraint("owner_id", "number", name="uq_task_owner_id_number"),
    )
    op.create_index(
        "ix_task_open", "task", ["owner_id", "number"], sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    op.create_table(
        "task_change",
        sa.Column("owner_id", AutoString(), nullable=False),
        sa.Column("id", AutoString(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("tool", AutoString(), nullable=False),
        sa.Column("client", AutoString(), nullable=False),
        sa.Column("request_id", AutoString()),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("reverts", AutoString()),
        sa.Column("undone_by", AutoString()),
        sa.PrimaryKeyConstraint("owner_id", "id", name="pk_task_change"),
        sa.UniqueConstraint("owner_id", "sequence", name="uq_task_change_owner_id_sequence"),
        sa.UniqueConstraint("owner_id", "request_id", name="uq_task_change_owner_id_request_id"),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("task_change")
    op.drop_table("task")
    op.drop_table("task_owner")
