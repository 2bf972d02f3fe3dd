"""What went wrong, read from the errors that LiteLLM and openai's client raise."""

import json

import httpx
import openai
import pytest

from backend.agent.diagnosis import diagnosed
from backend.agent.failures import FailureKind

REQUEST = httpx.Request("POST", "http://127.0.0.1/v1/chat/completions")
KEY = "sk-canary-0123456789"


class WrappedError(Exception):
    """As LiteLLM wraps: with a status that nobody sent, and the whole text of the other."""

    def __init__(self, original: Exception) -> None:
        super().__init__(f"Traceback: {original}")
        self.status_code = 500
        self.original_exception = original


def refused(status: int, code: str | None = None, **headers: str) -> Exception:
    response = httpx.Response(status, headers=headers, request=REQUEST)
    http = httpx.HTTPStatusError("refused", request=REQUEST, response=response)
    error = openai.APIStatusError(
        f"You sent {KEY}", response=response, body={"code": code} if code else None
    )
    error.__cause__ = http
    return WrappedError(error)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, FailureKind.REQUEST_REFUSED),
        (401, FailureKind.KEY_REFUSED),
        (402, FailureKind.OUT_OF_CREDIT),
        (403, FailureKind.FORBIDDEN),
        (404, FailureKind.UNKNOWN_MODEL),
        (413, FailureKind.TOO_LONG),
        (422, FailureKind.REQUEST_REFUSED),
        (429, FailureKind.RATE_LIMITED),
        (500, FailureKind.PROVIDER_ERROR),
        (503, FailureKind.PROVIDER_ERROR),
        (529, FailureKind.PROVIDER_ERROR),
    ],
)
def test_the_status_is_the_provider_s_and_not_the_wrapper_s(status: int, kind: FailureKind) -> None:
    failure = diagnosed(refused(status))
    assert (failure.kind, failure.status) == (kind, status)


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (429, "insufficient_quota", FailureKind.OUT_OF_CREDIT),
        (400, "context_length_exceeded", FailureKind.TOO_LONG),
        (400, "content_filter", FailureKind.FILTERED),
    ],
)
def test_a_code_says_more_than_a_status(status: int, code: str, kind: FailureKind) -> None:
    assert diagnosed(refused(status, code)).kind == kind


def test_the_time_to_wait_is_found_below_the_wrappers() -> None:
    assert diagnosed(refused(429, **{"retry-after": "7"})).retry_after == 7


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ConnectError("refused"), FailureKind.UNREACHABLE),
        (httpx.ReadError("reset"), FailureKind.BROKEN_OFF),
        (httpx.RemoteProtocolError("incomplete"), FailureKind.BROKEN_OFF),
        (httpx.ReadTimeout("late"), FailureKind.STALLED),
        (json.JSONDecodeError("no JSON", "{", 1), FailureKind.UNREADABLE),
        (openai.OpenAIError("no key"), FailureKind.KEY_REFUSED),
        (openai.APIError("within the stream", REQUEST, body=None), FailureKind.PROVIDER_ERROR),
        (RuntimeError("a bug"), FailureKind.UNKNOWN),
    ],
)
def test_what_happened_on_the_way_is_told_apart(error: Exception, kind: FailureKind) -> None:
    assert diagnosed(WrappedError(error)).kind == kind


def test_no_word_of_the_error_is_kept() -> None:
    failure = diagnosed(refused(401))
    assert KEY not in f"{failure!r} {vars(failure)}"
    assert failure.cause == "WrappedError < APIStatusError < HTTPStatusError"


def test_errors_that_go_round_in_a_circle_are_read_once() -> None:
    first, second = RuntimeError("first"), RuntimeError("second")
    first.__cause__, second.__cause__ = second, first
    assert diagnosed(first).cause == "RuntimeError < RuntimeError"
