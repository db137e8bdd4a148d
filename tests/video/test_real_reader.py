"""Videos of drawn people through the real reader and the real pose model, in their own environment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pyarrow.parquet as pq
import pytest

from lull.exchange.video_landmarks import Drawing, VideoLandmarks, read_video_landmarks, video_as_table
from lull.movement.hand_landmarks import HAND_NAMES
from lull.refusal import BadInput, Refusal
from made_video import cut_video, draw_clip, find_clip, front_load, retime_video, turn_video, write_video
from mannequin.brush import draw_limb, draw_oval
from mannequin.truth import ANGLES, inner_angle_deg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pyarrow as pa

    from mannequin.brush import Picture

pytestmark = [pytest.mark.slow, pytest.mark.video, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def pictures() -> list[Picture]:
    """Two seconds of somebody straightening a knee, seen from the side."""
    return draw_clip(find_clip("knee-straighten"), seconds=2)


@pytest.fixture
def video(pictures: list[Picture], tmp_path: Path) -> Path:
    """The same as a film."""
    return write_video(tmp_path / "knee.mp4", pictures)


def _read(video: Path, **wishes: object) -> pa.Table:
    table = video.with_suffix(".parquet")
    read = read_video_landmarks(str(video), str(table), **wishes)  # type: ignore[arg-type]
    assert isinstance(read, VideoLandmarks)
    return pq.read_table(table)


def _knees(table: pa.Table, side: str) -> np.ndarray:
    """Return the knee's angle in the picture, frame by frame."""
    size = (table["image_width"][0].as_py(), table["image_height"][0].as_py())
    places = np.array(
        [[table[f"{side}_{joint}_{axis}"].to_numpy() for axis in "xy"] for joint in ANGLES["knee"]]
    ) * np.array(size).reshape(1, 2, 1)
    return np.array([inner_angle_deg(*places[:, :, i]) for i in range(places.shape[2])])


def test_the_knee_of_a_drawn_person_is_read_from_the_file(video: Path) -> None:
    """Times, size and the angle itself: within 8 degrees of what was drawn in every frame."""
    table = _read(video)
    done = find_clip("knee-straighten").performance
    assert table["t"].to_numpy() == pytest.approx(np.arange(60) / 30, abs=1e-4)
    assert set(table["image_width"].to_pylist()) == {640}
    drawn = [done.posture_at(t).legs[done.side].knee_deg for t in table["t"].to_pylist()]
    assert _knees(table, done.side) == pytest.approx(drawn, abs=8)


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("turned_deg", [90, 180, 270])
def test_a_film_from_a_turned_phone_is_read_upright(
    pictures: list[Picture], tmp_path: Path, turned_deg: int
) -> None:
    """The file is stored on its side and says so: the person in the table sits upright."""
    stored = {
        90: cv2.ROTATE_90_COUNTERCLOCKWISE,
        180: cv2.ROTATE_180,
        270: cv2.ROTATE_90_CLOCKWISE,
    }[turned_deg]
    video = write_video(tmp_path / "turned.mp4", [cv2.rotate(one, stored) for one in pictures])  # type: ignore[misc]
    table = _read(turn_video(video, turned_deg))
    assert (table["image_width"][0].as_py(), table["image_height"][0].as_py()) == (640, 480)
    noses, ankles = table["nose_y"].to_numpy(), table["right_ankle_y"].to_numpy()
    assert (noses < ankles).all()


def test_a_variable_frame_rate_keeps_each_frames_own_time(pictures: list[Picture], tmp_path: Path) -> None:
    """Frames last one, two, four or three sixtieths of a second: so say the times."""
    video = write_video(tmp_path / "uneven.mp4", pictures)
    steps = [(256, 512, 1024, 768)[i % 4] for i in range(len(pictures))]
    table = _read(retime_video(video, steps))
    expected = np.concatenate(([0], np.cumsum(steps)[:-1])) / (256 * 60)
    assert table["t"].to_numpy() == pytest.approx(expected, abs=1e-4)


def test_a_film_cut_short_is_told_and_nothing_is_written(pictures: list[Picture], tmp_path: Path) -> None:
    """Whether its index stands at the end or at the beginning."""
    late = cut_video(write_video(tmp_path / "late.mp4", pictures), 0.5)
    early = cut_video(front_load(write_video(tmp_path / "early.mp4", pictures)), 0.5)
    for video, sentence in ((late, "no video that can be read here"), (early, "was cut short")):
        with pytest.raises(BadInput, match=sentence):
            read_video_landmarks(str(video), str(tmp_path / "out.csv"))
    assert _names(tmp_path) == ["early.mp4", "late.mp4"]


def test_a_codec_nobody_knows_is_told(video: Path, tmp_path: Path) -> None:
    """The container is sound and what is in it has a made-up name."""
    content = video.read_bytes()
    for name, other in ((b"mp4v", b"zzzz"), (b"esds", b"free")):
        at = content.index(name, content.index(b"stsd"))
        content = content[:at] + other + content[at + 4 :]
    video.write_bytes(content)
    with pytest.raises(BadInput, match=r"H\.264"):
        read_video_landmarks(str(video), str(tmp_path / "out.csv"))


def test_an_empty_room_and_a_cat_are_nobody(tmp_path: Path) -> None:
    """A refusal by name, and no table."""
    room = np.full((480, 640, 3), 205, np.uint8)
    cat = room.copy()
    draw_oval(cat, (320, 330), (110, 60), (60, 60, 66))
    draw_oval(cat, (440, 270), (42, 38), (60, 60, 66))
    for x in (412, 468):
        draw_limb(cat, ((x, 250), (x, 225)), (14, 3), (60, 60, 66))
        draw_oval(cat, (428 + (x > 440) * 24, 265), (5, 6), (80, 220, 200))
    for x in (240, 285, 355, 400):
        draw_limb(cat, ((x, 370), (x, 430)), (14, 10), (60, 60, 66))
    draw_limb(cat, ((215, 320), (140, 250)), (12, 8), (60, 60, 66))
    for name, picture in (("room", room), ("cat", cat)):
        video = write_video(tmp_path / f"{name}.mp4", [picture] * 15)
        read = read_video_landmarks(str(video), str(tmp_path / "out.csv"))
        assert isinstance(read, Refusal)
        assert read.code == "nobody_found"
    assert not (tmp_path / "out.csv").exists()


def test_a_skeleton_is_drawn_on_blank_unless_the_picture_is_asked_for(
    video: Path, pictures: list[Picture], tmp_path: Path
) -> None:
    """Blank paper carries no pixel of the film; with the picture it does."""
    for with_picture in (False, True):
        still, film = tmp_path / f"{with_picture}.png", tmp_path / f"{with_picture}.mp4"
        for drawn in (still, film):
            wish = Drawing(name=str(drawn), with_picture=with_picture)
            read = read_video_landmarks(str(video), str(tmp_path / "t.csv"), drawing=wish, overwrite=True)
            assert isinstance(read, VideoLandmarks)
        picture = cv2.imread(str(still))
        assert picture is not None
        assert picture.shape == (480, 640, 3)
        corner = picture[:100, :100].reshape(-1, 3).astype(float)
        assert (np.abs(corner - pictures[0][:100, :100].reshape(-1, 3)).mean() < 12) == with_picture
        assert (corner.std(axis=0).max() == 0) != with_picture
        shown = cv2.VideoCapture(str(film))
        assert shown.get(cv2.CAP_PROP_FRAME_COUNT) == pytest.approx(60, abs=1)
        there, first = shown.read()
        assert there
        assert (np.abs(first[:100, :100].astype(float) - pictures[0][:100, :100]).mean() < 12) == with_picture


def test_hands_have_their_columns(video: Path) -> None:
    """Twenty-one landmarks a hand, each with places in the picture and in metres; empty where not seen."""
    table = _read(video, hands=True)
    for side in ("left", "right"):
        for name in HAND_NAMES:
            assert {f"{side}_hand_{name}_{part}" for part in ("x", "v", "wz")} <= set(table.column_names)
    assert sum("_hand_" in name for name in table.column_names) == 2 * 21 * 7


def test_killed_outright_it_leaves_nothing_at_all(pictures: list[Picture], tmp_path: Path) -> None:
    """SIGKILL: the reader sees that nobody listens any more and takes away what was begun."""
    video = write_video(tmp_path / "long.mp4", pictures * 10)
    words = [sys.executable, "-m", "lull.cli", "landmarks", str(video), "--out", str(tmp_path / "t.csv")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL) as working:
        _wait(lambda: any(path.stat().st_size > 1000 for path in tmp_path.glob(".lull-*")))
        working.send_signal(signal.SIGKILL)
    _wait(lambda: _names(tmp_path) == ["long.mp4"])


def test_memory_does_not_grow_with_the_film(pictures: list[Picture], tmp_path: Path) -> None:
    """Four times the film: at most 15 % more memory, in both processes; 180 kept pictures are 160 MB."""
    peaks = []
    for times in (1, 4):
        video = write_video(tmp_path / f"{times}.mp4", pictures * times)
        words = ["landmarks", str(video), "--out", str(tmp_path / f"{times}.parquet"), "--json"]
        measured = subprocess.run(
            [sys.executable, "-c", _MEASURED, *words],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        )
        peaks.append(json.loads(measured.stdout.splitlines()[-1]))
    for short, long in zip(*peaks, strict=True):
        assert long < 1.15 * short


_MEASURED = """
import json, resource, sys
from lull.cli import main
assert main(sys.argv[1:]) == 0
whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
print(json.dumps([resource.getrusage(one).ru_maxrss for one in whose]))
"""


def test_a_table_for_once_is_gone_afterwards(video: Path) -> None:
    """Verbs that count or measure read a video this way: nothing stays behind."""
    with video_as_table(str(video)) as read:
        assert isinstance(read, VideoLandmarks)
        assert read.table.is_file()
        table = read.table
    assert not table.exists()
    assert _names(video.parent) == [video.name]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.05)
