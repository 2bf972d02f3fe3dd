"""What the task domain refuses. The messages are written for the model to read."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import ClassVar

from mcp_server.contract import RefusalCode
from mcp_server.tasks.record import TaskRecord


class TaskError(Exception):
    """Base of every refusal. Nothing was changed."""

    code: ClassVar[RefusalCode]

    def __init__(self, message: str, candidates: Sequence[TaskRecord] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates
        self.field = ""
        """The argument it is about, where it is about one."""


class InvalidError(TaskError):
    """An argument cannot be what it is."""

    code = RefusalCode.INVALID


class NotFoundError(TaskError):
    """The owner has nothing of that name. Other people's things are refused alike."""

    code = RefusalCode.NOT_FOUND


class AmbiguousError(TaskError):
    """Words fit several tasks, which are the candidates."""

    code = RefusalCode.AMBIGUOUS


class ConflictError(TaskError):
    """The task is not in the state this needs."""

    code = RefusalCode.CONFLICT


class ForbiddenError(TaskError):
    """The caller may read only."""

    code = RefusalCode.FORBIDDEN


class TooManyError(TaskError):
    """It would touch more tasks than the caller wants to."""

    code = RefusalCode.TOO_MANY


@contextmanager
def about(field: str) -> Generator[None, None, None]:
    """Note, in what is refused inside, which argument is the cause."""
    try:
        yield
    except TaskError as error:
        error.field = error.field or field
        raise


class RequestRepeatedError(Exception):
    """A change with this `request_id` exists. Not a refusal: its result is the answer."""

    def __init__(self, request_id: str) -> None:
        super().__init__(request_id)
        self.request_id = request_id
