"""What can go wrong on the way to tasks. Every message is fit to show."""

from mcp_server.contract import Refusal


class TasksError(Exception):
    """Base of all that can go wrong."""


class TasksUnavailableError(TasksError):
    """The task server gave no answer."""

    def __init__(self) -> None:
        super().__init__(
            "Your tasks cannot be reached right now. They are safe; please try again in a moment."
        )


class TaskRefusedError(TasksError):
    """A tool did nothing, and says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal
