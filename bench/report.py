"""What was measured, as a table on standard output."""

from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = ("", "baseline", "measured", "ratio", "target", "met")


@dataclass(frozen=True)
class Row:
    """One measurement. Without a target it is there for information."""

    name: str
    baseline: str
    measured: str
    ratio: str
    target: str = ""
    is_met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as printed."""
        verdict = {None: "", True: "yes", False: "NO"}[self.is_met]
        return (self.name, self.baseline, self.measured, self.ratio, self.target, verdict)


def times(
    name: str, baseline: float, measured: float, unit: str = "ms", at_most: float | None = None
) -> Row:
    """Return a row that holds the ratio of the two against a target."""
    ratio = measured / baseline
    return Row(
        name,
        f"{baseline:.4g} {unit}",
        f"{measured:.4g} {unit}",
        f"{ratio:.2f} x",
        "" if at_most is None else f"<= {at_most:g} x",
        None if at_most is None else ratio <= at_most,
    )


def added(name: str, baseline: float, measured: float, *, at_most: float) -> Row:
    """Return a row that holds the difference of two durations in ms against a target."""
    return Row(
        name,
        f"{baseline:.4g} ms",
        f"{measured:.4g} ms",
        f"{measured / baseline:.2f} x",
        f"<= +{at_most:g} ms (is {measured - baseline:+.1f})",
        measured - baseline <= at_most,
    )


def absolute(name: str, measured: float, unit: str, *, at_most: float) -> Row:
    """Return a row that holds the measured value itself against a target."""
    return Row(
        name, "", f"{measured:.4g} {unit}", "", f"<= {at_most:g} {unit}", measured <= at_most
    )


def missing(name: str, reason: str) -> Row:
    """Return a row that says why something was not measured."""
    return Row(name, "", "not measured", "", reason)


def print_report(rows: Sequence[Row]) -> None:
    """Print the table, and below it how many targets were met and missed."""
    table = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(cells[column]) for cells in table) for column in range(len(HEADINGS))]
    lines = [_line(cells, widths) for cells in table]
    print("\n".join(["", lines[0], _line(["-" * width for width in widths], widths), *lines[1:]]))
    held = [row for row in rows if row.is_met is not None]
    missed = sum(not row.is_met for row in held)
    print(f"\n{len(held) - missed} of {len(held)} targets met, {missed} missed.")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *rest = zip(cells, widths, strict=True)
    line = [name[0].ljust(name[1]), *(cell.rjust(width) for cell, width in rest)]
    return "  ".join(line).rstrip()
