"""The ledger: the record of one person on disk. It is only ever added to.

Writing goes through one thread and is acknowledged after the commit. Reading has its own connections and
never waits for a writer. What the record says is folded once and then kept up to date.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Self, TypeVar

from lull.progress.practice_session import RecordedAttempt
from lull.record.event import Event
from lull.record.fold import fold
from lull.record.state import RecordState
from lull.store.attempt_table import insert_attempts, read_attempts
from lull.store.checkpoint_table import read_checkpoint, write_checkpoint
from lull.store.event_table import find_event, insert_event, last_sequence, read_events
from lull.store.record_file import explain_trouble, open_connection, prepare_record_file
from lull.store.record_unusable import RecordUnusable
from lull.store.writer import Writer

CHECKPOINT_EVERY = 200
"""How many new events are worth a new checkpoint."""

Question = TypeVar("Question")


class Ledger:
    """The record at one path. Safe to use from many threads; close it when done, or use ``with``."""

    def __init__(self, path: Path) -> None:
        """Open the record, making or migrating it where needed.

        Raises:
            RecordUnusable: if the record or its folder cannot be used; it is then left as it is.
        """
        self.path = path
        prepare_record_file(path)
        self._writer = Writer(path)
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        self._folding = Lock()
        with self._reader() as connection:
            self._folded = read_checkpoint(connection)
        self._checkpoint_at = self._folded[0]

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the record at ``path``; see :class:`Ledger`."""
        return cls(path)

    def close(self) -> None:
        """Finish what was asked and let go of the file. Closing twice is harmless."""
        self._leave_checkpoint()
        self._writer.close()
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    def __enter__(self) -> Self:
        """Use the ledger in a ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it at the end of the block."""
        self.close()

    def append(
        self, *events: Event, attempts: Mapping[str, Iterable[RecordedAttempt]] | None = None
    ) -> tuple[Event, ...]:
        """Write the events, and the attempts of their sessions by session id, all or none of them.

        Returns, after the commit, the events that are in the record under these ids: for an id that was
        already there, the first one, unchanged (H04).

        Raises:
            RecordUnusable: if the record cannot be written, or an event voids an unknown entry.
        """

        def work(connection: sqlite3.Connection) -> tuple[Event, ...]:
            kept = tuple(insert_event(connection, event) for event in events)
            for session_id, rows in (attempts or {}).items():
                insert_attempts(connection, session_id, rows)
            return kept

        return self._writer.write(work)

    def decide(
        self, judge: Callable[[RecordState], tuple[Event, ...] | Question]
    ) -> tuple[Event, ...] | Question:
        """Let a function look at the record and say what to append, with nobody able to come between.

        ``judge`` must be quick and must not call the ledger. It returns events, which are written and come
        back as from :meth:`append`, or anything else, which comes back as it is and nothing is written.
        The same holds for whatever it raises.
        """

        def work(connection: sqlite3.Connection) -> tuple[Event, ...] | Question:
            said = judge(self._state_by(connection))
            if not isinstance(said, tuple):
                return said
            return tuple(insert_event(connection, event) for event in said)

        return self._writer.write(work)

    def append_attempt(self, session_id: str, attempt: RecordedAttempt) -> None:
        """Write one attempt of a session as it happens; it is on the disk when this returns."""

        def work(connection: sqlite3.Connection) -> None:
            if find_event(connection, session_id) is None:
                raise RecordUnusable(f"there is no practice session {session_id} in this record")
            insert_attempts(connection, session_id, (attempt,))

        self._writer.write(work)

    def attempts(self, *session_ids: str) -> dict[str, tuple[RecordedAttempt, ...]]:
        """Return the attempts of each of these sessions, in order of time."""
        with self._reader() as connection:
            return read_attempts(connection, session_ids)

    def events(self, since: int = 0) -> tuple[Event, ...]:
        """Return the events after this sequence number, in the order in which they were recorded."""
        with self._reader() as connection:
            return tuple(read_events(connection, since))

    def state(self) -> RecordState:
        """Return what the record says now. Only what is new since the last call is folded."""
        with self._reader() as connection:
            return self._state_by(connection)

    def _leave_checkpoint(self) -> None:
        """Save the next opening some folding. Without it nothing is lost, so trouble here is passed over."""
        sequence, state = self._folded
        if sequence - self._checkpoint_at >= CHECKPOINT_EVERY:
            with suppress(RecordUnusable):
                self._writer.write(lambda connection: write_checkpoint(connection, sequence, state))
            self._checkpoint_at = sequence

    def _state_by(self, connection: sqlite3.Connection) -> RecordState:
        """Return what the record says as this connection sees it."""
        with self._folding:
            sequence, state = self._folded
            newest = last_sequence(connection)
            if newest > sequence:
                state = fold(read_events(connection, sequence), state)
                self._folded = (newest, state)
            return state

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        """Lend a reading connection: one that is idle, or a new one."""
        with explain_trouble(self.path):
            try:
                connection = self._idle.get_nowait()
            except Empty:
                connection = open_connection(self.path)
                connection.execute("PRAGMA query_only = ON")
            try:
                yield connection
            finally:
                self._idle.put(connection)
