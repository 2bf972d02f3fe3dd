"""What the built-in assistant understands, and the processor time that it takes to."""

import asyncio
from collections.abc import Mapping, Sequence
from statistics import median, quantiles

from bench.report import Row, absolute
from tests.corpus.evaluator import Verdict, evaluator
from tests.corpus.report import Rate, by_category, rate
from tests.corpus.utterance import HALVES, Half, utterances

RATES: Mapping[Half, float] = {"open": 0.97, "apart": 0.92}
TURN_MILLISECONDS = 40

Verdicts = Mapping[Half, Sequence[Verdict]]


def verdicts() -> Verdicts:
    """Return what the assistant makes of both halves of the corpus."""
    return asyncio.run(_verdicts())


async def _verdicts() -> Verdicts:
    with evaluator() as judge:
        return {half: await judge.verdicts(utterances(half)) for half in HALVES}


def assistant_rows(found: Verdicts) -> list[Row]:
    """Return the rates of both halves, and the 95th percentile of a turn's processor time."""
    turns = [verdict.cpu_milliseconds for half in HALVES for verdict in found[half]]
    took = [turn for turn in turns if turn is not None]
    name = f"built-in turn beyond its tool calls: CPU, p95 (median {median(took):.1f} ms)"
    return [
        *(_held(half, rate(found[half])) for half in HALVES),
        absolute(name, quantiles(took, n=20)[-1], "ms", at_most=TURN_MILLISECONDS),
    ]


def _held(half: Half, seen: Rate) -> Row:
    least = RATES[half]
    measured = f"{100 * seen.share:.1f} %"
    name = f"built-in assistant: {seen.total} utterances, {half} half"
    return Row(name, "", measured, "", f">= {100 * least:g} %", seen.share >= least)


def category_table(found: Verdicts) -> str:
    """Return how much of each category is understood, a line each."""
    columns = {half: by_category(found[half]) for half in HALVES}
    names = sorted(set().union(*columns.values()))
    width = max(map(len, names))
    head = f"{'Understood':<{width}}" + "".join(f"  {half:>20}" for half in HALVES)
    rows = [
        f"{name:<{width}}"
        + "".join(f"  {columns[half].get(name, Rate(0, 0))!s:>20}" for half in HALVES)
        for name in names
    ]
    return "\n".join([head, *rows])
