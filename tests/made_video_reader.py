"""A stand-in for the Python that reads videos: it says what the real one says, without a model.

What it does is written in the video after its magic: "frames 5", "nobody 5", "breaks 5", "stops 5",
"endless", "says a sentence".
"""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"\x00\x00\x00\x18ftyp"
COLUMNS = ("left_knee_x", "left_knee_y", "left_knee_v")

SCRIPT = """#!{python}
import json, struct, sys, time
from pathlib import Path
told = Path(sys.argv[-1]).read_bytes()[8:].decode()
what, _, rest = told.partition(" ")
out = sys.stdout.buffer
if what == "says":
    sys.stderr.write("W0000 a library's chatter\\nlull-video: " + rest + "\\n")
    sys.exit(2)
count = int(rest or 10**9)
header = {{"width": 480, "height": 640, "length_s": None if what == "endless" else count / 30}}
out.write(json.dumps(header | {{"columns": {columns}}}).encode() + b"\\n")
nan = float("nan")
for i in range(count):
    row = (nan, nan, nan) if what == "nobody" or i == 1 else (0.25, 0.5, 0.875)
    out.write(struct.pack("<cd3f", b"F", i / 30, *row))
    if what == "endless":
        out.flush()
        time.sleep(0.001)
if what == "breaks":
    out.write(b"F12")
if what in ("frames", "nobody"):
    found = 0 if what == "nobody" else count - 1
    end = {{"frames": count, "found": found, "repeated": 0, "times_from": "file"}}
    out.write(b"E" + json.dumps(end).encode() + b"\\n")
else:
    sys.stderr.write("RuntimeError: the model fell over\\n")
    sys.exit(1)
"""


def make_reader(folder: Path) -> Path:
    """Write the stand-in and return its path, for LULL_VIDEO_PYTHON."""
    reader = folder / "video-python"
    reader.write_text(SCRIPT.format(python=sys.executable, columns=list(COLUMNS)), encoding="utf-8")
    reader.chmod(reader.stat().st_mode | stat.S_IXUSR)
    return reader


def make_told_video(path: Path, told: str) -> Path:
    """Write a file that begins as a video does and tells the stand-in what to do."""
    path.write_bytes(MAGIC + told.encode())
    return path
