"""Turns that go on without a connection, and their events."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_RUNNING = sa.text("state = 'running'")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "turn",
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("thread_id", sa.String(), nullable=False),
        sa.Column("request_key", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("worker_id", sa.String(), nullable=False),
        sa.Column("heartbeat_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stop_asked", sa.Boolean(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_id", "thread_id"],
            ["thread.owner_id", "thread.id"],
            name=op.f("fk_turn_owner_id_thread_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_turn")),
        sa.UniqueConstraint("owner_id", "request_key", name=op.f("uq_turn_owner_id_request_key")),
    )
    op.create_index(
        "ix_turn_owner_id_thread_id",
        "turn",
        ["owner_id", "thread_id"],
        unique=True,
        sqlite_where=_RUNNING,
        postgresql_where=_RUNNING,
    )
    op.create_index(
        "ix_turn_worker_id", "turn", ["worker_id"], sqlite_where=_RUNNING, postgresql_where=_RUNNING
    )
    op.create_index("ix_turn_owner_id_ended_at", "turn", ["owner_id", "ended_at"])
    op.create_table(
        "turn_event",
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("turn_id", sa.String(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("data", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id", "turn_id"],
            ["turn.owner_id", "turn.id"],
            name=op.f("fk_turn_event_owner_id_turn_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "turn_id", "first", name=op.f("pk_turn_event")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("turn_event")
    op.drop_table("turn")
