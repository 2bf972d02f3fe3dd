"""GET and PATCH /api/chatkit/config: the options of the page, and a person's own choices."""

from typing import Annotated

import anyio
from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter, ValidationError

from backend.api.callers import CallerOf
from backend.api.errors import ApiError, ErrorCode
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.metadata import utc_now
from backend.options.options import chat_options
from backend.preferences.choices import Choices
from backend.preferences.preferences import Preferences
from backend.settings import Settings
from backend.tasks.client import TaskClient, UserTasks
from backend.tasks.errors import TasksError
from backend.texts.catalogues import texts_of
from backend.texts.language import known
from mcp_server.contract import TaskStats

PATIENCE_SECONDS = 2
"""For the state of the list. The page waits, and works without it."""
_CHOICES = TypeAdapter(Choices)
_SCHEMA = {
    "requestBody": {"content": {"application/json": {"schema": _CHOICES.json_schema()}}},
}
# Another person may sign in at the same browser, and the list changes.
_HEADERS = {"cache-control": "no-store"}


class ConfigEndpoints:
    """The two endpoints."""

    def __init__(
        self, settings: Settings, preferences: Preferences, tasks: TaskClient, signer: TokenSigner
    ) -> None:
        self._settings = settings
        self._preferences = preferences
        self._tasks = tasks
        self._signer = signer

    def router(self, caller: CallerOf) -> APIRouter:
        """Return their routes."""
        router = APIRouter(tags=["config"])

        async def get(caller: Annotated[Caller, Depends(caller)]) -> JSONResponse:
            """Return ChatKit's options for the caller's page."""
            return await self._options(caller, await self._preferences.of(caller.user_id))

        async def change(
            request: Request, caller: Annotated[Caller, Depends(caller)]
        ) -> JSONResponse:
            """Keep the caller's choices, null for none, and return the options with them."""
            wanted = self._read(await request.body())
            return await self._options(
                caller, await self._preferences.change(caller.user_id, wanted)
            )

        router.add_api_route("/api/chatkit/config", get, response_class=JSONResponse)
        router.add_api_route(
            "/api/chatkit/config",
            change,
            methods=["PATCH"],
            response_class=JSONResponse,
            openapi_extra=_SCHEMA,
        )
        return router

    async def _options(self, caller: Caller, choices: Choices) -> JSONResponse:
        if choices.model not in self._settings.offered_models:
            choices = choices.model_copy(update={"model": None})  # Not offered any more.
        tasks = self._tasks.of(lambda: self._signer.sign(caller), caller.user_id, caller.language)
        stats = await _stats(tasks)
        # The page opens with the browser's own headers: what was chosen goes before them.
        language = choices.language or await tasks.language()
        place = self._tasks.kept_place(caller.user_id)
        if place and choices.language is None:
            # Set elsewhere, for dates: the page speaks it, too.
            choices = choices.model_copy(update={"language": known(place.language)})
        texts = texts_of(language)
        options = chat_options(self._settings, choices, stats, utc_now(), texts)
        return JSONResponse(options, headers=_HEADERS)

    def _read(self, body: bytes) -> Choices:
        try:
            wanted = _CHOICES.validate_json(body)
        except ValidationError as error:
            raise _refusal(error) from error
        offered = self._settings.offered_models
        if wanted.model is not None and wanted.model not in offered:
            raise _invalid("model", f"Choose one of {', '.join(offered)}")
        return wanted


async def _stats(tasks: UserTasks) -> TaskStats | None:
    """Return the state of somebody's list; None if it cannot be had at once."""
    with anyio.move_on_after(PATIENCE_SECONDS):
        try:
            return await tasks.stats()
        except TasksError:
            pass
    return None


def _refusal(error: ValidationError) -> ApiError:
    problem = error.errors(include_url=False, include_context=False, include_input=False)[0]
    # Of a choice between types, what follows the names of fields are names of types.
    where = [str(part) for part in problem["loc"][:1]]
    return _invalid(where[0] if where else "body", problem["msg"])


def _invalid(field: str, why: str) -> ApiError:
    return ApiError(422, f"{field}: {why}. Nothing was changed.", code=ErrorCode.INVALID_CONFIG)
