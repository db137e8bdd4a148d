"""Logs that SQLite keeps beside a record, left behind when the record itself was moved or deleted.

SQLite would read such a log into the next record of that name: one person's doses would turn up in another
person's record. So they are put aside first.
"""

from pathlib import Path

from lull.store.folder_lock import hold_folder

LOGS = ("-wal", "-journal")
INDEX = "-shm"


def put_orphans_aside(path: Path, aside: Path) -> None:
    """Give the logs of a record that is not there the name ``aside``, unless there are none.

    Raises:
        RecordUnusable: if another program does not finish with the folder.
        OSError: if the folder cannot be written.
    """
    if _find_logs(path):
        with hold_folder(path.parent):
            move_orphans(path, aside)


def move_orphans(path: Path, aside: Path) -> None:
    """Do the same for somebody who already holds the folder."""
    left = _find_logs(path)
    if path.exists():  # looked for after its logs: they belong to a record that was begun meanwhile
        return
    for end in left:
        Path(f"{path}{end}").rename(f"{aside}{end}")
    Path(f"{path}{INDEX}").unlink(missing_ok=True)


def _find_logs(path: Path) -> list[str]:
    """Return the endings of the logs that lie beside this name."""
    return [end for end in LOGS if Path(f"{path}{end}").exists()]
