"""A widget as it was drawn: plain data, which is stored and sent without another look.

ChatKit's own class makes a model of every component and writes each of them once for every
component around it: of a list of 20 tasks, a millisecond whenever it is read or written.
"""

from typing import Any

from chatkit.widgets import DynamicWidgetRoot
from pydantic import PrivateAttr, model_serializer
from typing_extensions import override


class Drawn(DynamicWidgetRoot):
    """A root of ours. Its components are dicts, in which nothing is None.

    What holds one is dumped with `polymorphic_serialization`, or pydantic writes it as ChatKit's.
    """

    children: Any = None
    _copy_text: str = PrivateAttr("")

    @property
    def copy_text(self) -> str:
        """What is copied in its place. Known of one just drawn: the store keeps it in the item."""
        return self._copy_text

    def saying(self, text: str) -> "Drawn":
        """Return the widget, with the text that is copied in its place."""
        self._copy_text = text
        return self

    @model_serializer(mode="wrap")
    @override
    def serialize(self, next_: object) -> dict[str, Any]:
        """Return the widget as a browser reads it."""
        kept = {**self.__dict__, **(self.__pydantic_extra__ or {})}
        return {name: value for name, value in kept.items() if value is not None}
