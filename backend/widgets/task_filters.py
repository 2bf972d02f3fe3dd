"""Which tasks a list shows."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from backend.widgets.payload import as_text
from mcp_server.contract import MAX_PAGE, Priority, Sort, StatusFilter, When


class TaskFilters(BaseModel):
    """The arguments of `list_tasks`: in a list's view, and in what its buttons send."""

    status: StatusFilter = "pending"
    when: When | None = None
    text: str | None = None
    list: str | None = None
    tag: str | None = None
    priority: Priority | None = None
    due_from: str | None = None
    due_to: str | None = None
    parent: Annotated[str | None, BeforeValidator(as_text)] = None
    sort: Sort | None = None
    limit: Annotated[int, Field(ge=1, le=MAX_PAGE)] | None = None
    cursor: str | None = None

    @property
    def filters(self) -> dict[str, object]:
        """The arguments as the tool, and a payload, take them."""
        return self.model_dump(include=set(TaskFilters.model_fields), exclude_none=True)
