"""Starts the reader of videos in its own environment and hands on what it says, frame by frame.

How the two talk is written at the top of ``video_tool/landmarks.py``.
"""

import json
import struct
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import numpy as np
from numpy.typing import NDArray

from lull.exchange.video_environment import TOOL, find_video_python
from lull.refusal import BadInput, shorten

SAYS = "lull-video: "
FRAME, END = b"F", b"E"
BATCH = 64
LONGEST_COMPLAINT_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoHeader:
    """The picture's size as a viewer sees it, how long the file says it is, and a name for each number."""

    width_px: int
    height_px: int
    length_s: float | None
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoEnd:
    """How many frames there were, in how many somebody was found, and how many had no time of their own.

    ``times_from`` is "file", or "rate" where the file has no times and its frame rate had to do.
    """

    frames: int
    found: int
    repeated: int
    times_from: str


class VideoStream:
    """What one video says: a header, batches of frames, an end. Read in that order."""

    def __init__(self, said: str, process: subprocess.Popen[bytes], complaints: IO[bytes]) -> None:
        """Wait for the header.

        Raises:
            BadInput: if the video cannot be read.
        """
        self._said, self._process, self._complaints = said, process, complaints
        told = json.loads(self._read_line() or self._fail())
        self.header = VideoHeader(
            width_px=told["width"],
            height_px=told["height"],
            length_s=told["length_s"],
            columns=tuple(told["columns"]),
        )
        self.end: VideoEnd | None = None

    def batches(self) -> Iterator[tuple[NDArray[np.float64], NDArray[np.float32]]]:
        """Yield times in seconds (frames) and numbers (frames, columns; NaN: not seen) as they come.

        Raises:
            BadInput: if the video turns out damaged, or its reader stops.
        """
        columns = len(self.header.columns)
        shape = struct.Struct(f"<d{columns}f")
        times: list[float] = []
        rows: list[tuple[float, ...]] = []
        while (kind := self._read(1)) == FRAME:
            t_s, *row = shape.unpack(self._read(shape.size) or self._fail())
            times.append(t_s)
            rows.append(tuple(row))
            if len(times) == BATCH:
                yield np.array(times), np.array(rows, np.float32)
                times, rows = [], []
        if kind != END:
            self._fail()
        self.end = VideoEnd(**json.loads(self._read_line() or self._fail()))
        if times:
            yield np.array(times), np.array(rows, np.float32)

    def _read(self, size: int) -> bytes | None:
        """Return exactly so many bytes, or ``None`` where there are no more."""
        assert self._process.stdout is not None
        content = self._process.stdout.read(size)
        return content if len(content) == size else None

    def _read_line(self) -> bytes:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def _fail(self) -> bytes:
        """Say why the reader stopped: in its own sentence if it left one."""
        code = self._process.wait()
        self._complaints.seek(0)
        lines = self._complaints.read(LONGEST_COMPLAINT_BYTES).decode("utf-8", "replace").splitlines()
        for line in lines:
            if line.startswith(SAYS):
                raise BadInput(f"{self._said} {line.removeprefix(SAYS)}")
        last = shorten(next((line for line in reversed(lines) if line.strip()), "it said nothing"))
        raise BadInput(
            f"{self._said} was not read to its end: the reader of videos stopped ({code}; {last}); "
            "try again, or make its environment again"
        )


@contextmanager
def open_video(video: Path, options: Sequence[str] = ()) -> Iterator[VideoStream]:
    """Start the reader on a video; it is stopped when the block is left.

    Raises:
        BadInput: if there is no environment for videos, or the video cannot be read.
    """
    words = [*_begin_words(), *options, "--", str(video)]
    with (
        TemporaryFile() as complaints,
        subprocess.Popen(  # noqa: S603 - our own script; a name is only ever an argument
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints
        ) as process,
    ):
        try:
            yield VideoStream(shorten(video.name), process, complaints)
        finally:
            process.kill()


def time_bare_model(video: Path) -> tuple[int, float]:
    """Return on how many pictures the model alone was timed, and the seconds it took.

    Raises:
        BadInput: as :func:`open_video`.
    """
    words = [*_begin_words(), "--bare", "--", str(video)]
    done = subprocess.run(  # noqa: S603 - as above
        words, capture_output=True, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode != 0:
        raise BadInput(f"{shorten(video.name)}: the pose model could not be timed ({done.returncode})")
    told = json.loads(done.stdout)
    return int(told["frames"]), float(told["seconds"])


def _begin_words() -> list[str]:
    """Return how to start the reader: apart from the user's own packages; its scripts' folder comes first."""
    start = "import sys; sys.path.insert(0, sys.argv.pop(1)); import landmarks; sys.exit(landmarks.main())"
    return [str(find_video_python()), "-I", "-c", start, str(TOOL)]
