"""What a widget shows, so that it can be drawn again later.

A widget carries its view in the `key` of its root. The server reads it from the stored item, never
from what a browser sends.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from chatkit.widgets import WidgetRoot
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from backend.texts.language import ENGLISH, Language
from backend.widgets.drawn import Drawn
from backend.widgets.task_filters import TaskFilters
from mcp_server.contract import Task, Tasks, ToolName


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class LastChange(_View):
    """What a click in this widget has changed."""

    message: str
    change_id: str


class ListView(_View, TaskFilters):
    """One page of the tasks that fit these filters."""

    kind: Literal["list"] = "list"
    came_from: Literal["list_lists", "task_stats", "show_help"] | None = None
    """The action that shows the widget it was opened from."""
    last: LastChange | None = None


class ChangeView(_View):
    """The tasks that a change touched, as it left them."""

    kind: Literal["change"] = "change"
    tasks: Tasks
    message: str
    change_id: str | None = None
    is_told: bool = False
    """The assistant says beside it what was done, so the Card need not."""


class DetailView(_View):
    """One task, with all that is known of it."""

    kind: Literal["detail"] = "detail"
    task_id: str
    back: Annotated[ListView | ChangeView, Field(discriminator="kind")] | None = None
    """Where it was opened from. None: from a conversation."""
    last: LastChange | None = None


class ListsView(_View):
    """The lists."""

    kind: Literal["lists"] = "lists"


class StatsView(_View):
    """What was done in the last days."""

    kind: Literal["stats"] = "stats"
    days: int = 7


class HelpView(_View):
    """What can be asked for."""

    kind: Literal["help"] = "help"


class NoticeView(_View):
    """That there is nothing to show."""

    kind: Literal["notice"] = "notice"
    message: str = ""
    last: LastChange | None = None


Place = Annotated[
    ListView | ChangeView | DetailView | ListsView | StatsView | HelpView | NoticeView,
    Field(discriminator="kind"),
]
"""What can be gone back to: it is drawn again from what it says, and what is true by then."""


class PickView(_View):
    """The tasks that some words fit, to pick one from, once."""

    kind: Literal["pick"] = "pick"
    tool: str
    request_id: str | None = None


class FormView(_View):
    """A form for a new task, or for one as it was when the form was drawn. It is sent once."""

    kind: Literal["form"] = "form"
    task: Task | None = None
    request_id: str | None = None
    back: Place = ListView()


class ProposalRow(_View):
    """One task of a proposal, and what is to become of it."""

    task: Task | None = None
    """As it was then. None: it is to be added."""
    title: str = ""
    """Of one that is to be added."""
    lines: tuple[str, ...]
    """In words: `due Thu 19 Nov 2026 → Mon 23 Nov 2026`."""


class ProposalStep(_View):
    """One call of a task tool."""

    tool: ToolName
    arguments: dict[str, Any]


class ProposalView(_View):
    """Changes that wait for somebody's agreement, or what became of them.

    The steps are kept here and nowhere else: a browser sends no more than the id.
    """

    kind: Literal["proposal"] = "proposal"
    id: str
    title: str
    confirm: str
    """What the button says that agrees."""
    rows: tuple[ProposalRow, ...]
    steps: tuple[ProposalStep, ...]
    state: Literal["open", "applied", "undone", "closed"] = "open"
    change_id: str | None = None
    """Of what was done, all together."""
    message: str = ""


class InterruptedView(_View):
    """An answer that did not come to its end, until somebody goes on from there."""

    kind: Literal["interrupted"] = "interrupted"
    cause: Literal["server", "length"]
    state: Literal["open", "continued", "left"] = "open"
    """`left`: something else was written since."""


View = Annotated[
    Place | PickView | FormView | ProposalView | InterruptedView, Field(discriminator="kind")
]
_VIEW = TypeAdapter[View](View)


class _Spoken(BaseModel):
    language: Language = ENGLISH


def with_view(root: Mapping[str, Any], view: View, language: Language, text: str = "") -> Drawn:
    """Return the widget `root`, which carries its view and its language.

    `text` is copied in its place.
    """
    shown = view.model_dump(mode="json", exclude_none=True)
    key = json.dumps(shown | {"language": language}, ensure_ascii=False, separators=(",", ":"))
    return Drawn.model_validate({**root, "key": key}).saying(text)


def language_of(widget: WidgetRoot) -> Language:
    """Return the language it was drawn in: nobody asks when a change elsewhere draws it again."""
    try:
        return _Spoken.model_validate_json(widget.key or "{}").language
    except ValidationError:
        return ENGLISH


def view_of(widget: WidgetRoot) -> View | None:
    """Return what the widget shows; None if it was not drawn by this version."""
    try:
        return _VIEW.validate_json(widget.key or "")
    except ValidationError:
        return None
