"""Tells a video file by its first bytes: neither its name nor another program is trusted.

Lists of other files (playlists) and pictures are no videos here, whatever a video library makes of them.
"""

import stat
from pathlib import Path

from lull.exchange.named_file import read_beginning
from lull.refusal import BadInput, shorten

BEGINNING_BYTES = 512
BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"})
MAGICS = (
    b"\x1a\x45\xdf\xa3",
    b"OggS",
    b"FLV\x01",
    b"\x00\x00\x01\xba",
    b"\x00\x00\x01\xb3",
    b"\x30\x26\xb2\x75",
)
TS_PACKET_BYTES, TS_SYNC = 188, 0x47


def is_video(beginning: bytes) -> bool:
    r"""Say whether a file that begins like this is MP4 or MOV, Matroska or WebM, AVI, MPEG, Ogg, ASF or FLV.

    >>> is_video(b"\x00\x00\x00\x18ftypmp42"), is_video(b"t,nose_x\n")
    (True, False)
    """
    if beginning[4:8] in BOXES or beginning.startswith(MAGICS):
        return True
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"AVI ":
        return True
    return any(
        len(beginning) > at + TS_PACKET_BYTES
        and beginning[at] == beginning[at + TS_PACKET_BYTES + at] == TS_SYNC
        for at in (0, 4)
    )


def is_video_file(name: str) -> bool:
    """Say whether there is a regular file of this name that begins as videos do."""
    try:
        path = Path(name)
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return is_video(file.read(BEGINNING_BYTES))
    except (OSError, ValueError):
        return False


def check_video(name: str) -> Path:
    """Return the full path of a video somebody named.

    Raises:
        BadInput: if there is no such file, it is a folder, a pipe or a device, empty, or no video.
    """
    said, beginning = shorten(name), read_beginning(name, most=BEGINNING_BYTES)
    if not beginning:
        raise BadInput(f"{said} is empty: copy the video again")
    if not is_video(beginning):
        raise BadInput(f"{said} is no video: name an MP4, MOV, WebM, MKV or AVI file")
    return Path(name).absolute()
