"""Being alone with a record: what must hold before the whole of it is replaced or erased.

The lock is SQLite's own. It is only to be had while no other program has the record open, so asking for it
is also how one finds out. Whoever comes later waits until it is let go, at the latest when the process dies.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from lull.store.record_file import open_connection

ALONE_TIMEOUT_MS = 1_000
"""A program that has the record open will not go away by itself, so there is little use in waiting."""

UNREADABLE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


@contextmanager
def hold_record_alone(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Offer the only connection there is to a record; whoever comes meanwhile waits.

    ``None`` if there is no record, or only something that SQLite cannot read.

    Raises:
        sqlite3.Error: if another program has the record open, or it cannot be written.
    """
    if not path.exists() or path.stat().st_size == 0:
        yield None
        return
    with closing(open_connection(path)) as connection:
        readable = True
        try:
            _hold(connection)
        except sqlite3.DatabaseError as problem:
            if not is_unreadable(problem):
                raise
            readable = False
        yield connection if readable else None


def is_unreadable(problem: sqlite3.Error) -> bool:
    """Tell whether SQLite says that the file is damaged, or none of its own."""
    return getattr(problem, "sqlite_errorname", "").startswith(UNREADABLE)


def _hold(connection: sqlite3.Connection) -> None:
    """Take the lock that nobody can have beside anybody else, and keep it until the connection closes.

    The log stays a write-ahead log, because the next opening looks at the file without writing, and a
    rollback journal left by a crash could not be seen to that way.
    """
    connection.execute(f"PRAGMA busy_timeout = {ALONE_TIMEOUT_MS}")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
