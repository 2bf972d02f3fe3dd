"""The baseline of a first word: `python -m bench.emulator PORT`, an OpenAI-compatible endpoint.

It answers every request at once, with the same text.
"""

import sys

import uvicorn
from fastapi import FastAPI

from tests.support.emulators.emulator import Emulator
from tests.support.emulators.openai_chat import OpenAIChat

ANSWER = "You have nothing to do today."


def _health() -> None:
    pass


def main(port: int) -> None:
    """Serve until stopped."""
    app = FastAPI()
    app.get("/health")(_health)
    app.mount("/", Emulator(OpenAIChat(), [ANSWER]).app())
    uvicorn.run(
        app, host="127.0.0.1", port=port, access_log=False, ws="none", timeout_keep_alive=30
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
