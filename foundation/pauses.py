"""How long to wait before what has failed is tried again."""

import random

_MOST_DOUBLINGS = 30
"""Doubled without end, a pause is no number any more after some hours."""


def pause(tries: int, first: float, longest: float) -> float:
    """Return seconds: after one try `first`, twice as many after each more, at most `longest`.

    Up to half of them are left out: not all who lost the same server come back at one moment.
    """
    most = min(longest, first * 2.0 ** min(tries - 1, _MOST_DOUBLINGS))
    return most * random.uniform(0.5, 1)  # noqa: S311  # no secret
