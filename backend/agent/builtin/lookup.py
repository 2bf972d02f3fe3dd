"""Looking for a task whose words are mistyped or not quite those of its title."""

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from backend.agent.builtin.conversation import Exchange
from backend.agent.builtin.steps import Call, Say, Step, Then
from mcp_server.contract import MAX_PAGE, Refusal, RefusalCode, Task, TaskPage, ToolName

LOOKUP: Mapping[str, object] = {"sort": "updated", "limit": MAX_PAGE}
"""Arguments of `list_tasks` that look through the tasks. No widget is drawn for them."""
MOST_OFFERED = 5

_WORD = re.compile(r"[^\W_]+")
_SHORT, _LONG = 4, 7
_STEM = 4
_NEAR = 70
"""Of 100: how alike words and a title have to be to be offered."""
_CAREFUL = (ToolName.DELETE_TASK,)
"""Tools that need all words to fit: of others the nearest one is told, and easily taken back."""


def looked_up(tool: str, arguments: Mapping[str, object]) -> Then:
    """Return what to do if the words of a call fit no task: the same with the nearest words."""

    def after(exchange: Exchange) -> Step | None:
        if not was_not_found(exchange) or all(name.isdecimal() for name in _names(arguments)):
            return None
        return Call(ToolName.LIST_TASKS, {"status": "all", **LOOKUP}, then=nearest)

    def nearest(exchange: Exchange) -> Step | None:
        tasks = exchange.outcome.tasks if isinstance(exchange.outcome, TaskPage) else []
        names = _names(arguments)
        right = [_found(name, tasks, is_careful=tool in _CAREFUL) for name in names]
        if all(right):
            spelled = {"tasks": right} if "tasks" in arguments else {"task": right[0]}
            return Call(tool, {**arguments, **spelled})
        if offered := near(" ".join(names), tasks):
            return Say("which_near", {"any_of": offered, "text": ", ".join(names)})
        return Say("no_such_task", {"text": ", ".join(names)})

    return after


def near(words: str, tasks: Sequence[Task]) -> list[Task]:
    """Return the open tasks that words could mean, the nearest first."""
    open_tasks = {task.number: task for task in tasks if task.status == "pending"}
    sharing = [number for number, task in open_tasks.items() if _shared(words, task)]
    alike = process.extract(
        words.casefold(),
        {number: task.title.casefold() for number, task in open_tasks.items()},
        scorer=fuzz.WRatio,
        score_cutoff=_NEAR,
        limit=MOST_OFFERED,
    )
    numbers = list(dict.fromkeys([*sharing, *(number for _, _, number in alike)]))
    return [open_tasks[number] for number in numbers[:MOST_OFFERED]]


def was_not_found(exchange: Exchange) -> bool:
    """Whether the words fit no task."""
    refusal = exchange.outcome
    return isinstance(refusal, Refusal) and refusal.error is RefusalCode.NOT_FOUND


def _names(arguments: Mapping[str, object]) -> list[str]:
    given = arguments.get("tasks", arguments.get("task"))
    return [str(name) for name in given] if isinstance(given, list) else [str(given)]


def _found(name: str, tasks: Sequence[Task], *, is_careful: bool) -> str:
    """Return a name that the tools find: with its typos put right, or of the only task near."""
    if name.isdecimal():
        return name
    if corrected := _corrected(name, [task.title for task in tasks]):
        return corrected
    open_tasks = [task for task in tasks if task.status == "pending"]
    sharing = [task for task in open_tasks if _shared(name, task)]
    if is_careful or len(sharing) != 1:
        return ""
    # Half of the words have to be its own: "the dentist appointment" is "Call the dentist".
    words = _telling(name)
    is_near = 2 * len(_shared(name, sharing[0])) >= len(words)
    return str(sharing[0].number) if is_near else ""


def _corrected(name: str, titles: Sequence[str]) -> str:
    """Return a name with each word as the titles spell it; "" if one is in none of them."""
    known = {word for title in titles for word in _WORD.findall(title.casefold())}
    right: list[str] = []
    for word in _WORD.findall(name.casefold()):
        if any(title_word.startswith(word) for title_word in known):
            right.append(word)
            continue
        typos = 0 if len(word) < _SHORT else 1 if len(word) < _LONG else 2
        found = process.extract(word, known, scorer=OSA.distance, score_cutoff=typos, limit=2)
        if typos and found and (len(found) == 1 or found[0][1] < found[1][1]):
            right.append(found[0][0])
        elif len(word) >= _SHORT:
            return ""
    corrected = " ".join(right)
    return "" if corrected == name.casefold() else corrected


def _telling(text: str) -> set[str]:
    """Return the beginnings of the words that tell tasks apart: "booking" is "book"."""
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if len(word) >= _SHORT}


def _shared(text: str, task: Task) -> set[str]:
    return _telling(text) & _telling(task.title)
