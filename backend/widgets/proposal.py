"""A Card that shows what is proposed, does it after a click, and takes it back."""

from typing import Any, Literal

from backend.texts.texts import Texts
from backend.widgets.action import action
from backend.widgets.drawn import Drawn
from backend.widgets.notice import notice_line
from backend.widgets.payload import Payload
from backend.widgets.task_row import Component, button
from backend.widgets.views import ProposalRow, ProposalView, with_view
from mcp_server.contract import TaskChange

_STATUS_ICONS = {
    "open": "circle-question",
    "applied": "check-circle",
    "undone": "lucide:undo-2",
    "closed": "info",
}


class ApplyPlanPayload(Payload):
    """Which proposal: it must be the one of the Card. What it is, only the server knows."""

    plan_id: str


class ApplyPlan(Payload):
    """A click that agrees to what is proposed."""

    type: Literal["apply_plan"]
    payload: ApplyPlanPayload


def proposal(view: ProposalView, texts: Texts, notice: str = "") -> Drawn:
    """Return the Card. `notice` tells why a click did nothing."""
    children: list[Component] = notice_line(notice)
    children += [_row(row) for row in view.rows]
    if footer := _footer(view, texts):
        children += [{"type": "Divider", "flush": True}, footer]
    card: dict[str, Any] = {
        "type": "Card",
        "size": "full",
        "status": {"text": view.title, "icon": _STATUS_ICONS[view.state]},
        "children": children,
    }
    if view.state == "open":
        apply = action("apply_plan", {"plan_id": view.id})
        card["confirm"] = {"label": view.confirm, "action": apply}
        card["cancel"] = {"label": texts.form.cancel, "action": action("cancel", {})}
    return with_view(card, view, texts.language, lines(view))


def after_undo(view: ProposalView, change: TaskChange, said: str) -> ProposalView:
    """Return the proposal after it was taken back, or done again."""
    state = "applied" if view.state == "undone" else "undone"
    update = {"state": state, "change_id": change.change_id, "message": said}
    return view.model_copy(update=update)


def lines(view: ProposalView) -> str:
    """Return the proposal as text."""
    return "\n".join(
        f"- {_name(row)}{': ' if row.lines else ''}{'; '.join(row.lines)}" for row in view.rows
    )


def _row(row: ProposalRow) -> Component:
    words: list[Component] = [{"type": "Text", "value": _name(row), "maxLines": 2}]
    words += [{"type": "Caption", "value": line, "maxLines": 2} for line in row.lines]
    key = {"key": row.task.id} if row.task else {}
    return {"type": "Col", **key, "gap": 0, "children": words}


def _name(row: ProposalRow) -> str:
    return f"#{row.task.number} {row.task.title}" if row.task else row.title


def _footer(view: ProposalView, texts: Texts) -> Component | None:
    """What became of it, and the way back."""
    if not view.message and not view.change_id:
        return None
    said: list[Component] = [
        {"type": "Caption", "value": view.message, "maxLines": 4},
        {"type": "Spacer"},
    ]
    if view.change_id:
        again = view.state == "undone"
        icon = "reload" if again else "lucide:undo-2"
        looks = {"variant": "outline", "size": "sm", "iconStart": icon}
        label = texts.proposal.again if again else texts.row.undo
        said.append(button(label, "undo", {"change_id": view.change_id}, **looks))
    return {"type": "Row", "align": "center", "gap": 2, "children": said}
