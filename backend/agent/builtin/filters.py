"""Fields of a task as filters of a list."""

from collections.abc import Mapping

_DAYS = ("today", "tomorrow")
_DUE = {"when", "due_from", "due_to"}


def as_filters(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the filters that show tasks with these fields. Others than filters are left out."""
    filters: dict[str, object] = {k: v for k, v in fields.items() if k in ("priority", "list")}
    tags = fields.get("add_tags") or fields.get("tags")
    if isinstance(tags, list) and tags:
        filters["tag"] = tags[0]
    return filters | due_filters(str(fields.get("due", "")))


def refiltered(
    shown: Mapping[str, object], filters: Mapping[str, object]
) -> Mapping[str, object] | None:
    """Return the filters of a list with others in their place; None if it had none like them."""
    kinds = [_DUE if name in _DUE else {name} for name in filters]
    if not filters or not all(kind & shown.keys() for kind in kinds):
        return None
    replaced = set[str]().union(*kinds)
    kept = {name: value for name, value in shown.items() if name not in replaced}
    return kept | dict(filters)


def due_filters(due: str) -> dict[str, object]:
    """Return the filters for tasks due on a day that is said in words."""
    if due.casefold() in _DAYS:
        return {"when": due.casefold()}
    return {"due_from": due, "due_to": due} if due else {}
