"""Where an answer names tasks, so that the page can open them from there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chatkit.types import Annotation, EntitySource

from backend.tasks.mentionable import Mentionable
from foundation.cleaning import folded
from mcp_server.contract import Task

MOST = 20
"""Of one message: in a longer list, all of them would be noise."""
_READ = 20_000
"""Characters of a message in which names are looked for."""
_SHORTEST = 3
"""Letters of a title that is looked for: shorter words stand for many other things."""
_UNTOUCHED = re.compile(
    r"^[ \t>]*+(?P<fence>`{3,}+|~{3,}+)[^`\n]*+\n.*?(?:^[ \t>]*+(?P=fence)[`~]*+[ \t]*+$|\Z)"
    r"|(?:\A|(?<=\n\n))(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+"
    r"|(?<!`)(?P<ticks>`++).+?(?<!`)(?P=ticks)(?!`)"
    r"|!?\[[^\[\]\n]*\]\([^()\n]*\)"
    r"|<[^<>\n]*>|\b\w+://\S+",
    re.MULTILINE | re.DOTALL,
)
"""Code, links and HTML: nothing is put into them. Read in one go, whatever a model writes."""
_NUMBER = re.compile(r"(?<![\w&#])#(\d{1,9})(?!\w)")
# What closes right after a title belongs to it: “Buy milk”, **Buy milk**.
_CLOSING = r"[*_~]*(?:[”“\"»«\u2019'](?!\w))?[*_~]*"
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def annotated(text: str, tasks: Iterable[Task]) -> list[Annotation]:
    """Return where a message of Markdown names these tasks, in order, each of them once.

    A task is named by its whole title, or by its number (`#3`). A title that several of them share
    names none. The index of an annotation counts the characters (code points) up to the end of
    the name.
    """
    plain = _UNTOUCHED.sub(lambda found: "\0" * len(found[0]), text[:_READ])
    numbered = {int(found[1]): found.end() for found in reversed([*_NUMBER.finditer(plain)])}
    named = sorted(_named(plain, [*tasks], numbered), key=lambda name: name[0])
    return [_annotation(task, end) for end, task in named[:MOST]]


def _named(
    plain: str, tasks: Sequence[Task], numbered: Mapping[int, int]
) -> Iterator[tuple[int, Task]]:
    told = " ".join(folded(_ESCAPED.sub("", plain)).split())
    bearers = Counter(folded(task.title) for task in tasks)
    taken: list[tuple[int, int]] = []
    # The longest first: “Buy milk” is not named where “Buy milk and eggs” is.
    for task in sorted(tasks, key=lambda task: len(task.title), reverse=True):
        title = folded(task.title)
        is_told = len(title) >= _SHORTEST and bearers[title] == 1 and title in told
        place = _place(task.title, plain, taken) if is_told else None
        if place is not None:
            taken.append(place)
            yield place[1], task
        elif task.number in numbered:
            yield numbered[task.number], task


def _place(title: str, plain: str, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where the title stands first, outside of what is taken."""
    words = r"\s+".join("".join(map(_letter, word)) for word in title.split())
    found = re.finditer(rf"(?<!\w){words}(?!\w){_CLOSING}", plain, re.IGNORECASE)
    places = (match.span() for match in found)
    free = (p for p in places if all(p[1] <= begin or p[0] >= end for begin, end in taken))
    return next(free, None)


def _letter(letter: str) -> str:
    # A backslash may stand before a sign that means something in Markdown.
    is_sign = letter.isascii() and not letter.isalnum()
    return rf"\\?{re.escape(letter)}" if is_sign else re.escape(letter)


def _annotation(task: Task, end: int) -> Annotation:
    entity = Mentionable.of(task)
    source = EntitySource(
        id=entity.id,
        title=entity.title,
        icon=entity.icon,
        label=entity.title,
        # Also where the number is in the text already: an icon alone looks like an empty box.
        inline_label=f"#{task.number}",
        interactive=True,
        data=dict(entity.data),
    )
    return Annotation(source=source, index=end)
