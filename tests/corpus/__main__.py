"""`python -m tests.corpus open`: what is not right yet. `… apart`: the rates alone."""

import asyncio
import sys

from tests.corpus.evaluator import Verdict, evaluator
from tests.corpus.report import failures, table
from tests.corpus.utterance import HALVES, Half, utterances


async def _verdicts(half: Half) -> list[Verdict]:
    with evaluator() as judge:
        return await judge.verdicts(utterances(half))


def main() -> None:
    """Print the table of a half, and of the open one the failures too."""
    half = sys.argv[1] if sys.argv[1:] else ""
    if half not in HALVES:
        sys.exit("Usage: python -m tests.corpus open|apart")
    verdicts = asyncio.run(_verdicts("open" if half == "open" else "apart"))
    if half == "open" and (found := failures(verdicts)):
        sys.stdout.write(f"{found}\n\n")
    sys.stdout.write(f"{table(verdicts)}\n")


if __name__ == "__main__":
    main()
