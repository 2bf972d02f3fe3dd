"""How a language model fails, and what to say about it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

CONTINUE = "Write “continue” to go on."


class FailureKind(StrEnum):
    """What went wrong with one answer."""

    KEY_REFUSED = "key_refused"
    FORBIDDEN = "forbidden"
    UNKNOWN_MODEL = "unknown_model"
    MISCONFIGURED = "misconfigured"
    REQUEST_REFUSED = "request_refused"
    TOO_LONG = "too_long"
    FILTERED = "filtered"
    OUT_OF_CREDIT = "out_of_credit"
    RATE_LIMITED = "rate_limited"
    UNREACHABLE = "unreachable"
    PROVIDER_ERROR = "provider_error"
    SLOW_START = "slow_start"
    STALLED = "stalled"
    BROKEN_OFF = "broken_off"
    UNREADABLE = "unreadable"
    NO_STREAM = "no_stream"
    EMPTY = "empty"
    BROKEN_CALL = "broken_call"
    CUT_SHORT = "cut_short"
    UNKNOWN = "unknown"


TRANSIENT = frozenset(
    {
        FailureKind.RATE_LIMITED,
        FailureKind.UNREACHABLE,
        FailureKind.PROVIDER_ERROR,
        FailureKind.BROKEN_OFF,
        FailureKind.UNREADABLE,
        FailureKind.NO_STREAM,
        FailureKind.EMPTY,
        FailureKind.BROKEN_CALL,
    }
)
"""Worth asking the same model again. A timeout is not: the person has waited long enough."""

OF_THE_REQUEST = frozenset(
    {
        FailureKind.REQUEST_REFUSED,
        FailureKind.TOO_LONG,
        FailureKind.FILTERED,
        FailureKind.CUT_SHORT,
    }
)
"""Says nothing about how well the model is."""


class _Words(NamedTuple):
    reason: str
    """Goes on from "the model could not answer:"."""
    advice: str
    allow_retry: bool


_AGAIN = "Please try again."
_WORDS = {
    FailureKind.KEY_REFUSED: _Words(
        "its provider refused the key",
        "Check TASKCHAT_MODEL_API_KEY, or the provider's own variable for the key.",
        allow_retry=False,
    ),
    FailureKind.FORBIDDEN: _Words(
        "its provider does not allow this key to use it",
        "Check TASKCHAT_MODEL and what the key may do.",
        allow_retry=False,
    ),
    FailureKind.UNKNOWN_MODEL: _Words(
        "its provider does not know a model of this name",
        "Check TASKCHAT_MODEL and TASKCHAT_MODEL_API_BASE.",
        allow_retry=False,
    ),
    FailureKind.MISCONFIGURED: _Words(
        "it cannot be used as it is configured",
        "Check TASKCHAT_MODEL; docs/models.md shows how each provider is named.",
        allow_retry=False,
    ),
    FailureKind.REQUEST_REFUSED: _Words(
        "its provider did not accept the request",
        "Check that TASKCHAT_MODEL can call tools and takes the TASKCHAT_MODEL_ settings.",
        allow_retry=False,
    ),
    FailureKind.TOO_LONG: _Words(
        "this conversation is too long for it",
        "Please start a new conversation.",
        allow_retry=False,
    ),
    FailureKind.FILTERED: _Words(
        "its provider's content filter held the answer back",
        "Please say it in other words.",
        allow_retry=False,
    ),
    FailureKind.OUT_OF_CREDIT: _Words(
        "the account at its provider has no credit left",
        "Check the provider's billing page, or choose another TASKCHAT_MODEL.",
        allow_retry=False,
    ),
    FailureKind.RATE_LIMITED: _Words(
        "its provider is getting too many requests", "Please try again {when}.", allow_retry=True
    ),
    FailureKind.UNREACHABLE: _Words(
        "it cannot be reached",
        "Check that it runs, the network, and TASKCHAT_MODEL_API_BASE; then try again.",
        allow_retry=True,
    ),
    FailureKind.PROVIDER_ERROR: _Words(
        "its provider has trouble", "Please try again in a moment.", allow_retry=True
    ),
    FailureKind.SLOW_START: _Words(
        "it did not start to answer in time",
        "Please try again; TASKCHAT_MODEL_FIRST_TOKEN_TIMEOUT says how long to wait.",
        allow_retry=True,
    ),
    FailureKind.STALLED: _Words("it stopped in the middle of its answer", _AGAIN, allow_retry=True),
    FailureKind.BROKEN_OFF: _Words("its answer broke off", _AGAIN, allow_retry=True),
    FailureKind.UNREADABLE: _Words(
        "a part of its answer could not be read", _AGAIN, allow_retry=True
    ),
    FailureKind.NO_STREAM: _Words(
        "what came back is no model's answer",
        "Check TASKCHAT_MODEL_API_BASE, and whether a proxy stands in between; then try again.",
        allow_retry=True,
    ),
    FailureKind.EMPTY: _Words("it gave an empty answer", _AGAIN, allow_retry=True),
    FailureKind.BROKEN_CALL: _Words(
        "it called a tool in a way that cannot be understood, so the tool was not run",
        _AGAIN,
        allow_retry=True,
    ),
    FailureKind.CUT_SHORT: _Words(
        "it reached the limit of its length before it could do anything",
        "Ask for less at once, or raise TASKCHAT_MODEL_MAX_TOKENS.",
        allow_retry=True,
    ),
    FailureKind.UNKNOWN: _Words(
        "something went wrong that the log names", _AGAIN, allow_retry=True
    ),
}


class ModelFailureError(Exception):
    """One model gave no answer that can be relied on.

    Holds no word of the provider's: providers repeat keys and prompts.
    """

    def __init__(
        self,
        kind: FailureKind,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        cause: str = "",
    ) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.status = status
        """As the provider answered over HTTP."""
        self.retry_after = retry_after
        """Seconds the provider asks to wait."""
        self.cause = cause
        """Names of the exceptions behind it, for the log."""


@dataclass
class NoAnswerError(Exception):
    """No model that was to be asked has answered, or one broke off after it had begun to speak."""

    model: str
    """The first that was asked, or the one that broke off."""
    failure: ModelFailureError
    has_spoken: bool
    others_failed: bool = False

    def __post_init__(self) -> None:
        super().__init__(self.model, self.failure.kind.value)

    @property
    def allow_retry(self) -> bool:
        """Whether asking the same again may help."""
        return _WORDS[self.failure.kind].allow_retry

    def explain(self, has_written: bool) -> str:
        """Return what happened, whether tasks are safe, and what to do.

        `has_written`: tools changed tasks in this turn already.
        """
        words = _WORDS[self.failure.kind]
        verb = "could not finish its answer" if self.has_spoken else "could not answer"
        if has_written:
            safe = "What it had done before is kept."
        elif self.has_spoken:
            safe = "What it had said is kept, and your tasks are safe."
        else:
            safe = "Your tasks are safe."
        others = "The fallback models could not answer either." if self.others_failed else ""
        advice = CONTINUE if has_written and words.allow_retry else words.advice
        when = _when(self.failure.retry_after)
        said = [f"{self.model} {verb}: {words.reason}.", others, safe, advice.format(when=when)]
        return " ".join(part for part in said if part)


def reason(kind: FailureKind) -> str:
    """Return why a model could not answer, to go on from "could not answer:"."""
    return _WORDS[kind].reason


def advice(failure: ModelFailureError) -> str:
    """Return what to do about it."""
    return _WORDS[failure.kind].advice.format(when=_when(failure.retry_after))


def _when(seconds: float | None) -> str:
    if seconds is None:
        return "in a minute"
    if seconds < 60:
        return f"in {max(1, round(seconds))} seconds"
    return f"in {-(-round(seconds) // 60)} minutes"
