"""What people are told they can say is understood, by the built-in assistant too."""

import re
from dataclasses import astuple

import pytest

from backend.agent.builtin.boundaries import is_known
from backend.agent.builtin.conversation import read_conversation
from backend.agent.builtin.languages.choice import spoken
from backend.agent.builtin.parser import parse
from backend.agent.builtin.planner import wants_plan
from backend.texts.catalogues import texts_of
from backend.texts.language import LANGUAGES

QUOTED = re.compile(r"[“„«”]\s?([^“„«»”]+?)\s?[”“»]")
READ = [language for language in LANGUAGES if language != "ar"]
"""To people who read Arabic, English examples are shown and English prompts are sent."""


def suggestions(language: str) -> list[str]:
    """Return the examples of the help and the prompts of the start screen."""
    texts = texts_of(next(known for known in LANGUAGES if known == language))
    words = texts.help
    examples = [words.add, words.find, words.change, words.plan, words.take_back]
    quoted = [said for _, text in examples for said in QUOTED.findall(text)]
    assert len(quoted) >= len(examples)
    return [*quoted, *(prompt for prompt in astuple(texts.page.prompts))]


@pytest.mark.parametrize("language", READ)
def test_suggestions_are_understood_in_their_language(language: str) -> None:
    for said in suggestions(language):
        conversation = read_conversation([{"role": "user", "content": said}])
        tongue = spoken(conversation)
        understood = all(is_known([intent]) for intent in parse(said, tongue))

        assert wants_plan(said) or understood, said
        assert tongue.tag == language, said


@pytest.mark.parametrize(
    "said",
    [
        "räum auf, was überfällig ist",
        "planea mi día",
        "trie ce qui est en retard",
        "تاخیر والے کام ترتیب دیں",
    ],
)
def test_what_the_composer_suggests_to_the_planner_is_a_plan(said: str) -> None:
    assert wants_plan(said)
