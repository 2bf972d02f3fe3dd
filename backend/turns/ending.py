"""The end of a turn in the database: all of it in one transaction, and once."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from backend.turns.repository import Standing, TurnRepository
from backend.turns.state import TurnState

KeepUnfinished = Callable[[Connection, Standing, Sequence[bytes]], None]
"""Stores what the events of an interrupted turn said and nobody has stored yet."""


def end_turn(
    connection: Connection, owner_id: str, turn_id: str, state: TurnState, keep: KeepUnfinished
) -> TurnState:
    """Return how the turn has ended: like this, unless it had ended before."""
    turns = TurnRepository(connection, owner_id)
    is_first = turns.end(turn_id, state)
    turn = turns.of(turn_id)
    if turn is None:
        return TurnState.STOPPED  # Gone with its conversation.
    if is_first and state is TurnState.INTERRUPTED:
        keep(connection, turn, turns.frames(turn_id))
    return turn.state
