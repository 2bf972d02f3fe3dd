"""Imports without what a service has no use for, or none yet."""

import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from typing_extensions import override


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


@contextmanager
def importing_later(*modules: str) -> Generator[None, None, None]:
    """Let the imports of the block put off these modules, and what is in them, until first use.

    `from module import name` gives a name that imports the module when it is called, asked for an
    attribute, tested against, derived from or made part of a type. What the block itself uses is
    imported at once, and so is then all after it. What is imported already stays as it is.
    """
    finder = _Later([name for name in modules if name not in sys.modules])
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        finder.end()


class _Later(MetaPathFinder, Loader):
    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = set(modules)
        self._made: list[ModuleType] = []

    @override
    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        parts = name.split(".")
        around = (".".join(parts[:count]) for count in range(1, len(parts) + 1))
        is_later = not self._modules.isdisjoint(around)
        return ModuleSpec(name, self, is_package=True) if is_later else None

    @override
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = _Unread(spec.name, self)
        self._made.append(module)
        return module

    @override
    def exec_module(self, module: ModuleType) -> None:
        pass

    def end(self) -> None:
        """Let the next imports find the modules themselves."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)
        while self._made:
            module = self._made.pop()
            del sys.modules[module.__name__]
            # An import sets a module as an attribute of its package, too.
            package, _, name = module.__name__.rpartition(".")
            vars(sys.modules.get(package, module)).pop(name, None)


class _Unread(ModuleType):
    def __init__(self, name: str, finder: _Later) -> None:
        super().__init__(name)
        self.__finder = finder

    @override
    def __getattr__(self, name: str) -> "_Name":
        if name.startswith("__"):
            raise AttributeError(name)
        return _Name(self.__finder, self.__name__, name)


class _Name:
    def __init__(self, finder: _Later, module: str, name: str) -> None:
        self.__is = finder, module, name

    def __meant(self) -> Any:
        finder, module, name = self.__is
        finder.end()
        return getattr(import_module(module), name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.__meant()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__meant(), name)

    def __getitem__(self, parameters: Any) -> Any:
        return self.__meant()[parameters]

    def __or__(self, other: Any) -> Any:
        return self.__meant() | other

    def __ror__(self, other: Any) -> Any:
        return other | self.__meant()

    def __mro_entries__(self, _: object) -> tuple[type, ...]:
        return (self.__meant(),)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self.__meant())
