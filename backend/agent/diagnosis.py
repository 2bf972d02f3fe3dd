"""From whatever LiteLLM raises to what went wrong."""

import json
import math
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import openai

from backend.agent.failures import FailureKind, ModelFailureError

_OF_STATUS = {
    400: FailureKind.REQUEST_REFUSED,
    401: FailureKind.KEY_REFUSED,
    402: FailureKind.OUT_OF_CREDIT,
    403: FailureKind.FORBIDDEN,
    404: FailureKind.UNKNOWN_MODEL,
    408: FailureKind.SLOW_START,
    413: FailureKind.TOO_LONG,
    422: FailureKind.REQUEST_REFUSED,
    429: FailureKind.RATE_LIMITED,
}
_OF_CODE = {
    "content_filter": FailureKind.FILTERED,
    "context_length_exceeded": FailureKind.TOO_LONG,
    "insufficient_quota": FailureKind.OUT_OF_CREDIT,
}
# By name, so that this module does not wait for LiteLLM.
_OF_NAME = {
    "ContentPolicyViolationError": FailureKind.FILTERED,
    "ContextWindowExceededError": FailureKind.TOO_LONG,
}
_CHAIN_LENGTH = 12


def diagnosed(error: Exception) -> ModelFailureError:
    """Return what went wrong, without a word of the error's own text.

    LiteLLM wraps errors in errors, and gives those without a status one of its own: what really
    happened stands at the far end of the chain.
    """
    chain = list(_chain(error))
    status = _status(chain)
    return ModelFailureError(
        _kind(chain, status),
        status=status,
        retry_after=_retry_after(chain),
        cause=" < ".join(type(link).__name__ for link in chain),
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    while error is not None and error not in seen and len(seen) < _CHAIN_LENGTH:
        seen.append(error)
        yield error
        original = getattr(error, "original_exception", None)
        inner = original if isinstance(original, BaseException) else error.__cause__
        error = inner or error.__context__


def _status(chain: list[BaseException]) -> int | None:
    """Return the status of the provider's answer, or in an error sent within a stream."""
    for link in chain:
        if isinstance(link, httpx.HTTPStatusError):
            return link.response.status_code
    codes = [getattr(link, "code", None) for link in chain if type(link) is openai.APIError]
    for code in codes:
        if str(code).isdigit():
            return int(str(code))
    return None


def _kind(chain: list[BaseException], status: int | None) -> FailureKind:
    for link in chain:
        code = getattr(link, "code", None)
        named = _OF_NAME.get(type(link).__name__)
        if kind := named or (_OF_CODE.get(code) if isinstance(code, str) else None):
            return kind
    if status is not None:
        return _OF_STATUS.get(status, FailureKind.PROVIDER_ERROR)
    if _holds(chain, httpx.ConnectError, httpx.ConnectTimeout, ConnectionRefusedError):
        return FailureKind.UNREACHABLE
    if _holds(chain, json.JSONDecodeError, UnicodeDecodeError):
        return FailureKind.UNREADABLE
    if _holds(chain, httpx.TimeoutException, openai.APITimeoutError, TimeoutError):
        return FailureKind.STALLED
    if _holds(chain, httpx.TransportError):
        return FailureKind.BROKEN_OFF
    return _without_transport(chain)


def _without_transport(chain: list[BaseException]) -> FailureKind:
    if any(type(link) is openai.APIError for link in chain):
        return FailureKind.PROVIDER_ERROR  # An error sent within a stream.
    # Refused before anything was sent: a key that is missing, a provider nobody knows.
    if _holds(chain, openai.AuthenticationError) or type(chain[-1]) is openai.OpenAIError:
        return FailureKind.KEY_REFUSED
    # A bare ValueError: Gemini without a key.
    if _holds(chain, openai.BadRequestError, openai.NotFoundError) or type(chain[-1]) is ValueError:
        return FailureKind.MISCONFIGURED
    for link in chain:
        # LiteLLM's own clients of some providers keep the status and drop the response.
        found = getattr(link, "status_code", None)
        if isinstance(found, int) and found in _OF_STATUS:
            return _OF_STATUS[found]
    if _holds(chain, openai.APIStatusError, openai.APIConnectionError):
        return FailureKind.PROVIDER_ERROR
    return FailureKind.UNKNOWN


def _holds(chain: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(link, kinds) for link in chain)


def _retry_after(chain: list[BaseException]) -> float | None:
    for link in chain:
        response = getattr(link, "response", None)
        if isinstance(response, httpx.Response) and "retry-after" in response.headers:
            return seconds_of(response.headers["retry-after"], datetime.now(UTC))
    return None


def seconds_of(retry_after: str, now: datetime) -> float | None:
    """Return the seconds that a `Retry-After` header names: RFC 9110 knows numbers and dates."""
    try:
        seconds = float(retry_after)
    except ValueError:
        pass
    else:
        return max(0.0, seconds) if math.isfinite(seconds) else None
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - now).total_seconds())
    except (TypeError, ValueError):
        return None
