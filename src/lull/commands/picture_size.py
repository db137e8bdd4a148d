"""The option that tells the size of a picture whose landmarks are shares of it."""

import argparse

from lull.movement.image_size import ImageSize, to_image_size
from lull.movement.recording import Recording
from lull.refusal import BadInput, shorten


def add_picture_size(parser: argparse.ArgumentParser) -> None:
    """Declare the option."""
    parser.add_argument("--image-size", metavar="WxH", help="picture size where x and y are shares of it")


def read_picture_size(args: argparse.Namespace) -> ImageSize | None:
    """Return the size that was asked for, ``None`` where none was.

    Raises:
        BadInput: when it is no size.
    """
    if args.image_size is None:
        return None
    size = to_image_size(args.image_size)
    if size is None:
        raise BadInput(
            f"--image-size {shorten(args.image_size)!r} is no picture size: write WIDTHxHEIGHT, "
            "for example 640x480"
        )
    return size


def find_picture_size(args: argparse.Namespace, recording: Recording) -> ImageSize | None:
    """Return the size asked for, else the one the table tells, ``None`` where neither does.

    Raises:
        BadInput: as :func:`read_picture_size`.
    """
    return read_picture_size(args) or recording.image_size


def refuse_landmark_options(args: argparse.Namespace, what: str) -> None:
    """Refuse a side and a picture's size where the file holds no landmarks but ``what``.

    Raises:
        BadInput: when either was given.
    """
    if args.side is not None or read_picture_size(args) is not None:
        raise BadInput(f"--side and --image-size belong to landmarks: leave them away for {what}")
