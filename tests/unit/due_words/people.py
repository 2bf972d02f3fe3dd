"""Where and when the phrases are read."""

import datetime as dt
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = dt.datetime(2026, 11, 20, 10, 0, tzinfo=BERLIN)
