"""How a language model fails, and what to say about it."""

from dataclasses import dataclass
from enum import StrEnum

from backend.texts.texts import Texts


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


_FINAL = frozenset(
    {
        FailureKind.KEY_REFUSED,
        FailureKind.FORBIDDEN,
        FailureKind.UNKNOWN_MODEL,
        FailureKind.MISCONFIGURED,
        FailureKind.REQUEST_REFUSED,
        FailureKind.TOO_LONG,
        FailureKind.FILTERED,
        FailureKind.OUT_OF_CREDIT,
    }
)
"""Asked the same again, the model would fail in the same way."""


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
        return self.failure.kind not in _FINAL

    def explain(self, has_written: bool, texts: Texts) -> str:
        """Return what happened, whether tasks are safe, and what to do.

        `has_written`: tools changed tasks in this turn already.
        """
        words, why = texts.failures, reason(self.failure.kind, texts)
        said = words.could_not_finish if self.has_spoken else words.could_not_answer
        if has_written:
            safe = words.done_kept
        else:
            safe = words.said_kept if self.has_spoken else texts.answer.safe
        others = words.others_failed if self.others_failed else ""
        goes_on = has_written and self.allow_retry
        then = texts.answer.go_on if goes_on else advice(self.failure, texts)
        told = [said.format(model=self.model, why=why), others, safe, then]
        return " ".join(part for part in told if part)


def reason(kind: FailureKind, texts: Texts) -> str:
    """Return why a model could not answer, to go on from "could not answer:"."""
    return _words(kind, texts)[0]


def advice(failure: ModelFailureError, texts: Texts) -> str:
    """Return what to do about it."""
    return _words(failure.kind, texts)[1].format(when=_when(failure.retry_after, texts))


def _words(kind: FailureKind, texts: Texts) -> tuple[str, str]:
    said: tuple[str, str] = getattr(texts.failures, kind.value)
    return said


def _when(seconds: float | None, texts: Texts) -> str:
    words = texts.failures
    if seconds is None:
        return words.in_a_minute
    if seconds < 60:
        return texts.count(max(1, round(seconds)), words.in_seconds)
    return texts.count(-(-round(seconds) // 60), words.in_minutes)
