"""Reads a video file picture by picture, upright, each with the time the file gives it.

It works ahead in a thread of its own, a few pictures at most: memory does not grow with the film. Times are
the file's own; where it has none, or frames repeat one, that is said and never guessed silently.
"""

from __future__ import annotations

import os
import threading
from queue import Full, Queue
from typing import TYPE_CHECKING

os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # read when the library is loaded

import cv2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from cv2.typing import MatLike
    from numpy.typing import NDArray

AHEAD = 6
"""Pictures read ahead (ours; plausible 2 to 16): enough to hide decoding behind the model."""

LARGEST_SIDE_PX = 1920
"""Larger pictures are made smaller for the model, which looks at 256 x 256 points of a person (ours)."""

TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
SLOWEST_PER_S, FASTEST_PER_S = 1.0, 1000.0
CUT_SHORT = 0.9
"""A film that ends before this share of what its header promises was cut short (ours; 0.8 to 0.98)."""

MOST_REPEATED = 0.05
"""Share of frames without a time of their own that may be left out (ours; 0.01 to 0.1)."""


class UnreadableFilmError(Exception):
    """A film that cannot be read; the text continues a sentence that begins with its name."""


class FilmReader:
    """One film: its size as a viewer sees it, what its header promises, and its pictures in order."""

    def __init__(self, path: Path) -> None:
        """Open the film and read its first picture.

        Raises:
            UnreadableFilmError: if it is no film, or none that can be read here.
        """
        self._film = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
        if not self._film.isOpened():
            raise UnreadableFilmError(
                "is no video that can be read here, or it was cut short: save it as MP4 (H.264)"
            )
        self._film.set(cv2.CAP_PROP_ORIENTATION_AUTO, 0)  # builds differ in whether they turn: we do
        self._turn = TURNS.get(round(self._film.get(cv2.CAP_PROP_ORIENTATION_META)) % 360)
        self.per_s = float(self._film.get(cv2.CAP_PROP_FPS))
        self._promised = max(0.0, float(self._film.get(cv2.CAP_PROP_FRAME_COUNT)))
        there, picture = self._film.read()
        if not there or picture is None:
            raise UnreadableFilmError(
                "holds no picture that can be read here (unknown codec?): save it as MP4 (H.264)"
            )
        self._first = self._upright(picture)
        self._first_s = self._time_s()
        self.height_px, self.width_px = self._first.shape[:2]
        self.repeated = 0
        self.times_from = "file"
        self._queue: Queue[tuple[float, NDArray[np.uint8]] | BaseException | None] = Queue(AHEAD)
        self._stopped = threading.Event()

    @property
    def length_s(self) -> float | None:
        """How long the film is by its header, in seconds; ``None`` where that says nothing."""
        return self._promised / self.per_s if self._promised > 1 and self._has_rate() else None

    def pictures(self) -> Iterator[tuple[float, NDArray[np.uint8]]]:
        """Yield time in seconds and picture (red, green, blue; at most 1920 pixels long), in order.

        Raises:
            UnreadableFilmError: if the film ends too early, or its frames have no times.
        """
        thread = threading.Thread(target=self._work_ahead, daemon=True)
        thread.start()
        try:
            while (item := self._queue.get()) is not None:
                if isinstance(item, BaseException):
                    raise item
                yield item
        finally:
            self._stopped.set()
            thread.join()  # it looks whether it may stop after every picture
            self._film.release()

    def _work_ahead(self) -> None:
        """Fill the queue until the film ends, an error, or nobody wants more."""
        try:
            for timed in self._timed():
                if not self._put(timed):
                    return
            self._put(None)
        except Exception as problem:  # noqa: BLE001 - handed on to whoever reads the queue
            self._put(problem)

    def _put(self, item: tuple[float, NDArray[np.uint8]] | BaseException | None) -> bool:
        """Wait for room in the queue; say whether anybody still reads it."""
        while not self._stopped.is_set():
            try:
                self._queue.put(item, timeout=0.2)
            except Full:
                continue
            return True
        return False

    def _timed(self) -> Iterator[tuple[float, NDArray[np.uint8]]]:
        """Yield every picture whose time is later than the last one's."""
        last_s, read = self._first_s, 1
        yield last_s, _prepare(self._first)
        while True:
            there, picture = self._film.read()
            if not there or picture is None:
                break
            read += 1
            now_s = self._time_s()
            if read == 2 and now_s <= last_s:  # noqa: PLR2004 - the second frame shows it
                self._count_by_rate()
            if self.times_from == "rate":
                now_s = (read - 1) / self.per_s
            if now_s <= last_s:
                self.repeated += 1
                continue
            last_s = now_s
            yield now_s, _prepare(self._upright(picture))
        self._check_end(read, last_s)

    def _count_by_rate(self) -> None:
        """Fall back to the frame rate where the file gives no times."""
        if not self._has_rate():
            raise UnreadableFilmError("says neither when its frames were taken nor how many a second")
        self.times_from = "rate"

    def _check_end(self, read: int, last_s: float) -> None:
        """Refuse a film with a lost end, and one whose times cannot be believed."""
        if read < 2:  # noqa: PLR2004 - one frame has no movement
            raise UnreadableFilmError("is a single picture: name a video")
        length_s = self.length_s
        if read < CUT_SHORT * self._promised and length_s is not None and last_s < CUT_SHORT * length_s:
            raise UnreadableFilmError(
                f"ends after {last_s:.1f} of {length_s:.1f} seconds: it was cut short or is damaged; "
                "copy it again"
            )
        if self.repeated > MOST_REPEATED * read:
            raise UnreadableFilmError(
                f"has {self.repeated} of {read} frames without a later time of their own: save it as MP4"
            )

    def _time_s(self) -> float:
        return float(self._film.get(cv2.CAP_PROP_POS_MSEC)) / 1000.0

    def _has_rate(self) -> bool:
        return SLOWEST_PER_S <= self.per_s <= FASTEST_PER_S

    def _upright(self, picture: MatLike) -> MatLike:
        """Return the picture as a viewer turns it."""
        return picture if self._turn is None else cv2.rotate(picture, self._turn)


def _prepare(picture: MatLike) -> NDArray[np.uint8]:
    """Return the picture in the model's colour order, and no larger than it needs."""
    longest = max(picture.shape[:2])
    if longest > LARGEST_SIDE_PX:
        share = LARGEST_SIDE_PX / longest
        picture = cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)  # type: ignore[return-value]
