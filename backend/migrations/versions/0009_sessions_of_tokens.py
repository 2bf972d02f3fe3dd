"""Which access token a client session was opened with."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("client_session", sa.Column("access_token_id", sa.String(), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column("client_session", "access_token_id")
