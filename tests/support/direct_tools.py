"""The task tools called in this process, at a time that the test sets."""

import datetime as dt
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from mcp.server.elicitation import AcceptedElicitation
from mcp.types import CallToolResult

from foundation.database import Database
from mcp_server.asking import Deletion
from mcp_server.contract import (
    ListOverview,
    Refusal,
    Task,
    TaskChange,
    TaskDetail,
    TaskPage,
    TaskStats,
    ToolName,
)
from mcp_server.tasks.owners import save_settings
from mcp_server.tools import TOOLS
from mcp_server.transactions import Services

_FUNCTIONS = {tool.name: tool.fn for tool in TOOLS}


@dataclass
class DirectTools:
    """One owner's tools. Every instance is another owner, unless it is given a name."""

    database: Database
    now: dt.datetime = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
    """A Friday."""
    zone: str = "Europe/Berlin"
    owner: str = field(default_factory=lambda: uuid4().hex)

    meta: dict[str, Any] = field(default_factory=dict)
    """Of every call."""

    def pass_time(self, **span: float) -> None:
        """Let some days, hours or minutes pass."""
        self.now += dt.timedelta(**span)

    def settle(self, time_zone: str = "", language: str = "") -> None:
        """Set the owner's zone and language."""
        with self.database.writing() as connection:
            save_settings(connection, self.owner, time_zone=time_zone, language=language)

    def call(self, tool: str, **arguments: Any) -> CallToolResult:
        """Return whatever the tool answers."""
        services = Services(self.database, ZoneInfo(self.zone), self.owner, clock=lambda: self.now)
        request = SimpleNamespace(lifespan_context=services, meta=self.meta)
        call = SimpleNamespace(request_context=request)
        if tool == ToolName.DELETE_TASK:
            arguments["agreement"] = AcceptedElicitation(data=Deletion(delete=True))
        result = _FUNCTIONS[tool](call, **arguments)
        assert isinstance(result, CallToolResult)
        return result

    def change(self, tool: str, **arguments: Any) -> TaskChange:
        """Return what a write did."""
        return TaskChange.model_validate(self._content(tool, arguments))

    def add(self, title: str, **arguments: Any) -> Task:
        """Return a new task."""
        return self.change("add_task", title=title, **arguments).tasks[0]

    def page(self, **arguments: Any) -> TaskPage:
        """Return a page of tasks."""
        return TaskPage.model_validate(self._content("list_tasks", arguments))

    def titles(self, **arguments: Any) -> list[str]:
        """Return the titles of a page."""
        return [task.title for task in self.page(**arguments).tasks]

    def detail(self, task: str) -> TaskDetail:
        """Return all of one task."""
        return TaskDetail.model_validate(self._content("get_task", {"task": task}))

    def lists(self) -> ListOverview:
        """Return the lists."""
        return ListOverview.model_validate(self._content("list_lists", {}))

    def stats(self, **arguments: Any) -> TaskStats:
        """Return the statistics."""
        return TaskStats.model_validate(self._content("task_stats", arguments))

    def refusal(self, tool: str, **arguments: Any) -> Refusal:
        """Return why the tool did nothing."""
        result = self.call(tool, **arguments)
        assert result.is_error, result.content
        return Refusal.model_validate(result.structured_content)

    def state(self) -> list[dict[str, Any]]:
        """Return everything that is kept of every task, but for its version."""
        services = Services(self.database, ZoneInfo(self.zone), self.owner)
        with services.of(self.owner, client="test", may_write=False).reading() as reading:
            tasks = sorted(reading.tasks.by_keys(range(1, 1000), ()), key=lambda t: t.number)
        return [{**task.snapshot(), "version": None} for task in tasks]

    def _content(self, tool: str, arguments: dict[str, Any]) -> Any:
        result = self.call(tool, **arguments)
        assert not result.is_error, result.content
        return result.structured_content
