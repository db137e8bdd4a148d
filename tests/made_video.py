"""Small videos for tests: drawn people written as MP4, then turned, slowed down unevenly, or cut short.

The boxes of an MP4 file are edited by hand, so that no other program is needed to make a clip that a phone
would have made.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import cv2
import numpy as np

from mannequin.designed import designed_clips
from mannequin.scene import draw_scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from mannequin.brush import Picture
    from mannequin.designed import Clip

PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
TURNED = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
"""The matrix (a, b, c, d) in a track's header for each turn clockwise."""


def find_clip(exercise: str, kind: str = "plain", obliquity_deg: int = 0) -> Clip:
    """Return the first clip of the designed set that is like this."""
    return next(
        clip
        for clip in designed_clips()
        if (clip.performance.exercise.name, clip.kind, clip.obliquity_deg) == (exercise, kind, obliquity_deg)
    )


def draw_clip(clip: Clip, *, seconds: float, per_s: float | None = None) -> list[Picture]:
    """Return the first pictures of a clip."""
    rate = per_s or clip.frames_per_s
    random = np.random.default_rng(clip.seed)
    return [
        draw_scene(clip.scene_at(i / rate), [clip.performance.posture_at(i / rate)], random)
        for i in range(round(seconds * rate))
    ]


def write_video(path: Path, pictures: Sequence[Picture], *, per_s: float = 30.0, code: str = "mp4v") -> Path:
    """Write pictures as a film."""
    height, width = pictures[0].shape[:2]
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*code), per_s, (width, height))
    for picture in pictures:
        film.write(picture)
    film.release()
    return path


def turn_video(path: Path, clockwise_deg: int) -> Path:
    """Say in the file's header, as a phone does, that a viewer must turn the picture."""
    a, b, c, d = TURNED[clockwise_deg]
    matrix = struct.pack(">9i", a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30)

    def change(kind: bytes, content: bytes) -> bytes:
        if kind != b"tkhd":
            return content
        start = 40 if content[0] == 0 else 52
        return content[:start] + matrix + content[start + 36 :]

    path.write_bytes(_edit(path.read_bytes(), change))
    return path


def retime_video(path: Path, steps: Iterable[int]) -> Path:
    """Give every frame its own length, in the file's ticks: a variable frame rate."""
    lengths = list(steps)

    def change(kind: bytes, content: bytes) -> bytes:
        if kind == b"stts":
            runs = b"".join(struct.pack(">2I", 1, length) for length in lengths)
            return content[:4] + struct.pack(">I", len(lengths)) + runs
        if kind in {b"mdhd", b"mvhd", b"tkhd", b"elst"}:
            return content
        return content

    path.write_bytes(_edit(path.read_bytes(), change, drop={b"edts"}))
    return path


def front_load(path: Path) -> Path:
    """Put the index before the pictures, as files made for the web have it: a cut end leaves it whole."""
    content = path.read_bytes()
    boxes = list(_boxes(content))
    moov = next(body for kind, body in boxes if kind == b"moov")
    shift = len(moov) + 8

    def change(kind: bytes, body: bytes) -> bytes:
        if kind != b"stco":
            return body
        count = struct.unpack(">I", body[4:8])[0]
        places = struct.unpack(f">{count}I", body[8 : 8 + 4 * count])
        return body[:8] + struct.pack(f">{count}I", *(place + shift for place in places))

    moved = _box(b"moov", _edit(moov, change))
    others = [(kind, body) for kind, body in boxes if kind != b"moov"]
    head = b"".join(_box(kind, body) for kind, body in others if kind == b"ftyp")
    rest = b"".join(_box(kind, body) for kind, body in others if kind != b"ftyp")
    path.write_bytes(head + moved + rest)
    return path


def cut_video(path: Path, share: float) -> Path:
    """Keep only the beginning of the file."""
    content = path.read_bytes()
    path.write_bytes(content[: round(len(content) * share)])
    return path


def _edit(
    content: bytes, change: Callable[[bytes, bytes], bytes], drop: frozenset[bytes] | set[bytes] = frozenset()
) -> bytes:
    """Return the content with every box changed, sizes included."""
    return b"".join(
        _box(kind, _edit(body, change, drop) if kind in PARENTS else change(kind, body))
        for kind, body in _boxes(content)
        if kind not in drop
    )


def _boxes(content: bytes) -> Iterable[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(content):
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        size = size or len(content) - at
        yield kind, content[at + 8 : at + size]
        at += size


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body
