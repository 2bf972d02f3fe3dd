"""What conversations are found by."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

# Not copied: what was written before must be found by the same words as what is written now.
from backend.chat.folding import folded
from backend.chat.searchable import text_in

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ROWS = 500
_THREAD = sa.table("thread", sa.column("owner_id"), sa.column("id"), sa.column("content", sa.JSON))
_ITEM = sa.table(
    "thread_item",
    sa.column("owner_id"),
    sa.column("thread_id"),
    sa.column("id"),
    sa.column("sequence"),
    sa.column("superseded_at"),
    sa.column("content", sa.JSON),
)


def upgrade() -> None:
    """Apply."""
    found_by = op.create_table(
        "search_text",
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("thread_id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id", "thread_id"],
            ["thread.owner_id", "thread.id"],
            name=op.f("fk_search_text_owner_id_thread_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "thread_id", "item_id", name=op.f("pk_search_text")),
    )
    for rows in _titles():
        op.bulk_insert(found_by, rows)
    for rows in _texts():
        op.bulk_insert(found_by, rows)


def downgrade() -> None:
    """Take back."""
    op.drop_table("search_text")


def _titles() -> Iterator[list[dict[str, object]]]:
    key = (_THREAD.c.owner_id, _THREAD.c.id)
    for rows in _pages(sa.select(*key, _THREAD.c.content), key):
        yield [
            {
                "owner_id": row.owner_id,
                "thread_id": row.id,
                "item_id": "",
                "sequence": 0,
                "text": folded(_title(row.content)),
            }
            for row in rows
        ]


def _title(content: object) -> str:
    title = content.get("title") if isinstance(content, dict) else None
    return title if isinstance(title, str) else ""


def _texts() -> Iterator[list[dict[str, object]]]:
    key = (_ITEM.c.owner_id, _ITEM.c.thread_id, _ITEM.c.id)
    query = sa.select(*key, _ITEM.c.sequence, _ITEM.c.content)
    for rows in _pages(query.where(_ITEM.c.superseded_at.is_(None)), key):
        yield [
            {
                "owner_id": row.owner_id,
                "thread_id": row.thread_id,
                "item_id": row.id,
                "sequence": row.sequence,
                "text": folded(text),
            }
            for row in rows
            if (text := text_in(row.content))
        ]


def _pages(
    query: sa.Select[tuple[object, ...]], key: tuple[sa.ColumnElement[object], ...]
) -> Iterator[list[sa.Row[tuple[object, ...]]]]:
    """Yield the rows of the query, some at a time, in the order of the key."""
    after: tuple[object, ...] | None = None
    while True:
        place = sa.tuple_(*key)
        page = query if after is None else query.where(place > sa.tuple_(*map(sa.literal, after)))
        rows = list(op.get_bind().execute(page.order_by(*key).limit(_ROWS)))
        if not rows:
            return
        yield rows
        after = tuple(rows[-1][: len(key)])
