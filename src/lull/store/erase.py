"""Erasing a person from a folder: the record, every copy of it, the backups, and first of all their key.

The key goes first: from then on no backup can be opened from this computer, wherever it lies. The record goes
last and in one piece, so that an erasing that was cut short still knows whom it is about and can be finished.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lull.store import backup, restore
from lull.store.alone import hold_record_alone
from lull.store.backup_file import MAGIC, is_backup
from lull.store.folder_lock import hold_folder
from lull.store.key_file import KEY_FILE, KEY_STEM
from lull.store.lock_file import LOCK_FILE
from lull.store.orphans import INDEX, LOGS
from lull.store.record_file import explain_trouble, sweep, sync
from lull.store.record_summary import RecordSummary, read_summary, summarise_record
from lull.store.record_unusable import RecordUnusable

Question = TypeVar("Question")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCopy:
    """An older record that lies beside the record, and in brief what it says; ``None`` if unreadable."""

    path: Path
    holds: RecordSummary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """How much was erased: records with their copies, backups, and whether there was a recovery key."""

    records: int
    backups: int
    key: bool


def erase_folder(
    path: Path, judge: Callable[[RecordSummary | None, tuple[KeptCopy, ...]], Question | None]
) -> Erased | Question:
    """Erase the record at ``path`` and everything made from it in its folder.

    ``judge`` sees in brief the record (``None`` if there is none) and the older ones beside it. It may stop
    the erasing by returning anything but ``None``, or by raising: nothing is erased then.

    Raises:
        RecordUnusable: if another program has the record open, it cannot be read, or cannot be erased.
    """
    with explain_trouble(path), hold_folder(path.parent), hold_record_alone(path) as connection:
        if connection is None and path.exists():
            raise RecordUnusable(
                f"the record at {path} cannot be read, so nobody can tell whose it is:"
                f" to erase it all the same, delete the folder {path.parent}"
            )
        about = summarise_record(connection, str(path))[0] if connection else None
        copies = tuple(KeptCopy(path=copy, holds=read_summary(copy)) for copy in _find_copies(path))
        asked = judge(about, copies)
        return _erase(path, connection) if asked is None else asked


def _erase(path: Path, connection: sqlite3.Connection | None) -> Erased:
    """Erase in an order that can be cut short anywhere and taken up again."""
    folder = path.parent
    if connection is not None:  # folds the log into the file, so that the file alone says who this is
        connection.execute("PRAGMA journal_mode = DELETE")
    key = _remove(folder / KEY_FILE)
    sweep(folder, KEY_STEM)
    sync(folder)
    backups = _erase_backups(folder / backup.BACKUP_FOLDER)
    copies = len(_find_copies(path))
    _remove_all(folder.glob(f"{path.stem}-before-*"))
    sweep(folder, path.stem)
    sweep(folder, restore.STEM)
    sync(folder)
    _remove(folder / LOCK_FILE)  # or it would lock out whoever begins a record here next
    there = _remove(path)
    _remove_all(Path(f"{path}{end}") for end in (*LOGS, INDEX))
    sync(folder)
    return Erased(records=copies + there, backups=backups, key=key)


def _find_copies(path: Path) -> list[Path]:
    """Return the older records beside this one: those before a migration, and those a backup replaced."""
    return sorted(path.parent.glob(f"{path.stem}-before-*{path.suffix}"))


def _erase_backups(folder: Path) -> int:
    """Erase every backup in the default folder, whole or half written, and the folder if nothing is left."""
    if not folder.is_dir():
        return 0
    backups = [file for file in folder.iterdir() if file.is_file() and _holds_backup(file)]
    sweep(folder, backup.STEM)
    _remove_all(backups)
    sync(folder)
    if not any(folder.iterdir()):
        folder.rmdir()
    return len(backups)


def _holds_backup(file: Path) -> bool:
    """Tell whether a file is a backup, whatever its name."""
    with file.open("rb") as opened:
        return is_backup(opened.read(len(MAGIC)))


def _remove_all(files: Iterator[Path] | list[Path]) -> None:
    """Remove these files."""
    for file in list(files):
        _remove(file)


def _remove(file: Path) -> bool:
    """Remove a file; tell whether it was there."""
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    return True
