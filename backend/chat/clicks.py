"""What a browser says was clicked, as one of the clicks our widgets make."""

from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from backend.texts.said import SaidError
from backend.widgets.help_card import ShowHelp
from backend.widgets.interrupted import Continue
from backend.widgets.list_overview import ShowLists
from backend.widgets.proposal import ApplyPlan
from backend.widgets.task_change import CompleteTask, DeleteTask, ReopenTask, Undo
from backend.widgets.task_detail import GetTask
from backend.widgets.task_form import Cancel, CreateTask, EditTask, UpdateTask
from backend.widgets.task_list import ListTasks
from backend.widgets.task_statistics import ShowStats

Change = CompleteTask | ReopenTask | DeleteTask | UpdateTask | CreateTask | Undo | ApplyPlan
Show = ListTasks | GetTask | ShowLists | ShowStats | ShowHelp | EditTask | Cancel
Click = Annotated[Change | Show | Continue, Field(discriminator="type")]
_CLICK = TypeAdapter[Click](Click)
_SHOWN_CHARACTERS = 200


class ClickError(SaidError):
    """A click that means nothing."""


def read_click(action_type: str, payload: Any) -> Click:
    """Return the click that a browser sent.

    Raises:
        ClickError: If no widget of ours sends such a thing.
    """
    try:
        return _CLICK.validate_python({"type": action_type, "payload": payload or {}})
    except ValidationError as error:
        fields = sorted({".".join(map(str, e["loc"][1:])) or "type" for e in error.errors()})
        named = ", ".join(fields)[:_SHOWN_CHARACTERS]
        raise ClickError(lambda texts: texts.notice.bad_click.format(fields=named)) from error
