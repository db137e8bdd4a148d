"""``lull count`` and ``lull measure`` on a video: read first, with a stand-in for the reader of videos."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from made_video_reader import make_reader, make_told_video

if TYPE_CHECKING:
    from pathlib import Path

    from made_command import Lull


@pytest.fixture(autouse=True)
def _reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in, named as the Python that reads videos."""
    (tmp_path / "tool").mkdir()
    monkeypatch.setenv("LULL_VIDEO_PYTHON", str(make_reader(tmp_path / "tool")))


WAYS = [
    ("count", "--exercise", "knee-straighten"),
    ("measure", "pendulum"),
    ("measure", "tardieu"),
    ("measure", "walk"),
]


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_video_is_read_and_what_it_lacks_is_said_by_its_name(
    way: tuple[str, ...], lull: Lull, tmp_path: Path
) -> None:
    """The stand-in shows one landmark only, so the columns are missing; no table is left behind."""
    video = make_told_video(tmp_path / "morning.mp4", "frames 30")
    before = sorted(tmp_path.iterdir())
    code, _, complaint = lull(*way, str(video))
    assert code == 2
    assert complaint.count("\n") == 1
    assert "morning.parquet" in complaint
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_video_of_nobody_is_a_refusal(way: tuple[str, ...], lull: Lull, tmp_path: Path) -> None:
    """By name, with a sentence; never a number."""
    video = make_told_video(tmp_path / "empty-room.mp4", "nobody 30")
    code, out, complaint = lull(*way, str(video), "--json")
    assert code == 3
    assert json.loads(out)["refused"]["code"] == "nobody_found"
    assert "empty-room.mp4" in complaint


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_video_that_breaks_off_is_bad_input(way: tuple[str, ...], lull: Lull, tmp_path: Path) -> None:
    """One sentence and nothing measured."""
    video = make_told_video(tmp_path / "cut.mp4", "says this video breaks off after 3 s: copy it again")
    code, out, complaint = lull(*way, str(video))
    assert (code, out) == (2, "")
    assert "breaks off after 3 s" in complaint
