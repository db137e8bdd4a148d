"""``lull measure walk``: its answer as JSON and in words, its refusals, and bad input."""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lull.commands import Answer
from lull.commands.measure_walk import add_arguments, answer
from lull.movement.recording import Recording
from lull.refusal import BadInput, Refusal
from made_walk import MadeGait, film, simulate_walk


def write(path: Path, recording: Recording) -> Path:
    """Write a recording as a Parquet file."""
    pq.write_table(pa.table({"t": recording.t_s, **recording.columns}), path)
    return path


def ask(path: Path, *more: str) -> Answer | Refusal:
    """Call the verb as the command line does."""
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return answer(parser.parse_args([str(path), *more]))


@pytest.fixture
def walk(tmp_path: Path) -> Path:
    """A good walk of 7 s."""
    made = simulate_walk(MadeGait(), length_s=7.0, fps=30.0)
    return write(tmp_path / "walk.parquet", film(made, np.random.default_rng(0), noise=0.01))


def test_the_answer_has_an_error_beside_every_number(walk: Path) -> None:
    """JSON through and through, with the conventions named and a standard error for each measured value."""
    found = ask(walk, "--image-size", "1280x720")
    assert isinstance(found, Answer)
    told: Any = json.loads(json.dumps(found.json))
    assert told["schema"] == "lull.measure.walk/1"
    assert told["cadence_per_min"]["value"] == pytest.approx(109.1, abs=1.0)
    for side in ("left", "right"):
        foot = told["feet"][side]
        assert foot["step_time_s"]["value"] == pytest.approx(0.55, abs=0.02)
        assert len(foot["heel_strikes_s"]) >= 5
        for joint in ("knee", "hip"):
            curve = foot[f"{joint}_flexion_deg"]
            assert len(curve["mean"]) == len(curve["spread"]) == len(curve["standard_error"]) == 101
            assert min(curve["standard_error"]) >= 5.0

    def check(value: Any) -> None:  # noqa: ANN401 - JSON
        if isinstance(value, dict):
            if "value" in value:
                assert value["standard_error"] > 0.0
            for inner in value.values():
                check(inner)

    check(told)
    assert found.text is not None
    assert "cadence 109" in found.text
    assert "standard error" in found.text
    assert "not by a clinician" in found.text


@pytest.mark.hazard("H18")
def test_a_view_that_does_not_do_is_a_refusal(tmp_path: Path) -> None:
    """By name, with what to do."""
    made = simulate_walk(MadeGait(), length_s=7.0, fps=30.0)
    path = write(tmp_path / "walk.parquet", film(made, np.random.default_rng(0), obliquity_deg=45.0))
    found = ask(path, "--image-size", "1280x720")
    assert isinstance(found, Refusal)
    assert found.code == "not_in_profile"
    assert "beside the way" in found.message


def test_what_was_not_seen_is_said_to_be_unknown(tmp_path: Path) -> None:
    """A trunk that is seen now and then gives no hip curve; the rest is still told."""
    made = simulate_walk(MadeGait(), length_s=7.0, fps=30.0)
    recording = film(made, np.random.default_rng(0), noise=0.01)
    columns = dict(recording.columns)
    columns["right_shoulder_v"] = np.where(recording.t_s % 1.1 < 0.4, 0.1, 0.9)
    path = write(tmp_path / "walk.parquet", Recording(name="w", t_s=recording.t_s, columns=columns))
    found = ask(path, "--image-size", "1280x720")
    assert isinstance(found, Answer)
    told: Any = found.json
    assert told["feet"]["right"]["hip_flexion_deg"] is None
    assert told["feet"]["right"]["knee_flexion_deg"] is not None
    assert told["asymmetry"]["hip_range_deg"]["value"] is None
    assert "not seen" in told["asymmetry"]["hip_range_deg"]["why"]


@pytest.mark.parametrize(
    ("size", "says"), [("1280", "no picture size"), ("0x720", "no picture size"), (None, "add --image-size")]
)
def test_a_picture_size_is_needed_and_checked(walk: Path, size: str | None, says: str) -> None:
    """One sentence that says what to write."""
    with pytest.raises(BadInput, match=says):
        ask(walk, *([] if size is None else ["--image-size", size]))
