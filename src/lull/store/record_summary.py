"""Whose record a file is, how much stands in it and up to when: to be seen before it is replaced."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from lull.record.fold import fold
from lull.store.event_table import read_events
from lull.store.migrations import apply_migrations
from lull.store.record_file import check_record_file, open_connection
from lull.store.record_unusable import RecordUnusable


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSummary:
    """The person's name and zone, if anybody said them; how many entries; when the newest was recorded."""

    name: str | None
    zone: ZoneInfo | None
    entries: int
    newest: datetime | None


def summarise_record(connection: sqlite3.Connection, where: str) -> tuple[RecordSummary, bytes]:
    """Return what a record says in brief, and the bytes of it: both of the same moment, nothing written.

    Every entry is compared with its digest. The copy is held in memory, so that no second readable copy of
    somebody's record ever lies on the disk.

    Raises:
        RecordUnusable: if an entry is damaged, or the record comes from a newer Lull.
        sqlite3.Error: if the record cannot be read at all.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        content = copy.serialize()
        apply_migrations(copy, where)
        events = tuple(read_events(copy))
    described = fold(events).described
    summary = RecordSummary(
        name=described.name if described else None,
        zone=described.zone if described else None,
        entries=len(events),
        newest=max((event.recorded_at for event in events), default=None),
    )
    return summary, content


def read_summary(path: Path) -> RecordSummary | None:
    """Return what the record at ``path`` says in brief; ``None`` if it cannot be read."""
    try:
        check_record_file(path)
        with closing(open_connection(path, read_only=True)) as connection:
            return summarise_record(connection, str(path))[0]
    except (RecordUnusable, sqlite3.Error, UnicodeDecodeError):
        return None
