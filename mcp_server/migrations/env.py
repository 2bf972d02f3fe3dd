"""What Alembic runs: migrations of the task tables."""

import mcp_server.tasks.indexes  # noqa: F401  # it registers them
from foundation.migrations import run_migrations
from mcp_server.tasks.models import METADATA

run_migrations(METADATA)
