"""Requests of the ChatKit protocol, checked before the answer begins.

Once a stream has begun its status is 200: an unknown thread could only break the connection.
"""

from typing import Any

from chatkit.types import (
    ChatKitReq,
    ClientToolCallItem,
    InputTranscribeReq,
    ItemsFeedbackReq,
    StreamingReq,
    StructuredInputItem,
    ThreadsAddClientToolOutputReq,
    ThreadsAddStructuredInputReq,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsCustomActionReq,
    ThreadsRetryAfterItemReq,
    ThreadsSyncCustomActionReq,
    ThreadsUpdateReq,
    UserMessageInput,
    UserMessageItem,
    WidgetItem,
    is_streaming_req,
)
from pydantic import TypeAdapter, ValidationError

from backend.agent.context import ChatContext
from backend.attachments.attachments import TooLargeError
from backend.chat.store import SqlStore
from backend.texts.said import SaidError, Saying
from foundation.cleaning import one_line

_REQUEST = TypeAdapter[ChatKitReq](ChatKitReq)
MAX_ATTACHMENTS = 10
MAX_RATED = 100
MAX_TITLE = 200
_MAX_MIB = 1
MAX_BYTES = _MAX_MIB * 1024 * 1024
"""Of a request. One with a recording may be longer: `chat/recording.py` says how long."""


class ChatRequestError(SaidError):
    """A request that cannot be answered."""

    def __init__(self, message: str | Saying, problems: Any = None) -> None:
        super().__init__(message)
        self.problems = problems


class ChatConflictError(ChatRequestError):
    """A request that does not fit the state of the conversation."""


def read_request(body: bytes) -> ChatKitReq:
    """Return the request.

    Raises:
        ChatRequestError: If it is none of the ChatKit protocol.
        TooLargeError: If it is too long for what it asks.
    """
    try:
        request = _REQUEST.validate_json(body)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False, include_input=False)
        raise ChatRequestError("This is no ChatKit request.", problems) from error
    if len(body) > MAX_BYTES and not isinstance(request, InputTranscribeReq):
        raise TooLargeError(lambda texts: texts.requests.too_large.format(most=_MAX_MIB))
    match request:
        case ThreadsUpdateReq():
            request.params.title = _title(request.params.title)
        case ItemsFeedbackReq() if len(request.params.item_ids) > MAX_RATED:
            raise ChatRequestError(f"At most {MAX_RATED} items can be rated at once.")
    return request


def _title(given: str) -> str:
    """Return the title in one line that misleads nobody, and that a list can show."""
    title = one_line(given)[:MAX_TITLE].strip()
    if not title:
        raise ChatRequestError(lambda texts: texts.requests.no_name)
    return title


async def check_request(request: ChatKitReq, store: SqlStore, context: ChatContext) -> None:
    """Refuse what could not be answered once the stream has begun.

    Raises:
        ChatRequestError: If the request asks for what is not offered, or says nothing.
        NotFoundError: If the caller has no such thread or item.
    """
    if isinstance(request, ThreadsSyncCustomActionReq):
        await _check_sender(request, store, context)
    if isinstance(request, ThreadsUpdateReq):
        await _check_thread(request, store, context)
    if is_streaming_req(request):  # Errors of the others have their status by themselves.
        await _check_thread(request, store, context)
        await _check_stream(request, store, context)


async def _check_stream(request: StreamingReq, store: SqlStore, context: ChatContext) -> None:
    match request:
        case ThreadsCreateReq() | ThreadsAddUserMessageReq():
            await _check_message(request.params.input, store, context)
        case ThreadsRetryAfterItemReq():
            await _prepare_retry(request, store, context)
        case ThreadsAddClientToolOutputReq():
            await _check_tool_output(request, store, context)
        case ThreadsAddStructuredInputReq():
            await _check_question(request, store, context)
        case ThreadsCustomActionReq():
            await _check_sender(request, store, context)


async def _check_thread(request: ChatKitReq, store: SqlStore, context: ChatContext) -> None:
    thread_id = getattr(request.params, "thread_id", None)
    if thread_id is None:
        return
    thread = await store.load_thread(thread_id, context)
    if thread.status.type != "active" and not isinstance(request, ThreadsCustomActionReq):
        raise ChatConflictError(lambda texts: texts.requests.closed)


async def _check_question(
    request: ThreadsAddStructuredInputReq, store: SqlStore, context: ChatContext
) -> None:
    item = await store.load_item(request.params.thread_id, request.params.item_id, context)
    if not isinstance(item, StructuredInputItem) or item.status != "pending":
        raise ChatConflictError(lambda texts: texts.requests.answered)
    if set(request.params.input.answers) - {question.id for question in item.inputs}:
        raise ChatRequestError("That is no answer to this question. Nothing was changed.")


async def _check_sender(
    request: ThreadsCustomActionReq | ThreadsSyncCustomActionReq,
    store: SqlStore,
    context: ChatContext,
) -> None:
    thread_id, item_id = request.params.thread_id, request.params.item_id
    if item_id and not isinstance(await store.load_item(thread_id, item_id, context), WidgetItem):
        raise ChatRequestError("Only a widget can send an action.")


async def _check_message(message: UserMessageInput, store: SqlStore, context: ChatContext) -> None:
    if len(message.attachments) > MAX_ATTACHMENTS:
        raise ChatRequestError(
            lambda texts: texts.requests.too_many_files.format(most=MAX_ATTACHMENTS)
        )
    for attachment_id in message.attachments:
        await store.load_attachment(attachment_id, context)
    if not message.attachments and not "".join(part.text for part in message.content).strip():
        raise ChatRequestError(lambda texts: texts.requests.empty)


async def _prepare_retry(
    request: ThreadsRetryAfterItemReq, store: SqlStore, context: ChatContext
) -> None:
    thread_id, item_id = request.params.thread_id, request.params.item_id
    if not isinstance(await store.load_item(thread_id, item_id, context), UserMessageItem):
        raise ChatRequestError("Only an answer to a message of yours can be tried again.")
    # ChatKit deletes the later items one by one; here they go together, and the rows are kept.
    await store.supersede_after(thread_id, item_id, context)


async def _check_tool_output(
    request: ThreadsAddClientToolOutputReq, store: SqlStore, context: ChatContext
) -> None:
    latest = await store.load_thread_items(request.params.thread_id, None, 1, "desc", context)
    pending = [
        i for i in latest.data if isinstance(i, ClientToolCallItem) and i.status == "pending"
    ]
    if not pending:
        raise ChatConflictError("Nothing in this conversation waits for a result.")
