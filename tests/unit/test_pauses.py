"""Pauses between tries."""

import pytest

from foundation.pauses import pause


@pytest.mark.parametrize(
    ("tries", "most"), [(1, 0.25), (2, 0.5), (4, 2.0), (8, 30.0), (100_000, 30.0)]
)
def test_pauses_grow_to_the_longest_however_long_something_is_away(tries: int, most: float) -> None:
    assert most / 2 <= pause(tries, first=0.25, longest=30.0) <= most
