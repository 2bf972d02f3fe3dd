"""Who has a page open, and what changes for them while they look at it."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Iterable, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from itertools import chain

from backend.live.channel import Channel
from backend.live.checks import Checks, Freshen, Key
from backend.tasks.listening import TaskListener
from foundation.neighbours import Neighbours

MOST_STREAMS = 50
"""Of one person, in one process. A browser opens six to one server, so this is many browsers."""
CONVERSATIONS_CHANGED = "conversations"
"""What processes that serve the same conversations tell each other."""


class TooManyStreamsError(Exception):
    """A person has opened as many event streams as anybody may."""


class Live:
    """The open pages of this process. Whoever has none costs nothing.

    All of it runs on the event loop, and needs no lock.
    """

    def __init__(
        self, listener: TaskListener, neighbours: Neighbours, token_of: Callable[[str], str]
    ) -> None:
        self._listener = listener
        self._neighbours = neighbours
        self._token_of = token_of
        self._channels: dict[str, list[Channel]] = {}
        self._listening: dict[str, asyncio.Task[None]] = {}
        self._working: list[Key] = []
        self._checks: Checks | None = None
        self._is_closed = False

    @asynccontextmanager
    async def running(self, freshen: Freshen) -> AsyncGenerator[None, None]:
        """Keep open conversations true with `freshen`, and hear what other processes tell."""
        self._checks = checks = Checks(partial(self._freshen, freshen))
        async with self._neighbours.heard(self._heard, self._missed):
            try:
                yield
            finally:
                self.close()
                for task in (listening := list(self._listening.values())):
                    task.cancel()
                await asyncio.gather(*listening, return_exceptions=True)
                await checks.close()
                self._checks = None

    def join(self, owner_id: str, thread_id: str | None) -> Channel:
        """Return a new stream's channel. `thread_id`: the conversation that its page shows.

        It begins with both: nobody knows what its page has missed.

        Raises:
            TooManyStreamsError: If this is one too many.
        """
        channels = self._channels.setdefault(owner_id, [])
        if len(channels) >= MOST_STREAMS:
            raise TooManyStreamsError
        channels.append(channel := Channel(owner_id, thread_id))
        if self._is_closed:
            channel.close()
        if owner_id not in self._listening:
            listening = self._listener.listen(
                partial(self._token_of, owner_id), partial(self._tasks_changed, owner_id)
            )
            self._listening[owner_id] = asyncio.create_task(listening)
        else:
            # To the first one it is told once the tasks are listened to.
            channel.tasks_changed()
            self._check(owner_id, [thread_id])
        if thread_id:
            channel.thread_changed(thread_id)
        return channel

    def leave(self, channel: Channel) -> None:
        """Forget the channel: its stream has ended."""
        owner_id = channel.owner_id
        channels = self._channels[owner_id]
        channels.remove(channel)
        if channel.thread_id and self._checks and channel.thread_id not in self._shown(owner_id):
            self._checks.forget((owner_id, channel.thread_id))
        if not channels:
            del self._channels[owner_id]
            self._listening.pop(owner_id).cancel()

    def close(self) -> None:
        """End all streams, for the end of the process: they would go on for ever."""
        self._is_closed = True
        for channel in chain(*self._channels.values()):
            channel.close()

    def thread_changed(self, owner_id: str, thread_id: str) -> None:
        """Tell all pages of the owner, wherever they are open, of a conversation of theirs."""
        self.threads_changed(owner_id, [thread_id])

    def threads_changed(self, owner_id: str, thread_ids: Sequence[str]) -> None:
        """Tell them of several."""
        self._heard(owner_id, thread_ids)
        self._neighbours.tell_from(asyncio.get_running_loop(), owner_id, thread_ids)

    @contextmanager
    def at_work(self, owner_id: str, thread_id: str) -> Generator[None, None, None]:
        """Leave the conversation's widgets alone: inside the block, one is being drawn."""
        key = (owner_id, thread_id)
        self._working.append(key)
        try:
            yield
        finally:
            self._working.remove(key)
            if self._checks:
                self._checks.settled(key)

    def _tasks_changed(self, owner_id: str) -> None:
        for channel in self._channels.get(owner_id, []):
            channel.tasks_changed()
        self._check(owner_id, self._shown(owner_id))

    def _check(self, owner_id: str, thread_ids: Iterable[str | None]) -> None:
        for thread_id in thread_ids:
            if thread_id and self._checks:
                self._checks.ask((owner_id, thread_id))

    def _shown(self, owner_id: str) -> set[str | None]:
        return {channel.thread_id for channel in self._channels.get(owner_id, [])}

    def _heard(self, owner_id: str, thread_ids: Sequence[str]) -> None:
        for thread_id in thread_ids:
            self._tell(owner_id, thread_id)

    def _missed(self) -> None:
        for owner_id in list(self._channels):
            self._heard(owner_id, [shown for shown in self._shown(owner_id) if shown])

    def _tell(self, owner_id: str, thread_id: str) -> None:
        for channel in self._channels.get(owner_id, []):
            channel.thread_changed(thread_id)
        if self._checks:
            self._checks.settled((owner_id, thread_id))

    async def _freshen(self, freshen: Freshen, owner_id: str, thread_id: str) -> bool:
        if (owner_id, thread_id) in self._working:
            return False
        return await freshen(owner_id, thread_id)
