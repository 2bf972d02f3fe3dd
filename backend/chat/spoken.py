"""What a person has written, in a message of ChatKit's."""

import re

from chatkit.types import UserMessageItem, UserMessageTagContent, UserMessageTextContent

from backend.agent.routing import Route, UnknownRoute, route_of, without_route
from foundation.cleaning import one_line, shortened

_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_PLAIN = re.compile(r"[\w&-]+( [\w&-]+){0,2}")
_NAME_LENGTH = 100
_CLOSING = (" ", ",", ".", ";", ":", "!", "?", ")", "]", "\n")


def text_of(message: UserMessageItem | None) -> str:
    """Return the text as the agent reads it."""
    return without_route(_typed(message))


def route_for(message: UserMessageItem) -> Route | UnknownRoute:
    """Return where the message goes."""
    choice = message.inference_options.tool_choice
    return route_of(_typed(message), choice.id if choice else None)


def as_read(message: UserMessageItem) -> UserMessageItem:
    """Return the message without a leading `[TOOL:…]`, with mentions as words of its text."""
    if message.content == [] or message.content == [UserMessageTextContent(text=text_of(message))]:
        return message
    text = UserMessageTextContent(text=text_of(message))
    return message.model_copy(update={"content": [text]})


def mentions(message: UserMessageItem) -> list[UserMessageTagContent]:
    """Return what the message mentions, each once."""
    tags = [part for part in message.content if isinstance(part, UserMessageTagContent)]
    return list({(tag.id, _reference(tag)): tag for tag in tags}.values())


def explained(tag: UserMessageTagContent) -> str:
    """Return what a mention stands for, for a model. The name is somebody's text: it is fenced."""
    name = shortened(_name(tag).replace("<", "(").replace(">", ")"), _NAME_LENGTH)
    return f"{_reference(tag)}: <mention>{name}</mention>"


def _typed(message: UserMessageItem | None) -> str:
    """Return the text with each mention as a reference that every model understands."""
    text, is_tag = "", False
    for part in message.content if message else []:
        was_tag, is_tag = is_tag, isinstance(part, UserMessageTagContent)
        if isinstance(part, UserMessageTagContent):
            text = f"{_spaced(text)}{_reference(part)} "
        elif was_tag and part.text.startswith(_CLOSING):
            text = text[:-1] + part.text
        else:
            text += part.text
    return text[:-1] if is_tag else text


def _spaced(text: str) -> str:
    return text if not text or text[-1].isspace() or text[-1] in "([" else f"{text} "


def _reference(tag: UserMessageTagContent) -> str:
    """Return a task's number, the name of a list or tag; of anything else the title in quotes.

    A task's title, which somebody else may have written, is not said in the person's voice.
    """
    kind, _, key = tag.id.partition(":")
    number = str(tag.data.get("number", ""))
    if kind == "task" and _NUMBER.fullmatch(number):
        return f"#{int(number)}"
    name = _name(tag)
    if kind == "tag":
        return f"#{''.join(one_line(key).split())[:_NAME_LENGTH] or name}"
    if kind == "list":
        return f"my {name} list" if _PLAIN.fullmatch(name) else f'list "{name}"'
    return f'"{name}"'


def _name(tag: UserMessageTagContent) -> str:
    return shortened(one_line(tag.text).replace('"', "'"), _NAME_LENGTH)
