"""The whole examination, one finding after the other."""

import asyncio
from collections.abc import AsyncGenerator

from backend.doctor import places
from backend.doctor.finding import Finding
from backend.doctor.models import models
from backend.doctor.task_server import task_server
from backend.settings import Settings


async def examine(settings: Settings) -> AsyncGenerator[Finding, None]:
    """Yield what is found, as it is found. Nothing is changed, and nothing of anybody's is read."""
    yield Finding("settings", True, "every name is known and every value usable.")
    yield places.folder(settings.data_dir)
    yield places.chats(settings)
    yield await asyncio.to_thread(places.tasks)
    yield await task_server(settings)
    async for finding in models(settings):
        yield finding
