"""Alembic migrations of conversations and people."""
