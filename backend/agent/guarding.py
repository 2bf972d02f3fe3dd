"""What a model may do to tasks without asking: little at a time.

A model can be talked into anything by a text it reads, and the title of a task is such a text. So
what it asks for is done up to a limit, whatever it was told; beyond that, the person is asked.
"""

import asyncio
from typing import Any

from mcp.types import CallToolResult
from typing_extensions import override

from backend.agent.asking import Asking
from backend.agent.naming import Mentions
from backend.agent.repeating import Repeating
from backend.agent.tool_server import ToolServer
from backend.tasks.client import WHOLE, UserTasks, failure
from backend.tasks.errors import TasksError
from mcp_server.contract import (
    META_MOST,
    Refusal,
    RefusalCode,
    Task,
    TaskChange,
    ToolName,
)

MOST_TASKS = 5
"""Tasks that are changed in one turn before the person is asked."""
MOST_UNNAMED = 1
"""Of those that go to the trash, the ones that the message does not name: "delete it"."""
PROPOSAL = "proposal"
"""Where a result keeps the Card that asks."""
_LIMITED = {
    ToolName.COMPLETE_TASK: "complete",
    ToolName.REOPEN_TASK: "reopen",
    ToolName.UPDATE_TASK: "change",
    ToolName.DELETE_TASK: "delete",
    ToolName.UNDO: "take back the change of",
}


class GuardedTools(ToolServer):
    """All task tools, for one turn: its agents share the limit."""

    def __init__(self, tasks: UserTasks, message: str, calls: Repeating | None = None) -> None:
        super().__init__(tasks)
        self._mentions = Mentions(message)
        self._calls = calls or Repeating()
        self._touched = 0
        self._unnamed = 0
        self._asking = Asking()
        self._has_asked = False
        self._one_at_a_time = asyncio.Lock()

    def begin_round(self) -> None:
        """Note that the model is asked again, with what its last calls were answered."""
        self._has_asked = bool(self._asking)

    @override
    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: object = None
    ) -> CallToolResult:
        given = dict(arguments or {})
        if tool_name == ToolName.ADD_TASK:
            return await self._calls.next(ToolName.ADD_TASK, given).send(self._tasks)
        if tool_name not in _LIMITED:
            return await super().call_tool(tool_name, arguments)
        # Calls made in parallel are counted one after the other.
        async with self._one_at_a_time:
            if self._has_asked:
                return failure(Refusal(error=RefusalCode.FORBIDDEN, message=_WAITING))
            return await self._limited(ToolName(tool_name), given)

    async def _limited(self, tool: ToolName, arguments: dict[str, Any]) -> CallToolResult:
        references = _references(arguments)
        left = MOST_TASKS - self._touched
        if tool is ToolName.DELETE_TASK and not await self._may_delete(references):
            left = 0
        # Nothing more than was named, and of a change to take back nothing yet: what else the
        # call would touch is told first.
        asked = 0 if tool is ToolName.UNDO else min(left, len(references))
        call = self._calls.next(tool, arguments)
        result = await call.send(self._tasks, {META_MOST: asked})
        if (refusal := _too_many(result)) is None:
            self._touched += _changed(result)
            return result
        touched = refusal.candidates
        if len(touched) <= left:
            self._touched += len(touched)
            return await call.send(self._tasks, {META_MOST: len(touched)})
        return await self._ask(tool, arguments, refusal)

    async def _may_delete(self, references: list[str]) -> bool:
        """Return whether these may go to the trash without a question."""
        unnamed = [r for r in references if not self._mentions.reference(r)]
        if self._unnamed + len(unnamed) > MOST_UNNAMED:
            unnamed = [r for r in unnamed if not await self._is_mentioned(r)]
        if self._unnamed + len(unnamed) > MOST_UNNAMED:
            return False
        self._unnamed += len(unnamed)
        return True

    async def _is_mentioned(self, reference: str) -> bool:
        try:
            return self._mentions.task(await self._tasks.task(reference))
        except TasksError:
            return True  # It fits none, or several: the tool will refuse, and say why.

    async def _ask(
        self, tool: ToolName, arguments: dict[str, Any], refusal: Refusal
    ) -> CallToolResult:
        texts = (await self._tasks.here()).texts
        touched = refusal.candidates
        named = len(_references(arguments))
        if tool is ToolName.UNDO:
            change_id = arguments.get("change_id") or await self._newest_change(touched)
            arguments = {"change_id": change_id}
        self._asking.add(tool, arguments, touched, named=named, about=refusal.message, texts=texts)
        view = self._asking.view(texts)
        result = failure(
            Refusal(
                error=RefusalCode.TOO_MANY,
                message=f"Not done yet: a card asks whether to {_LIMITED[tool]} so many tasks "
                f"({len(view.rows)}). It is done after a click on “{view.confirm}”, not before.",
            )
        )
        # The Card is for the person: what a model reads stays short.
        meta = {**(result.meta or {}), WHOLE: {PROPOSAL: view.model_dump(mode="json")}}
        return result.model_copy(update={"meta": meta})

    async def _newest_change(self, touched: list[Task]) -> str:
        detail = await self._tasks.detail(touched[0].id)
        return detail.changes[0].change_id


_WAITING = (
    "A card waits for the user's click already, so nothing more is changed in this answer. "
    "Say so and end it."
)


def _references(arguments: dict[str, Any]) -> list[str]:
    given = arguments.get("tasks")
    listed = given if isinstance(given, list) else [given]
    return [str(reference) for reference in listed if reference is not None]


def _too_many(result: CallToolResult) -> Refusal | None:
    whole = (result.meta or {}).get(WHOLE) or {}
    if whole.get("error") != RefusalCode.TOO_MANY:
        return None
    return Refusal.model_validate(whole)


def _changed(result: CallToolResult) -> int:
    whole = (result.meta or {}).get(WHOLE) or {}
    if not whole.get("change_id"):
        return 0
    return max(1, len(TaskChange.model_validate(whole).tasks))
