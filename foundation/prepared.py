"""Statements that run often: compiled once, then handed to the driver as they are.

SQLAlchemy keeps what it has compiled too, but for every statement it makes a context, a result and
rows of its own, which together take longer than a short statement itself. Its types, its errors
and its transactions stay.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from sqlalchemy import Connection, Dialect, Select, UpdateBase
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError

K = TypeVar("K")
Processor = Callable[[Any], Any]
Values = Mapping[str, Any]


class Prepared:
    """One statement, without lists of any length among its parameters.

    `columns`: those that an INSERT is given values of; all of its table's if there are none.
    """

    def __init__(self, statement: Select[Any] | UpdateBase, columns: Sequence[str] = ()) -> None:
        self._statement = statement
        self._columns = list(columns) or None
        self._forms: dict[str, _Form] = {}

    def rows(self, connection: Connection, values: Values) -> list[list[Any]]:
        """Return all rows, their values as the types of the columns read them."""
        form = self._form(connection.dialect)
        given = form.parameters(values)
        cursor = _cursor(connection, form)
        try:
            cursor.execute(form.sql, given)
            rows = [list(row) for row in cursor.fetchall()]
        except form.driver_error as error:
            _failed(connection, cursor, form.sql, error)
        finally:
            cursor.close()
        for place, read in form.readers:
            for row in rows:
                row[place] = read(row[place])
        return rows

    def run(self, connection: Connection, *values: Values) -> None:
        """Execute it once for each of the values."""
        form = self._form(connection.dialect)
        given = [form.parameters(one) for one in values]
        cursor = _cursor(connection, form)
        try:
            if len(given) == 1:
                cursor.execute(form.sql, given[0])
            elif given:
                cursor.executemany(form.sql, given)
        except form.driver_error as error:
            _failed(connection, cursor, form.sql, error)
        finally:
            cursor.close()

    def _form(self, dialect: Dialect) -> "_Form":
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = _form(self._statement, self._columns, dialect)
        return form


@dataclass(frozen=True)
class _Form:
    """A statement as the driver of one kind of database takes it."""

    sql: str
    names: Sequence[str]
    """Of its parameters, in their order where they have none in the text."""
    is_positional: bool
    own: Values
    """Parameters that the statement brings along."""
    writers: Sequence[tuple[str, Processor]]
    """What makes values fit for the driver, by the name of the parameter."""
    readers: Sequence[tuple[int, Processor]]
    """The same for results, by the place of the column."""
    driver_error: type[Exception]

    def parameters(self, values: Values) -> Any:
        given = {**self.own, **values}
        for name, write in self.writers:
            given[name] = write(given[name])
        if self.is_positional:
            return [given[name] for name in self.names]
        return {name: given[name] for name in self.names}


def _form(
    statement: Select[Any] | UpdateBase, columns: list[str] | None, dialect: Dialect
) -> _Form:
    compiled: Any = statement.compile(dialect=dialect, column_keys=columns)
    # By name: one that stands in several places is written once.
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    types = [column.type for column in statement.exported_columns]
    return _Form(
        sql=compiled.string,
        names=compiled.positiontup or list(binds),
        is_positional=compiled.positiontup is not None,
        own={name: bind.effective_value for name, bind in binds.items() if not bind.required},
        writers=_given(
            (name, bind.type.dialect_impl(dialect).bind_processor(dialect))
            for name, bind in binds.items()
        ),
        readers=_given(
            (place, kind.dialect_impl(dialect).result_processor(dialect, None))
            for place, kind in enumerate(types)
        ),
        driver_error=dialect.loaded_dbapi.Error,
    )


def _given(pairs: Iterable[tuple[K, Processor | None]]) -> list[tuple[K, Processor]]:
    return [(key, processor) for key, processor in pairs if processor]


def _cursor(connection: Connection, form: _Form) -> DBAPICursor:
    try:
        return connection.connection.cursor()
    except form.driver_error as error:  # It was lost before, and nobody has noticed.
        _failed(connection, None, form.sql, error)


def _failed(connection: Connection, cursor: DBAPICursor | None, sql: str, error: Any) -> NoReturn:
    """Raise SQLAlchemy's error in the place of the driver's; what is lost is not used again."""
    driver: Any = connection.connection.dbapi_connection
    dialect = connection.dialect
    is_lost = dialect.is_disconnect(error, driver, cursor)
    if is_lost:
        connection.invalidate(error)
    raise DBAPIError.instance(
        sql,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=is_lost,
        dialect=dialect,
    ) from error
