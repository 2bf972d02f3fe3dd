"""How many utterances are right, by category, and which are not."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from tests.corpus.evaluator import Verdict
from tests.corpus.utterance import Calls


@dataclass(frozen=True)
class Rate:
    """How many of so many are right."""

    right: int
    total: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.right / self.total if self.total else 1.0

    @override
    def __str__(self) -> str:
        return f"{self.right:>4} of {self.total:<4}{100 * self.share:6.1f} %"


def rate(verdicts: Sequence[Verdict]) -> Rate:
    """Return the rate of all."""
    return Rate(sum(verdict.right for verdict in verdicts), len(verdicts))


def by_category(verdicts: Sequence[Verdict]) -> dict[str, Rate]:
    """Return the rate of every category."""
    names = sorted({verdict.utterance.category for verdict in verdicts})
    return {
        name: rate([verdict for verdict in verdicts if verdict.utterance.category == name])
        for name in names
    }


def table(verdicts: Sequence[Verdict]) -> str:
    """Return the rates of the categories and of all, a line each."""
    rows = {**by_category(verdicts), "all": rate(verdicts)}
    width = max(map(len, rows))
    return "\n".join(f"{name:<{width}}  {found}" for name, found in rows.items())


def failures(verdicts: Sequence[Verdict]) -> str:
    """Return what is not right: what was expected, and what was seen."""
    return "\n\n".join(_failure(verdict) for verdict in verdicts if not verdict.right)


def _failure(verdict: Verdict) -> str:
    said = verdict.utterance
    lines = [f"{said.id} ({said.category}, {said.language})"]
    lines += [f"  before    {text!r}" for text in said.before]
    lines.append(f"  said      {said.say!r}")
    lines += [f"  expected  {_shown(option) or said.answer}" for option in said.options]
    calls = [
        f"{call.tool} {_json(call.arguments)}{' REFUSED' * call.refused}" for call in verdict.seen
    ]
    lines.append(f"  seen      {'; '.join(calls) or 'no call'}")
    lines.append(f"  answered  {verdict.text!r}")
    return "\n".join(lines)


def _shown(calls: Calls) -> str:
    return "; ".join(f"{call.tool} {_json(call.arguments)}" for call in calls)


def _json(arguments: object) -> str:
    return json.dumps(arguments, ensure_ascii=False)
