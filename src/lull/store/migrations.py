"""The shape of the record on disk, as numbered steps. A step is never changed once released.

Each step is a named function. It runs in the same transaction as the row that records it, so that a step is
either wholly there or not there at all, whatever happens to the machine in between.
"""

import sqlite3
from collections.abc import Callable

from lull.store.record_unusable import RecordUnusable

APPLICATION_ID = 0x4C554C4C
"""Marks the file as a record of Lull ("LULL"); written into SQLite's own header."""

Migration = Callable[[sqlite3.Connection], None]


def create_events(connection: sqlite3.Connection) -> None:
    """0001: the log of events. Nothing in it can be changed, removed or replaced."""
    connection.execute(
        """
        CREATE TABLE event (
            sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
            id          TEXT NOT NULL UNIQUE,
            kind        TEXT NOT NULL,
            happened_at TEXT NOT NULL,
            recorded_at TEXT NOT NULL,
            said_by     TEXT NOT NULL,
            body        TEXT NOT NULL,
            voids       TEXT REFERENCES event (id),
            digest      TEXT NOT NULL
        ) STRICT
        """
    )
    _keep_for_ever(connection, "event", same="id = NEW.id")


def create_attempts(connection: sqlite3.Connection) -> None:
    """0002: the attempts of practice sessions, one row each, under the event that started the session."""
    connection.execute(
        """
        CREATE TABLE attempt (
            session_id      TEXT NOT NULL REFERENCES event (id),
            source          TEXT NOT NULL CHECK (source IN ('measured', 'told')),
            number          INTEGER NOT NULL,
            side            TEXT NOT NULL,
            started_s       REAL NOT NULL,
            peak_s          REAL NOT NULL,
            ended_s         REAL NOT NULL,
            range_deg       REAL,
            range_error_deg REAL,
            accepted        INTEGER NOT NULL CHECK (accepted IN (0, 1)),
            reason          TEXT,
            PRIMARY KEY (session_id, source, number)
        ) STRICT, WITHOUT ROWID
        """
    )
    _keep_for_ever(
        connection,
        "attempt",
        same="session_id = NEW.session_id AND source = NEW.source AND number = NEW.number",
    )


def create_checkpoints(connection: sqlite3.Connection) -> None:
    """0003: what the record said at one point, to open faster. It can be rebuilt, so it may be replaced."""
    connection.execute(
        """
        CREATE TABLE checkpoint (
            shape    TEXT PRIMARY KEY,
            sequence INTEGER NOT NULL,
            state    TEXT NOT NULL,
            digest   TEXT NOT NULL
        ) STRICT
        """
    )


def add_quality(connection: sqlite3.Connection) -> None:
    """0004: how long an attempt was held and how smooth it was; not known of earlier ones."""
    for column in ("hold_s", "sparc"):
        connection.execute(f"ALTER TABLE attempt ADD COLUMN {column} REAL")


MIGRATIONS: tuple[Migration, ...] = (create_events, create_attempts, create_checkpoints, add_quality)


def name_of(number: int) -> str:
    """Return the name under which a step is recorded, such as ``0001_create_events``."""
    return f"{number:04d}_{MIGRATIONS[number - 1].__name__}"


def known_names() -> list[str]:
    """Return the names of all steps this program knows, in order."""
    return [name_of(number) for number in range(1, len(MIGRATIONS) + 1)]


def read_applied(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the steps this file has been through, in order; none for an empty file."""
    has_table = connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'"
    ).fetchone()
    if has_table is None:
        return []
    return [name for (name,) in connection.execute("SELECT name FROM migration ORDER BY number")]


def count_pending(applied: list[str], where: str) -> int:
    """Return how many steps are still to be taken.

    Raises:
        RecordUnusable: if the file has been through steps this program does not know.
    """
    known = known_names()
    if applied != known[: len(applied)]:
        unknown = next(name for name in applied if name not in known[: len(applied)])
        raise RecordUnusable(
            f"the record at {where} was written by a newer Lull (step {unknown}): update Lull to open it"
        )
    return len(known) - len(applied)


def apply_migrations(connection: sqlite3.Connection, where: str) -> None:
    """Take every step still to be taken, each in a transaction of its own. Doing it twice changes nothing.

    ``connection`` is in autocommit mode. Another process may be doing the same: each step looks again
    what is there once it holds the lock.
    """
    while True:
        connection.execute("BEGIN IMMEDIATE")
        try:
            applied = read_applied(connection)
            if count_pending(applied, where) == 0:
                connection.execute("ROLLBACK")
                return
            if not applied:
                connection.execute(
                    "CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"
                )
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            number = len(applied) + 1
            MIGRATIONS[number - 1](connection)
            connection.execute("INSERT INTO migration VALUES (?, ?)", (number, name_of(number)))
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK") if connection.in_transaction else None
            raise


def _keep_for_ever(connection: sqlite3.Connection, table: str, *, same: str) -> None:
    """Let rows only be added: changing, deleting and replacing them is refused by the file itself."""
    for verb in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END"
        )
    connection.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"  # noqa: S608 - our own words only
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
        f" BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END"
    )
