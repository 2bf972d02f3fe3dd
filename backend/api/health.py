"""Whether the backend is up, and whether it can work."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from backend.tasks.client import TaskClient
from foundation.database import Database


def health_endpoints(database: Database, tasks: TaskClient) -> APIRouter:
    """Return the health checks. Their bodies tell a stranger nothing."""
    router = APIRouter(tags=["health"])

    async def live() -> dict[str, str]:
        """Answer: the process runs."""
        return {"status": "ok"}

    async def ready() -> JSONResponse:
        """Answer 200 when conversations and tasks can be read and written, else 503."""
        if await _answers(database) and await tasks.is_ready():
            return JSONResponse({"status": "ok"})
        return JSONResponse({"status": "unavailable"}, 503, {"Retry-After": "1"})

    router.add_api_route("/health/live", live)
    router.add_api_route("/health/ready", ready)
    router.add_api_route("/api/chatkit/health", ready)
    return router


async def _answers(database: Database) -> bool:
    def ask(connection: Connection) -> None:
        connection.execute(text("SELECT 1"))

    try:
        await database.read(ask)
    except SQLAlchemyError:
        return False
    return True
