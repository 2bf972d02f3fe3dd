"""Answers that go on without a connection: seen again, followed, stopped."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import BaseModel

from backend.agent.context import ChatContext
from backend.api.callers import CallerOf
from backend.chat.store import SqlStore
from backend.chat.stream import TURN_HEADER, EventStream, events_of
from backend.identity.caller import Caller
from backend.turns.state import TurnState
from backend.turns.turns import Turns


class Turn(BaseModel):
    """An answer, and where it stands."""

    turn_id: str
    state: TurnState


class ThreadTurn(BaseModel):
    """The answer that is being made in a conversation."""

    turn: Turn | None


def turn_endpoints(turns: Turns, store: SqlStore, caller: CallerOf) -> APIRouter:
    """Return the routes. A turn is found by its owner alone."""
    router = APIRouter(prefix="/api/chatkit", tags=["turns"])

    async def running(thread_id: str, caller: Annotated[Caller, Depends(caller)]) -> ThreadTurn:
        """Say whether an answer is being made in this conversation."""
        await store.load_thread(thread_id, ChatContext(caller.user_id, str))
        turn = await turns.running_in(caller.user_id, thread_id)
        return ThreadTurn(turn=Turn(turn_id=turn.id, state=turn.state) if turn else None)

    async def events(
        turn_id: str,
        caller: Annotated[Caller, Depends(caller)],
        after: Annotated[int, Query(ge=0, description="How many events are known.")] = 0,
    ) -> Response:
        """Send the events of a turn again, byte for byte, then those to come; last `turn.ended`."""
        viewing = await turns.follow(caller.user_id, turn_id, after)
        return EventStream(events_of(viewing, tells_end=True), {TURN_HEADER: turn_id})

    async def stop(turn_id: str, caller: Annotated[Caller, Depends(caller)]) -> Turn:
        """Stop a turn. What was said is kept; one that has ended stays as it is."""
        return Turn(turn_id=turn_id, state=await turns.stop(caller.user_id, turn_id))

    router.add_api_route("/threads/{thread_id}/turn", running, methods=["GET"])
    router.add_api_route(
        "/turns/{turn_id}/events", events, methods=["GET"], response_class=Response
    )
    router.add_api_route("/turns/{turn_id}/stop", stop, methods=["POST"])
    return router
