"""The one thread that writes. It owns the only writing connection and takes its work from a queue.

Each piece of work is one transaction. Whoever hands it over waits until it is committed and on the disk
(write-ahead log, ``synchronous = FULL``), so an acknowledged entry survives a crash in the next instant.
"""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from lull.store.record_file import explain_trouble, open_connection
from lull.store.record_unusable import RecordUnusable

SYNCHRONOUS_FULL = 2
"""SQLite's number for ``FULL``: every commit waits for the disk."""

Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Result]


class Writer:
    """Writes to one record, one transaction after another, in the order of asking."""

    def __init__(self, path: Path) -> None:
        """Start the thread and wait until its connection is ready.

        Raises:
            RecordUnusable: if the record cannot be opened for writing as it must be.
        """
        self._path = path
        self._queue: SimpleQueue[tuple[Work[Any], Future[Any]] | None] = SimpleQueue()
        self._closing = Lock()
        self._closed = False
        ready: Future[None] = Future()
        self._thread = Thread(target=self._serve, args=(ready,), name="lull-writer", daemon=True)
        self._thread.start()
        ready.result()

    def write(self, work: Work[Result]) -> Result:
        """Do the work in one transaction and return what it returned, after the commit.

        Raises:
            RecordUnusable: if the record cannot be written; nothing of the work is kept then.
        """
        answer: Future[Result] = Future()
        with self._closing:
            if self._closed:
                raise RecordUnusable(f"the record at {self._path} is closed: open it again")
            self._queue.put((work, answer))
        return answer.result()

    def close(self) -> None:
        """Finish what was asked, then end the thread. Closing twice is harmless."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    def _serve(self, ready: "Future[None]") -> None:
        """Take work until told to stop."""
        try:
            with explain_trouble(self._path):
                connection = open_for_writing(self._path)
        except BaseException as problem:  # noqa: BLE001 - handed to the thread that is waiting
            ready.set_exception(problem)
            return
        ready.set_result(None)
        while (job := self._queue.get()) is not None:
            work, answer = job
            try:
                with explain_trouble(self._path):
                    result = _in_one_transaction(connection, work)
            except BaseException as problem:  # noqa: BLE001 - handed to the thread that is waiting
                answer.set_exception(problem)
            else:
                answer.set_result(result)
        connection.close()


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Return a connection that waits for the disk at every commit, and make sure that it really does.

    Raises:
        RecordUnusable: if this disk or this SQLite does not offer a write-ahead log.
    """
    connection = open_connection(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS_FULL}")
    connection.execute("PRAGMA recursive_triggers = ON")  # so that a replaced row also counts as deleted
    kept = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PROMISES}
    if kept != PROMISES:
        connection.close()
        raise RecordUnusable(
            f"the record at {path} cannot be kept safely on this disk ({kept}): choose another folder"
        )
    return connection


PROMISES = {"journal_mode": "wal", "synchronous": SYNCHRONOUS_FULL, "foreign_keys": 1}
"""What the writing connection must say about itself before anything is written."""


def _in_one_transaction(connection: sqlite3.Connection, work: Work[Result]) -> Result:
    """Do all of the work or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result
