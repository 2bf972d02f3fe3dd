"""Alembic's entry to the tables of conversations and people."""

import backend.chat.models
import backend.identity.models  # noqa: F401  # both register their tables
from backend.metadata import METADATA
from foundation.migrations import run_migrations

run_migrations(METADATA)
