"""How long to wait before the same model is asked again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.agent.diagnosis import seconds_of
from backend.agent.failures import TRANSIENT, FailureKind, ModelFailureError
from backend.agent.retries import Retries

TROUBLE = ModelFailureError(FailureKind.PROVIDER_ERROR)


def test_the_longest_pause_doubles_up_to_a_bound() -> None:
    retries = Retries(attempts=9, first=0.5, longest=8, jitter=lambda: 1.0)
    pauses = [retries.pause(TROUBLE, attempt) for attempt in range(1, 9)]
    assert pauses == [0.5, 1, 2, 4, 8, 8, 8, 8]


@given(st.floats(0, 1), st.integers(1, 2))
def test_the_jitter_is_full(drawn: float, attempt: int) -> None:
    pause = Retries(first=2, jitter=lambda: drawn).pause(TROUBLE, attempt)
    assert pause == drawn * 2**attempt


def test_after_the_last_attempt_there_is_no_pause() -> None:
    assert Retries(attempts=3).pause(TROUBLE, 2) is not None
    assert Retries(attempts=3).pause(TROUBLE, 3) is None


@pytest.mark.parametrize("kind", [kind for kind in FailureKind if kind not in TRANSIENT])
def test_what_will_not_pass_is_not_tried_again(kind: FailureKind) -> None:
    assert Retries().pause(ModelFailureError(kind), 1) is None


@pytest.mark.parametrize(("asked", "pause"), [(0, 0), (7, 7), (10, 10), (10.5, None), (300, None)])
def test_a_provider_may_ask_to_wait_but_not_for_long(asked: float, pause: float | None) -> None:
    limited = ModelFailureError(FailureKind.RATE_LIMITED, retry_after=asked)
    assert Retries(patience=10).pause(limited, 1) == pause


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7),
        ("0.5", 0.5),
        ("-3", 0),
        ("Sat, 21 Nov 2026 12:00:30 GMT", 30),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0),
        ("Sat, 21 Nov 2026 12:00:30", None),
        ("soon", None),
        ("", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_a_retry_after_is_a_number_or_a_date(header: str, seconds: float | None) -> None:
    assert seconds_of(header, datetime(2026, 11, 21, 12, tzinfo=UTC)) == seconds
