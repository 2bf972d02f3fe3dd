"""ChatKit's protocol, read strictly: with chatkit's own types, and nothing besides."""

from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin

from chatkit.types import (
    Attachment,
    NonStreamingReq,
    Page,
    StreamingReq,
    SyncCustomActionResponse,
    Thread,
    ThreadItem,
    ThreadMetadata,
    ThreadStreamEvent,
    TranscriptionResult,
)
from pydantic import TypeAdapter

from tests.support.widget_linter import lint

Json = dict[str, Any]
_ANSWERS: dict[str, TypeAdapter[Any]] = {
    "threads.get_by_id": TypeAdapter(Thread),
    "threads.update": TypeAdapter(Thread),
    "threads.list": TypeAdapter(Page[Thread]),
    "threads.delete": TypeAdapter(dict[Literal["nothing"], None]),
    "items.list": TypeAdapter(Page[ThreadItem]),
    "items.feedback": TypeAdapter(dict[Literal["nothing"], None]),
    "attachments.create": TypeAdapter(Attachment),
    "attachments.delete": TypeAdapter(dict[Literal["nothing"], None]),
    "input.transcribe": TypeAdapter(TranscriptionResult),
    "threads.sync_custom_action": TypeAdapter(SyncCustomActionResponse),
}
_EVENT = TypeAdapter[Any](ThreadStreamEvent)
# Threads carry their metadata, always empty, which is not ChatKit's `Thread` alone.
assert issubclass(Thread, ThreadMetadata)


def operations() -> set[str]:
    """Return the names of all operations there are."""
    models = [model for union in (StreamingReq, NonStreamingReq) for model in _members(union)]
    return {model.model_fields["type"].default for model in models}


def wrong_with_event(event: Json) -> list[str]:
    """Return what is wrong with an event of a stream."""
    return _wrong(_EVENT, event)


def wrong_with_answer(operation: str, answer: Any) -> list[str]:
    """Return what is wrong with the answer to an operation that does not stream."""
    return _wrong(_ANSWERS[operation], answer)


def _wrong(adapter: TypeAdapter[Any], given: Any) -> list[str]:
    read = adapter.validate_python(given)
    kept = adapter.dump_python(
        read, mode="json", exclude_none=True, by_alias=True, polymorphic_serialization=True
    )
    return [*_lost(given, kept, "$"), *_widgets(given)]


def _lost(given: Any, kept: Any, path: str) -> list[str]:
    """Return the places of what chatkit's types did not keep, or keep otherwise."""
    if isinstance(given, dict) and isinstance(kept, dict):
        lost = [f"{path}.{name} is not ChatKit's" for name in given if name not in kept]
        both = [name for name in given if name in kept and name != "widget"]
        return lost + [p for n in both for p in _lost(given[n], kept[n], f"{path}.{n}")]
    if isinstance(given, list) and isinstance(kept, list) and len(given) == len(kept):
        pairs = enumerate(zip(given, kept, strict=True))
        return [p for i, (a, b) in pairs for p in _lost(a, b, f"{path}[{i}]")]
    return [] if given == kept else [f"{path} is {given!r}, and was kept as {kept!r}"]


def _widgets(given: Any) -> list[str]:
    if isinstance(given, list):
        return [problem for part in given for problem in _widgets(part)]
    if not isinstance(given, dict):
        return []
    own = lint(given["widget"]) if isinstance(given.get("widget"), dict) else []
    return own + [p for name, part in given.items() if name != "widget" for p in _widgets(part)]


def _members(union: Any) -> list[Any]:
    if get_origin(union) is Annotated:
        return _members(get_args(union)[0])
    if isinstance(union, UnionType):
        return list(get_args(union))
    return [union]
