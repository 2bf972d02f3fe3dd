"""What comes back from a widget: trusted for no more than ids and the person's own new values."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


def as_text(value: object) -> object:
    """Return a number as text: models and scripts send task numbers as either."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


TaskReference = Annotated[str, BeforeValidator(as_text)]
"""A task's id, its number, or words of its title."""


class Payload(BaseModel):
    """A payload that may hold what it names and nothing else."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NoPayload(Payload):
    """Nothing."""


class SingleUse(Payload):
    """What is sent from a widget that can be used once: a form, a list to pick from."""

    request_id: str | None = None
    """Which one. None: it comes from where it can be used again."""


class TaskPayload(SingleUse):
    """The task a button stands beside."""

    task_id: TaskReference


def cleaned(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that are there. Forms send "" for an emptied field: None means not sent."""
    return {name: value for name, value in values.items() if value is not None}
