"""What comes of a click."""

from dataclasses import dataclass

from backend.widgets.drawn import Drawn


@dataclass(frozen=True)
class Outcome:
    """What to draw after a click, and what to tell the model of it."""

    widget: Drawn
    note: str = ""
    """"" if nothing happened that the model has to know."""
