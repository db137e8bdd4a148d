"""``lull landmarks VIDEO``: read a video once and keep where the body's landmarks are, and no picture."""

import argparse
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from lull.commands import Answer
from lull.commands.progress_line import ProgressLine
from lull.exchange.video_landmarks import Drawing, VideoLandmarks, read_video_landmarks
from lull.refusal import BadInput, Refusal, shorten

SCHEMA = "lull.landmarks/1"
STOPPED = 143

NOTES = (
    "the table holds no picture; the video itself is not changed and not copied",
    "one person is followed: with two in the picture it may be the other one, or change between them",
    "x and y are shares of the picture, wx wy wz metres from the hips' middle; v is how surely it was seen",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the video, where to write, and what else is wanted."""
    parser.add_argument("video", metavar="VIDEO", help="MP4, MOV, WebM, MKV or AVI")
    parser.add_argument("--out", metavar="FILE", help="table to write, .parquet or .csv (default: beside it)")
    parser.add_argument("--hands", action="store_true", help="also the 21 landmarks of each hand")
    parser.add_argument("--draw", metavar="FILE", help="draw the skeleton on blank: .png or .mp4")
    parser.add_argument("--with-picture", action="store_true", help="draw it on the video's own picture")
    parser.add_argument("--overwrite", action="store_true", help="replace files that are there")


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Read the video and say what was written.

    Raises:
        BadInput: for a bad name, a video that cannot be read, or no environment to read it in.
    """
    if args.with_picture and args.draw is None:
        raise BadInput("--with-picture says what to draw on: say also where, with --draw FILE")
    table = args.out or str(Path(args.video).with_suffix(".parquet")) if args.video.strip() else ""
    drawing = None if args.draw is None else Drawing(name=args.draw, with_picture=args.with_picture)
    said = shorten(Path(args.video).name)
    with _ends_tidily(), ProgressLine(f"reading {said}") as line:
        read = read_video_landmarks(
            args.video,
            table,
            hands=args.hands,
            drawing=drawing,
            overwrite=args.overwrite,
            progress=line.step,
        )
    return read if isinstance(read, Refusal) else _to_answer(read, args.draw)


@contextmanager
def _ends_tidily() -> Iterator[None]:
    """Let a request to end (SIGTERM) clean up what was begun."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(STOPPED)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _to_answer(read: VideoLandmarks, drawn: str | None) -> Answer:
    """Return what was read, for people and machines."""
    end, header = read.end, read.header
    notes = list(NOTES)
    if end.times_from == "rate":
        notes.append("the file gives no times of its frames: they were counted by its frame rate")
    if end.repeated:
        notes.append(f"{end.repeated} frames without a later time of their own were left out")
    document = {
        "schema": SCHEMA,
        "table": str(read.table),
        "drawn": None if drawn is None else str(Path(drawn).absolute()),
        "frames": end.frames,
        "frames_with_somebody": end.found,
        "last_s": round(read.last_s, 3),
        "image_width": header.width_px,
        "image_height": header.height_px,
        "notes": notes,
    }
    text = (
        f"{read.table}: {end.frames} frames in {read.last_s:.1f} s, somebody found in {end.found} "
        f"({end.found / end.frames:.0%}); picture {header.width_px} x {header.height_px}."
    )
    if drawn is not None:
        text += f"\nDrawn: {Path(drawn).absolute()}"
    return Answer(json=document, text="\n".join((text, *(f"- {note}" for note in notes))), done=text)
