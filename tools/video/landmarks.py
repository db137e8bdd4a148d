"""Turn a video file into a table of body landmarks that ``lull count`` reads.

    .venv-video/bin/python tools/video/landmarks.py VIDEO OUT.csv

It runs in an environment of its own (``make video``), because the package that reads the pose from files
needs an old NumPy. Nothing leaves the machine and no picture is kept: the table holds, per frame, the time
``t`` in seconds and for each of the 33 points its image place (``_x _y _z``, normalised), how surely it was
seen (``_v``), and its place in metres (``_wx _wy _wz``). A frame in which nobody was found stays empty.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import cv2
from mediapipe.python.solutions import pose as pose_solution

NAMES = [one.name.lower() for one in pose_solution.PoseLandmark]
COLUMNS = [f"{name}_{part}" for name in NAMES for part in ("x", "y", "z", "v", "wx", "wy", "wz")]


def read_landmarks(video: Path) -> list[list[float | str]]:
    """Return one row a frame: time in seconds, then the columns of :data:`COLUMNS`."""
    reader = cv2.VideoCapture(str(video))
    frames_per_second = reader.get(cv2.CAP_PROP_FPS)
    if not reader.isOpened() or frames_per_second <= 0:
        raise SystemExit(f"{video}: not a video this machine can read")
    rows: list[list[float | str]] = []
    with pose_solution.Pose(model_complexity=1, smooth_landmarks=False) as model:
        while True:
            there, picture = reader.read()
            if not there:
                return rows
            found = model.process(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
            rows.append([len(rows) / frames_per_second, *_points(found)])


def _points(found: object) -> list[float | str]:
    """Return the landmark values of one frame, or as many empty cells when nobody was found."""
    image = getattr(found, "pose_landmarks", None)
    world = getattr(found, "pose_world_landmarks", None)
    if image is None or world is None:
        return [""] * len(COLUMNS)
    return [
        value
        for a, b in zip(image.landmark, world.landmark, strict=True)
        for value in (a.x, a.y, a.z, a.visibility, b.x, b.y, b.z)
    ]


def main(words: list[str]) -> int:
    """Read the video named first and write the table named second."""
    if len(words) != 2:  # noqa: PLR2004 - a video in, a table out
        raise SystemExit("say which video and where to write: landmarks.py VIDEO OUT.csv")
    rows = read_landmarks(Path(words[0]))
    with Path(words[1]).open("x", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["t", *COLUMNS])
        writer.writerows(rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
