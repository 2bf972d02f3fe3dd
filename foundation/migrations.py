"""Bring a service's tables to the form its code expects."""

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, MetaData, inspect, text

from foundation.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints, so that a migration can drop them on every database."""


class SchemaError(Exception):
    """The database does not fit this version of taskchat."""


@dataclass(frozen=True)
class Schema:
    """One service's migrations: a package, its version table and its newest revision."""

    package: str
    version_table: str
    head: str

    def upgrade(self, database: Database) -> None:
        """Run the migrations that are missing.

        Raises:
            SchemaError: If the tables were made by a newer version.
        """
        if self.revision(database) == self.head:
            return  # Alembic takes half a second to import: not at every start.
        from alembic import command
        from alembic.util import CommandError

        try:
            with database.writing() as connection:
                command.upgrade(self.config(connection), "head")
        except CommandError as error:
            raise SchemaError(
                f"The database was made by another version of taskchat ({error}). "
                "Nothing was changed. Run the version that made it, or newer."
            ) from error

    def revision(self, database: Database) -> str | None:
        """Return the revision the database is at; None if it is empty."""
        with database.reading() as connection:
            if not inspect(connection).has_table(self.version_table):
                return None
            query = text(f"SELECT version_num FROM {self.version_table}")  # noqa: S608  # a constant
            return connection.execute(query).scalar()

    def knows(self, revision: str) -> bool:
        """Whether this version has the migration of this name."""
        from alembic.script import ScriptDirectory
        from alembic.util import CommandError

        folder = ScriptDirectory(str(files(self.package)))
        try:
            return folder.get_revision(revision) is not None
        except CommandError:
            return False

    def config(self, connection: Connection) -> "Config":
        """Return Alembic's configuration for work on this connection."""
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(files(self.package)))
        config.attributes["connection"] = connection
        config.attributes["version_table"] = self.version_table
        return config


def _plain_types(kind: str, item: object, _: object) -> str | Literal[False]:
    # A migration must mean the same when SQLModel's own types have changed.
    instant = "sa.DateTime(timezone=True)"
    names = {"AutoString": "sa.String()", "UTCDateTime": instant, "Instant": instant}
    return names.get(type(item).__name__, False) if kind == "type" else False


def run_migrations(metadata: MetaData) -> None:
    """Run Alembic on the connection that `Schema.config` gave it. Called by each `env.py`."""
    from alembic import context

    def ours(name: str | None, kind: str, _: object) -> bool:
        # Both services may share one PostgreSQL database.
        return kind != "table" or name in metadata.tables

    context.configure(
        connection=context.config.attributes["connection"],
        version_table=context.config.attributes["version_table"],
        target_metadata=metadata,
        include_name=ours,
        render_item=_plain_types,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
