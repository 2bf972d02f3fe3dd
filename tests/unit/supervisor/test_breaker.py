"""Who failed several times in a row is left alone for a while."""

from dataclasses import dataclass

import pytest

from backend.agent.breaker import Breaker


@dataclass
class Clock:
    """Moves when told."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(failures=3, rest=30, clock=clock)


def fail(breaker: Breaker, times: int = 1) -> None:
    for _ in range(times):
        breaker.failed()


def test_it_opens_after_so_many_failures_in_a_row(breaker: Breaker) -> None:
    fail(breaker, 2)
    assert breaker.admits
    fail(breaker)
    assert not breaker.admits
    assert breaker.wait == 30


def test_a_success_in_between_starts_the_count_anew(breaker: Breaker) -> None:
    fail(breaker, 2)
    breaker.succeeded()
    fail(breaker, 2)
    assert breaker.admits


def test_after_the_rest_one_try_at_a_time_is_let_through(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 29.9
    assert not breaker.admits
    clock.now += 0.1
    assert breaker.admits
    with breaker.asking():
        assert not breaker.admits, "half open: one is enough to find out"


def test_a_try_that_succeeds_closes_it(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 30
    with breaker.asking():
        breaker.succeeded()
    fail(breaker, 2)
    assert breaker.admits


def test_a_try_that_fails_opens_it_again(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 30
    with breaker.asking():
        breaker.failed()
    assert not breaker.admits
    assert breaker.wait == 30


def test_a_try_that_is_cancelled_leaves_the_place_to_the_next(
    breaker: Breaker, clock: Clock
) -> None:
    fail(breaker, 3)
    clock.now += 30
    with pytest.raises(KeyboardInterrupt), breaker.asking():
        raise KeyboardInterrupt
    assert breaker.admits


def test_a_provider_that_names_a_time_is_left_alone_until_then(
    breaker: Breaker, clock: Clock
) -> None:
    breaker.failed(rest=300)
    clock.now += 299
    assert not breaker.admits
    clock.now += 1
    assert breaker.admits


def test_calls_of_a_closed_breaker_do_not_wait_for_each_other(breaker: Breaker) -> None:
    with breaker.asking():
        assert breaker.admits


def test_nobody_is_left_alone_for_days(breaker: Breaker) -> None:
    breaker.failed(rest=1_000_000)
    assert breaker.wait == 900
