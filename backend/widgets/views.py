"""What a widget shows, so that it can be drawn again later.

A widget carries its view in the `key` of its root. The server reads it from the stored item, never
from what a browser sends.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from chatkit.widgets import DynamicWidgetRoot, WidgetRoot
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from backend.widgets.payload import as_text
from mcp_server.contract import StatusFilter, Task, Tasks


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class ListView(_View):
    """One page of the tasks that fit these filters."""

    kind: Literal["list"] = "list"
    status: StatusFilter = "pending"
    when: str | None = None
    text: str | None = None
    list: str | None = None
    tag: str | None = None
    priority: str | None = None
    due_from: str | None = None
    due_to: str | None = None
    parent: Annotated[str | None, BeforeValidator(as_text)] = None
    sort: str | None = None
    limit: int | None = None
    cursor: str | None = None

    @property
    def words(self) -> str:
        """What the list is about, beyond the status of its tasks."""
        named = [f"“{self.text}”" if self.text else "", self.list or "", f"#{self.tag or ''}"]
        named += [self.when or "", f"{self.priority} priority" if self.priority else ""]
        return ", ".join(name for name in named if name.strip("#"))

    @property
    def filters(self) -> dict[str, object]:
        """The arguments of `list_tasks`."""
        return self.model_dump(exclude={"kind"}, exclude_none=True)


class ChangeView(_View):
    """The tasks that a change touched, as it left them."""

    kind: Literal["change"] = "change"
    tasks: Tasks
    message: str
    change_id: str | None = None


class PickView(_View):
    """The tasks that some words fit, to pick one from."""

    kind: Literal["pick"] = "pick"
    tool: str


class FormView(_View):
    """A form for a new task, or for one as it was when the form was drawn."""

    kind: Literal["form"] = "form"
    task: Task | None = None
    request_id: str | None = None
    back: Annotated[ListView | ChangeView, Field(discriminator="kind")] = ListView()


View = Annotated[ListView | ChangeView | PickView | FormView, Field(discriminator="kind")]
_VIEW = TypeAdapter[View](View)


def with_view(root: Mapping[str, Any], view: View) -> DynamicWidgetRoot:
    """Return the widget `root`, which carries its view."""
    key = view.model_dump_json(exclude_none=True, exclude_defaults=False)
    return DynamicWidgetRoot.model_validate({**root, "key": key})


def view_of(widget: WidgetRoot) -> View | None:
    """Return what the widget shows; None if it was not drawn by this version."""
    try:
        return _VIEW.validate_json(widget.key or "")
    except ValidationError:
        return None
