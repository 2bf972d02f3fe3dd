"""Settings from the environment and `.env`, checked by name and value before anything starts."""

import difflib
import os
from pathlib import Path
from typing import Any, ClassVar, Self

from dotenv import dotenv_values
from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "TASKCHAT_"
EXIT_CONFIG = 78
"""Exit status of a start stopped by a setting: EX_CONFIG of sysexits.h."""


class SettingsError(Exception):
    """A setting stops the start. The message names it, what is wrong, and an example."""


class ServiceSettings(BaseSettings):
    """The settings of one service. A field `x` is read from `TASKCHAT_X`, or from its alias."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", env_ignore_empty=True)

    owned_prefix: ClassVar[str] = PREFIX
    """Names that start with this are this service's to know."""
    foreign_prefixes: ClassVar[tuple[str, ...]] = ()
    """Except for these, which another service checks."""
    known_elsewhere: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def load(cls, env_file: Path | None = Path(".env")) -> Self:
        """Return the settings of this environment; it wins over `env_file`.

        Names in the file that are not ours are put into the environment.

        Raises:
            SettingsError: If a name is unknown or a value unusable.
        """
        in_file = dotenv_values(env_file) if env_file and env_file.is_file() else {}
        cls._refuse_unknown({*os.environ, *in_file})
        for name, value in in_file.items():
            if not name.startswith(PREFIX) and value is not None:
                # For the libraries that read their own: OPENAI_API_KEY and the like.
                os.environ.setdefault(name, value)
        try:
            # `_env_file` is an argument of BaseSettings that its type does not show.
            options: dict[str, Any] = {"_env_file": env_file}
            return cls(**options)
        except ValidationError as error:
            raise SettingsError(cls._explain(error)) from error

    @classmethod
    def names(cls) -> dict[str, str]:
        """Return each setting's name in the environment and the description of its field."""
        return {
            str(field.validation_alias or PREFIX + name.upper()): field.description or ""
            for name, field in cls.model_fields.items()
        }

    @classmethod
    def _refuse_unknown(cls, given: set[str]) -> None:
        known = {*cls.names(), *cls.known_elsewhere}
        for name in sorted(given):
            if not name.startswith(cls.owned_prefix) or name in known:
                continue
            if name.startswith(cls.foreign_prefixes or ("\0",)):
                continue
            close = difflib.get_close_matches(name, known, n=1)
            advice = f"Did you mean {close[0]}?" if close else "See .env.example for all settings."
            raise SettingsError(f"{name} is not a setting of taskchat. {advice}")

    @classmethod
    def _explain(cls, error: ValidationError) -> str:
        lines = []
        for problem in error.errors(include_url=False, include_input=False):
            field = str(problem["loc"][0]) if problem["loc"] else ""
            name = field.upper() if field.upper().startswith(PREFIX) else PREFIX + field.upper()
            info = cls.model_fields.get(field.removeprefix(PREFIX.lower()).lower())
            examples = info.examples if info and info.examples else []
            example = f" Example: {name}={examples[0]}" if examples else ""
            reason = str(problem["msg"]).removeprefix("Value error, ")
            inside = ".".join(map(str, problem["loc"][1:]))
            reason = f"{inside}: {reason}" if inside else reason
            lines.append(f"{name}: {reason}.{example}" if field else reason)
        return "\n".join(lines)
