"""The planner without a language model: spreads tasks over days by rules."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from backend.agent.builtin.english import ENGLISH
from backend.agent.builtin.language import Language
from backend.agent.builtin.phrasing import Phrasing
from backend.agent.builtin.recent import Called, Recent
from backend.agent.builtin.steps import Answer, Call, Calls

A_DAY = 3
"""Tasks that a day is given, beside what is due on it already."""
TODAY = 5
"""The same of today, when the day is planned."""
_DAYS = 7
_PAGE = 50
_RANKS = {"high": 0, "medium": 1, "low": 2}


class Wish(Enum):
    """What kind of plan is wanted."""

    DAY = "day"
    WEEK = "week"
    OVERDUE = "overdue"
    STEPS = "steps"
    """Named: they become subtasks."""
    BREAK_DOWN = "break down"
    """Not named."""


_POLITE = (
    r"(?:(?:please|can you|could you|help me(?: to)?|let'?s|i want (?:you )?to|bitte|kannst du|"
    r"peux-tu|por favor|puedes|s'il te pla[iî]t|براہ کرم)\s+)*"
)
_END = r"(?:[\s,]+(?:please|for me|ahead|bitte|s'il te pla[iî]t|por favor))*[\s.!?\u06d4\u061f]*"
_TASK = r"(?:task|aufgabe|t[âa]che|tarea|کام)"
_REF = rf"(?:(?:the|la|die)\s+)?(?:{_TASK}\s+)?#?(?P<task>\d+|[\"“'][^\"”']+[\"”'])"
_VERB = r"(?:plan(?:ifie|ifica|ea|e)?|organi[sz]e|organisiere|organise|organiza|schedule|arrange)"
_MY = r"(?:my|the|our|this|meinen?|diese|den|die|ma|la|cette|mi|esta|el)"
_DAY = r"(?:day|today|tag|heute|journ[ée]e|d[ií]a|hoy)"
_WEEK = r"(?:(?:whole |next )?week|next (?:7|seven) days|woche|semaine|semana)"
_LATE = r"(?:overdue|[üu]berf[äa]llige[sn]?|en retard|atrasad[oa]s?|vencid[oa]s?)"
_SORT = (
    r"(?:triage|sort(?: out| through)?|tidy(?: up)?|clean(?: up)?|deal with|sortiere|ordne|"
    r"trie|ordena|organi[sz]e|plan|spread(?: out)?|catch up (?:on|with))"
)
_IT = r"(?:it|them|that)(?:\s+out)?"
_THINGS = r"(?:tasks?|ones?|stuff|things?|items?|aufgaben)"
_SPLIT = r"(?:split|divide|zerlege|teile|d[ée]coupe|d[ée]compose|desglosa)"
_WISHES: Sequence[tuple[Wish, str]] = (
    (Wish.DAY, rf"{_VERB}\s+(?:{_MY}\s+)?{_DAY}(?:'s tasks)?"),
    (Wish.DAY, r"میر[ےا]\s+(?:آج|دن)\s+کا\s+منصوبہ(?:\s+بناؤ|\s+بنائیں)?"),
    (Wish.WEEK, rf"{_VERB}\s+(?:{_MY}\s+)?{_WEEK}"),
    (Wish.WEEK, r"میرے?\s+ہفتے\s+کا\s+منصوبہ(?:\s+بناؤ|\s+بنائیں)?"),
    (
        Wish.OVERDUE,
        rf"{_SORT}\s+(?:\w+\s+){{0,4}}?{_LATE}(?:\s+{_THINGS})?",
    ),
    (
        Wish.OVERDUE,
        rf"(?:what(?:'s| is)\s+)?{_LATE}[\s,?;:\u2013-]+(?:please\s+)?{_SORT}\s+{_IT}",
    ),
    (
        Wish.OVERDUE,
        r"(?:ordne|sortiere|r[äa]um(?:e)?\s+auf)\s*,?\s*was\s+[üu]berf[äa]llig\s+ist",
    ),
    (Wish.OVERDUE, r"تاخیر\s+والے\s+کام\s+ترتیب\s+د(?:و|یں)"),
    (Wish.OVERDUE, r"triage(?:\s+my)?(?:\s+(?:tasks|list))?"),
    (
        Wish.STEPS,
        r"(?:sub-?tasks|steps|schritte|[ée]tapes|pasos)\s+(?:for|of|f[üu]r|von|pour|de|para)\s+"
        rf"{_REF}\s*:\s*(?P<steps>.+)",
    ),
    (Wish.STEPS, rf"{_REF}\s+کے\s+مراحل\s*:\s*(?P<steps>.+)"),
    (
        Wish.BREAK_DOWN,
        rf"break\s+(?:down\s+)?{_REF}(?:\s+(?:down|up))?(?:\s+in(?:to)?\s+.{{1,40}})?",
    ),
    (
        Wish.BREAK_DOWN,
        rf"{_SPLIT}\s+(?:up\s+)?{_REF}(?:\s+.{{1,40}})?",
    ),
)
_PATTERNS = [
    (wish, re.compile(rf"\s*{_POLITE}{pattern}{_END}", re.IGNORECASE | re.DOTALL))
    for wish, pattern in _WISHES
]
_SEPARATORS = re.compile(r"[,;\n\u060c]")
_DUE_TODAY = {0: "plan.nothing.none", 1: "plan.nothing.one"}


@dataclass(frozen=True)
class _Asked:
    wish: Wish
    task: str = ""
    steps: str = ""


def wants_plan(message: str) -> bool:
    """Return whether this is for the planner."""
    return _asked(message) is not None


def plan_step(recent: Recent, language: Language) -> Calls | Answer:
    """Return the calls to make now, or the answer in this language."""
    asked, phrasing = _asked(recent.message), Phrasing(language)
    if asked is None:
        return Answer(phrasing.text("plan.help"))
    if asked.wish is Wish.BREAK_DOWN:
        return Answer(phrasing.text("plan.no_ideas", task=asked.task))
    if proposed := [call for call in recent.calls if call.tool == "propose_plan"]:
        return Answer(_told(proposed[-1], phrasing))
    if asked.wish is Wish.STEPS:
        steps = [step.strip() for step in _SEPARATORS.split(asked.steps) if step.strip(" .")]
        entries = [f"{asked.task}: {step}" for step in steps]
        return _propose(phrasing.text("plan.steps"), subtasks=entries)
    return _spread(asked.wish, recent.calls, phrasing)


def _asked(message: str) -> _Asked | None:
    for wish, pattern in _PATTERNS:
        if match := pattern.fullmatch(message):
            found = match.groupdict()
            return _Asked(wish, (found.get("task") or "").strip("\"“”'"), found.get("steps") or "")
    return None


def _told(proposed: Called, phrasing: Phrasing) -> str:
    output = str(proposed.output)
    if not output.startswith("Nothing was proposed."):
        return phrasing.text("plan.proposed")
    # Why, the tool says in English alone.
    return output if phrasing.language is ENGLISH else phrasing.text("plan.refused")


def _spread(wish: Wish, calls: Iterable[Called], phrasing: Phrasing) -> Calls | Answer:
    outputs = {_key(call): call.output for call in calls if isinstance(call.output, dict)}
    wanted = [
        Call("task_stats", {"days": 1}),
        Call("list_tasks", {"when": "overdue", "sort": "due", "limit": _PAGE}),
        Call("list_tasks", {"when": "week", "sort": "due", "limit": 2 * _PAGE}),
    ]
    if wish is not Wish.OVERDUE:
        wanted.append(Call("list_tasks", {"when": "someday", "sort": "priority", "limit": _PAGE}))
        wanted.append(Call("list_tasks", {"when": "upcoming", "sort": "due", "limit": 1}))
    if not any(call.tool == "task_stats" for call in calls):
        return Calls(tuple(wanted))
    stats = outputs.get("task_stats", {})
    late, week, someday = (_tasks(outputs.get(when)) for when in ("overdue", "week", "someday"))
    if "last_day" not in stats:
        return Answer(phrasing.text("plan.unseen"))
    today = dt.date.fromisoformat(str(stats["last_day"]))
    late = sorted(late, key=lambda task: (_rank(task), str(task.get("due"))))
    days = _Days(today, week, first=TODAY if wish is Wish.DAY else A_DAY)
    entries = [f"{task['number']}: {days.take()}" for task in late]
    worth = [task for task in someday if _rank(task) <= _RANKS["medium"]]
    due_today = sum(_day(task) == today for task in week)
    if wish is Wish.DAY:
        # With nothing else to do, a day takes what matters less, too.
        chosen = worth if late or due_today else sorted(someday, key=_rank)[:A_DAY]
        entries += [f"{task['number']}: {today}" for task in chosen if days.take_on(today)]
    else:
        entries += [f"{task['number']}: {day}" for task in worth if (day := days.take_free())]
    if entries:
        return _propose(phrasing.text(f"plan.{wish.value}"), due=entries[:_PAGE])
    return Answer(_nothing(wish, due_today, _tasks(outputs.get("upcoming")), phrasing))


def _key(call: Called) -> str:
    if call.tool != "list_tasks" or not isinstance(call.arguments, dict):
        return call.tool
    return str(call.arguments.get("when"))


def _tasks(output: Any) -> list[dict[str, Any]]:
    rows = output.get("tasks") if isinstance(output, dict) else None
    return [row for row in rows or [] if isinstance(row, dict) and "number" in row]


def _rank(task: dict[str, Any]) -> int:
    return _RANKS.get(str(task.get("priority")), len(_RANKS))


def _day(task: dict[str, Any]) -> dt.date | None:
    due = str(task.get("due") or "")
    return dt.date.fromisoformat(due[:10]) if due else None


class _Days:
    """The days from today, each with room for a few tasks."""

    def __init__(self, today: dt.date, due: Iterable[dict[str, Any]], *, first: int) -> None:
        self._today = today
        self._first = first
        self._load = Counter(day for task in due if (day := _day(task)))

    def take(self) -> dt.date:
        """Return the first day with room, however far away."""
        day = self._today
        while not self._has_room(day):
            day += dt.timedelta(days=1)
        self._load[day] += 1
        return day

    def take_free(self) -> dt.date | None:
        """Return the next working day of this week with room; None if all are full."""
        for ahead in range(_DAYS):
            day = self._today + dt.timedelta(days=ahead)
            if day.isoweekday() <= 5 and self._has_room(day):
                self._load[day] += 1
                return day
        return None

    def take_on(self, day: dt.date) -> bool:
        """Return whether the day has room, and take it."""
        has_room = self._has_room(day)
        self._load[day] += has_room
        return has_room

    def _has_room(self, day: dt.date) -> bool:
        return self._load[day] < (self._first if day == self._today else A_DAY)


def _nothing(
    wish: Wish, due_today: int, coming: Sequence[dict[str, Any]], phrasing: Phrasing
) -> str:
    today = _DUE_TODAY.get(due_today, "plan.nothing.many")
    key = "plan.nothing" if wish is Wish.OVERDUE else today
    said = phrasing.text(key, count=due_today)
    if due_today or not coming:
        return said
    [first, *_] = coming
    due = phrasing.moment(str(first["due"]))
    title = first.get("title", "")
    return f"{said} {phrasing.text('plan.next', number=first['number'], title=title, due=due)}"


def _propose(title: str, **entries: list[str]) -> Calls:
    return Calls((Call("propose_plan", {"title": title, **entries}),))
