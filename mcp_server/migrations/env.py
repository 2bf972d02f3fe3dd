"""What Alembic runs: migrations of the task tables."""

from foundation.migrations import run_migrations
from mcp_server.tasks.models import METADATA

run_migrations(METADATA)
