"""The service that owns the tasks."""
