"""Reads a video and tells, frame by frame, where the body's landmarks are. Started by ``lull landmarks``.

It runs in an environment of its own (``make video``), because the package that finds a pose pins a NumPy
the rest of Lull has left behind; Lull never imports it. It talks through a pipe:

1. one line of JSON: ``width``, ``height``, ``length_s`` (or null), ``columns``;
2. for each frame the byte ``F``, its time in seconds as a double, and a float for each column;
3. the byte ``E`` and one line of JSON: ``frames``, ``found``, ``repeated``, ``times_from``.

What cannot be read is said in one line on standard error that begins with ``lull-video:``, and the exit code
is 2. If whoever reads the pipe has gone, what was begun is removed.
"""

from __future__ import annotations

import argparse
import json
import os
import struct
import sys
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from film_reader import FilmReader, UnreadableFilmError

if TYPE_CHECKING:
    from collections.abc import Sequence

SAYS = "lull-video: "
EXIT_UNREADABLE = 2
MOST_BARE_FRAMES = 300


def tell_landmarks(args: argparse.Namespace, pipe: BinaryIO) -> None:
    """Write everything about the video into the pipe."""
    film = FilmReader(args.video)
    from body_model import BodyModel  # noqa: PLC0415 - heavy: a file that is no video is told at once

    model = BodyModel(hands=args.hands)
    drawing = None
    if args.draw is not None:
        from skeleton_film import SkeletonFilm  # noqa: PLC0415 - only where it is asked for

        drawing = SkeletonFilm(args.draw, with_picture=args.with_picture, length_s=film.length_s)
    header = {"width": film.width_px, "height": film.height_px, "length_s": film.length_s}
    pipe.write(json.dumps(header | {"columns": model.columns}).encode() + b"\n")
    shape = struct.Struct(f"<cd{len(model.columns)}f")
    frames = found = 0
    for t_s, picture in film.pictures():
        somebody, row = model.look(picture)
        pipe.write(shape.pack(b"F", t_s, *row))
        pipe.flush()
        frames += 1
        found += somebody
        if drawing is not None:
            drawing.add(t_s, picture, row if somebody else None)
    if drawing is not None:
        drawing.close()
    end = {"frames": frames, "found": found, "repeated": film.repeated, "times_from": film.times_from}
    pipe.write(b"E" + json.dumps(end).encode() + b"\n")
    pipe.flush()


def measure_bare(video: Path, pipe: BinaryIO) -> None:
    """Time the pose model alone on the film's first pictures, which lie ready in memory."""
    pictures = [picture for _, picture in islice(FilmReader(video).pictures(), MOST_BARE_FRAMES)]
    from body_model import BodyModel  # noqa: PLC0415 - as above

    model = BodyModel(hands=False)
    model.look(pictures[0])
    start = time.perf_counter()
    for picture in pictures:
        model.look(picture)
    taken = time.perf_counter() - start
    pipe.write(json.dumps({"frames": len(pictures), "seconds": taken}).encode() + b"\n")
    pipe.flush()


def main(words: Sequence[str] | None = None) -> int:
    """Read the words, then the video."""
    parser = argparse.ArgumentParser(description="Started by lull landmarks.")
    parser.add_argument("video", type=Path)
    parser.add_argument("--hands", action="store_true")
    parser.add_argument("--draw", type=Path)
    parser.add_argument("--with-picture", action="store_true")
    parser.add_argument(
        "--begun", type=Path, action="append", default=[], help="removed when nobody reads on"
    )
    parser.add_argument("--bare", action="store_true", help="time the model alone")
    args = parser.parse_args(words)
    pipe = _take_standard_output()
    try:
        if args.bare:
            measure_bare(args.video, pipe)
        else:
            tell_landmarks(args, pipe)
    except UnreadableFilmError as problem:
        sys.stderr.write(f"{SAYS}{problem}\n")
        return EXIT_UNREADABLE
    except BrokenPipeError:
        for begun in args.begun:
            with suppress(OSError):
                begun.unlink()
        os._exit(1)  # the models' threads have nothing left to say either
    return 0


def _take_standard_output() -> BinaryIO:
    """Keep standard output for ourselves: what a library prints goes to standard error."""
    pipe = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    os.dup2(2, 1)
    return pipe


if __name__ == "__main__":
    raise SystemExit(main())
