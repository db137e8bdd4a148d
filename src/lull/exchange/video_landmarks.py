"""Makes a table of landmarks from a video: the table is kept, a picture of anybody only where asked for."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from lull.exchange.landmark_writer import check_ending, open_landmark_table
from lull.exchange.report_file import fill_private_file
from lull.exchange.video_file import check_video
from lull.exchange.video_stream import VideoEnd, VideoHeader, open_video
from lull.refusal import BadInput, Refusal, shorten

Progress = Callable[[float, float | None], None]
"""Told how many seconds of the video are done, and of how many (``None``: the file does not say)."""

DRAWN_ENDINGS = (".png", ".mp4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A skeleton to draw: where, and whether on the owner's own picture instead of blank paper."""

    name: str
    with_picture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoLandmarks:
    """What became of a video: its table, its picture's size, and how much of it showed somebody."""

    table: Path
    header: VideoHeader
    end: VideoEnd
    last_s: float


def read_video_landmarks(
    video: str,
    table: str,
    *,
    hands: bool = False,
    drawing: Drawing | None = None,
    overwrite: bool = False,
    progress: Progress = lambda _done_s, _whole_s: None,
) -> VideoLandmarks | Refusal:
    """Read a video and write its landmarks; whole or not at all, in memory that does not grow with it.

    Args:
        video: name of the video.
        table: name of the table to write, ``.csv`` or ``.parquet``.
        hands: also find the 21 landmarks of each hand.
        drawing: also draw the skeleton.
        overwrite: whether files of these names may be replaced.
        progress: told after every few frames.

    Returns:
        What was written, or a refusal where nobody was found in any frame: then nothing is written.

    Raises:
        BadInput: if a name is wrong, there is no environment for videos, or the video cannot be read.
    """
    path, ending = check_video(video), check_ending(table)
    if drawing is not None and Path(drawing.name).suffix.lower() not in DRAWN_ENDINGS:
        raise BadInput(f"{shorten(drawing.name)} should end in .png (a picture) or .mp4 (a film)")
    try:
        with ExitStack() as files:
            beside = files.enter_context(fill_private_file(table, overwrite=overwrite))
            options = ["--begun", str(beside), *(["--hands"] if hands else [])]
            if drawing is not None:
                drawn = files.enter_context(fill_private_file(drawing.name, overwrite=overwrite))
                options += _to_options(drawing, drawn)
            read = _write_table(path, options, beside, ending, progress)
    except _NobodyFoundError as nobody:
        return _refuse(path, nobody.frames)
    return replace(read, table=Path(table).absolute())


def _refuse(video: Path, frames: int) -> Refusal:
    """Say that nobody was found."""
    return Refusal(
        code="nobody_found",
        message=f"nobody was found in any of the {frames} pictures of {shorten(video.name)}: "
        "film the whole person, upright and in good light",
    )


def _to_options(drawing: Drawing, drawn: Path) -> list[str]:
    """Return how to ask the reader for a drawing."""
    wish = ["--draw", str(drawn), "--begun", str(drawn)]
    return [*wish, "--with-picture"] if drawing.with_picture else wish


class _NobodyFoundError(Exception):
    """Nobody was found, so the files that were begun go away."""

    def __init__(self, frames: int) -> None:
        """Remember how many frames there were."""
        super().__init__(frames)
        self.frames = frames


def _write_table(
    video: Path, options: list[str], beside: Path, ending: str, progress: Progress
) -> VideoLandmarks:
    """Write the table's rows as they come.

    Raises:
        _NobodyFoundError: at the end, where nobody was ever found; the files that were begun go away.
    """
    last_s = 0.0
    with open_video(video, options) as stream:
        header = stream.header
        writer = open_landmark_table(beside, ending, header.columns, (header.width_px, header.height_px))
        try:
            for times_s, rows in stream.batches():
                writer.add(times_s, rows)
                last_s = float(times_s[-1])
                progress(last_s, header.length_s)
        finally:
            writer.close()
    assert stream.end is not None, "batches end with the end"
    if not stream.end.found:
        raise _NobodyFoundError(stream.end.frames)
    return VideoLandmarks(table=beside, header=header, end=stream.end, last_s=last_s)


@contextmanager
def video_as_table(
    video: str, *, hands: bool = False, progress: Progress = lambda _done_s, _whole_s: None
) -> Iterator[VideoLandmarks | Refusal]:
    """Give the landmarks of a video as a table that is gone when the block is left.

    Raises:
        BadInput: as :func:`read_video_landmarks`.
    """
    with TemporaryDirectory(prefix="lull-") as folder:
        yield read_video_landmarks(
            video, str(Path(folder) / f"{Path(video).stem}.parquet"), hands=hands, progress=progress
        )
