"""German, French, Spanish and Urdu: understood and answered."""

import string
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.agent.builtin.conversation import Conversation, Exchange, Turn
from backend.agent.builtin.english import ENGLISH
from backend.agent.builtin.language import Language
from backend.agent.builtin.languages.arabic import ARABIC
from backend.agent.builtin.languages.choice import LANGUAGES, spoken
from backend.agent.builtin.plan import next_step
from backend.agent.builtin.steps import Answer
from mcp_server.contract import Refusal, RefusalCode, TaskChange
from tests.unit.builtin import (
    phrases,
    phrases_french,
    phrases_german,
    phrases_spanish,
    phrases_urdu,
)
from tests.unit.builtin.chat import Chat
from tests.unit.builtin.task_tools import ALL_ARGUMENTS, TaskTools, task

TABLES: dict[str, ModuleType] = {
    "de": phrases_german,
    "fr": phrases_french,
    "es": phrases_spanish,
    "ur": phrases_urdu,
}
BY_TAG = {language.tag: language for language in LANGUAGES}
OTHERS = [language for language in LANGUAGES if language is not ENGLISH]
# The tools say in English how often a task repeats; the others only say that it does.
WITHOUT_VALUES = {"set.repeat"}

UNDERSTOOD = [(tag, said) for tag, table in TABLES.items() for said in table.UNDERSTOOD]
FOLLOW_UPS = [(tag, said) for tag, table in TABLES.items() for said in table.FOLLOW_UPS]
NOTHING = [(tag, said) for tag, table in TABLES.items() for said in table.NOTHING]


def chat_with(titles: tuple[str, ...]) -> Chat:
    return Chat(TaskTools(takes=ALL_ARGUMENTS).given(*titles))


def changes_and_lists(chat: Chat) -> phrases.Calls:
    """Return the calls that were made, without those that only look for a task."""
    return [
        (str(name), arguments)
        for name, arguments in chat.tools.calls
        if arguments.get("sort") != "updated"
    ]


def language_of(message: str, *before: str) -> str:
    earlier = tuple(Turn(text, ()) for text in before)
    return spoken(Conversation(earlier, Turn(message, ()))).tag


def answer(message: str, exchange: Exchange, language: Language) -> str:
    conversation = Conversation((), Turn(message, (exchange,)))
    step = next_step(conversation, {exchange.tool: None}, language)
    assert isinstance(step, Answer)
    return step.text


@pytest.mark.parametrize(("tag", "said"), UNDERSTOOD)
async def test_a_phrase_leads_to_its_tool_calls(tag: str, said: str) -> None:
    chat = chat_with(TABLES[tag].TITLES)

    text = await chat.say(said)

    assert changes_and_lists(chat) == TABLES[tag].UNDERSTOOD[said]
    assert text


@pytest.mark.parametrize(("tag", "said"), FOLLOW_UPS)
async def test_a_phrase_is_understood_by_the_ones_before(tag: str, said: tuple[str, ...]) -> None:
    chat = chat_with(TABLES[tag].TITLES)

    for message in said:
        await chat.say(message)

    assert changes_and_lists(chat) == TABLES[tag].FOLLOW_UPS[said]


@pytest.mark.parametrize(("tag", "said"), NOTHING)
async def test_questions_negations_and_small_talk_change_nothing_and_are_answered_in_the_language(
    tag: str, said: str
) -> None:
    chat = chat_with(TABLES[tag].TITLES)

    text = await chat.say(said)

    assert chat.tools.calls == []
    assert _sentences(text, BY_TAG[tag]) > _sentences(text, ENGLISH)


def _sentences(text: str, language: Language) -> int:
    """How many texts of the language the answer begins with."""
    firsts = {sentence.split("{", 1)[0] for sentence in language.texts.values()}
    return sum(1 for first in firsts if first and text.startswith(first))


@pytest.mark.parametrize("said", [*phrases.ADDING, *phrases.LISTING, *phrases.ACTING])
def test_english_stays_english(said: str) -> None:
    assert language_of(said) == "en"


@pytest.mark.parametrize(("tag", "said"), [("de", "3"), ("fr", "ok"), ("es", "no"), ("ur", "3")])
def test_a_message_without_a_language_is_in_that_of_the_conversation(tag: str, said: str) -> None:
    before = next(iter(TABLES[tag].UNDERSTOOD))

    assert language_of(said, before) == tag
    assert language_of(said) == "en"


def test_the_language_changes_with_the_message() -> None:
    assert language_of("show my tasks", "Füge Brot hinzu") == "en"
    assert language_of("zeig meine Aufgaben", "show my tasks") == "de"
    assert language_of("add Milch und Brot") == "en"


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.tag)
def test_a_language_has_every_text_with_the_same_values(language: Language) -> None:
    def values(texts: object) -> dict[str, set[str]]:
        assert isinstance(texts, dict)
        return {
            key: {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for key, text in texts.items()
            if key not in WITHOUT_VALUES
        }

    assert values(dict(language.texts)) == values(dict(ENGLISH.texts))
    assert set(language.refusals) == set(RefusalCode)


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.tag)
def test_the_tools_own_english_words_are_not_repeated(language: Language) -> None:
    english = "No task matches '3'. List the tasks."
    refused = [Refusal(error=code, message=english) for code in RefusalCode]
    unchanged = TaskChange(tasks=[task(3, "x")], change_id=None, message=english)

    outcomes: list[Refusal | TaskChange] = [*refused, unchanged]
    done = {"de": "3 ist erledigt", "fr": "coche la 3", "es": "completa la 3", "ur": "3 مکمل کرو"}

    told = [
        answer(done[language.tag], Exchange("complete_task", {"tasks": ["3"]}, outcome), language)
        for outcome in outcomes
    ]

    assert not [text for text in told if english in text]


@pytest.mark.parametrize(
    ("tag", "due", "text"),
    [
        ("de", "2026-12-01", "Di., 1. Dezember 2026"),
        ("de", "2026-12-01T17:00:00+01:00", "Di., 1. Dezember 2026, 17:00 Uhr"),
        ("fr", "2026-12-01T17:00:00+01:00", "mar. 1 décembre 2026 à 17:00"),
        ("es", "2026-12-01", "mar 1 de diciembre de 2026"),
        ("ur", "2026-12-01", "منگل، 1 دسمبر 2026"),
    ],
)
def test_a_due_date_is_told_in_the_language(tag: str, due: str, text: str) -> None:
    changed = TaskChange(tasks=[task(3, "x", due=due)], change_id="c", message="")
    put_off = {
        "de": "verschiebe 3 auf morgen",
        "fr": "décale la 3 à demain",
        "es": "pasa la 3 a mañana",
        "ur": "3 کو کل تک ملتوی کرو",
    }
    exchange = Exchange("update_task", {"tasks": ["3"], "due": "x"}, changed)

    assert text in answer(put_off[tag], exchange, BY_TAG[tag])


async def test_what_is_put_into_urdu_is_isolated_from_its_direction() -> None:
    chat = chat_with(("Buy milk (2 l)",))

    text = await chat.say("1 مکمل کرو")

    assert "\u2068Buy milk (2 l)\u2069" in text
    assert text.count("\u2068") == text.count("\u2069")


@given(st.data())
@settings(deadline=None)
def test_any_message_is_read_in_any_language(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(OTHERS))
    said = sorted(language.vocabulary | language.telling | language.listing.heads)
    marks = ("3", "1-3", ",", ".", "?", "\n", ":", '"', "#tag", "2026-12-01")
    words = st.lists(st.sampled_from([*said, *marks]), max_size=20)
    message = data.draw(st.text(max_size=200) | words.map(" ".join))
    conversation = Conversation((), Turn(message, ()))
    offered = {str(name): None for name in ALL_ARGUMENTS}

    assert spoken(conversation) in (*LANGUAGES, ARABIC)
    step = next_step(conversation, offered, language)
    if isinstance(step, Answer):
        assert step.text.strip()
    else:
        assert all(call.arguments.get("tasks", ["-"]) for call in step.calls)
        assert all(call.arguments.get("title", "-") for call in step.calls)


async def test_urdu_typed_with_arabic_letters_and_digits_is_understood() -> None:
    chat = chat_with(phrases_urdu.TITLES)

    await chat.say("\u200f٣ مكمل كرو")

    assert changes_and_lists(chat) == [phrases.done("3")]


@pytest.mark.parametrize(
    "said", ["أضف شراء الحليب", "ما المهام المتأخرة؟", "احذف المهمة 3", "مرحبا"]
)
async def test_arabic_is_told_in_arabic_what_to_do_instead(said: str) -> None:
    chat = chat_with(("Buy milk",))

    answer = await chat.say(said)

    assert "لا أفهم العربية" in answer
    assert "add شراء الحليب" in answer
    assert changes_and_lists(chat) == []


async def test_a_title_can_be_arabic() -> None:
    chat = chat_with(())

    await chat.say("add شراء الحليب")

    assert changes_and_lists(chat) == [("add_task", {"title": "شراء الحليب"})]
