"""What to do next in a turn, given what was done in it already.

The plan is made anew at each model call, from the message and the conversation before it, so
nothing has to be kept between calls. A call that was made is never made again, whoever made it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
from backend.agent.builtin.steps import Answer, Call, Calls, Say, Step

MOST_ROUNDS = 6
"""Of tool calls in a turn; the last intent may take some more. The agent allows ten by default."""
MOST_STEPS = 4
"""Calls for one intent, each after what came of the one before."""


def next_step(conversation: Conversation, offered: Offered, language: Language) -> Calls | Answer:
    """Return the tool calls to make now, or the answer when all are made."""
    answers = Answers(language)
    done = list(conversation.current.exchanges)
    made: list[Exchange] = []
    lines: list[str] = []
    rounds = 0
    for stage in _stages(parse(conversation.current.message, language)):
        if rounds >= MOST_ROUNDS:
            lines.append(answers.say(Say(Remark.TOO_MUCH.name)))
            break
        longest = 0
        resolver = Resolver(language, offered, conversation, tuple(made))
        waiting: list[Call] = []
        results: list[Exchange] = []
        for intent in stage:
            run = _Run(answers, resolver, done, declines=isinstance(intent, ActOnAll))
            if (call := run.until_call(resolver.resolve(intent))) is not None:
                waiting.append(call)
            results += run.exchanges
            longest = max(longest, len(run.exchanges))
            lines += run.lines
        if waiting:
            return Calls(tuple(waiting))
        made += results
        rounds += longest
        if any(isinstance(exchange.outcome, Failure) for exchange in results):
            break
    return Answer(" ".join(dict.fromkeys(filter(None, lines))) or answers.say(Say("HELP")))


@dataclass
class _Run:
    """Goes through what an intent needs, as far as it was done already."""

    answers: Answers
    resolver: Resolver
    done: list[Exchange]
    declines: bool
    exchanges: list[Exchange] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def until_call(self, step: Step) -> Call | None:
        """Return the call to make now; None if there is none left."""
        following: Step | None = step
        for _ in range(MOST_STEPS):
            if following is None:
                return None
            if isinstance(following, Say):
                self.lines.append(self.answers.say(following))
                return None
            exchange = _pop(self.done, following.tool, following.arguments)
            if exchange is None:
                return following
            following = self._after(following, exchange)
        return None

    def _after(self, call: Call, exchange: Exchange) -> Step | None:
        self.exchanges.append(exchange)
        following = call.then(exchange) if call.then else None
        if following is None or call.is_told:
            self.lines.append(self.answers.tell(exchange, declines=self.declines))
        return None if following is None else self.resolver.checked(following)


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
    """Yield the intents in groups that can be done at the same time."""
    stages: list[list[Intent]] = []
    for intent in intents:
        if stages and all(_are_independent(earlier, intent) for earlier in stages[-1]):
            stages[-1].append(intent)
        else:
            stages.append([intent])
    yield from stages


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
