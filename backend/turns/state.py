"""What can become of a turn, and of what is asked of one."""

from enum import StrEnum


class TurnState(StrEnum):
    """Where a turn stands."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    """By the person, or with their conversation."""
    FAILED = "failed"
    """It ended with an error that was told."""
    INTERRUPTED = "interrupted"
    """The process that made the answer has gone."""


class TurnNotFoundError(Exception):
    """There is no such turn of this owner, or none any more."""

    def __init__(self) -> None:
        super().__init__(
            "There is no such answer any more. What was said is in the conversation: read it again."
        )


class TurnRunningError(Exception):
    """The conversation is being answered already."""

    def __init__(self) -> None:
        super().__init__(
            "This conversation is still being answered. Nothing was sent: wait for the end of the "
            "answer, or stop it."
        )


class SameRequestError(Exception):
    """Another process has begun to answer this request, which was sent to both."""

    def __init__(self, turn_id: str) -> None:
        super().__init__(turn_id)
        self.turn_id = turn_id
