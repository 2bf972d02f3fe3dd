"""The language that a message is in.

What is understood counts first: a message is read in the languages whose words it holds, the one
with the most of them before the others. Where several would do, or none does, the language of the
conversation so far decides, and English at its start.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from backend.agent.builtin.boundaries import is_known
from backend.agent.builtin.conversation import Conversation
from backend.agent.builtin.english import ENGLISH
from backend.agent.builtin.intents import Instead, Intent, Pick, Remark, Unknown
from backend.agent.builtin.language import Language
from backend.agent.builtin.languages.arabic import ARABIC, is_arabic
from backend.agent.builtin.languages.french import FRENCH
from backend.agent.builtin.languages.german import GERMAN
from backend.agent.builtin.languages.spanish import SPANISH
from backend.agent.builtin.languages.urdu import URDU
from backend.agent.builtin.languages.writing import words
from backend.agent.builtin.parser import LONGEST_MESSAGE, parse

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, URDU)

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_TRIED = 600
"""Characters. Longer messages are read in the likeliest language alone."""
_MOST_TURNS = 20
_ENGLISH_WORDS = words(
    "the my is are to of and what show add delete task tasks done complete please me with for on "
    "remind list buy call this that it was why no"
)


def spoken(conversation: Conversation, languages: Sequence[Language] = LANGUAGES) -> Language:
    """Return the language to read and answer the last message in."""
    message = conversation.current.message
    if len(languages) == 1 or len(message) > LONGEST_MESSAGE:
        return _home(conversation, languages)
    home = _home(conversation, languages)
    ranked = sorted(languages, key=lambda language: (-_told(message, language), language != home))
    if len(message) > _LONGEST_TRIED:
        return ranked[0]
    if understanding := _understanding(message, ranked):
        return understanding
    if is_arabic(message) and not _words(message) & URDU.telling:
        return ARABIC
    return _likeliest(message, ranked, home)


def language_of(text: str, languages: Sequence[Language], otherwise: Language) -> Language:
    """Return the language that most words of a text tell of."""
    told = {language.tag: _told(text, language) for language in languages}
    best = max(languages, key=lambda language: (told[language.tag], language == otherwise))
    return best if told[best.tag] else otherwise


def _understanding(message: str, ranked: Sequence[Language]) -> Language | None:
    """Return the first language that makes sense of the whole message, or else of a part."""
    partly: Language | None = None
    for language in ranked:
        intents = parse(message, language)
        if all(map(_is_understood, intents)):
            return language
        if partly is None and any(map(_is_understood, intents)):
            partly = language
    return partly


def _is_understood(intent: Intent) -> bool:
    # Any words can be what was meant instead: "no, …".
    if isinstance(intent, Unknown) or (isinstance(intent, Instead) and intent.text):
        return False
    return isinstance(intent, Pick | Remark) or is_known([intent])


def _likeliest(message: str, ranked: Sequence[Language], home: Language) -> Language:
    told = [language for language in ranked if _told(message, language)]
    return told[0] if told else home


def _home(conversation: Conversation, languages: Sequence[Language]) -> Language:
    """Return the language of the last message that tells it."""
    for message in _earlier(conversation):
        told = sorted(languages, key=lambda language: -_told(message, language))
        if len(told) == 1 or _told(message, told[0]) > _told(message, told[1]):
            return told[0]
    return languages[0]


def _earlier(conversation: Conversation) -> Iterator[str]:
    for turn in reversed(conversation.earlier[-_MOST_TURNS:]):
        yield turn.message[:_LONGEST_TRIED]


def _told(message: str, language: Language) -> int:
    """Return how many words of a message tell that it is in a language."""
    words = _words(message)
    if language is ENGLISH:
        return len(words & (_ENGLISH_WORDS | language.vocabulary))
    count = len(words & language.telling)
    if language.script is not None:
        count += sum(1 for word in words if language.script.search(word))
    return count


@lru_cache(maxsize=64)
def _words(message: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(message))
