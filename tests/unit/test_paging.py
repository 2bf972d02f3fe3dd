"""Cursors."""

import contextlib
import json
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.contract import Sort
from mcp_server.tasks.errors import InvalidError
from mcp_server.tasks.filters import Position
from mcp_server.tasks.paging import cursor_of, digest_of, position_of

DIGEST = digest_of("pending", "")
INTEGERS = st.integers(-(2**61), 2**61)
TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(INTEGERS, INTEGERS)
def test_a_cursor_says_where_a_page_ended(key: int, number: int) -> None:
    position = Position(key, number)

    assert position_of(cursor_of(position, DIGEST), DIGEST, "due") == position


@given(TITLES, INTEGERS)
def test_a_cursor_holds_any_title(key: str, number: int) -> None:
    position = Position(key, number)

    assert position_of(cursor_of(position, DIGEST), DIGEST, "title") == position


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    with contextlib.suppress(InvalidError):
        position_of(text, DIGEST, "title")


@pytest.mark.parametrize("sort", ["number", "title"])
@pytest.mark.parametrize(
    "content",
    [
        [],
        [DIGEST, 1],
        [DIGEST, 1, None],
        [DIGEST, True, 1],
        [DIGEST, 1.5, 1],
        [DIGEST, 1, "a\0"],
        [DIGEST, 1, "\ud800"],
        [DIGEST, 1, 2**70],
        [DIGEST, 1, {}],
        [[DIGEST], 1, 1],
        {"a": 1, "b": 2, "c": 3},
        None,
    ],
)
def test_what_others_have_made_up_is_refused(content: object, sort: Sort) -> None:
    cursor = urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")

    with pytest.raises(InvalidError):
        position_of(cursor, DIGEST, sort)
