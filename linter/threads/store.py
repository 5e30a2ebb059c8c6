"""The store of threads: one SQLite file in the user's own data folder, readable by nobody else.

Every method is one transaction on a connection of its own, so a `Threads` may be shared by threads and a file
by processes. What a method has returned is on the disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.core import rulebook_for
from linter.engagement import Engagement
from linter.errors import StoreError, UsageError
from linter.knowledge import Knowledge, shipped
from linter.rulebook import CASE_FIELDS
from linter.threads.file import connect, data_folder
from linter.threads.names import called
from linter.threads.steps import Step, check_approval, take

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "threads.sqlite3"
#: the columns of an engagement that a thread keeps, and the defaults of those that are not given
_FIELDS = ("stage", "application", *CASE_FIELDS, "region")


class Thread(NamedTuple):
    """One conversation on one platform: where it stands and what it is called."""

    platform: str
    name: str
    engagement: Engagement
    #: its other names, such as the ids its page had before
    aliases: tuple[str, ...]
    changed: datetime

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class Change(NamedTuple):
    """An entry of a thread's history: what was told, when (UTC), and where the thread stood after it."""

    at: datetime
    #: `set`, or a `Step`
    event: str
    stage: str | None
    application: str


class Threads:
    """The threads that a user told about. Methods raise `StoreError` when the file cannot be used.

    A `name` is any name of the thread, its alias, or the address of its page. `platform` is needed only where
    threads of several platforms share a name.
    """

    def __init__(self, path: Path | None = None, *, knowledge: Knowledge | None = None) -> None:
        self.path = path or data_folder() / FILE_NAME
        self._knowledge = knowledge or shipped()

    def find(self, name: str, platform: str | None = None) -> Thread | None:
        """The thread called `name`, or None. Raises `UsageError` where several platforms have one."""
        with self._transaction("DEFERRED") as db:
            key = self._key(db, name, platform)
            return None if key is None else self._read(db, key)

    def get(self, name: str, platform: str | None = None) -> Thread:
        """The thread called `name`. Raises `UsageError`, naming a close one, where there is none."""
        with self._transaction("DEFERRED") as db:
            return self._read(db, self._known_key(db, name, platform))

    def list(self, platform: str | None = None) -> list[Thread]:
        """Every thread (of `platform`), the one that changed last first."""
        wanted = platform and rulebook_for(platform, self._knowledge).id
        with self._transaction("DEFERRED") as db:
            keys = db.execute("SELECT id FROM threads ORDER BY changed DESC, id DESC").fetchall()
            threads = [self._read(db, key) for (key,) in keys]
        return [thread for thread in threads if wanted in (None, thread.platform)]

    def history(self, name: str, platform: str | None = None) -> tuple[Change, ...]:
        """Everything told about a thread, the oldest first. Raises `UsageError` where there is none."""
        with self._transaction("DEFERRED") as db:
            rows = db.execute(
                "SELECT at, event, stage, application FROM changes WHERE thread = ? ORDER BY id",
                (self._known_key(db, name, platform),),
            ).fetchall()
        return tuple(Change(datetime.fromisoformat(at), *rest) for at, *rest in rows)

    def set(
        self,
        name: str,
        platform: str | None = None,
        *,
        stage: str | None = None,
        application: str | None = None,
        cases: Iterable[str] = (),
        region: str | None = None,
        aliases: Iterable[str] = (),
        approval_stands: bool | None = None,
    ) -> Thread:
        """Make the thread, or change of it what is given; the platform's own words will do, `cases` included.

        Raises `UsageError` for what the platform does not have, for a name that is another thread's, and for a new
        thread without a platform; `ApprovalError` where `approval_stands` must be answered first.
        """
        given: dict[str, Any] = {"stage": stage, "application": application, "region": region}
        with self._transaction() as db:
            key = self._key(db, name, platform)
            before = None if key is None else self._read(db, key)
            where = before.platform if before else self._platform_of(name, platform)
            rulebook = rulebook_for(where, self._knowledge)
            old = before.engagement if before else Engagement(rulebook.id)
            given |= {case.field: case.id for case in map(rulebook.case, cases)}
            new = rulebook.resolve(old._replace(**{field: value for field, value in given.items() if value}))
            if application is None:
                new = check_approval(old, new, rulebook, approval_stands)
            if key is None:
                key = self._insert(db, rulebook.id, called(name, self._knowledge).name)
            added = self._add_names(db, key, rulebook.id, aliases)
            if before is None or new != old or added:
                self._write(db, key, new, "set")
            return self._read(db, key)

    def step(
        self, name: str, step: Step | str, platform: str | None = None, *, approval_stands: bool | None = None
    ) -> Thread:
        """Tell that something happened. Raises `UsageError` with the reason where it cannot have.

        A step that changes nothing, as it was told before, leaves no entry in the history.
        """
        with self._transaction() as db:
            key = self._known_key(db, name, platform)
            before = self._read(db, key)
            rulebook = rulebook_for(before.platform, self._knowledge)
            old = before.engagement
            new = check_approval(old, take(Step(step), old, rulebook), rulebook, approval_stands)
            if new == old:
                return before
            self._write(db, key, new, str(step))
            return self._read(db, key)

    def remove(self, name: str, platform: str | None = None) -> Thread:
        """Forget a thread with its names and its history. Raises `UsageError` where there is none."""
        with self._transaction() as db:
            key = self._known_key(db, name, platform)
            thread = self._read(db, key)
            db.execute("DELETE FROM threads WHERE id = ?", (key,))
            return thread

    # ------------------------------------------------------------------------------- inside a transaction

    @contextmanager
    def _transaction(self, kind: str = "IMMEDIATE") -> Iterator[sqlite3.Connection]:
        try:
            with closing(connect(self.path)) as db:
                db.execute(f"BEGIN {kind}")
                # closing without a commit rolls back
                yield db
                db.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError("store", path=str(self.path), problem=str(error)) from error

    def _key(self, db: sqlite3.Connection, name: str, platform: str | None) -> int | None:
        wanted = called(name, self._knowledge)
        given = platform and rulebook_for(platform, self._knowledge).id
        if given and wanted.platform not in (None, given):
            raise UsageError("thread-elsewhere", name=name, platform=given)
        where = wanted.platform or given
        rows = dict(db.execute("SELECT platform, thread FROM names WHERE name = ?", (wanted.name,)).fetchall())
        if where is not None:
            return rows.get(where)
        if len(rows) > 1:
            raise UsageError("ambiguous-thread", name=wanted.name, platforms=", ".join(sorted(rows)))
        return next(iter(rows.values()), None)

    def _known_key(self, db: sqlite3.Connection, name: str, platform: str | None) -> int:
        key = self._key(db, name, platform)
        if key is not None:
            return key
        from difflib import get_close_matches

        names = [known for (known,) in db.execute("SELECT DISTINCT name FROM names").fetchall()]
        close = get_close_matches(name, names, n=1, cutoff=0.5)
        if close:
            raise UsageError("unknown-thread-close", name=name, close=close[0])
        raise UsageError("unknown-thread", name=name)

    def _platform_of(self, name: str, platform: str | None) -> str:
        where = called(name, self._knowledge).platform or platform
        if not where:
            raise UsageError("new-thread-platform", name=name, known=", ".join(self._knowledge.platforms))
        return where

    def _read(self, db: sqlite3.Connection, key: int) -> Thread:
        platform, changed, *fields = db.execute(
            f"SELECT platform, changed, {', '.join(_FIELDS)} FROM threads WHERE id = ?", (key,)
        ).fetchone()
        names = [name for (name,) in db.execute("SELECT name FROM names WHERE thread = ? ORDER BY place", (key,))]
        engagement = Engagement(platform)._replace(**dict(zip(_FIELDS, fields, strict=True)))
        return Thread(platform, names[0], engagement, tuple(names[1:]), datetime.fromisoformat(changed))

    def _insert(self, db: sqlite3.Connection, platform: str, name: str) -> int:
        key = db.execute("INSERT INTO threads (platform) VALUES (?)", (platform,)).lastrowid
        assert key is not None
        db.execute("INSERT INTO names VALUES (?, ?, ?, 0)", (platform, name, key))
        return key

    def _add_names(self, db: sqlite3.Connection, key: int, platform: str, aliases: Iterable[str]) -> bool:
        added = False
        for alias in aliases:
            name, where = called(alias, self._knowledge)
            if where not in (None, platform):
                raise UsageError("thread-elsewhere", name=alias, platform=platform)
            owner = db.execute("SELECT thread FROM names WHERE platform = ? AND name = ?", (platform, name)).fetchone()
            if owner is None:
                db.execute(
                    "INSERT INTO names SELECT ?, ?, ?, max(place) + 1 FROM names WHERE thread = ?",
                    (platform, name, key, key),
                )
                added = True
            elif owner != (key,):
                raise UsageError("thread-name-taken", name=name, other=self._read(db, owner[0]).name)
        return added

    def _write(self, db: sqlite3.Connection, key: int, engagement: Engagement, event: str) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        db.execute(
            f"UPDATE threads SET changed = ?, {', '.join(f'{field} = ?' for field in _FIELDS)} WHERE id = ?",
            (now, *(getattr(engagement, field) for field in _FIELDS), key),
        )
        db.execute(
            "INSERT INTO changes (thread, at, event, stage, application) VALUES (?, ?, ?, ?, ?)",
            (key, now, event, engagement.stage, engagement.application),
        )
