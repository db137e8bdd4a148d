"""A file of landmarks, or a video that is read first: what ``lull count`` and ``lull measure`` start from."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lull.commands.progress_line import ProgressLine
from lull.exchange.video_file import is_video_file
from lull.exchange.video_landmarks import video_as_table
from lull.refusal import Refusal, shorten


@contextmanager
def as_table(name: str, *, hands: bool = False) -> Iterator[str | Refusal]:
    """Give the name of a table of landmarks: the file itself, or for a video one that is gone afterwards.

    A refusal is given where nobody was found in a video. ``lull landmarks`` keeps the table of a video.

    Raises:
        BadInput: if a video cannot be read, or there is no environment to read it in.
    """
    if not is_video_file(name):
        yield name
        return
    with (
        ProgressLine(f"reading {shorten(Path(name).name)}") as line,
        video_as_table(name, hands=hands, progress=line.step) as read,
    ):
        yield read if isinstance(read, Refusal) else str(read.table)
