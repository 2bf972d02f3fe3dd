"""Whether a widget is one that every ChatKit client can draw.

`chatkit.types` accepts much that renders nothing: unknown components and roots pass as dynamic
ones, unknown props are dropped in silence.
"""

import warnings
from typing import Any

from chatkit.widgets import DynamicWidgetComponent, DynamicWidgetRoot, WidgetRoot
from pydantic import BaseModel, TypeAdapter

_ROOT = TypeAdapter[WidgetRoot](WidgetRoot)


def lint(widget: dict[str, Any]) -> list[str]:
    """Return what is wrong with the widget, nothing if all is well."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        root = _ROOT.validate_python(widget)
        if isinstance(root, DynamicWidgetRoot):
            return [f"{widget.get('type')} is not valid as a root"]
        dumped = root.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    return [
        *_untyped(root),
        *_dropped(widget, dumped, widget["type"]),
        *_misplaced(widget),
    ]


def _untyped(component: Any) -> list[str]:
    if isinstance(component, DynamicWidgetComponent):
        return [f"{component.type} is no component"]
    children = getattr(component, "children", None) if isinstance(component, BaseModel) else None
    if isinstance(children, BaseModel):
        children = [children]
    return [problem for child in children or [] for problem in _untyped(child)]


def _dropped(given: Any, kept: Any, path: str) -> list[str]:
    if isinstance(given, dict) and isinstance(kept, dict):
        lost = [f"{path}.{name} is no prop" for name in given if name not in kept]
        both = [name for name in given if name in kept]
        return lost + [
            p for name in both for p in _dropped(given[name], kept[name], f"{path}.{name}")
        ]
    if isinstance(given, list) and isinstance(kept, list):
        pairs = enumerate(zip(given, kept, strict=False))
        return [p for i, (a, b) in pairs for p in _dropped(a, b, f"{path}[{i}]")]
    return []


def _misplaced(widget: dict[str, Any], parent: str = "") -> list[str]:
    kind = widget.get("type", "")
    wrong = (kind == "ListViewItem") != (parent == "ListView")
    problems = [f"{kind} inside {parent}"] if parent and wrong else []
    for child in widget.get("children", []):
        problems += _misplaced(child, kind)
    return problems
