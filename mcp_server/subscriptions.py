"""Telling listeners that something changed: those of the same owner, and nobody else."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import anyio
import anyio.lowlevel
import anyio.to_thread
from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.auth.provider import AccessToken
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.subscriptions import SUBSCRIPTION_ID_META_KEY, ResourceUpdated, ServerEvent
from mcp.shared.exceptions import MCPError
from mcp.types import SubscriptionsListenResult
from sqlalchemy.exc import SQLAlchemyError

from foundation.neighbours import Neighbours
from mcp_server.auth import IssuerUnreachableError
from mcp_server.contract import TODAY

TASKS_CHANGED = "tasks"
"""What processes that serve the same tasks tell each other: ids of changes, no text of theirs."""
ANYTHING = "anything"
"""Told in the place of an id, where no record tells what has changed."""
RECHECK_SECONDS = 15.0
"""How often the token of an open stream is checked. Together with the seconds that the verifier
remembers an answer for, a revoked token stops within 30."""
_logger = logging.getLogger(__name__)

Listener = Callable[[ServerEvent], None]
Verify = Callable[[str], Awaitable[AccessToken | None]]


class OwnerBus:
    """Delivers an event to listeners of the owner it is about.

    The SDK's own bus goes by address alone, and everyone's today is `tasks://today`.
    """

    def __init__(
        self,
        owner_of_caller: Callable[[], str],
        neighbours: Neighbours,
        addresses_of: Callable[[str, Sequence[str]], Sequence[str]],
    ) -> None:
        self._owner_of_caller = owner_of_caller
        self._neighbours = neighbours
        self._addresses_of = addresses_of
        """Reads what changes of an owner, by their ids, may have changed."""
        self._listeners: dict[str, dict[object, Listener]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._looking: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Deliver what this process and its neighbours announce."""
        self._loop = asyncio.get_running_loop()
        try:
            async with self._neighbours.heard(self._heard, self._missed):
                yield
        finally:
            self._loop = None
            # The database closes next.
            await asyncio.gather(*self._looking, return_exceptions=True)

    def announce(self, owner_id: str, addresses: Sequence[str], change_ids: Sequence[str]) -> None:
        """Say that resources of an owner changed. From any thread; after the commit; never fails.

        Nothing is kept for those who do not listen: they read what there is when they start to.
        """
        if loop := _running_loop():
            self._updated(owner_id, addresses)
            self._neighbours.tell_from(loop, owner_id, change_ids)
            return
        try:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._updated, owner_id, addresses)
        except RuntimeError:
            _logger.debug("The server is stopping: nobody listens any more")
        self._neighbours.tell(owner_id, change_ids)

    async def publish(self, event: ServerEvent) -> None:
        """Deliver an event to listeners of the caller of this request."""
        self._deliver(self._owner_of_caller(), event)
        # The streams write between the events of a burst.
        await anyio.lowlevel.checkpoint()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Add a listener of the caller of this request; return what removes it."""
        owner, key = self._owner_of_caller(), object()
        self._listeners.setdefault(owner, {})[key] = listener

        def leave() -> None:
            listeners = self._listeners.get(owner, {})
            listeners.pop(key, None)
            if not listeners:
                self._listeners.pop(owner, None)

        return leave

    def _heard(self, owner_id: str, change_ids: Sequence[str]) -> None:
        if owner_id in self._listeners and self._loop is not None:
            looking = asyncio.create_task(self._look_up(owner_id, change_ids))
            self._looking.add(looking)
            looking.add_done_callback(self._looking.discard)

    def _missed(self) -> None:
        for owner_id in list(self._listeners):
            self._updated(owner_id, [TODAY])

    async def _look_up(self, owner_id: str, change_ids: Sequence[str]) -> None:
        try:
            addresses = await anyio.to_thread.run_sync(self._addresses_of, owner_id, change_ids)
        except SQLAlchemyError as error:
            _logger.warning("A change cannot be looked up: %s", type(error).__name__)
            addresses = [TODAY]
        self._updated(owner_id, addresses)

    def _updated(self, owner_id: str, addresses: Sequence[str]) -> None:
        for address in addresses:
            self._deliver(owner_id, ResourceUpdated(address))

    def _deliver(self, owner_id: str, event: ServerEvent) -> None:
        for listener in list(self._listeners.get(owner_id, {}).values()):
            try:
                listener(event)
            except Exception:  # One listener's trouble is not the others'.
                _logger.exception("A listener failed")


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the event loop of this thread; None in a worker thread."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


class EndWithToken:
    """Ends a stream of updates when its token expires or is revoked.

    The SDK checks a token when a request begins, and this one's answer goes on for hours.
    """

    def __init__(self, verify: Verify, clock: Callable[[], float] = time.time) -> None:
        self._verify = verify
        self._clock = clock

    async def __call__(
        self, ctx: ServerRequestContext[Any, Any], call_next: CallNext
    ) -> HandlerResult:
        """Answer the request; of `subscriptions/listen` only while the token is good."""
        token = get_access_token()
        if ctx.method != "subscriptions/listen" or token is None:
            return await call_next(ctx)
        # What a client is told whose stream ends on purpose: it may listen again, with a new token.
        result: HandlerResult = SubscriptionsListenResult.model_validate(
            {"_meta": {SUBSCRIPTION_ID_META_KEY: ctx.request_id}}
        )
        refusal: MCPError | None = None
        async with anyio.create_task_group() as group:

            async def watch() -> None:
                await self._until_it_ends(token)
                group.cancel_scope.cancel()

            group.start_soon(watch)
            try:
                result = await call_next(ctx)
            except MCPError as error:
                refusal = error
            group.cancel_scope.cancel()
        if refusal:
            raise refusal
        return result

    async def _until_it_ends(self, token: AccessToken) -> None:
        while True:
            left = float("inf") if token.expires_at is None else token.expires_at - self._clock()
            if left <= 0:
                return
            await anyio.sleep(min(left, RECHECK_SECONDS))
            try:
                if await self._verify(token.token) is None:
                    return
            except IssuerUnreachableError:
                _logger.warning("A stream's token cannot be checked right now")
