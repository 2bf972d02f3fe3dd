"""One open event stream: what its reader has still to be told."""

import asyncio
from dataclasses import dataclass, field

GATHERING_SECONDS = 0.25
"""Of a burst, the first change is told at once, and all others within so long together."""


@dataclass(frozen=True)
class News:
    """What changed since the last news."""

    has_tasks: bool = False
    thread_ids: list[str] = field(default_factory=list)


class Channel:
    """The news for one page. However much happens, no more is kept than what is named here."""

    def __init__(self, owner_id: str, thread_id: str | None) -> None:
        self.owner_id = owner_id
        self.thread_id = thread_id
        """The conversation that is open in the page."""
        self.is_over = False
        self._has_tasks = False
        self._thread_ids: dict[str, None] = {}
        self._something = asyncio.Event()
        self._told_at = float("-inf")

    def tasks_changed(self) -> None:
        """Tell of the tasks."""
        self._has_tasks = True
        self._something.set()

    def thread_changed(self, thread_id: str) -> None:
        """Tell of a conversation."""
        self._thread_ids[thread_id] = None
        self._something.set()

    def close(self) -> None:
        """Tell no more."""
        self.is_over = True
        self._something.set()

    async def news(self, within: float) -> News:
        """Return what there is to tell, once there is something; nothing after so many seconds."""
        clock = asyncio.get_running_loop().time
        try:
            async with asyncio.timeout(within):
                await self._something.wait()
        except TimeoutError:
            return News()
        if not self.is_over:
            await asyncio.sleep(self._told_at + GATHERING_SECONDS - clock())
        self._told_at = clock()
        self._something.clear()
        news = News(self._has_tasks, list(self._thread_ids))
        self._has_tasks = False
        self._thread_ids.clear()
        return news
