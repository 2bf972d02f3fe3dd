"""The backend's only way to tasks: MCP tools, called on behalf of one person."""

import asyncio
import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx2
from mcp.client.session import ClientSession
from mcp.shared.exceptions import MCPError
from mcp.types import (
    CallToolRequest,
    CallToolRequestParams,
    CallToolResult,
    DiscoverResult,
    PromptReference,
    RequestParamsMeta,
    TextContent,
    Tool,
)
from pydantic import ValidationError

from backend.tasks.errors import TaskRefusedError, TasksError
from backend.tasks.place import ask_place
from backend.tasks.reading import readable
from backend.tasks.wire import Line, PostDispatcher
from backend.texts.catalogues import texts_of
from backend.texts.here import Here
from backend.texts.language import ENGLISH, Language, known
from foundation.certificates import trusted_for
from mcp_server.contract import (
    META_REQUEST_ID,
    ListOverview,
    OwnerPlace,
    Refusal,
    RefusalCode,
    Task,
    TaskChange,
    TaskDetail,
    TaskPage,
    TaskStats,
    ToolName,
)

FAILED = "taskchat/failed"
WHOLE = "taskchat/whole"
"""Where a result is kept as it was, of which a model reads a part."""
CALL_SECONDS = 30
CONNECT_SECONDS = 2
CONNECT_RETRIES = 4
"""For the seconds that the task server takes to restart."""
PLACE_SECONDS = 60
"""For which a person's time zone and language are taken to be the same."""
MOST_PLACES = 10_000
LANGUAGE_SECONDS = 1
"""That an answer waits to know in which language it is told about."""
KEEPALIVE_SECONDS = 20
"""Less than the server's own 30, so that no request meets a connection closing."""


class TaskClient:
    """Connects people to their tasks. One per process: they share its HTTP connections.

    `service_token` may see all tools: a person's own may not, and the list is kept for everyone.
    """

    def __init__(
        self,
        url: str,
        service_token: Callable[[], str],
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        limits = httpx2.Limits(max_connections=100, keepalive_expiry=KEEPALIVE_SECONDS)
        transport = transport or httpx2.AsyncHTTPTransport(
            verify=trusted_for(url), retries=CONNECT_RETRIES, limits=limits
        )
        timeout = httpx2.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS)
        self._http = httpx2.AsyncClient(transport=transport, timeout=timeout, trust_env=False)
        self._line = Line(transport, httpx2.URL(url), timeout)
        self._url = url
        self._service_token = service_token
        self._discovered: DiscoverResult | None = None
        self._tools: list[Tool] = []
        self._tools_until = 0.0
        self._places: dict[str, tuple[OwnerPlace, float]] = {}

    def of(
        self, token: Callable[[], str], user_id: str = "", language: Language = ENGLISH
    ) -> "UserTasks":
        """Return the tasks of the person `token` names. Nothing is sent, nothing to be closed.

        `user_id`: under which the person's place is kept for a minute; "" keeps nothing.
        `language`: which to write to them in as long as they have chosen none.
        """
        return UserTasks(self, token, user_id, language)

    def kept_place(self, user_id: str) -> OwnerPlace | None:
        """Return the time zone and language that were noted within the last minute."""
        place, until = self._places.get(user_id, (None, 0.0))
        return place if time.monotonic() < until else None

    def keep_place(self, user_id: str, place: OwnerPlace) -> None:
        """Note the time zone and language of a person."""
        if len(self._places) >= MOST_PLACES:
            self._places.clear()
        self._places[user_id] = place, time.monotonic() + PLACE_SECONDS

    async def place(
        self, token: Callable[[], str], wanted: tuple[str, str] | None = None
    ) -> OwnerPlace:
        """Return a person's time zone and language; `wanted` sets both first.

        Raises:
            TasksError: If they cannot be had, or be set.
        """
        return await ask_place(self._http, self._url, token, wanted)

    async def session(self, token: Callable[[], str]) -> ClientSession:
        """Return an MCP session of this person, without a handshake after the process's first."""
        # Signed at each request: a chat turn may outlive a token.
        session = ClientSession(dispatcher=PostDispatcher(self._line, token))
        if self._discovered is None:
            self._discovered = await session.discover()
        else:
            session.adopt(self._discovered)
        return session

    async def tools(self) -> list[Tool]:
        """Return the tools, asked for again when the server's own `ttlMs` is over."""
        if time.monotonic() >= self._tools_until:
            listed = await (await self.session(self._service_token)).list_tools()
            self._tools = listed.tools
            self._tools_until = time.monotonic() + listed.ttl_ms / 1000
        return self._tools

    @property
    def known_tools(self) -> list[Tool]:
        """The tools as they were listed last. Empty until they are asked for."""
        return self._tools

    async def is_ready(self) -> bool:
        """Return whether the task server answers at all."""
        try:
            response = await self._http.get(httpx2.URL(self._url).join("/health"))
        except httpx2.HTTPError:
            return False
        return response.is_success

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()


class UserTasks:
    """The tasks of one person. `agent/tool_server.py` gives agents the same tools."""

    def __init__(
        self,
        client: TaskClient,
        token: Callable[[], str],
        user_id: str = "",
        language: Language = ENGLISH,
    ) -> None:
        self._user_id = user_id
        self._language = language
        self._client = client
        self._token = token
        self._one_at_a_time = asyncio.Lock()

    async def page(self, **filters: object) -> TaskPage:
        """Return the tasks that `list_tasks` finds with these filters.

        Raises:
            TasksError: If they cannot be had.
        """
        return TaskPage.model_validate(await self._use(ToolName.LIST_TASKS, filters))

    async def task(self, reference: str) -> Task:
        """Return one task.

        Raises:
            TaskRefusedError: If the reference fits none, or several.
            TasksError: If the task server cannot be reached.
        """
        return (await self.detail(reference)).task

    async def time_zone(self) -> str | None:
        """Return the zone that the person's days are counted in; None if it cannot be had."""
        try:
            return (await self.stats()).time_zone
        except TasksError:
            return None

    async def here(self) -> Here:
        """Return what time it is for the person, and what is said in their language.

        In UTC, and in the language they are met in, if their own choice cannot be had.
        """
        place = self._client.kept_place(self._user_id) if self._user_id else None
        if place is None:
            try:
                place = await self.place()
            except TasksError:
                return Here(dt.datetime.now(dt.UTC), texts_of(self._language))
        zone = ZoneInfo(place.time_zone or place.usual_time_zone)
        language = known(place.language) or self._language
        return Here(dt.datetime.now(zone), texts_of(language))

    async def language(self) -> Language:
        """Return the language to write to the person in: their own choice, if it is soon had."""
        place = self._client.kept_place(self._user_id) if self._user_id else None
        if place is None:
            try:
                async with asyncio.timeout(LANGUAGE_SECONDS):
                    place = await self.place()
            except (TasksError, TimeoutError):
                return self._language
        return known(place.language) or self._language

    async def place(self) -> OwnerPlace:
        """Return the person's own time zone and language.

        Raises:
            TasksError: If they cannot be had.
        """
        return self._noted(await self._client.place(self._token))

    async def settle(self, time_zone: str, language: str) -> OwnerPlace:
        """Set the person's time zone and language; empty: the usual ones.

        Raises:
            TaskRefusedError: If there is no such zone or language.
            TasksError: If the task server cannot be reached.
        """
        return self._noted(await self._client.place(self._token, (time_zone, language)))

    def _noted(self, place: OwnerPlace) -> OwnerPlace:
        if self._user_id:
            self._client.keep_place(self._user_id, place)
        return place

    async def detail(self, reference: str) -> TaskDetail:
        """Return one task, with its last changes.

        Raises:
            TasksError: As for `task`.
        """
        return TaskDetail.model_validate(await self._use(ToolName.GET_TASK, {"task": reference}))

    async def stats(self, days: int = 1) -> TaskStats:
        """Return what was done in so many days up to the person's today, and what there is to do.

        Raises:
            TasksError: If it cannot be had.
        """
        return TaskStats.model_validate(await self._use(ToolName.TASK_STATS, {"days": days}))

    async def lists(self) -> ListOverview:
        """Return the person's lists.

        Raises:
            TasksError: If they cannot be had.
        """
        return ListOverview.model_validate(await self._use(ToolName.LIST_LISTS, {}))

    async def names(self, typed: str) -> Sequence[str]:
        """Return the names of lists and tags that have the typed text in them.

        Raises:
            TasksUnavailableError: If the task server cannot be reached.
        """
        # No tool tells the tags. The server offers them while this argument of a prompt is typed.
        prompt = PromptReference(type="ref/prompt", name="plan_day")
        session = await self._client.session(self._token)
        try:
            told = await session.complete(prompt, {"name": "focus", "value": typed})
        except MCPError:
            return ()
        return told.completion.values

    async def change_on(
        self, terms: Mapping[str, object], tool: ToolName, arguments: Mapping[str, object]
    ) -> TaskChange:
        """Return what a writing tool did on terms that no argument names: `META_…` in the contract.

        Raises:
            TaskRefusedError: If the tool did nothing.
            TasksError: If the task server cannot be reached.
        """
        result = await self._send(tool, dict(arguments), terms)
        if result.is_error:
            raise TaskRefusedError(_refusal(result))
        return TaskChange.model_validate(result.structured_content)

    async def change(self, tool: ToolName, **arguments: object) -> TaskChange:
        """Return what a writing tool did.

        Raises:
            TaskRefusedError: If the tool did nothing.
            TasksError: If the task server cannot be reached.
        """
        return TaskChange.model_validate(await self._use(tool, arguments))

    async def _use(self, tool: ToolName, arguments: dict[str, Any]) -> object:
        result = await self._send(tool, arguments)
        if result.is_error:
            raise TaskRefusedError(_refusal(result))
        return result.structured_content

    async def _send(
        self, tool: str, arguments: dict[str, Any], terms: Mapping[str, object] | None = None
    ) -> CallToolResult:
        given = {name: value for name, value in arguments.items() if value is not None}
        if tool == ToolName.ADD_TASK and META_REQUEST_ID not in (terms or {}):
            # One that is sent twice adds once.
            given = {"request_id": uuid4().hex} | given
        meta = RequestParamsMeta(**terms) if terms else None  # type: ignore[typeddict-item]  # open
        params = CallToolRequestParams(name=tool, arguments=given, _meta=meta)
        session = await self._client.session(self._token)
        try:
            # `session.call_tool` would list the tools first, to check what the contract checks.
            return await session.send_request(CallToolRequest(params=params), CallToolResult)
        except MCPError as error:
            return CallToolResult(
                content=[
                    TextContent(type="text", text=f"The task server refused: {error.message}")
                ],
                is_error=True,
            )

    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: dict[str, Any] | None = None
    ) -> CallToolResult:
        """Call a tool for a model, which reads every failure as an answer.

        `meta`: the terms of the call, as for `change_on`.
        """
        # Never the model's own choice: a model that repeats an id would lose a task.
        given = {name: value for name, value in (arguments or {}).items() if name != "request_id"}
        try:
            # Calls a model makes in parallel run in its order: what it names first gets the first
            # number.
            async with self._one_at_a_time:
                result = await self._send(tool_name, given, meta)
        except TasksError as error:
            return failure(Refusal(error=RefusalCode.UNAVAILABLE, message=str(error)))
        return failure(_refusal(result)) if result.is_error else _for_model(result)

    async def list_tools(self) -> list[Tool]:
        """Return the tools as a model is told of them."""
        return await self._client.tools()


def failure(refusal: Refusal) -> CallToolResult:
    # Not `is_error`: of such a result the Agents SDK shows a model the text alone, without the
    # candidates.
    whole = refusal.model_dump(mode="json", exclude_none=True)
    return CallToolResult(
        content=[TextContent(type="text", text=refusal.message)],
        structured_content=readable(whole),
        _meta={FAILED: True, WHOLE: whole},
    )


def _for_model(result: CallToolResult) -> CallToolResult:
    whole = dict(result.structured_content or {})
    update = {"structured_content": readable(whole), "meta": {WHOLE: whole}}
    return result.model_copy(update=update)


def _refusal(result: CallToolResult) -> Refusal:
    try:
        return Refusal.model_validate(result.structured_content)
    except ValidationError:
        texts: Sequence[str] = [part.text for part in result.content if part.type == "text"]
        return Refusal(error=RefusalCode.INVALID, message=" ".join(texts))
