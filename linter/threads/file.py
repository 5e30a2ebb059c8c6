"""The file behind the store: where it is, who may read it, what its tables are."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from linter.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

#: the form of the tables; a file of a later form is left alone
_VERSION = 1
#: seconds that a change waits for those of other processes; each takes a few milliseconds
_PATIENCE = 30.0

_TABLES = """
CREATE TABLE threads (
    id INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    stage TEXT,
    application TEXT NOT NULL DEFAULT 'none',
    role TEXT, plan TEXT, contract TEXT, purpose TEXT, region TEXT,
    changed TEXT NOT NULL DEFAULT ''
);
CREATE TABLE names (
    platform TEXT NOT NULL,
    name TEXT NOT NULL,
    thread INTEGER NOT NULL REFERENCES threads ON DELETE CASCADE,
    place INTEGER NOT NULL,
    PRIMARY KEY (platform, name)
) WITHOUT ROWID;
CREATE INDEX names_of_thread ON names (thread, place);
CREATE INDEX threads_by_name ON names (name);
CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    thread INTEGER NOT NULL REFERENCES threads ON DELETE CASCADE,
    at TEXT NOT NULL,
    event TEXT NOT NULL,
    stage TEXT,
    application TEXT NOT NULL
);
CREATE INDEX changes_of_thread ON changes (thread);
"""


def data_folder() -> Path:
    """The folder for what sendlint keeps: `SENDLINT_DATA_DIR`, else the place the system has for such data."""
    from pathlib import Path

    chosen = os.environ.get("SENDLINT_DATA_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("sendlint", appauthor=False)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the file, which is made where there is none. Raises `StoreError` or `sqlite3.Error`."""
    _make_private(path)
    db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        # a commit is on the disk when it returns, its journal's removal included
        db.execute("PRAGMA synchronous = EXTRA")
        db.execute("PRAGMA foreign_keys = ON")
        # names of clients that were removed are not left behind in the file
        db.execute("PRAGMA secure_delete = ON")
        _ensure_tables(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _make_private(path: Path) -> None:
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # SQLite gives its journal the permissions of the file. A file that is there is not opened here: closing it
        # would drop the locks that another thread's connection holds, https://www.sqlite.org/howtocorrupt.html
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise StoreError("store", path=str(path), problem=error.strerror or str(error)) from error


def _ensure_tables(db: sqlite3.Connection, path: Path) -> None:
    if _version(db) == _VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    # another process may have made them in between
    version = _version(db)
    if version > _VERSION:
        raise StoreError("store-newer", path=str(path))
    if version == 0:
        for statement in _TABLES.split(";\n"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {_VERSION}")
    db.execute("COMMIT")


def _version(db: sqlite3.Connection) -> int:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version
