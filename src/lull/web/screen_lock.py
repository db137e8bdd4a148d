"""Whether the app is locked now: since its start, after a while without use, or because somebody said so.

Wrong tries slow down. All of this is forgotten when Lull ends, except the lock itself: it asks at each start.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from threading import Lock
from typing import Literal

from lull.store.lock_file import DAMAGED, LOCK_FILE, LockFile, new_lock, read_lock, remove_lock, write_lock
from lull.timeline import CLOCK_SLACK

Tried = Literal["open", "wrong", "wait"]

FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=5)


class ScreenLock:
    """The lock of one running app. ``folder`` is where the record lies; ``None`` for the made-up family.

    The file is looked at on each question, so that a lock set or removed elsewhere counts at once.
    """

    def __init__(self, folder: Path | None, now: Callable[[], datetime]) -> None:
        """Begin closed, where there is a lock."""
        self.folder = folder
        self._now = now
        self._used_at: datetime | None = None
        self._wrong = 0
        self._wait_until: datetime | None = None
        self._one_try = Lock()
        self._seen: tuple[int, int, int] | None = None
        self._file: LockFile | None = None

    @property
    def file(self) -> LockFile | None:
        """The lock on the disk, if there is one; one that cannot be read opens with nothing."""
        if self.folder is None:
            return None
        try:
            found = (self.folder / LOCK_FILE).stat()
            seen = (found.st_ino, found.st_mtime_ns, found.st_size)
            if seen != self._seen:
                self._file, self._seen = read_lock(self.folder), seen
        except FileNotFoundError:
            self._file, self._seen = None, None
        except OSError:  # it is there, and whoever cannot read it stays outside
            self._file, self._seen = DAMAGED, None
        return self._file

    def is_locked(self) -> bool:
        """Tell whether nothing but the way to help may be shown."""
        lock = self.file
        if lock is None:
            return False
        if self._used_at is None:
            return True
        idle = self._now() - self._used_at
        return not -CLOCK_SLACK <= idle < timedelta(minutes=lock.idle_minutes)

    def touch(self) -> None:
        """Note that somebody used the app just now."""
        self._used_at = self._now()

    def lock_now(self) -> None:
        """Close, whoever asks."""
        self._used_at = None

    def try_open(self, secret: str) -> Tried:
        """Open with a secret, unless a wrong one was tried too often a moment ago. One try at a time."""
        with self._one_try:
            if self.wait_s() > 0:
                return "wait"
            lock = self.file
            if lock is not None and not lock.opens_with(secret):
                self._note_wrong()
                return "wrong"
            self._wrong, self._wait_until = 0, None
            self.touch()
            return "open"

    def wait_s(self) -> int:
        """Return for how many seconds no try counts; 0 for none."""
        if self._wait_until is None:
            return 0
        now = self._now()
        self._wait_until = min(self._wait_until, now + LONGEST_WAIT)  # a clock that was set back
        return max(0, ceil((self._wait_until - now).total_seconds()))

    def set(self, secret: str, *, idle_minutes: int) -> None:
        """Set a lock, or another secret or time for the one there is; the app stays open meanwhile.

        Raises:
            BadInput: if the secret or the minutes cannot be used.
            OSError: if it cannot be written.
        """
        assert self.folder is not None, "the made-up family has no lock"
        write_lock(self.folder, new_lock(secret, idle_minutes=idle_minutes))
        self.touch()

    def remove(self) -> None:
        """Take the lock away.

        Raises:
            OSError: if it cannot be removed.
        """
        assert self.folder is not None, "the made-up family has no lock"
        remove_lock(self.folder)

    def _note_wrong(self) -> None:
        """Count a wrong try; from the third on each makes the next wait twice as long."""
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            doubled = FIRST_WAIT * 2 ** min(self._wrong - FREE_TRIES, 10)
            self._wait_until = self._now() + min(doubled, LONGEST_WAIT)
