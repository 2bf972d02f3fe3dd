"""Text and tool calls as the events that the Responses API streams them in."""

import re
import time
from collections.abc import Iterator, Sequence
from uuid import uuid4

from agents.items import TResponseStreamEvent
from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseContentPartAddedEvent,
    ResponseContentPartDoneEvent,
    ResponseCreatedEvent,
    ResponseFunctionCallArgumentsDeltaEvent,
    ResponseFunctionCallArgumentsDoneEvent,
    ResponseFunctionToolCall,
    ResponseOutputItem,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseOutputText,
    ResponseTextDeltaEvent,
    ResponseTextDoneEvent,
    ResponseUsage,
)
from openai.types.responses.response_usage import InputTokensDetails, OutputTokensDetails

MODEL_NAME = "builtin"

_WORDS = re.compile(r"\S+\s*|\s+")
_UNNUMBERED = 0


def text_events(text: str) -> Iterator[TResponseStreamEvent]:
    """Yield the events of an answer, word by word."""
    item_id = _new_id("msg")
    part = _part(text)
    message = ResponseOutputMessage(
        id=item_id, type="message", role="assistant", status="completed", content=[part]
    )
    started = message.model_copy(update={"status": "in_progress", "content": []})
    return _numbered(_response([message]), [(started, message, _text_events(item_id, part))])


def call_events(calls: Sequence[tuple[str, str]]) -> Iterator[TResponseStreamEvent]:
    """Yield the events of parallel tool calls, each a tool name and its arguments as JSON."""
    items = [
        ResponseFunctionToolCall(
            id=_new_id("fc"),
            call_id=_new_id("call"),
            type="function_call",
            name=name,
            arguments=arguments,
            status="completed",
        )
        for name, arguments in calls
    ]
    streams = []
    for index, item in enumerate(items):
        started = item.model_copy(update={"status": "in_progress", "arguments": ""})
        streams.append((started, item, _argument_events(item, index)))
    return _numbered(_response(items), streams)


def _numbered(
    response: Response,
    streams: Sequence[
        tuple[ResponseOutputItem, ResponseOutputItem, Iterator[TResponseStreamEvent]]
    ],
) -> Iterator[TResponseStreamEvent]:
    for number, event in enumerate(_events(response, streams)):
        event.sequence_number = number
        yield event


def _events(
    response: Response,
    streams: Sequence[
        tuple[ResponseOutputItem, ResponseOutputItem, Iterator[TResponseStreamEvent]]
    ],
) -> Iterator[TResponseStreamEvent]:
    created = response.model_copy(update={"status": "in_progress", "output": [], "usage": None})
    yield ResponseCreatedEvent(
        type="response.created", response=created, sequence_number=_UNNUMBERED
    )
    for index, (started, item, events) in enumerate(streams):
        yield ResponseOutputItemAddedEvent(
            type="response.output_item.added",
            item=started,
            output_index=index,
            sequence_number=_UNNUMBERED,
        )
        yield from events
        yield ResponseOutputItemDoneEvent(
            type="response.output_item.done",
            item=item,
            output_index=index,
            sequence_number=_UNNUMBERED,
        )
    yield ResponseCompletedEvent(
        type="response.completed", response=response, sequence_number=_UNNUMBERED
    )


def _text_events(item_id: str, part: ResponseOutputText) -> Iterator[TResponseStreamEvent]:
    yield ResponseContentPartAddedEvent(
        type="response.content_part.added",
        item_id=item_id,
        output_index=0,
        content_index=0,
        part=_part(""),
        sequence_number=_UNNUMBERED,
    )
    for word in _WORDS.findall(part.text):
        yield ResponseTextDeltaEvent(
            type="response.output_text.delta",
            item_id=item_id,
            output_index=0,
            content_index=0,
            delta=word,
            logprobs=[],
            sequence_number=_UNNUMBERED,
        )
    yield ResponseTextDoneEvent(
        type="response.output_text.done",
        item_id=item_id,
        output_index=0,
        content_index=0,
        text=part.text,
        logprobs=[],
        sequence_number=_UNNUMBERED,
    )
    yield ResponseContentPartDoneEvent(
        type="response.content_part.done",
        item_id=item_id,
        output_index=0,
        content_index=0,
        part=part,
        sequence_number=_UNNUMBERED,
    )


def _argument_events(item: ResponseFunctionToolCall, index: int) -> Iterator[TResponseStreamEvent]:
    item_id = item.id or ""
    yield ResponseFunctionCallArgumentsDeltaEvent(
        type="response.function_call_arguments.delta",
        item_id=item_id,
        output_index=index,
        delta=item.arguments,
        sequence_number=_UNNUMBERED,
    )
    yield ResponseFunctionCallArgumentsDoneEvent(
        type="response.function_call_arguments.done",
        item_id=item_id,
        output_index=index,
        name=item.name,
        arguments=item.arguments,
        sequence_number=_UNNUMBERED,
    )


def _response(output: Sequence[ResponseOutputItem]) -> Response:
    return Response(
        id=_new_id("resp"),
        object="response",
        created_at=time.time(),
        model=MODEL_NAME,
        status="completed",
        output=list(output),
        parallel_tool_calls=True,
        tool_choice="auto",
        tools=[],
        # Zero, not unknown: nothing is paid for an answer made of rules.
        usage=ResponseUsage(
            input_tokens=0,
            input_tokens_details=InputTokensDetails(cached_tokens=0, cache_write_tokens=0),
            output_tokens=0,
            output_tokens_details=OutputTokensDetails(reasoning_tokens=0),
            total_tokens=0,
        ),
    )


def _part(text: str) -> ResponseOutputText:
    return ResponseOutputText(type="output_text", text=text, annotations=[], logprobs=[])


def _new_id(prefix: str) -> str:
    return f"{prefix}_{uuid4().hex}"
