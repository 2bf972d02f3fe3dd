"""Migrations of the task tables."""
