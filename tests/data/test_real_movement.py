"""The counter on tracker output of people who walk, recorded by others: it counts nothing and asks well."""

import json
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from lull.cli import main
from lull.exchange.landmark_table import read_landmark_table
from lull.movement.landmarks import LANDMARK_INDEX, MEDIAPIPE_NAMES, LandmarkFrame, Side
from lull.practice.catalogue import EXERCISES
from lull.practice.practice_engine import PracticeEngine

pytestmark = pytest.mark.data

WALKS = {
    "sports2d_demo": (1768, 994),
    "pose2sim_single_cam01": (1080, 1920),
    "pose2sim_single_cam02": (1080, 1920),
    "pose2sim_single_cam03": (1080, 1920),
    "pose2sim_single_cam04": (1080, 1920),
}


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("name", WALKS)
@pytest.mark.parametrize("side", ["left", "right"])
def test_walking_is_no_seated_exercise(name: str, side: Side, lull_data: Path) -> None:
    """A person who walks never holds the seated ready pose, so live practice counts nothing."""
    recording = read_landmark_table(lull_data / "landmarks" / f"{name}.parquet")
    points = np.full((len(recording.t_s), 33, 4), np.nan)
    for joint in MEDIAPIPE_NAMES:
        for k, axis in enumerate("xyzv"):
            points[:, LANDMARK_INDEX[joint], k] = recording.columns[f"{joint}_{axis}"]
    engine = PracticeEngine(EXERCISES["knee-straighten"], side)
    width, height = WALKS[name]
    states = [
        engine.feed(LandmarkFrame(t, points[i], width, height)) for i, t in enumerate(recording.t_s.tolist())
    ]
    assert {state.phase for state in states} <= {"looking", "get_ready", "hold_ready"}
    assert states[-1].attempts == states[-1].shown == 0


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("name", WALKS)
@pytest.mark.parametrize("exercise", ["elbow-straighten", "side-lift", "mini-squat", "reach-across"])
def test_real_shares_of_a_picture_are_recognised(
    name: str, exercise: str, lull_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tracker output without world columns is shares of a picture: its size is asked for, then used."""
    table = pq.read_table(lull_data / "landmarks" / f"{name}.parquet")
    plain = table.select([column for column in table.column_names if column[-3:-1] != "_w"])
    path = tmp_path / "walk.parquet"
    pq.write_table(plain, path)
    words = ["count", str(path), "--exercise", exercise]
    assert main(words) == 2
    assert "--image-size" in capsys.readouterr().err
    assert main([*words, "--image-size", "{}x{}".format(*WALKS[name])]) == 0
    assert '"columns": "picture"' in capsys.readouterr().out


@pytest.mark.parametrize("name", WALKS)
def test_walking_recordings_are_read_with_sane_coverage(
    name: str, lull_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command runs on real tracker output, prefers its world columns, and says how much it saw."""
    path = lull_data / "landmarks" / f"{name}.parquet"
    assert main(["count", str(path), "--exercise", "knee-straighten", "--side", "both"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert 0.7 < answer["coverage"] <= 1.0
    assert {side["columns"] for side in answer["sides"].values()} == {"world"}
    assert all(event["range_error_deg"] >= 5.0 for event in answer["events"])
