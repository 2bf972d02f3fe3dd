"""Composition root of the backend."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial

import httpx2
from fastapi import APIRouter, FastAPI
from starlette.middleware.cors import CORSMiddleware

from backend.agent.choice import chosen_model
from backend.agent.dictation import Dictation, is_offered
from backend.api.attachments import attachment_endpoints
from backend.api.callers import caller_of, cookie_name
from backend.api.config import ConfigEndpoints
from backend.api.docs import docs_endpoints
from backend.api.entities import entity_endpoints
from backend.api.errors import handle_errors
from backend.api.events import event_endpoint
from backend.api.generate import PlainEndpoints
from backend.api.guard import UPLOADS, Guard
from backend.api.health import health_endpoints
from backend.api.hosted_sessions import HostedSessions
from backend.api.introspection import introspection_endpoint
from backend.api.page import Page, page_endpoint
from backend.api.personal import personal_endpoints
from backend.api.region import region_endpoints
from backend.api.search import search_endpoint
from backend.api.sessions import session_endpoints
from backend.api.sign_in import sign_in_endpoints
from backend.api.tasks import tasks_endpoints
from backend.api.tokens import token_endpoints
from backend.api.turns import turn_endpoints
from backend.api.usage import usage_endpoint
from backend.attachments.attachments import Attachments
from backend.attachments.files import Files
from backend.chat.agent_turns import AgentTurns
from backend.chat.endpoint import chat_endpoint
from backend.chat.interruption import keep_interrupted
from backend.chat.metering import Metering
from backend.chat.server import TaskChatServer
from backend.chat.store import SqlStore
from backend.chat.stream import ASKS_HEADER, KEY_HEADER, TURN_HEADER
from backend.chat.titles import Titles
from backend.identity.caller import SERVICE, Caller, Scope
from backend.identity.directory import Directory
from backend.identity.signer import TokenSigner
from backend.live.freshening import Freshening
from backend.live.live import CONVERSATIONS_CHANGED, Live
from backend.preferences.preferences import Preferences
from backend.settings import BUILTIN, Settings
from backend.tasks.client import TaskClient
from backend.tasks.listening import TaskListener
from backend.turns.turns import Turns
from backend.turns.worker import Worker
from backend.usage.account import Accounts
from backend.usage.limit import DailyLimit
from foundation.database import Database
from foundation.neighbours import Neighbours


def create_app(
    settings: Settings, database: Database, mcp: httpx2.AsyncBaseTransport | None = None
) -> FastAPI:
    """Return the backend. `mcp` replaces the network on the way to the task server.

    `app.state.turns` are its `Turns`, `app.state.live` is who looks on: to be ended by a process.
    """
    directory = Directory(database)
    signer = TokenSigner.open(
        settings.data_dir, issuer=settings.public_url, audience=settings.mcp_public_url
    )
    tasks = TaskClient(settings.mcp_url, partial(signer.sign, SERVICE), mcp)
    model = chosen_model(settings)
    token_of = partial(_reading_token, signer)
    listener = TaskListener(settings.mcp_url)
    live = Live(listener, Neighbours(settings.database_url, CONVERSATIONS_CHANGED), token_of)
    turns = Turns(
        database, Worker(settings.data_dir / "workers"), keep_interrupted, live.thread_changed
    )
    attachments = Attachments(
        database, Files(settings.attachments_url), settings.public_url + UPLOADS
    )
    limit = DailyLimit(settings.daily_tokens, settings.daily_cost_usd)
    accounts = Accounts(database, limit)
    # The built-in assistant takes nothing, so it is neither counted nor limited.
    is_paid = any(name != BUILTIN for name in settings.offered_models)
    dictation = Dictation(settings) if is_offered(settings) else None
    store = SqlStore(database, attachments, live.thread_changed)
    freshening = Freshening(store, turns, tasks, token_of)
    metering = Metering(accounts, tasks, settings.model) if is_paid else None
    titles = Titles(store, metering) if metering and settings.model_titles else None
    agent_turns = AgentTurns(
        store,
        tasks,
        model,
        metering,
        seconds=settings.model_total_timeout,
        history_tokens=settings.history_tokens,
    )
    server = TaskChatServer(agent_turns, titles=titles, dictation=dictation)
    server.attachment_store = attachments

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None, None]:
        model.start()
        await turns.recover()
        await attachments.sweep()
        async with live.running(freshening.freshen):
            yield
        await turns.close()
        if titles is not None:
            await titles.close()
        await accounts.recorder.close()
        await model.close()
        if dictation is not None:
            await dictation.close()
        await listener.aclose()
        await tasks.aclose()

    app = FastAPI(
        title="taskchat", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.turns = turns
    app.state.live = live
    cookie = cookie_name(settings.public_url)
    anybody = caller_of(directory, cookie)
    chatter = caller_of(directory, cookie, Scope.CHAT)
    reader = caller_of(directory, cookie, Scope.TASKS_READ)
    writer = caller_of(directory, cookie, Scope.TASKS_READ, Scope.TASKS_WRITE)
    page = Page(settings)
    _serve(app, chat_endpoint(server, turns, signer, chatter, live.at_work))
    _serve(app, PlainEndpoints(server, turns, tasks, signer).router(chatter))
    _serve(app, turn_endpoints(turns, server.store, chatter))
    onlooker = caller_of(directory, cookie, Scope.CHAT, Scope.TASKS_READ)
    _serve(app, event_endpoint(live, store, onlooker))
    _serve(app, tasks_endpoints(tasks, signer, reader, writer))
    _serve(app, region_endpoints(tasks, signer, reader, writer))
    _serve(app, token_endpoints(database, settings.mcp_public_url, anybody))
    _serve(app, search_endpoint(database, chatter))
    _serve(
        app,
        personal_endpoints(
            database, attachments, turns, live.threads_changed, settings.public_url, chatter
        ),
    )
    preferences = Preferences(database)
    config = ConfigEndpoints(settings, preferences, tasks, signer)
    _serve(app, config.router(chatter))
    _serve(app, entity_endpoints(tasks, signer, reader))
    _serve(app, usage_endpoint(accounts, server.store, tasks, signer, chatter))
    _serve(app, health_endpoints(database, tasks))
    _serve(app, introspection_endpoint(directory))
    _serve(app, sign_in_endpoints(directory, page, cookie))
    hosted = HostedSessions(settings.chatkit_workflow_id) if settings.chatkit_workflow_id else None
    _serve(app, session_endpoints(directory, hosted, chatter))
    _serve(app, attachment_endpoints(attachments, signer, chatter))
    _serve(app, docs_endpoints(app, anybody))
    app.add_api_route("/.well-known/jwks.json", signer.jwks, tags=["identity"])
    _serve(app, page_endpoint(page, directory, preferences, cookie))
    app.mount("/assets", page.assets())
    handle_errors(app)
    app.add_middleware(
        Guard, allowed_origins=settings.allowed_origins, has_dictation=is_offered(settings)
    )
    if settings.allowed_origins:
        # Around the guard: a page on another origin can read why it was refused, too.
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["*"],
            allow_headers=[
                "authorization",
                "content-type",
                "chatkit-frame-instance-id",
                ASKS_HEADER,
                KEY_HEADER,
            ],
            expose_headers=[TURN_HEADER, "retry-after", "content-disposition"],
        )
    return app


def _serve(app: FastAPI, router: APIRouter) -> None:
    """Add its endpoints as they are: `include_router` works each out anew, 40 ms in all."""
    app.router.routes.extend(router.routes)


def _reading_token(signer: TokenSigner, user_id: str) -> str:
    """Return a token for what is read while nobody asks: whoever has a page open may read."""
    return signer.sign(Caller(user_id, frozenset({Scope.TASKS_READ})))
