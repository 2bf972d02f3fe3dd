"""`python -m backend`: the same as `taskchat serve`."""

from backend.cli import serve

serve()
