"""The named angles of a body posed by known angles: zero and sign are what their convention says."""

import numpy as np
import pytest

from lull.movement.named_angle import NAMED_ANGLES, measure_named_angle
from lull.movement.recorded_body import read_body
from lull.movement.recording import Recording
from made_body import Posture, pose_body


def measure(name: str, posture: Posture, side: str = "left", **moved: tuple[float, float, float]) -> float:
    """Return one angle of a body in space."""
    at = pose_body(posture) | {key: np.array(place) for key, place in moved.items()}
    columns = {
        f"{key}_{axis}": np.repeat(place[k], 2) for key, place in at.items() for k, axis in enumerate("xyz")
    }
    recording = Recording(name="a", t_s=np.array([0.0, 0.1]), columns=columns)
    landmarks = NAMED_ANGLES[name].signal.landmarks("left" if side == "left" else "right")
    body = read_body(recording, landmarks, None)
    return float(measure_named_angle(name, "left" if side == "left" else "right", body).value[0])


@pytest.mark.parametrize(
    ("name", "posture", "angle"),
    [
        ("knee_flexion", Posture(), 0.0),
        ("knee_flexion", Posture(knee=80.0), 80.0),
        ("shoulder_elevation", Posture(arm_deg=75.0), 75.0),
        ("elbow_flexion", Posture(arm_deg=75.0), 0.0),
        ("trunk_lean", Posture(), 0.0),
        ("trunk_lean", Posture(lean=25.0), 25.0),
        ("trunk_lean", Posture(side=-12.0), 12.0),
        ("trunk_rotation", Posture(), 0.0),
    ],
)
def test_angles_of_a_posed_body(name: str, posture: Posture, angle: float) -> None:
    """Zero where the convention says, positive as it says."""
    assert measure(name, posture) == pytest.approx(angle, abs=1e-4)


def test_hip_and_ankle_by_hand() -> None:
    """A thigh lifted level is bent by ninety; toes lifted by ten are ten up."""
    sitting = measure("hip_flexion", Posture(), left_shoulder=(0.12, 1.32, 0.0), left_knee=(0.12, 0.82, 0.42))
    assert sitting == pytest.approx(90.0)
    up = np.radians(10.0)
    toes = (0.12, 0.15 * np.sin(up), 0.15 * np.cos(up))
    ankle = measure(
        "ankle_dorsiflexion",
        Posture(),
        left_knee=(0.12, 0.4, 0.0),
        left_ankle=(0.12, 0.0, 0.0),
        left_foot_index=toes,
    )
    assert ankle == pytest.approx(10.0)


def test_every_angle_says_what_it_means() -> None:
    """Names carry no unit, and no column of the table is empty."""
    for name, angle in NAMED_ANGLES.items():
        assert not name.endswith("_deg")
        assert all((angle.between, angle.zero, angle.positive, angle.convention))
        assert angle.signal.unit == "deg"
