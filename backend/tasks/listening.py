"""Hearing of changes of people's tasks, whoever makes them: MCP's `subscriptions/listen`."""

import asyncio
import logging
from collections.abc import Callable

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from foundation.certificates import trusted_for
from foundation.pauses import pause
from mcp_server.contract import TODAY

logger = logging.getLogger(__name__)

PROTOCOL = "2026-07-28"
"""The first version in which a request's answer is the stream."""
CONNECT_SECONDS = 5
SILENCE_SECONDS = 40
"""The task server says something every 15: one that says nothing for so long is gone."""
FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 10.0
_STEADY_SECONDS = 5.0
"""A stream that went on for so long was no failure: the next one is opened at once."""


class TaskListener:
    """Listens on behalf of people. One per process.

    Apart from `TaskClient`, whose connections are few: a stream holds one for hours.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        limits = httpx2.Limits(max_connections=None, max_keepalive_connections=0)
        # Shared, and so never closed by the clients below: each would load certificates again.
        self._transport = httpx2.AsyncHTTPTransport(verify=trusted_for(url), limits=limits)

    async def listen(self, token: Callable[[], str], changed: Callable[[], None]) -> None:
        """Call `changed` after each change, and whenever one may have been missed. Never returns.

        `token`: signed anew for each stream, as the task server ends one with its token.
        """
        clock = asyncio.get_running_loop().time
        tries = 0
        while True:
            began = clock()
            try:
                await self._hear(token(), changed)
            except Exception as error:  # noqa: BLE001  # whatever ended it, there is one thing to do
                if tries == 0:
                    logger.warning("Changes of tasks are not heard: %s", _name(error))
            tries = 0 if clock() - began > _STEADY_SECONDS else tries + 1
            if tries:
                await asyncio.sleep(pause(tries, FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()

    async def _hear(self, token: str, changed: Callable[[], None]) -> None:
        """Listen as long as this token is good."""
        timeout = httpx2.Timeout(CONNECT_SECONDS, read=SILENCE_SECONDS)
        http = httpx2.AsyncClient(
            transport=self._transport,
            headers={"Authorization": f"Bearer {token}"},
            timeout=timeout,
            trust_env=False,
        )
        transport = streamable_http_client(self._url, http_client=http)
        async with (
            Client(transport, mode=PROTOCOL, cache=None) as client,
            client.listen(resource_subscriptions=[TODAY]) as updates,
        ):
            # Of what came before, nothing is told.
            changed()
            async for _ in updates:
                changed()


def _name(error: BaseException) -> str:
    """Return what kind of error it is: task groups wrap theirs."""
    while isinstance(error, BaseExceptionGroup) and error.exceptions:
        error = error.exceptions[0]
    return type(error).__name__
