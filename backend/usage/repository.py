"""Queries on what one owner's conversations took."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    SQLColumnExpression,
    case,
    func,
    insert,
    select,
)
from sqlmodel import col

from backend.agent.events import ModelUsed
from backend.identity.models import PersonRow
from backend.usage.models import ModelCallRow
from backend.usage.spending import NANO, Spending

_TOKENS = func.sum(col(ModelCallRow.input_tokens) + col(ModelCallRow.output_tokens))


def _sum(value: SQLColumnExpression[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(value), 0)


def _count(fact: SQLColumnExpression[bool]) -> ColumnElement[Any]:
    return _sum(case((fact, 1), else_=0))


# In the order of the fields of `Spending`.
_SPENDING = (
    func.count(),
    _sum(col(ModelCallRow.input_tokens)),
    _sum(col(ModelCallRow.output_tokens)),
    _sum(col(ModelCallRow.cached_tokens)),
    _sum(col(ModelCallRow.cost_nano_usd)),
    _count(col(ModelCallRow.cost_nano_usd).is_(None)),
    _count(col(ModelCallRow.estimated)),
)


class UsageRepository:
    """The calls made for one owner, inside one transaction."""

    def __init__(self, connection: Connection, owner_id: str) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def add(
        self,
        thread_id: str,
        used: ModelUsed,
        *,
        call_id: str,
        called_at: dt.datetime,
        estimated: bool,
    ) -> None:
        """Keep a call."""
        cost = None if used.cost_usd is None else round(used.cost_usd * NANO)
        self._connection.execute(
            insert(ModelCallRow).values(
                owner_id=self._owner_id,
                called_at=called_at,
                id=call_id,
                thread_id=thread_id,
                model=used.model,
                input_tokens=used.input_tokens,
                output_tokens=used.output_tokens,
                cached_tokens=used.cached_tokens,
                cost_nano_usd=cost,
                estimated=estimated,
            )
        )

    def since(self, start: dt.datetime) -> Spending:
        """Return what was spent from `start` on."""
        return self._one(self._owned(*_SPENDING).where(_from(start)))

    def of_conversation(self, thread_id: str) -> Spending:
        """Return what the conversation took from its beginning."""
        in_it = col(ModelCallRow.thread_id) == thread_id
        return self._one(self._owned(*_SPENDING).where(in_it))

    def by_model(self, start: dt.datetime) -> Sequence[tuple[str, Spending]]:
        """Return what each model took from `start` on, the most tokens first."""
        return self._each(col(ModelCallRow.model), start)

    def by_conversation(self, start: dt.datetime, limit: int) -> Sequence[tuple[str, Spending]]:
        """Return the conversations that took the most tokens from `start` on, most first."""
        return self._each(col(ModelCallRow.thread_id), start, limit)

    def _each(
        self, key: SQLColumnExpression[str], start: dt.datetime, limit: int | None = None
    ) -> Sequence[tuple[str, Spending]]:
        query = self._owned(key, *_SPENDING).where(_from(start)).group_by(key)
        rows = self._connection.execute(query.order_by(_TOKENS.desc(), key).limit(limit))
        return [(row[0], _spending(row[1:])) for row in rows]

    def _owned(self, *columns: SQLColumnExpression[Any]) -> Select[Any]:
        return select(*columns).where(col(ModelCallRow.owner_id) == self._owner_id)

    def _one(self, query: Select[Any]) -> Spending:
        return _spending(self._connection.execute(query).one())


def spending_of_everyone(
    connection: Connection, start: dt.datetime
) -> Sequence[tuple[str, str, Spending]]:
    """Return each owner's id, name and spending from `start` on: for the operator alone."""
    owner, name = col(ModelCallRow.owner_id), func.coalesce(col(PersonRow.name), "")
    query = (
        select(owner, name, *_SPENDING)
        .join_from(ModelCallRow, PersonRow, col(PersonRow.id) == owner, isouter=True)
        .where(_from(start))
        .group_by(owner, name)
        .order_by(_TOKENS.desc(), owner)
    )
    return [(row[0], row[1], _spending(row[2:])) for row in connection.execute(query)]


def _from(start: dt.datetime) -> ColumnElement[bool]:
    return col(ModelCallRow.called_at) >= start


def _spending(row: Sequence[Any]) -> Spending:
    # PostgreSQL adds whole numbers up to decimals.
    return Spending(*map(int, row))
