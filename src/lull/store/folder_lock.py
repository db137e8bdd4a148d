"""One backup, restoring or erasing at a time in one folder. The system lets go when a process dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lull.store.record_unusable import RecordUnusable

LOCK_FILE = ".lull-alone"
OWNER_ONLY_FILE = 0o600
PATIENCE_S = 10.0
"""How long one waits for another."""


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Be the only one to back up, restore or erase in this folder. Nothing stays behind.

    Raises:
        RecordUnusable: if another program does not finish with the folder.
        OSError: if the folder cannot be written.
    """
    name = folder / LOCK_FILE
    until = time.monotonic() + PATIENCE_S
    while (handle := _try_hold(name)) is None:
        if time.monotonic() > until:
            raise RecordUnusable(
                f"another program is backing up, restoring or erasing in {folder}: wait, then try again"
            )
        time.sleep(0.02)
    try:
        yield
    finally:
        name.unlink(missing_ok=True)
        os.close(handle)


def _try_hold(name: Path) -> int | None:
    """Return the held lock file, or ``None`` while another holds it or has just removed it."""
    handle = os.open(name, os.O_RDWR | os.O_CREAT, OWNER_ONLY_FILE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(handle).st_nlink > 0:
            return handle
    except BlockingIOError:
        pass
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None
