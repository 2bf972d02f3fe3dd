"""Who answers a message: which agent, with which model, and what it knows of the conversation."""

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass

from chatkit.errors import CustomStreamError
from chatkit.types import ClientToolCallItem, ThreadMetadata, UserMessageItem

from backend.agent.agents import agent_for
from backend.agent.choice import ChosenModel, UnknownModelError
from backend.agent.context import ChatContext
from backend.agent.events import TextDelta, TextDone, TurnEvent
from backend.agent.gate import Gate
from backend.agent.interruption import UNKNOWN_OUTCOME
from backend.agent.repeating import Repeating
from backend.agent.routing import Route, UnknownRoute
from backend.agent.supervisor import Supervisor
from backend.agent.turn import run_turn
from backend.chat.history import PAGE_ITEMS, latest_turn, model_input
from backend.chat.metering import Metering
from backend.chat.recollection import calls_in
from backend.chat.spoken import route_for, text_of
from backend.chat.store import SqlStore
from backend.tasks.client import TaskClient
from backend.texts.catalogues import texts_of
from backend.usage.limit import LimitReachedError


@dataclass(frozen=True)
class AgentTurns:
    """Begins the turns of agents."""

    store: SqlStore
    tasks: TaskClient
    model: ChosenModel
    metering: Metering | None
    """None: nothing is counted or limited."""
    seconds: float
    """That a turn may take in all."""
    history_tokens: int

    async def of(
        self,
        thread: ThreadMetadata,
        message: UserMessageItem | None,
        context: ChatContext,
        gate: Gate,
    ) -> AsyncGenerator[TurnEvent, None]:
        """Return the turn that answers the message, or goes on after a tool of the page's.

        Raises:
            CustomStreamError: If people may not choose its model, or have no answer left today.
        """
        texts = texts_of(context.language)
        route = route_for(message) if message else await self._route_back(thread, context)
        if isinstance(route, UnknownRoute):
            return _saying(route.answer(texts))
        model = await self.model_for(thread, message, context)
        metering = self.metering and self.metering.of(model.candidates[0].name)
        if metering is not None:
            try:
                await metering.admit(context)
            except LimitReachedError as error:
                raise CustomStreamError(error.said(texts), allow_retry=False) from error
        calls = await self._calls(thread, message, context)
        tasks = self.tasks.of(context.token, context.user_id, context.language)
        agent = agent_for(route, model, tasks, text_of(message), calls)
        history = await model_input(self.store, thread.id, context, self.history_tokens)
        turn = run_turn(agent, history, seconds=self.seconds, texts=texts, gate=gate)
        if metering is None:
            return turn
        return metering.counted(turn, thread.id, context, agent, history)

    async def model_for(
        self, thread: ThreadMetadata, message: UserMessageItem | None, context: ChatContext
    ) -> Supervisor:
        """Return the model that the message asks for, or the latest one without it.

        Raises:
            CustomStreamError: If people may not choose it.
        """
        if message is None:
            latest = await self.store.load_spoken_items(thread.id, None, PAGE_ITEMS, context)
            message = next((i for i in latest.data if isinstance(i, UserMessageItem)), None)
        try:
            return self.model.named(message.inference_options.model if message else None)
        except UnknownModelError as error:
            said = error.said(texts_of(context.language))
            raise CustomStreamError(said, allow_retry=False) from error

    async def _calls(
        self, thread: ThreadMetadata, message: UserMessageItem | None, context: ChatContext
    ) -> Repeating:
        """Return what is known of the calls made for the message so far."""
        if message is not None and context.is_first:
            return Repeating(message.id)
        turn = await latest_turn(self.store, thread.id, context)
        answered = next((item for item in turn if isinstance(item, UserMessageItem)), None)
        # One without an outcome may not have been made: made again, it is the same one.
        made = [call for call in calls_in(turn) if call["output"] != UNKNOWN_OUTCOME]
        calls = [(call["name"], call["arguments"]) for call in made]
        known = Repeating(answered.id if answered else "", is_first=False)
        return known.with_calls(calls)

    async def _route_back(self, thread: ThreadMetadata, context: ChatContext) -> Route:
        """Return whose tool the page has run."""
        latest = await self.store.load_thread_items(thread.id, None, 1, "desc", context)
        is_of_page = any(isinstance(item, ClientToolCallItem) for item in latest.data)
        return Route.INTERFACE if is_of_page else Route.TASKS


async def watched(
    turn: AsyncIterator[TurnEvent], context: ChatContext
) -> AsyncGenerator[TurnEvent, None]:
    """Yield the turn's events, each after whoever watches is told of it."""
    async for happened in turn:
        context.watch(happened)
        yield happened


async def _saying(text: str) -> AsyncGenerator[TurnEvent, None]:
    """Yield the turn of an answer that no model gives."""
    yield TextDelta(text)
    yield TextDone()
