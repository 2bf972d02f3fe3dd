"""ChatKit's requests as turns."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import replace

from chatkit.server import StreamingResult
from chatkit.types import StreamingReq, ThreadsCustomActionReq, ThreadsRetryAfterItemReq

from backend.agent.context import ChatContext
from backend.chat.continuing import goes_on
from backend.chat.requests import check_request
from backend.chat.server import TaskChatServer
from backend.chat.stream import Viewer
from backend.turns.state import TurnRunningError
from backend.turns.turns import Request, Turns, Viewing

Through = Callable[[AsyncGenerator[bytes, None]], AsyncGenerator[bytes, None]]


async def begin_turn(
    request: StreamingReq,
    context: ChatContext,
    viewer: Viewer,
    *,
    server: TaskChatServer,
    turns: Turns,
    through: Through | None = None,
) -> Viewing:
    """Begin what is asked for, and return once there is something to see.

    `through`: reads along while it is made.

    Raises:
        TurnRunningError: If the conversation is being answered.
        NotFoundError: If the caller has no such thread or item.
        ChatRequestError: If it cannot be answered.
    """
    if isinstance(request, ThreadsRetryAfterItemReq):
        context = replace(context, is_first=False)
    context = replace(context, language=await server.language_for(context))
    thread_id: str | None = getattr(request.params, "thread_id", None)
    if thread_id is not None:
        await server.store.load_thread(thread_id, context)

    async def make() -> AsyncGenerator[bytes, None]:
        # Not before the thread is taken: a retry takes the items after the message away.
        await check_request(request, server.store, context)
        result = await server.answer(request, context)
        if not isinstance(result, StreamingResult):
            raise TypeError(request.type)
        return through(result.json_events) if through else result.json_events

    click = request.params if isinstance(request, ThreadsCustomActionReq) else None
    asked = Request(
        context.user_id,
        thread_id,
        viewer.key,
        # A click is over at once, and can be made while an answer is written.
        is_recorded=click is None or await goes_on(click, server.store, context),
        language=context.language,
    )
    try:
        return await turns.begin(asked, make)
    except TurnRunningError:
        if click is None:
            raise
        # Somebody was faster: all that is left to do is to draw the Card as it is by now.
        return await turns.begin(replace(asked, is_recorded=False), make)
