"""What people call their access tokens."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("access_token", sa.Column("name", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    """Take back."""
    op.drop_column("access_token", "name")
