"""Questions that the assistant asked, and the answers that settle them."""

from collections.abc import Sequence

from backend.agent.builtin.adding import added
from backend.agent.builtin.conversation import Conversation, Exchange
from backend.agent.builtin.intents import AddTask, Intent, Pick, Unknown
from backend.agent.builtin.languages.choice import spoken
from backend.agent.builtin.parser import parse
from backend.agent.builtin.recall import open_question
from backend.agent.builtin.steps import Call, Say
from backend.agent.builtin.targets import Recollection, UnclearTaskError, targets
from mcp_server.contract import Refusal, Task

_LONGEST_OFFER = 60
"""Characters. Longer texts that are no command are not offered as a task."""


def picked_by_words(unknown: Unknown, conversation: Conversation) -> Call | None:
    """Return the call that was in question if the words fit one of its candidates alone."""
    question = open_question(conversation.previous)
    if question is None:
        return None
    words = set(unknown.text.casefold().split()) - {"the", "one", "task", "a"}
    fitting = [t for t in _candidates(question) if words and words <= _words(t.title)]
    return _call_with(question, fitting) if len(fitting) == 1 else None


def confirmed(conversation: Conversation) -> Call | AddTask | Say:
    """Return what "yes" sets off."""
    question = open_question(conversation.previous)
    if question is not None:
        candidates = _candidates(question)
        if len(candidates) == 1:
            return _call_with(question, candidates)
        return Say("not_a_candidate", {"any_of": candidates})
    # In the language it was answered in: “yes” may be of another.
    language = spoken(Conversation(conversation.earlier[:-1], conversation.previous))
    earlier = parse(conversation.previous.message, language)
    if not conversation.previous.exchanges and is_offer(earlier):
        return added(conversation.previous.message, language)
    return Say("nothing_asked")


def is_offer(intents: Sequence[Intent]) -> bool:
    """Whether the answer to these intents offers to add the message as a task."""
    match list(intents):
        case [Unknown(text=text, is_question=False)]:
            return " " in text and len(text) <= _LONGEST_OFFER
        case _:
            return False


def settled(pick: Pick, question: Exchange) -> Call | Say:
    candidates = _candidates(question)
    try:
        names = targets(pick.references, Recollection([question], [question])).tasks
    except UnclearTaskError:
        return Say("not_a_candidate", {"any_of": candidates})
    # Only what was offered: "1" must not reach a task that nobody spoke of.
    chosen = [task for task in candidates if str(task.number) in names]
    if len(chosen) != len(names):
        return Say("not_a_candidate", {"any_of": candidates})
    return _call_with(question, chosen)


def _call_with(question: Exchange, chosen: Sequence[Task]) -> Call:
    """Return the call again, with the tasks chosen in the place of the words in question."""
    candidates = _candidates(question)
    named = question.arguments.get("tasks")
    names = list(map(str, named)) if isinstance(named, list) else []
    others = [name for name in names if len(names) > 1 and not _fits(name, candidates)]
    return Call(question.tool, {**question.arguments, "tasks": [*others, *_numbers(chosen)]})


def _fits(name: str, candidates: Sequence[Task]) -> bool:
    words = name.casefold().split()
    return all(word in task.title.casefold() for task in candidates for word in words)


def _numbers(tasks: Sequence[Task]) -> list[str]:
    return [str(task.number) for task in tasks]


def _candidates(question: Exchange) -> Sequence[Task]:
    return question.outcome.candidates if isinstance(question.outcome, Refusal) else ()


def _words(title: str) -> set[str]:
    return set(title.casefold().split())
