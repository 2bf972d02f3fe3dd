"""All that is kept of one person, table by table. No secret, and no hash of one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, literal, select, tuple_
from sqlmodel import col

from backend.attachments.models import AttachmentRow
from backend.chat.models import FeedbackRow, ThreadItemRow, ThreadRow
from backend.identity.models import AccessTokenRow, PersonRow
from backend.preferences.models import PreferenceRow
from backend.usage.models import ModelCallRow

PAGE = 200
Json = dict[str, Any]
Key = Sequence[Any]
"""Of the last row of a page: the next one begins after it."""


class PersonalRecords:
    """The records of one person, inside one transaction."""

    def __init__(self, connection: Connection, owner_id: str) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def person(self) -> Json:
        """Return who it is, with what was chosen and which tokens were made."""
        person, token, choice = PersonRow, AccessTokenRow, PreferenceRow
        who = select(col(person.id), col(person.name), col(person.created_at))
        tokens = select(
            col(token.id),
            col(token.name),
            col(token.scopes),
            col(token.created_at),
            col(token.expires_at),
            col(token.revoked_at),
        )
        choices = select(col(choice.name), col(choice.value))
        found = self._all(who.where(col(person.id) == self._owner_id))
        return {
            **(found[0] if found else {"id": self._owner_id}),
            "access_tokens": self._all(tokens.where(col(token.person_id) == self._owner_id)),
            "preferences": self._all(choices.where(col(choice.owner_id) == self._owner_id)),
        }

    def conversations(self, after: Key | None) -> list[Json]:
        """Return a page of conversations, the oldest first."""
        row = ThreadRow
        query: Any = select(col(row.sequence), col(row.id), col(row.content))
        return self._page(query, (row.sequence, row.id), row.owner_id, after)

    def items(self, thread_id: str, after: Key | None) -> list[Json]:
        """Return a page of a conversation's items, those that a retry replaced too."""
        row = ThreadItemRow
        query: Any = select(
            col(row.sequence), col(row.id), col(row.superseded_at), col(row.content)
        )
        in_it = query.where(col(row.thread_id) == thread_id)
        return self._page(in_it, (row.sequence,), row.owner_id, after)

    def feedback(self, after: Key | None) -> list[Json]:
        """Return a page of opinions."""
        row = FeedbackRow
        query: Any = select(
            col(row.thread_id).label("conversation_id"),
            col(row.item_id),
            col(row.kind),
            col(row.given_at),
        )
        return self._page(query, (row.thread_id, row.item_id), row.owner_id, after)

    def usage(self, after: Key | None) -> list[Json]:
        """Return a page of calls of language models."""
        row = ModelCallRow
        query: Any = select(
            col(row.called_at),
            col(row.id),
            col(row.thread_id).label("conversation_id"),
            col(row.model),
            col(row.input_tokens),
            col(row.output_tokens),
            col(row.cached_tokens),
            col(row.cost_nano_usd),
            col(row.estimated),
        )
        return self._page(query, (row.called_at, row.id), row.owner_id, after)

    def attachments(self, after: Key | None) -> list[Json]:
        """Return a page of files, without their bytes."""
        row = AttachmentRow
        query: Any = select(
            col(row.id),
            col(row.name),
            col(row.mime_type),
            col(row.size),
            col(row.created_at),
            col(row.thread_id).label("conversation_id"),
        )
        return self._page(query, (row.id,), row.owner_id, after)

    def _page(self, query: Any, key: Sequence[Any], owner: Any, after: Key | None) -> list[Json]:
        columns: list[Any] = list(map(col, key))
        owned = query.where(col(owner) == self._owner_id)
        if after is not None:
            seen = [literal(v, c.type) for v, c in zip(after, columns, strict=True)]
            owned = owned.where(tuple_(*columns) > tuple_(*seen))
        return self._all(owned.order_by(*columns).limit(PAGE))

    def _all(self, query: Any) -> list[Json]:
        return [dict(row) for row in self._connection.execute(query).mappings()]
