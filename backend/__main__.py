"""`python -m backend`: the same as `taskchat serve`."""

from backend.main import serve

serve()
