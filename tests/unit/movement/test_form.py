"""Form of a made-up body whose every angle is known: each found under its own name, and only there."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.movement.form import Criteria, measure_criteria
from lull.movement.landmarks import LANDMARK_INDEX
from made_body import Posture, film_body, pose_body, swing
from made_movement import turn_in_space

START_S, END_S = 1.0, 3.0
NAMES = {"lean": "trunk_lean", "side": "side_lean", "hip_up": "hip_hike", "shoulder_up": "shoulder_hike"}


def measure_in_space(postures: list[Posture], seed: int | None = None, noise: float = 0.0) -> Criteria:
    """Measure the criteria of one movement in space, turned anyhow where a seed is given."""
    bodies = [pose_body(posture) for posture in postures]
    places = {name: np.array([body[name] for body in bodies]) for name in bodies[0]}
    if seed is not None:
        turned = turn_in_space(np.stack(list(places.values()), axis=1), np.random.default_rng(seed))
        places = {name: turned[:, i] for i, name in enumerate(places)}
    rng = np.random.default_rng(1)
    places = {name: at + rng.normal(0.0, noise, at.shape) for name, at in places.items()}
    return measure_criteria(np.arange(len(postures)) / 30.0, places, START_S, END_S)


@settings(max_examples=40)
@given(st.sampled_from(sorted(NAMES)), st.floats(-25.0, 25.0), st.integers(0, 2**32 - 1))
def test_each_criterion_is_found_under_its_name_however_the_room_is_turned(
    criterion: str, peak: float, seed: int
) -> None:
    """A movement that leans, tilts or hitches by a known angle: that angle, and hardly any other."""
    postures = [Posture(**{criterion: value}, knee=60.0 * value / (peak or 1.0)) for value in swing(peak)]
    found = measure_in_space(postures, seed)
    assert found[NAMES[criterion]].value == pytest.approx(abs(peak), abs=0.03 * abs(peak) + 0.1)  # type: ignore[index]
    others = {name: change for name, change in found.items() if name not in (NAMES[criterion], "knee_valgus")}
    if criterion == "side":
        others.pop("hip_hike")
    assert all(change.value <= 0.25 * abs(peak) + 0.5 for change in others.values()), found


def test_knees_that_come_together() -> None:
    """Five centimetres each, over ankles 24 apart: ten of 24."""
    postures = [Posture(together=value, knee=1000.0 * value) for value in swing(0.05)]
    found = measure_in_space(postures)
    assert found["knee_valgus"].value == pytest.approx(100.0 * 0.10 / 0.24, rel=0.05)
    apart = [Posture(together=-value) for value in swing(0.05)]
    assert measure_in_space(apart)["knee_valgus"].value == pytest.approx(0.0, abs=0.1)


def test_the_error_says_how_much_a_body_wanders_before_it_moves() -> None:
    """Two centimetres of noise: errors of about a degree, none without noise."""
    still = [Posture()] * 120
    assert measure_in_space(still)["trunk_lean"].error == pytest.approx(0.0, abs=1e-9)
    assert 0.2 < measure_in_space(still, noise=0.02)["trunk_lean"].error < 3.0


@pytest.mark.parametrize(
    ("azimuth_deg", "criterion", "seen"),
    [(0.0, "side", True), (0.0, "lean", False), (90.0, "lean", True), (90.0, "side", False)],
)
def test_a_picture_shows_what_turns_in_its_plane(azimuth_deg: float, criterion: str, seen: bool) -> None:  # noqa: FBT001 - a column
    """Leaning sideways from the front, leaning forward from the side, and nothing of the other."""
    postures = [Posture(**{criterion: value}) for value in swing(20.0)]
    found = measure_in_picture(postures, azimuth_deg)
    assert (NAMES[criterion] in found) == seen
    if seen:
        assert found[NAMES[criterion]].value == pytest.approx(20.0, abs=1.0)  # type: ignore[index]


def measure_in_picture(postures: list[Posture], azimuth_deg: float) -> Criteria:
    """Measure criteria in the plane of a square picture."""
    points = film_body(postures, azimuth_deg=azimuth_deg)
    places = {name: points[:, LANDMARK_INDEX[name], :2] for name in pose_body(Posture())}
    return measure_criteria(np.arange(len(points)) / 30.0, places, START_S, END_S)


def test_an_oblique_picture_shows_no_criterion() -> None:
    """Between front and side nothing can be told apart."""
    assert measure_in_picture([Posture(lean=value) for value in swing(20.0)], 52.0) == {}


def test_a_trunk_that_was_not_seen_shows_no_criterion() -> None:
    """Unseen before the movement, or all the way."""
    postures = [Posture(lean=value) for value in swing(20.0)]
    bodies = [pose_body(posture) for posture in postures]
    places = {name: np.array([body[name] for body in bodies]) for name in bodies[0]}
    t_s = np.arange(len(postures)) / 30.0
    places["left_hip"][t_s <= START_S + 0.1] = np.nan
    assert measure_criteria(t_s, places, START_S, END_S) == {}
    places["left_hip"][:] = np.nan
    assert measure_criteria(t_s, places, START_S, END_S) == {}


def test_one_frame_before_a_movement_is_a_posture() -> None:
    """The frame on which it starts, and none before it: enough to measure from."""
    postures = [Posture(lean=value) for value in swing(20.0)]
    bodies = [pose_body(posture) for posture in postures]
    t_s = np.arange(len(postures)) / 30.0
    filmed = t_s >= START_S
    places = {name: np.array([body[name] for body in bodies])[filmed] for name in bodies[0]}
    assert measure_criteria(t_s[filmed], places, START_S, END_S)["trunk_lean"].value > 10.0
    later = t_s[filmed] + 0.01
    assert measure_criteria(later, places, START_S, END_S) == {}


def test_feet_in_one_place_or_hidden_knees_tell_nothing_of_knees() -> None:
    """No distance between the ankles is no yardstick, and a knee unseen for a moment is left out."""
    postures = [Posture(together=value) for value in swing(0.05)]
    bodies = [pose_body(posture) for posture in postures]
    places = {name: np.array([body[name] for body in bodies]) for name in bodies[0]}
    t_s = np.arange(len(postures)) / 30.0
    hidden = places | {"left_knee": np.where(t_s[:, None] > 2.0, np.nan, places["left_knee"])}
    assert "knee_valgus" not in measure_criteria(t_s, hidden, START_S, END_S)
    crossed = places | {"left_ankle": places["right_ankle"]}
    assert "knee_valgus" not in measure_criteria(t_s, crossed, START_S, END_S)
