"""Ask models, each by its own settings: `… | python -m tests.support.ask_models`.

Standard input is a JSON list of settings. Prints how many events came of each.
"""

import asyncio
import json
import sys
from pathlib import Path

from agents import ModelSettings, ModelTracing

from backend.agent.choice import chosen_model
from backend.settings import Settings


async def _ask(settings: Settings) -> int:
    model = chosen_model(settings)
    events = model.stream_response(
        "Be kind.",
        "Hello",
        ModelSettings(include_usage=True),
        [],
        None,
        [],
        ModelTracing.DISABLED,
        previous_response_id=None,
        conversation_id=None,
        prompt=None,
    )
    count = len([event async for event in events])
    await model.close()
    return count


async def _ask_all() -> None:
    for given in json.load(sys.stdin):
        sys.stdout.write(f"{await _ask(Settings(data_dir=Path(), **given))}\n")


if __name__ == "__main__":
    asyncio.run(_ask_all())
