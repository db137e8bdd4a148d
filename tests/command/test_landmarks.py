"""``lull landmarks``: what it says and writes, with a stand-in for the reader of videos."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from lull.exchange import video_environment
from made_video_reader import COLUMNS, make_reader, make_told_video

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from made_command import Lull

SLOWEST_S = 100.0
"""How long anything may take that only a machine under load makes slow; ours. It never decides a verdict."""


@pytest.fixture(autouse=True)
def _reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in, named as the Python that reads videos, in a folder of its own."""
    (tmp_path / "tool").mkdir()
    reader = make_reader(tmp_path / "tool")
    monkeypatch.setenv("LULL_VIDEO_PYTHON", str(reader))


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "films"
    folder.mkdir()
    return folder


def test_a_table_has_times_the_picture_size_and_empty_cells_where_nobody_was(lull: Lull, films: Path) -> None:
    """One worked example, in both kinds of table."""
    video = make_told_video(films / "a.mp4", "frames 130")
    for ending in ("csv", "parquet"):
        table = films / f"a.{ending}"
        code, out, _ = lull("landmarks", str(video), "--out", str(table), "--json")
        said = json.loads(out)
        assert code == 0
        assert (said["frames"], said["frames_with_somebody"], said["table"]) == (130, 129, str(table))
        assert (said["image_width"], said["image_height"], said["last_s"]) == (480, 640, 4.3)
        assert table.stat().st_mode & 0o077 == 0, "a table about a person is for its owner"
    with (films / "a.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["t", "image_width", "image_height", *COLUMNS]
    assert rows[1:4] == [
        ["0.000000", "480", "640", "0.25", "0.5", "0.875"],
        ["0.033333", "480", "640", "", "", ""],
        ["0.066667", "480", "640", "0.25", "0.5", "0.875"],
    ]
    table = pq.read_table(films / "a.parquet")
    assert table.column_names == rows[0]
    assert len(table) == len(rows) - 1 == 130
    assert table["left_knee_x"].to_pylist()[:3] == [0.25, None, 0.25]
    assert table["t"].to_pylist() == pytest.approx([i / 30 for i in range(130)])


def test_the_table_lies_beside_the_video_unless_named(lull: Lull, films: Path) -> None:
    """Without --out it has the video's name."""
    video = make_told_video(films / "walk.mov", "frames 5")
    code, out, _ = lull("landmarks", str(video))
    assert code == 0
    assert str(films / "walk.parquet") in out
    assert "no picture" in out
    code, _, complaint = lull("landmarks", str(video))
    assert code == 2
    assert "is there already" in complaint
    assert lull("landmarks", str(video), "--overwrite")[0] == 0


def test_nobody_is_a_refusal_and_leaves_nothing(lull: Lull, films: Path) -> None:
    """An empty room gives no table."""
    video = make_told_video(films / "room.mp4", "nobody 40")
    code, out, complaint = lull("landmarks", str(video), "--draw", str(films / "room.png"), "--json")
    assert code == 3
    assert json.loads(out)["refused"]["code"] == "nobody_found"
    assert "nobody was found in any of the 40 pictures of room.mp4" in complaint
    assert _names(films) == ["room.mp4"]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("says ends after 2.0 of 4.0 seconds", "a.mp4 ends after 2.0 of 4.0 seconds"),
        ("breaks 100", "was not read to its end"),
        ("stops 100", "the model fell over"),
    ],
)
def test_a_reader_that_stops_leaves_one_sentence_and_nothing_else(
    lull: Lull, films: Path, told: str, sentence: str
) -> None:
    """Its own sentence, or the last thing it said; never half a table."""
    video = make_told_video(films / "a.mp4", told)
    code, out, complaint = lull("landmarks", str(video))
    assert (code, out) == (2, "")
    assert sentence in complaint
    assert len([line for line in complaint.splitlines() if "%" not in line]) == 1
    assert _names(films) == ["a.mp4"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.mp4", b"", "is empty"),
        ("text.mp4", b"hello there\n", "is no video"),
        ("list.m3u8", b"#EXTM3U\nhttp://127.0.0.1/a.ts\n", "is no video"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"0" * 600, "is no video"),
        ("sound.wav", b"RIFF\x00\x00\x00\x00WAVE" + b"0" * 600, "is no video"),
        (".", None, "is a folder"),
        ("nowhere.mp4", None, "there is no file"),
    ],
)
def test_what_is_no_video_is_told_before_anything_is_started(
    lull: Lull, films: Path, name: str, content: bytes | None, sentence: str
) -> None:
    """No environment is needed to say so."""
    path = films / name
    if content is not None:
        path.write_bytes(content)
    code, _, complaint = lull("landmarks", str(path), "--out", str(films / "out.csv"))
    assert code == 2
    assert sentence in complaint
    assert not (films / "out.csv").exists()


def test_without_its_environment_it_says_how_to_make_it(
    lull: Lull, films: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, exit 2: in a checkout `make video`, elsewhere the whole words."""
    video = make_told_video(films / "a.mp4", "frames 5")
    monkeypatch.delenv("LULL_VIDEO_PYTHON", raising=False)
    monkeypatch.setattr(video_environment, "_places", lambda: (tmp_path / "nowhere",))
    code, _, complaint = lull("landmarks", str(video))
    assert code == 2
    assert "run make video" in complaint
    monkeypatch.setattr(video_environment, "CHECKOUT", tmp_path / "nowhere")
    code, _, complaint = lull("landmarks", str(video))
    assert code == 2
    assert "-m venv" in complaint
    assert "requirements.txt" in complaint
    monkeypatch.setenv("LULL_VIDEO_PYTHON", str(tmp_path / "gone"))
    assert "which is no file" in lull("landmarks", str(video))[2]
    assert _names(films) == ["a.mp4"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--out", "a.xlsx"), "should end in .csv or .parquet"),
        (("--draw", "a.gif"), "should end in .png"),
        (("--with-picture",), "say also where"),
    ],
)
def test_a_wrong_wish_is_told(lull: Lull, films: Path, words: tuple[str, ...], sentence: str) -> None:
    """What cannot be written is said before the video is read."""
    video = make_told_video(films / "a.mp4", "frames 5")
    code, _, complaint = lull("landmarks", str(video), *words)
    assert code == 2
    assert sentence in complaint


@pytest.fixture
def _as_from_a_terminal() -> Iterator[None]:
    """Let what is started hear SIGINT, also where a shell's ``&`` told these tests not to."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_as_from_a_terminal")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_killed_half_way_it_leaves_nothing_of_that_name(films: Path, how: signal.Signals) -> None:
    """Asked to end it cleans up; killed outright it leaves no table, and its reader stops by itself."""
    video = make_told_video(films / "long.mp4", "endless")
    words = [sys.executable, "-m", "lull.cli", "landmarks", str(video), "--out", str(films / "t.csv")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL) as working:
        try:
            deadline = time.monotonic() + SLOWEST_S
            while not any(path.stat().st_size > 1000 for path in films.glob(".lull-*")):
                assert working.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.02)
            working.send_signal(how)
            working.wait(timeout=SLOWEST_S)
        finally:
            working.kill()
    left = set(_names(films))
    assert "t.csv" not in left
    if how != signal.SIGKILL:
        assert left == {"long.mp4"}


def test_nothing_is_said_of_progress_where_nobody_watches(lull: Lull, films: Path) -> None:
    """Another program reads one document, and one sentence only where something went wrong."""
    video = make_told_video(films / "a.mp4", "frames 1000")
    code, out, complaint = lull("landmarks", str(video), "--json")
    assert code == 0
    json.loads(out)
    assert complaint == ""


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
