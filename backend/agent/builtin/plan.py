"""What to do next in a turn, given what was done in it already.

The plan is made anew at each model call, from the message and the conversation before it, so
nothing has to be kept between calls. A call that was made is never made again, whoever made it.
"""

import json
from collections.abc import Iterator, Sequence

from backend.agent.builtin.answers import Answers
from backend.agent.builtin.calls import Offered, Resolver
from backend.agent.builtin.conversation import Conversation, Exchange
from backend.agent.builtin.intents import (
    Act,
    ActOnAll,
    AddTask,
    Intent,
    Named,
    Remark,
    Unknown,
    Update,
)
from backend.agent.builtin.language import Language
from backend.agent.builtin.outcomes import Failure
from backend.agent.builtin.parser import parse
from backend.agent.builtin.recall import was_not_found
from backend.agent.builtin.steps import Answer, Call, Calls, Say

MOST_STAGES = 6
"""Rounds of tool calls in a turn. Each is one turn of the agent, which allows ten by default."""


def next_step(conversation: Conversation, offered: Offered, language: Language) -> Calls | Answer:
    """Return the tool calls to make now, or the answer when all are made."""
    answers = Answers(language)
    done = list(conversation.current.exchanges)
    made: list[Exchange] = []
    lines: list[str] = []
    for stage in _stages(parse(conversation.current.message, language)):
        resolver = Resolver(language, offered, conversation, tuple(made))
        waiting: list[Call] = []
        results: list[Exchange] = []
        for intent in stage:
            step = resolver.resolve(intent)
            if isinstance(step, Say):
                lines.append(answers.say(step))
                continue
            exchange = _take(done, step)
            if isinstance(exchange, Call):
                waiting.append(exchange)
            else:
                results.append(exchange)
                lines.append(answers.tell(exchange, declines=isinstance(intent, ActOnAll)))
        if waiting:
            return Calls(tuple(waiting))
        made += results
        if any(isinstance(exchange.outcome, Failure) for exchange in results):
            break
    return Answer(" ".join(dict.fromkeys(filter(None, lines))) or answers.say(Say("HELP")))


def _take(done: list[Exchange], call: Call) -> Exchange | Call:
    """Return what came of the call, taken out of what was done; or the call to make for it."""
    exchange = _pop(done, call.tool, call.arguments)
    if exchange is None:
        return call
    if call.otherwise is None or not was_not_found(exchange):
        return exchange
    second = Call(call.tool, call.otherwise)
    return _pop(done, second.tool, second.arguments) or second


def _pop(done: list[Exchange], tool: str, arguments: object) -> Exchange | None:
    same_tool = [exchange for exchange in done if exchange.tool == tool]
    same = [e for e in same_tool if _canonical(e.arguments) == _canonical(arguments)]
    # Another model may have begun the turn and worded the same call in its own way.
    for exchange in same or same_tool:
        done.remove(exchange)
        return exchange
    return None


def _canonical(arguments: object) -> str:
    return json.dumps(arguments, sort_keys=True, default=str)


def _stages(intents: Sequence[Intent]) -> Iterator[list[Intent]]:
    """Yield the intents in groups that can be done at the same time, at most `MOST_STAGES`."""
    stages: list[list[Intent]] = []
    for intent in intents:
        if stages and all(_are_independent(earlier, intent) for earlier in stages[-1]):
            stages[-1].append(intent)
        else:
            stages.append([intent])
    yield from stages[:MOST_STAGES]
    if len(stages) > MOST_STAGES:
        yield [Remark.TOO_MUCH]


def _are_independent(earlier: Intent, intent: Intent) -> bool:
    if isinstance(earlier, Remark | Unknown) or isinstance(intent, Remark):
        return True
    if isinstance(earlier, AddTask) and isinstance(intent, AddTask):
        return True
    first, second = _numbers(earlier), _numbers(intent)
    return first is not None and second is not None and not first & second


def _numbers(intent: Intent) -> set[str] | None:
    """The tasks an intent changes; None if that depends on what is done before."""
    match intent:
        case AddTask():
            return set()
        case Act(references=references) | Update(references=references) if references:
            named = [r.words for r in references if isinstance(r, Named) and r.is_number]
            return set(named) if len(named) == len(references) else None
        case _:
            return None
