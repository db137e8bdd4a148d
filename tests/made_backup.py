"""Small made-up records on disk, and what lies in a folder: for the tests of backups."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from lull.actions.begin_record import begin_record
from lull.store.backup import MadeBackup, make_backup
from lull.store.ledger import Ledger
from lull.store.recovery_key import RecoveryKey
from lull.store.restore import Restored, SealedBackup, restore_backup
from made_record import MARA, NOW, dose_event, made_plan

KEY = RecoveryKey(bytes(range(32)))
OTHER_KEY = RecoveryKey(bytes(32))


def begin(path: Path, name: str = "Mara", *, doses: int = 5, first: int = 0) -> list[str]:
    """Begin a record about somebody and give them doses; return the ids of its entries."""
    with Ledger.open(path) as ledger:
        begin_record(
            ledger, replace(MARA, name=name), made_plan(), event_id="begin", now=NOW - timedelta(days=1)
        )
        ledger.append(*(dose_event(f"{name} {number}") for number in range(first, first + doses)))
    return read_ids(path)


def read_ids(path: Path) -> list[str]:
    """Return the ids of everything in a record."""
    with Ledger.open(path) as ledger:
        return [event.id for event in ledger.events()]


def back_up_to(path: Path, goal: Path) -> MadeBackup:
    """Back up a record into a file."""
    return make_backup(path, goal)


def restore_from(path: Path, file: Path, key: RecoveryKey) -> Restored:
    """Restore a record without any question."""
    backup = SealedBackup(sealed=file.read_bytes(), called=str(file), key=key)
    done: Restored = restore_backup(path, backup, lambda *_: None)
    return done


def names_in(folder: Path) -> list[str]:
    """Return the names of everything under a folder, without SQLite's own log and index."""
    names = (child.relative_to(folder).as_posix() for child in folder.rglob("*"))
    return sorted(name for name in names if not name.endswith(("-wal", "-shm")))
