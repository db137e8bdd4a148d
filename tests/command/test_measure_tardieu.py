"""``lull measure tardieu``: what it answers, from angles and landmarks, and what it refuses."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from made_command import Lull
from made_movement import Array, simulate_limb
from made_pendulum import film
from made_stretch import make_stretches

MADE = make_stretches()
FIVE = ("r1_deg", "r2_deg", "r2_minus_r1_deg", "v1_deg_s", "v3_deg_s")


def write(path: Path, columns: dict[str, Array]) -> str:
    """Write a table."""
    rows = np.stack(list(columns.values()), axis=1).tolist()
    lines = [",".join(columns), *(",".join(f"{cell:.5f}" for cell in row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def filmed(q_deg: Array = MADE.q_deg) -> tuple[Array, Array]:
    """Film a recording at 60 frames a second."""
    return film(q_deg, np.random.default_rng(2), fps=60.0, noise_deg=0.3)


def measure(lull: Lull, *words: str) -> dict[str, Any]:
    """Run the verb and return its JSON."""
    code, out, err = lull("measure", "tardieu", *words, "--json")
    assert (code, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    return answer


def test_angles_give_five_numbers_with_errors_and_no_grade(tmp_path: Path, lull: Lull) -> None:
    t_s, q = filmed()
    answer = measure(lull, write(tmp_path / "a.csv", {"t_s": t_s, "q_deg": q}), "--joint", "knee")
    assert answer["schema"] == "lull.measure.tardieu/1"
    for name in FIVE:
        assert answer[name]["standard_error"] > 0.0
        assert name in answer["formulas"]
    assert answer["r1_deg"]["value"] == pytest.approx(MADE.r1_deg or 0.0, abs=3.0)
    assert answer["r2_deg"]["value"] == pytest.approx(MADE.r2_deg, abs=1.5)
    assert answer["smallest_detectable_change_deg"] == 14.0
    assert any("no grade" in note for note in answer["notes"])
    assert not {"x", "quality", "grade", "score"} & set(answer)


def test_without_a_catch_there_is_a_reason_and_no_number(tmp_path: Path, lull: Lull) -> None:
    t_s, q = filmed(make_stretches(caught_deg=None).q_deg)
    answer = measure(lull, write(tmp_path / "a.csv", {"t_s": t_s, "q_deg": q}))
    for name in ("r1_deg", "r2_minus_r1_deg"):
        assert answer[name]["value"] is None
        assert answer[name]["why"].startswith("no catch seen")


def test_landmarks_of_each_joint(tmp_path: Path, lull: Lull) -> None:
    """Knee, ankle and elbow; the inner angle, with the body's error."""
    t_s, q = filmed()
    points = simulate_limb(180.0 + np.minimum(q, 0.0))
    joints = {
        "knee": ("hip", "knee", "ankle"),
        "ankle": ("knee", "ankle", "foot_index"),
        "elbow": ("shoulder", "elbow", "wrist"),
    }
    for joint, names in joints.items():
        columns = {"t": t_s}
        for i, name in enumerate(names):
            columns |= {f"right_{name}_{axis}": points[:, i, k] for k, axis in enumerate("xyz")}
        path = write(tmp_path / f"{joint}.csv", columns)
        answer = measure(lull, path, "--joint", joint, "--side", "right")
        assert answer["r2_deg"]["value"] == pytest.approx(180.0 + MADE.r2_deg, abs=1.5)
        assert answer["r2_deg"]["standard_error"] >= 5.0


def test_two_files(tmp_path: Path, lull: Lull) -> None:
    t_s, q = filmed()
    slow = write(tmp_path / "slow.csv", {"t_s": t_s[t_s < 7.0], "q_deg": q[t_s < 7.0]})
    fast = write(tmp_path / "fast.csv", {"t_s": t_s[t_s > 7.5], "q_deg": q[t_s > 7.5]})
    answer = measure(lull, slow, "--fast", fast, "--stretch", "rises")
    assert answer["r1_deg"]["value"] == pytest.approx(MADE.r1_deg or 0.0, abs=3.0)
    code, out, _ = lull("measure", "tardieu", slow)
    assert code == 3
    assert json.loads(out)["refused"]["code"] == "no_fast_stretch"


T_S, Q_DEG = filmed()


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"t_s": T_S, "q_deg": np.radians(Q_DEG)}, "radians"),
        ({"t_s": T_S * 1000.0, "q_deg": Q_DEG}, "seconds"),
        ({"t_s": T_S, "gx": Q_DEG, "gy": Q_DEG, "gz": Q_DEG}, "does not know an angle"),
        ({"t": T_S, "left_hip_x": Q_DEG}, "shows no knee"),
    ],
    ids=["radians", "milliseconds", "gyroscope", "landmarks of nothing"],
)
def test_what_is_no_stretch_is_one_sentence(
    columns: dict[str, Array], says: str, tmp_path: Path, lull: Lull
) -> None:
    code, out, err = lull("measure", "tardieu", write(tmp_path / "a.csv", columns))
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_words_that_do_not_belong(tmp_path: Path, lull: Lull) -> None:
    t_s, q = filmed()
    path = write(tmp_path / "a.csv", {"t_s": t_s, "q_deg": q})
    assert lull("measure", "tardieu", path, "--side", "left")[0] == 2
    assert lull("measure", "tardieu", path, "--joint", "tail")[0] == 2
    assert lull("measure", "tardieu", path, "--fast", str(tmp_path / "none.csv"))[0] == 2
