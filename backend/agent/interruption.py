"""What a model is told of an answer that did not come to its end."""

UNKNOWN_OUTCOME = (
    "The answer was broken off before this tool had answered. Whether it did something is not "
    "known: list the tasks to see."
)
"""The output of a call of which nobody knows more."""
STOPPED = (
    "The server stopped in the middle of the answer before this line. What was said and done up to "
    "there is kept; of a call without an outcome nobody knows whether it did something. If the "
    "user wants to go on, go on from there, and do nothing twice."
)
GO_ON = (
    "The user clicked “Continue”: go on from where the answer before this line broke off. Say "
    "nothing again that was said, and do nothing twice."
)
