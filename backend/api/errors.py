"""Errors as every endpoint answers them: `{"error": CODE, "message": TEXT}`."""

import logging
from enum import StrEnum

from chatkit.store import NotFoundError
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from backend.agent.dictation import DictationError
from backend.attachments.attachments import TooLargeError
from backend.attachments.kinds import FileKindError
from backend.chat.clicks import ClickError
from backend.chat.requests import ChatConflictError, ChatRequestError
from backend.tasks.errors import TaskRefusedError, TasksError, TasksUnavailableError
from backend.texts.catalogues import texts_of
from backend.texts.language import accepted
from backend.texts.said import SaidError
from backend.texts.texts import Texts
from backend.turns.state import TurnNotFoundError, TurnRunningError
from backend.widgets.refusals import failure_words
from mcp_server.contract import RefusalCode

logger = logging.getLogger(__name__)


class ErrorCode(StrEnum):
    """What went wrong, for programs."""

    INVALID_TOKEN = "INVALID_TOKEN"  # noqa: S105  # no password
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    INVALID_REQUEST = "INVALID_REQUEST"
    CONFLICT = "CONFLICT"
    TOO_LARGE = "TOO_LARGE"
    RATE_LIMIT_EXCEEDED = "RATE_LIMIT_EXCEEDED"
    INVALID_CONFIG = "INVALID_CONFIG"
    CONNECTION_FAILED = "CONNECTION_FAILED"
    INTERNAL = "INTERNAL"


# The first that fits counts.
_EXPECTED: dict[type[Exception], int] = {
    NotFoundError: 404,
    TurnNotFoundError: 404,
    TurnRunningError: 409,
    ChatConflictError: 409,
    ChatRequestError: 422,
    ClickError: 422,
    TaskRefusedError: 409,
    TasksUnavailableError: 503,
    FileKindError: 415,
    TooLargeError: 413,
    DictationError: 503,
}
_OF_STATUS = {
    401: ErrorCode.INVALID_TOKEN,
    403: ErrorCode.FORBIDDEN,
    404: ErrorCode.NOT_FOUND,
    409: ErrorCode.CONFLICT,
    413: ErrorCode.TOO_LARGE,
    429: ErrorCode.RATE_LIMIT_EXCEEDED,
    500: ErrorCode.INTERNAL,
    503: ErrorCode.CONNECTION_FAILED,
}
_OF_REFUSAL = {
    RefusalCode.NOT_FOUND: 404,
    RefusalCode.AMBIGUOUS: 409,
    RefusalCode.CONFLICT: 409,
    RefusalCode.INVALID: 422,
    RefusalCode.FORBIDDEN: 403,
    RefusalCode.UNAVAILABLE: 503,
}


class ApiError(Exception):
    """A request that cannot be answered. `code`: where the status alone does not say it."""

    def __init__(
        self,
        status: int,
        message: str,
        headers: dict[str, str] | None = None,
        *,
        code: ErrorCode | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
        self.code = code


def refusal(
    status: int,
    message: str,
    headers: dict[str, str] | None = None,
    code: ErrorCode | None = None,
) -> JSONResponse:
    """Return the error as a response."""
    code = code or _OF_STATUS.get(status, ErrorCode.INVALID_REQUEST)
    return JSONResponse({"error": code, "message": message}, status, headers)


def handle_errors(app: FastAPI) -> None:
    """Answer each kind of error in the one form."""
    app.add_exception_handler(ApiError, _api_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    for expected in _EXPECTED:
        app.add_exception_handler(expected, _known)
    for failure in (OperationalError, PoolTimeoutError):
        app.add_exception_handler(failure, _database)
    app.add_exception_handler(Exception, _crash)


def known(error: Exception, texts: Texts) -> tuple[int, str] | None:
    """Return the status and the message of an error we expect; None of any other."""
    if isinstance(error, ApiError):
        return error.status, str(error)
    if isinstance(error, TaskRefusedError):
        return _OF_REFUSAL[error.refusal.error], failure_words(error, texts)
    for kind, status in _EXPECTED.items():
        if isinstance(error, kind):
            return status, _said(error, texts)
    return None


def _said(error: Exception, texts: Texts) -> str:
    match error:
        case NotFoundError():
            return texts.requests.not_found
        case TurnRunningError():
            return texts.requests.running
        case TasksError():
            return failure_words(error, texts)
        case ChatRequestError(problems=problems) if problems:
            return f"{error} {problem_words(problems)}"
        case SaidError() | DictationError():
            return error.said(texts)
    return str(error)


def _texts(request: Request) -> Texts:
    """Return what is said in the language that the request asks for."""
    return texts_of(accepted(request.headers.get("accept-language", "")))


async def _api_error(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, ApiError):
        raise error
    return refusal(error.status, str(error), error.headers, error.code)


async def _known(request: Request, error: Exception) -> JSONResponse:
    return refusal(*(known(error, _texts(request)) or (500, "")))


async def _http_error(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers) if error.headers else None
    return refusal(error.status_code, f"{str(error.detail).rstrip('.')}.", headers)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    return refusal(422, problem_words(problems))


def problem_words(problems: object) -> str:
    """Return in words what pydantic found, without the values it found."""
    listed = problems if isinstance(problems, list | tuple) else []
    said = [
        f"{'.'.join(str(part) for part in problem['loc'] if part != 'body') or 'body'}: "
        f"{problem['msg']}"
        for problem in listed[:5]
    ]
    return f"The request does not fit ({'; '.join(said)}). Nothing was changed."[:600]


async def _database(request: Request, error: Exception) -> JSONResponse:
    logger.error("The database failed: %s", type(error).__name__)
    return refusal(503, _texts(request).requests.database, {"Retry-After": "5"})


async def _crash(request: Request, error: Exception) -> JSONResponse:
    # Starlette raises it again after this answer, and the server logs it.
    return refusal(500, _texts(request).requests.crash)
