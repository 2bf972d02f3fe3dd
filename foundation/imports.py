"""Imports without what a service has no use for."""

import sys
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def importing_without(*modules: str) -> Generator[None, None, None]:
    """Let the imports of the block find none of these modules, as if they were not installed.

    Libraries import command lines, reloaders and pretty printers where they find them, which is
    up to 3 MB each. What is imported already stays as it is.
    """
    missing = [name for name in modules if name not in sys.modules]
    # None is Python's own sign that a module cannot be imported.
    sys.modules.update(dict.fromkeys(missing))  # type: ignore[arg-type]  # typed for modules alone
    try:
        yield
    finally:
        for name in missing:
            sys.modules.pop(name, None)
