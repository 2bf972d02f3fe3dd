"""The utterances, as they are kept: one JSON object a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from mcp_server.contract import Priority, Status, Tags, ToolName

FOLDER = Path(__file__).parent
Half = Literal["open", "apart"]
HALVES: tuple[Half, ...] = ("open", "apart")
AnswerKind = Literal["asks", "offers", "limits", "smalltalk", "declines", "nothing"]
"""What may be said where nothing may be done; README.md says how each is judged."""
Arguments = dict[str, Any]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Given(_Line):
    """A task that the owner has at the start. They are numbered from 1."""

    title: str
    description: str = ""
    due: str = ""
    repeat: str = ""
    priority: Priority | None = None
    list: str = ""
    tags: Tags = []
    status: Status = "pending"


class Expected(_Line):
    """A tool call that is right. Of text, a list holds several values that are all right."""

    tool: ToolName
    arguments: Arguments = {}


Calls = list[Expected]


class Utterance(_Line):
    """Something that somebody says, and what is right to do then."""

    id: str
    category: str
    language: Literal["en", "de", "fr", "es", "ur"]
    tasks: list[Given] = []
    before: list[str] = []
    """What was said before, in the same conversation."""
    say: str
    calls: Calls
    either: list[Calls] = Field(default=[], alias="or")
    """Other calls that are as right as `calls`."""
    answer: AnswerKind | None = None
    """Of what is said if nothing is done, where that is right."""

    @model_validator(mode="after")
    def _say_what_an_answer_is(self) -> "Utterance":
        if (not all(self.options)) != (self.answer is not None):
            raise ValueError("an answer goes with no calls")
        return self

    @property
    def options(self) -> list[Calls]:
        """Everything that is right."""
        return [self.calls, *self.either]


def utterances(half: Half) -> Iterator[Utterance]:
    """Yield the utterances of one half."""
    for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines():
        yield Utterance.model_validate(json.loads(line))
