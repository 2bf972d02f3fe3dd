"""Alembic's entry to the tables of conversations and people."""

import backend.attachments.models
import backend.chat.models
import backend.identity.models
import backend.preferences.models
import backend.turns.indexes
import backend.usage.models  # noqa: F401  # they register their tables
from backend.metadata import METADATA
from foundation.migrations import run_migrations

run_migrations(METADATA)
