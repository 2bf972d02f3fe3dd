"""The language that who waits for a turn is written to in."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("turn", sa.Column("language", sa.String(), nullable=False, server_default="en"))


def downgrade() -> None:
    """Take back."""
    op.drop_column("turn", "language")
