"""The words of an answer, from what the tools returned."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from backend.agent.builtin.conversation import Exchange
from backend.agent.builtin.language import Language
from backend.agent.builtin.outcomes import Failure
from backend.agent.builtin.phrasing import Phrasing
from backend.agent.builtin.steps import Say
from backend.agent.builtin.telling import Telling
from mcp_server.contract import (
    ListOverview,
    Refusal,
    RefusalCode,
    TaskChange,
    TaskDetail,
    TaskPage,
    TaskStats,
    ToolName,
)

_SET = frozenset(("due", "repeat", "priority", "list", "tags", "add_tags"))


@dataclass(frozen=True)
class Answers:
    """Answers in one language."""

    language: Language

    def say(self, say: Say) -> str:
        """Return a text with its values."""
        return self._text(say.key, **say.values)

    def tell(self, exchange: Exchange, *, declines: bool = False) -> str:
        """Return what came of a call. `declines`: the list is shown in place of what was asked."""
        told = self._told(exchange)
        return f"{self._text('decline_all')} {told}" if declines else told

    @property
    def _phrasing(self) -> Phrasing:
        return Phrasing(self.language)

    def _told(self, exchange: Exchange) -> str:
        match exchange.outcome:
            case TaskPage() as page:
                return self._page(page, exchange.arguments)
            case TaskChange() as change:
                return self._change(change, exchange)
            case TaskDetail() as detail:
                return Telling(self._phrasing).detail(detail)
            case ListOverview() as overview:
                return Telling(self._phrasing).lists(overview)
            case TaskStats() as stats:
                return Telling(self._phrasing).statistics(stats)
            case Refusal() as refusal:
                return self._refusal(refusal, exchange)
            case Failure() as failure:
                return self._failure(failure, exchange)
            case unknown:
                assert_never(unknown)

    def _failure(self, failure: Failure, exchange: Exchange) -> str:
        if failure.is_unknown:
            named = exchange.arguments.get("title") or exchange.arguments.get("tasks")
            what = ", ".join(map(str, named)) if isinstance(named, list) else named
            return self._text("failure_unknown", text=what or exchange.tool)
        return self._text("failure" if failure.text else "failure_silent", text=failure.text)

    def _refusal(self, refusal: Refusal, exchange: Exchange) -> str:
        match refusal:
            case Refusal(error=RefusalCode.AMBIGUOUS, candidates=[_] as tasks):
                return self._text("did_you_mean", tasks=tasks)
            case Refusal(error=RefusalCode.AMBIGUOUS, candidates=tasks) if tasks:
                # The words of one reference can be picked from: see `widgets/task_picker.py`.
                asked = exchange.arguments.get("tasks")
                one = isinstance(asked, list) and len(asked) == 1
                return self._text("pick") if one else self._text("ambiguous", any_of=tasks)
            case _:
                return self.language.refusals.get(refusal.error, refusal.message)

    def _change(self, change: TaskChange, exchange: Exchange) -> str:
        # The tools' own words are English.
        message = "" if self.language.refusals else change.message
        if exchange.tool == ToolName.UNDO or not change.tasks:
            return message or self._text("undo")
        if change.change_id is None:
            return message or self._text("unchanged", tasks=change.tasks)
        key = exchange.tool if self._phrasing.has(exchange.tool) else "done"
        many = f"{key}.many"
        key = many if len(change.tasks) > 1 and self._phrasing.has(many) else key
        return " ".join([self._text(key, tasks=change.tasks), *self._details(change, exchange)])

    def _details(self, change: TaskChange, exchange: Exchange) -> list[str]:
        first = change.tasks[0]
        if exchange.tool == ToolName.COMPLETE_TASK:
            comes_again = len(change.tasks) == 1 and first.repeat and first.status == "pending"
            return [self._text("next_time", due=self._phrasing.due(first))] if comes_again else []
        # Said of one, it is true of all: they were set alike.
        return list(self._phrasing.set_fields(first, _SET & exchange.arguments.keys()))

    def _page(self, page: TaskPage, arguments: Mapping[str, object]) -> str:
        count = {0: "none", 1: "one"}.get(page.total, "many")
        text = arguments.get("text", "")
        scope = next(s for s in _scopes(arguments) if self._phrasing.has(f"{s}.{count}"))
        lines = [self._text(f"{scope}.{count}", total=page.total, text=text)]
        if "cursor" in arguments:
            lines = [self._text("next_page", shown=len(page.tasks), total=page.total)]
        elif len(page.tasks) < page.total:
            lines.append(self._text("paged", shown=len(page.tasks), total=page.total))
        if page.next_cursor:
            lines.append(self._text("more"))
        return " ".join(lines)

    def _text(self, key: str, **values: object) -> str:
        return self._phrasing.text(key, **values)


def _scopes(arguments: Mapping[str, object]) -> tuple[str, ...]:
    """Return what a list is of, the closest first."""
    if "text" in arguments:
        return ("text",)
    filters = arguments.keys() - {"status", "cursor", "limit", "sort"}
    status = arguments.get("status", "pending")
    if not filters:
        return (str(status), "filtered")
    if filters == {"when"} and status == "pending":
        return (f"when.{arguments['when']}", "filtered")
    return ("filtered",)
