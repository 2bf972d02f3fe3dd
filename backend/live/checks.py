"""When to look whether a conversation still shows what is true."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)

Key = tuple[str, str]
"""An owner, and a conversation of theirs."""
Freshen = Callable[[str, str], Awaitable[bool]]
"""Draws again what the conversation shows. False: something is being made there, so not now."""
SETTLING_SECONDS = 0.1
"""A look waits for so long: of a burst, for its last change; of a click, for its own widget."""


class Checks:
    """The looks under way: one at a time in a conversation, however many pages show it."""

    def __init__(self, freshen: Freshen) -> None:
        self._freshen = freshen
        self._running: dict[Key, asyncio.Task[None]] = {}
        self._again: set[Key] = set()
        self._put_off: set[Key] = set()

    def ask(self, key: Key) -> None:
        """Have a look soon."""
        if key in self._running:
            self._again.add(key)
        else:
            self._running[key] = asyncio.create_task(self._run(key))

    def settled(self, key: Key) -> None:
        """Have the look that was put off: what was being made there is made."""
        if key in self._put_off or key in self._running:
            self.ask(key)

    def forget(self, key: Key) -> None:
        """Nobody shows the conversation any more."""
        self._put_off.discard(key)

    async def close(self) -> None:
        """End all."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _run(self, key: Key) -> None:
        try:
            while True:
                await asyncio.sleep(SETTLING_SECONDS)
                self._again.discard(key)
                self._put_off.discard(key)
                if not await self._freshen(*key):
                    self._put_off.add(key)
                if key not in self._again:
                    return
        except Exception as error:  # noqa: BLE001  # the next change tries again
            logger.error("A widget cannot be kept up to date: %s", type(error).__name__)  # noqa: TRY400
        finally:
            del self._running[key]
            self._again.discard(key)
