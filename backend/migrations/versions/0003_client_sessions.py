"""Client secrets of chat pages on other origins."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "client_session",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        sa.Column("replaced_hash", sa.String(), nullable=True),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_client_session_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_session")),
        sa.UniqueConstraint("replaced_hash", name=op.f("uq_client_session_replaced_hash")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_client_session_secret_hash")),
    )
    op.create_index(
        "ix_client_session_person_id_created_at", "client_session", ["person_id", "created_at"]
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("client_session")
