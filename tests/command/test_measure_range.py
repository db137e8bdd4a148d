"""``lull measure range``: a knee of known angles from the side, and every way to say no."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from made_swing_form import range_file

if TYPE_CHECKING:
    from pathlib import Path

    from made_command import Lull

JOINT = ("--joint", "knee", "--side", "left", "--kind", "active")


def write(path: Path, azimuth_deg: float = 90.0) -> str:
    """Write a body that bends its knees by 100 degrees, seen from an angle (90: from the left)."""
    path.write_bytes(range_file(azimuth_deg=azimuth_deg))
    return str(path)


def test_a_knee_of_known_angles_beside_a_norm(lull: Lull, tmp_path: Path) -> None:
    """From straight to a hundred degrees, each with its error; a girl of six has a sourced average."""
    table = write(tmp_path / "knee.csv")
    code, out, _ = lull(
        "measure", "range", table, *JOINT, "--image-size", "480x480", "--age", "6", "--sex", "female"
    )
    said = json.loads(out)
    assert code == 0
    assert said["active_range_deg"]["value"] == pytest.approx(100.0, abs=3.0)
    assert said["flexion_deg"]["value"] == pytest.approx(100.0, abs=3.0)
    assert said["greatest_deg"]["value"] == pytest.approx(180.0, abs=2.0)
    assert said["active_range_deg"]["standard_error"] >= 5.0
    assert said["norm"]["average_deg"] == 152.6
    assert "Soucie" in said["norm"]["source"]
    assert "beyond the error of measuring" in said["norm"]["told"]


def test_where_no_norm_was_read_none_is_shown(lull: Lull, tmp_path: Path) -> None:
    """An adult has none here, and without an age nobody is asked."""
    table = write(tmp_path / "knee.csv")
    size = ("--image-size", "480x480")
    _, out, _ = lull("measure", "range", table, *JOINT, *size, "--age", "30", "--sex", "male")
    assert json.loads(out)["norm"]["average_deg"] is None
    _, out, _ = lull("measure", "range", table, *JOINT, *size)
    assert json.loads(out)["norm"] is None


@pytest.mark.hazard("H18")
def test_a_knee_seen_from_the_front_is_refused(lull: Lull, tmp_path: Path) -> None:
    """By name, with how to sit."""
    table = write(tmp_path / "front.csv", azimuth_deg=0.0)
    code, out, complaint = lull("measure", "range", table, *JOINT, "--image-size", "480x480")
    assert code == 3
    assert json.loads(out)["refused"]["code"] == "view_too_oblique"
    assert "the camera sees your side" in complaint


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--age", "six", "--sex", "male"), "no age in years"),
        (("--age", "600", "--sex", "male"), "no age in years"),
        (("--age", "6"), "give both"),
        (("--image-size", "big"), "no picture size"),
    ],
)
def test_a_wrong_wish_is_one_sentence(words: tuple[str, ...], said: str, lull: Lull, tmp_path: Path) -> None:
    """What, where, and what to do."""
    code, out, complaint = lull("measure", "range", write(tmp_path / "knee.csv"), *JOINT, *words)
    assert (code, out) == (2, "")
    assert said in complaint
    assert complaint.count("\n") == 1


def test_a_file_without_the_joint_is_bad_input(lull: Lull, tmp_path: Path) -> None:
    """The missing columns are named."""
    table = tmp_path / "arm.csv"
    table.write_text("t,left_wrist_x,left_wrist_y\n0,1,1\n0.1,1,2\n", encoding="utf-8")
    code, _, complaint = lull("measure", "range", str(table), *JOINT)
    assert code == 2
    assert "left_hip_x" in complaint
