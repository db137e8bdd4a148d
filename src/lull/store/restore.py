"""Putting a backup in the place of a record. Whatever was there is kept beside it under a dated name.

The backup is opened whole, looked at like any record, and brought to today's shape before anything else is
touched. Then it goes into the record's own file as one transaction, so that at every moment one whole record
bears the name: the old or the new. Only what SQLite cannot read as a record is exchanged as a file.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lull.store.alone import hold_record_alone, is_unreadable
from lull.store.backup_file import BackupUnusable, unseal
from lull.store.folder_lock import hold_folder
from lull.store.key_file import keep_key
from lull.store.migrations import apply_migrations
from lull.store.orphans import INDEX, LOGS, move_orphans
from lull.store.record_file import (
    check_record_file,
    copy_beside,
    explain_trouble,
    give_name,
    make_folder,
    name_aside,
    new_file_beside,
    open_connection,
    sweep,
    sync,
)
from lull.store.record_summary import RecordSummary, summarise_record
from lull.store.record_unusable import RecordUnusable
from lull.store.recovery_key import RecoveryKey

Question = TypeVar("Question")
UNREADABLE = "unreadable"
Before = RecordSummary | str | None
"""What is there already: a record, something unreadable, or nothing."""

STEM = "restoring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What the record says now; what was there before, in brief, and where it is kept."""

    holds: RecordSummary
    before: Before
    kept: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBackup:
    """The content of a backup file, what to call it in a sentence, and the key that should open it."""

    sealed: bytes
    called: str
    key: RecoveryKey


def restore_backup(
    path: Path, backup: SealedBackup, judge: Callable[[RecordSummary, Before], Question | None]
) -> Restored | Question:
    """Put what the backup holds in the place of the record at ``path``.

    ``judge`` sees both in brief and may stop it by returning anything but ``None``: it comes back as it is
    and nothing is changed.

    Raises:
        BackupUnusable: if the backup or what is in it cannot be used.
        RecordUnusable: if another program has the record open, or the folder cannot be used.
    """
    content = unseal(backup.sealed, backup.key, backup.called)
    with explain_trouble(path):
        make_folder(path.parent)
        with hold_folder(path.parent), _bring_to_disk(content, path, backup.called) as (fresh, holds):
            with hold_record_alone(path) as connection:
                before = _summarise_before(connection, path)
                asked = judge(holds, before)
                if asked is not None:
                    return asked
                kept = _replace(path, fresh, connection)
            with suppress(OSError, RecordUnusable):  # the record is in its place, which is what was asked
                keep_key(path.parent, backup.key)
    return Restored(holds=holds, before=before, kept=kept)


@contextmanager
def _bring_to_disk(content: bytes, path: Path, called: str) -> Iterator[tuple[Path, RecordSummary]]:
    """Offer a file beside the record that is a record of today's shape, and say what is in it."""
    sweep(path.parent, STEM)
    with new_file_beside(path.with_name(f"{STEM}{path.suffix}")) as fresh:
        fresh.write_bytes(content)
        sync(fresh)
        try:
            check_record_file(fresh)
            with closing(open_connection(fresh)) as connection:
                apply_migrations(connection, called)
                holds, _ = summarise_record(connection, called)
        except (RecordUnusable, UnicodeDecodeError) as problem:
            raise BackupUnusable(str(problem).replace(str(fresh), called)) from problem
        except sqlite3.DatabaseError as problem:
            if not is_unreadable(problem):
                raise
            raise BackupUnusable(
                f"what the backup {called} holds is damaged: use another backup"
            ) from problem
        yield fresh, holds


def _summarise_before(connection: sqlite3.Connection | None, path: Path) -> Before:
    """Say in brief what is there already."""
    if connection is None:
        return UNREADABLE if path.exists() else None
    try:
        return summarise_record(connection, str(path))[0]
    except (RecordUnusable, UnicodeDecodeError):
        return UNREADABLE
    except sqlite3.DatabaseError as problem:
        if not is_unreadable(problem):
            raise
        return UNREADABLE


def _replace(path: Path, fresh: Path, connection: sqlite3.Connection | None) -> Path | None:
    """Put the record in the file ``fresh`` under the name; return where what was there is kept."""
    if connection is not None:
        try:
            return _overwrite(connection, path, fresh)
        except sqlite3.DatabaseError as problem:
            if not is_unreadable(problem):
                raise
    if path.exists():
        return _exchange(path, fresh)
    move_orphans(path, name_aside(path, before="restore"))
    try:
        give_name(fresh, path)
    except FileExistsError:
        raise RecordUnusable(f"a record was begun at {path} meanwhile: restore again") from None
    return None


def _overwrite(connection: sqlite3.Connection, path: Path, fresh: Path) -> Path:
    """Copy the old record aside, then let the new one take its place in one transaction."""
    kept = copy_beside(connection, path, before="restore")
    try:
        with closing(open_connection(fresh)) as source:
            source.backup(connection)
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorname == "SQLITE_FULL":
            kept.unlink()  # nothing was written, so the old record is where it was, and space is needed
        raise
    return kept


def _exchange(path: Path, fresh: Path) -> Path:
    """Keep an unreadable file and its logs under a dated name, then put the record in its place.

    The logs are removed before the exchange: SQLite would read them into the new record.
    """
    kept = name_aside(path, before="restore")
    for end in ("", *LOGS):
        if Path(f"{path}{end}").exists():
            _give_second_name(Path(f"{path}{end}"), Path(f"{kept}{end}"))
    sync(path.parent)
    for end in (*LOGS, INDEX):
        Path(f"{path}{end}").unlink(missing_ok=True)
    sync(path.parent)
    fresh.replace(path)
    sync(path.parent)
    return kept


def _give_second_name(path: Path, goal: Path) -> None:
    """Let a file also be found under another name, or a copy of it on a disk where one file has one name."""
    try:
        os.link(path, goal)
    except OSError:
        with new_file_beside(goal) as copy:
            shutil.copyfile(path, copy)
            give_name(copy, goal)
