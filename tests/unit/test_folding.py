"""Where in a text the words of a search are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.chat.folding import excerpt, folded, words_of


def marked(text: str, query: str) -> str:
    """Return the excerpt, its matches in brackets."""
    pieces = excerpt(text, words_of(query))
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("Buy Milk and milk", "milk", "Buy [Milk] and [milk]"),
        ("Über den\n\nStraßen", "strassen uber", "[Über] den [Straßen]"),
        ("cafe\u0301 noir", "cafe", "[cafe\u0301] noir"),
        ("ﬁnal", "fi", "[ﬁ]nal"),
        ("ﬁnal", "i", "[ﬁ]nal"),
        ("abcd", "abc bcd", "[abc]d"),
        ("", "x", ""),
        ("nothing here", "x", "nothing here"),
    ],
)
def test_matches_are_marked_in_the_text_as_it_was_written(
    text: str, query: str, shown: str
) -> None:
    assert marked(text, query) == shown


def test_a_long_text_is_cut_around_its_first_match() -> None:
    text = f"{'before ' * 50}needle {'after ' * 50}"

    shown = marked(text, "needle")

    assert shown.startswith("…before before")
    assert "before [needle] after" in shown
    assert shown.endswith("…")
    assert len(shown) < 200


@given(st.text(), st.text(min_size=1, max_size=20))
def test_any_text_and_any_word_give_an_excerpt_of_the_text(text: str, query: str) -> None:
    whole = " ".join(text.split())
    pieces = excerpt(text, words_of(query))

    shown = "".join(piece.text for piece in pieces)
    assert shown.strip("…") in whole or whole.strip("…") in shown
    for piece in pieces:
        if piece.is_match:
            assert any(word in folded(piece.text) for word in words_of(query))


@given(st.text())
def test_what_is_folded_stays_as_it_is_when_folded_again(text: str) -> None:
    assert folded(folded(text)) == folded(text)
