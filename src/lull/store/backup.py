"""Making a backup: one sealed file that holds the whole record as it was at one moment.

It is written under another name, brought to the disk, read back and opened, and only then given its name, so
that whatever bears the name of a backup is one.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lull.saying import say
from lull.store.backup_file import BackupUnusable, seal, unseal
from lull.store.folder_lock import hold_folder
from lull.store.key_file import KEY_STEM, keep_key, read_key
from lull.store.record_file import (
    check_record_file,
    explain_trouble,
    give_name,
    make_folder,
    new_file_beside,
    open_connection,
    sweep,
    sync,
)
from lull.store.record_summary import RecordSummary, summarise_record
from lull.store.recovery_key import RecoveryKey

BACKUP_FOLDER = "backups"
BACKUP_ENDING = ".lullbackup"
STEM = "lull-backup"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBackup:
    """The backup's file and size, what is in it, its key, and whether that key was made for it just now."""

    path: Path
    size_bytes: int
    holds: RecordSummary
    key: RecoveryKey
    key_is_new: bool


def make_backup(path: Path, goal: Path) -> MadeBackup:
    """Back up the record at ``path`` into the file ``goal``, whose folder is there or is the default one.

    Raises:
        RecordUnusable: if the record or its folder cannot be used.
        BackupUnusable: if the file cannot be written, or its name is in use.
    """
    with explain_trouble(path), hold_folder(path.parent):
        holds, content = _read_whole(path)
        sweep(path.parent, KEY_STEM)
        before = read_key(path.parent)
        key = before or RecoveryKey.make()
        if goal.parent == path.parent / BACKUP_FOLDER:
            make_folder(goal.parent)
            sweep(goal.parent, STEM)
        _write_backup(goal, content, key, key_folder=path.parent)
    return MadeBackup(
        path=goal, size_bytes=goal.stat().st_size, holds=holds, key=key, key_is_new=before is None
    )


def name_backup(now: datetime) -> str:
    """Return a file name for a backup of this moment. It says nothing about the person."""
    return f"{STEM}-{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}{BACKUP_ENDING}"


def _read_whole(path: Path) -> tuple[RecordSummary, bytes]:
    """Return the record in brief and the bytes of it, after looking at every page and every entry."""
    check_record_file(path)
    with closing(open_connection(path)) as connection:
        return summarise_record(connection, str(path))


def _write_backup(goal: Path, content: bytes, key: RecoveryKey, *, key_folder: Path) -> None:
    """Write, read back, compare, and only then keep a new key and, last, give the file its name.

    So a first backup that could not be made leaves no key that nobody was ever told of.
    """
    if goal.exists():
        raise _say_taken(goal)
    with _explain_writing(goal), new_file_beside(goal.with_name(STEM)) as fresh:
        with fresh.open("wb") as file:
            file.writelines(seal(content, key))
        sync(fresh)
        if unseal(fresh.read_bytes(), key, str(goal)) != content:
            raise BackupUnusable(
                say("the backup {goal} could not be read back as written: use another disk", goal=goal)
            )
        keep_key(key_folder, key)
        give_name(fresh, goal)


@contextmanager
def _explain_writing(goal: Path) -> Iterator[None]:
    """Turn what the disk complains about into one sentence; nothing half written stays behind.

    Raises:
        BackupUnusable: instead of whatever went wrong.
    """
    try:
        yield
    except FileExistsError as problem:
        raise _say_taken(goal) from problem
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise BackupUnusable(
            say("there is no folder {folder}: make it first, or name another", folder=goal.parent)
        ) from problem
    except OSError as problem:
        raise BackupUnusable(
            say(
                "the backup {goal} could not be written ({problem}), and nothing of it was left behind:"
                " check the folder, its permissions and the space on the disk",
                goal=goal,
                problem=problem.strerror,
            )
        ) from problem


def _say_taken(goal: Path) -> BackupUnusable:
    """Say that no file is ever overwritten."""
    return BackupUnusable(say("there is already a file {goal}: choose another name", goal=goal))
