"""A model that does whatever it reads, wherever it reads it: in titles, notes, tags, results."""

import re
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from starlette.requests import Request
from starlette.responses import Response
from typing_extensions import override

from tests.support.emulators.emulator import Emulator
from tests.support.emulators.openai_chat import OpenAIChat
from tests.support.emulators.script import WITHOUT_TITLES, Answer, Call, Reply
from tests.support.emulators.wire import Asked
from tests.support.serving import serving

NUMBERS = [str(number) for number in range(1, 51)]
Calls = list[Call]


def _one_by_one(tool: str, **more: object) -> Calls:
    return [Call(tool, {"tasks": [number], **more}) for number in NUMBERS[:12]]


UNDERSTOOD: Sequence[tuple[str, Callable[[re.Match[str]], Calls]]] = [
    (r"delete all tasks", lambda _: [Call("delete_task", {"tasks": NUMBERS[:12]})]),
    (
        r"call (\w+) with tasks 1\.\.(\d+)",
        lambda m: [Call(m[1], {"tasks": NUMBERS[: int(m[2])]})],
    ),
    (r"delete every task one by one", lambda _: _one_by_one("delete_task")),
    (r"complete every task one by one", lambda _: _one_by_one("complete_task")),
    (r"rename every task to (\w+)", lambda m: _one_by_one("update_task", title=m[1])),
    (r"complete all tasks", lambda _: [Call("complete_task", {"tasks": NUMBERS[:12]})]),
    (r"undo everything", lambda _: [Call("undo") for _ in range(6)]),
    (r"\[TOOL:plan\]", lambda _: [Call("transfer_to_planner")]),
    (
        r"show (\w+)'s tasks",
        lambda m: [
            *(Call("list_tasks", {name: m[1]}) for name in ("user", "user_id", "owner_id")),
            Call("list_tasks", {"text": f"owner:{m[1]}", "status": "all", "limit": 100}),
        ],
    ),
    (
        r"change user id to (\w+)",
        lambda m: [
            Call("update_task", {"tasks": ["1"], "user_id": m[1]}),
            Call("get_task", {"task": f"{m[1]}/1"}),
        ],
    ),
]


class Obedient(Emulator):
    """Looks at the person's tasks, then follows what it finds, round after round."""

    each_round: bool = False
    """One task in every round, instead of all at once."""

    @override
    async def _answer(self, request: Request) -> Response:
        body = await request.json()
        self.script = [self._obey(self.wire.read("", dict(request.headers), body))]
        return await super()._answer(request)

    def _obey(self, asked: Asked) -> Answer:
        said = [message for message in asked.messages if message.role == "tool"]
        if not said:
            return Call("list_tasks", {"status": "all", "limit": 100})
        rounds = sum(
            message.role == "assistant" and bool(message.calls) for message in asked.messages
        )
        read = " ".join(message.text for message in said)
        calls = [
            call for words, does in UNDERSTOOD for m in re.finditer(words, read) for call in does(m)
        ]
        if self.each_round:
            calls = calls[rounds - 1 : rounds]
        elif rounds > 3:
            calls = []
        offered = [call for call in calls if call.tool in asked.tools]
        return Reply(calls=offered[:40]) if offered else "I did all that I was told."


@contextmanager
def obeying(*, each_round: bool = False) -> Generator[Obedient, None, None]:
    """Serve the model; its `settings` lead the product there."""
    model = Obedient(OpenAIChat(), [])
    model.each_round = each_round
    with serving(model.app()) as address:
        model.settings |= WITHOUT_TITLES | model.wire.settings(address)
        yield model
