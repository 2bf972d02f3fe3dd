"""What every new item of a thread carries."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from chatkit.store import Store, StoreItemType
from chatkit.types import ThreadMetadata

from backend.agent.context import ChatContext


@dataclass(frozen=True)
class NewItems:
    """Where the next items go."""

    store: Store[ChatContext]
    thread: ThreadMetadata
    context: ChatContext

    def fields(self, kind: StoreItemType) -> dict[str, Any]:
        """Return the id, thread and time of a new item."""
        return {
            "id": self.store.generate_item_id(kind, self.thread, self.context),
            "thread_id": self.thread.id,
            "created_at": dt.datetime.now(dt.UTC),
        }
