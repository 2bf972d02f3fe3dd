"""Text without anything invisible."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from foundation.cleaning import folded, lines, one_line, shortened, without_nulls

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@given(ANY_TEXT)
def test_a_line_holds_nothing_invisible_and_is_stable(text: str) -> None:
    cleaned = one_line(text)

    assert {unicodedata.category(c) for c in cleaned} & {"Cc", "Cf", "Cs", "Zl", "Zp"} == set()
    assert one_line(cleaned) == cleaned
    cleaned.encode()


@given(ANY_TEXT)
def test_notes_keep_only_their_line_breaks(text: str) -> None:
    cleaned = lines(text)

    assert all(line == one_line(line) for line in cleaned.split("\n"))
    assert "\n\n\n" not in cleaned
    assert lines(cleaned) == cleaned


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_what_can_mislead_is_removed() -> None:
    tricks = "a\u202eb\u2066c\u200bd\u200de\ufefff\u00adg\x00h\x1b[31mi\ud800j\U000e0041k"

    assert one_line(tricks) == "abcdefgh[31mijk"


def test_long_text_is_cut_with_a_sign() -> None:
    assert shortened("x" * 100, 10) == "xxxxxxxxx…"
    assert shortened("x" * 10, 10) == "x" * 10


@given(st.lists(st.text(st.sampled_from('a\\u0\0"\n'))))
def test_json_without_null_characters_is_else_as_it_was(texts: list[str]) -> None:
    cleaned = json.loads(without_nulls(json.dumps(texts)))

    assert cleaned == [text.replace("\0", "") for text in texts]
