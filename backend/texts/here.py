"""When and in which language somebody is written to."""

import datetime as dt
from dataclasses import dataclass

from backend.texts.texts import Texts


@dataclass(frozen=True)
class Here:
    """What a widget has to know of the person it is drawn for."""

    now: dt.datetime
    """What time it is for them, in their zone."""
    texts: Texts
