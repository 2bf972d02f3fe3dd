"""Composition root of the backend."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial

import httpx2
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from backend.agent.choice import LazyModel, chosen_model
from backend.api.callers import caller_of, cookie_name
from backend.api.docs import docs_endpoints
from backend.api.errors import handle_errors
from backend.api.generate import PlainEndpoints
from backend.api.guard import Guard
from backend.api.health import health_endpoints
from backend.api.introspection import introspection_endpoint
from backend.api.page import Page, page_endpoint
from backend.api.sign_in import sign_in_endpoints
from backend.api.tasks import tasks_endpoint
from backend.chat.endpoint import chat_endpoint
from backend.chat.server import TaskChatServer
from backend.chat.store import SqlStore
from backend.chat.stream import Answers
from backend.identity.caller import SERVICE, Scope
from backend.identity.directory import Directory
from backend.identity.signer import TokenSigner
from backend.settings import Settings
from backend.tasks.client import TaskClient
from foundation.database import Database


def create_app(
    settings: Settings, database: Database, mcp: httpx2.AsyncBaseTransport | None = None
) -> FastAPI:
    """Return the backend. `mcp` replaces the network on the way to the task server.

    `app.state.answers` are the `Answers` that are being made.
    """
    directory = Directory(database)
    signer = TokenSigner.open(
        settings.data_dir, issuer=settings.public_url, audience=settings.mcp_public_url
    )
    tasks = TaskClient(settings.mcp_url, partial(signer.sign, SERVICE), mcp)
    model = chosen_model(settings)
    answers = Answers()
    server = TaskChatServer(SqlStore(database), tasks, model, settings.model_total_timeout)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None, None]:
        if isinstance(model, LazyModel):
            model.load_soon()
        yield
        await answers.end()
        await model.close()
        await tasks.aclose()

    app = FastAPI(
        title="taskchat", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.answers = answers
    cookie = cookie_name(settings.public_url)
    anybody = caller_of(directory, cookie)
    chatter = caller_of(directory, cookie, Scope.CHAT)
    reader = caller_of(directory, cookie, Scope.TASKS_READ)
    page = Page(settings)
    app.include_router(chat_endpoint(server, answers, signer, chatter))
    app.include_router(PlainEndpoints(server, answers, tasks, signer).router(chatter))
    app.include_router(tasks_endpoint(tasks, signer, reader))
    app.include_router(health_endpoints(database, tasks))
    app.include_router(introspection_endpoint(directory))
    app.include_router(sign_in_endpoints(directory, page, cookie))
    app.include_router(docs_endpoints(app, anybody))
    app.add_api_route("/.well-known/jwks.json", signer.jwks, tags=["identity"])
    app.include_router(page_endpoint(page, directory, cookie))
    app.mount("/assets", page.assets())
    handle_errors(app)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["*"],
            allow_headers=["authorization", "content-type", "chatkit-frame-instance-id"],
        )
    app.add_middleware(Guard, allowed_origins=settings.allowed_origins)
    return app
