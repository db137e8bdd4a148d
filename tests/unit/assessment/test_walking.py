"""Walking from the side: made walks give what they were made with, and nothing else is answered."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.assessment.gait_curves import measure_flexion_deg
from lull.assessment.measured import Measured
from lull.assessment.walk_legs import follow_legs
from lull.assessment.walk_picture import Bodypart, read_walk_picture
from lull.assessment.walk_view import estimate_obliquity_deg, estimate_view_error_deg
from lull.assessment.walking import JOINTS, Walk, measure_walk
from lull.movement.landmarks import SIDES
from lull.movement.recording import Recording
from lull.refusal import BadInput, Refusal
from made_walk import PICTURE, MadeGait, MadeWalk, film, simulate_walk

UNEVEN = MadeGait(left_step_s=0.6, right_step_s=0.5)

gaits = st.builds(
    MadeGait,
    left_step_s=st.floats(0.4, 0.9),
    right_step_s=st.floats(0.4, 0.9),
    stance_share=st.floats(0.58, 0.68),
    stride_m=st.floats(0.5, 1.1),
    hip_height_m=st.floats(0.82, 0.885),
)


def measure(walk: MadeWalk, seed: int = 0, **camera: Any) -> Walk | Refusal:  # noqa: ANN401 - as film takes them
    """Film a made walk and measure it."""
    return measure_walk(read_walk_picture(film(walk, np.random.default_rng(seed), **camera), PICTURE))


def answered(walk: MadeWalk, seed: int = 0, **camera: Any) -> Walk:  # noqa: ANN401 - the same
    """Film a made walk and measure it; it must be answered."""
    found = measure(walk, seed, **camera)
    assert isinstance(found, Walk), found
    return found


def holds(found: Measured, truth: float) -> bool:
    """Say whether the printed 95 % interval holds the truth."""
    assert found.value is not None
    assert found.standard_error is not None
    return abs(found.value - truth) <= 1.96 * found.standard_error


@pytest.mark.parametrize("to_left", [False, True])
@pytest.mark.parametrize("noise", [0.0, 0.02])
def test_a_walk_worked_by_hand(noise: float, *, to_left: bool) -> None:
    """Steps of 0.6 and 0.5 s: 60 / 0.55 a minute, the left foot's step 0.1 / 0.55 longer, either way."""
    made = simulate_walk(UNEVEN, length_s=5.0, fps=60.0)
    walk = answered(made, noise=noise, to_left=to_left)
    assert walk.near_side == ("left" if to_left else "right")
    assert walk.steps == 8
    assert walk.cadence_per_min.value == pytest.approx(109.1, abs=0.6)
    assert walk.feet["left"].step_time_s.value == pytest.approx(0.6, abs=0.012)
    assert walk.feet["right"].step_time_s.value == pytest.approx(0.5, abs=0.012)
    assert walk.asymmetry["step_time_share"].value == pytest.approx(0.1 / 0.55, abs=0.035)
    for side in SIDES:
        assert walk.events.strikes_s[side] == pytest.approx(made.strikes_s[side], abs=0.06)
        assert holds(walk.feet[side].stance_share, 0.62)
        claimed = walk.feet[side].step_time_s.standard_error
        assert claimed is not None
        assert claimed > 1.0 / 60.0, "no step of a filmed walk is known better than to a sixtieth of a second"


def test_an_odd_number_of_uneven_steps_has_the_cadence_of_its_strides() -> None:
    """Nine steps, five long and four short, are still 60 / 0.55 a minute."""
    walk = answered(simulate_walk(UNEVEN, length_s=5.6, fps=60.0))
    assert walk.steps == 9
    assert walk.cadence_per_min.value == pytest.approx(60.0 / 0.55, abs=0.5)


def test_the_mean_curve_and_its_spread_are_those_of_the_cycles() -> None:
    """Against cycles cut out one by one."""
    made = simulate_walk(UNEVEN, length_s=6.0, fps=60.0)
    followed = follow_legs(read_walk_picture(film(made, np.random.default_rng(3), noise=0.02), PICTURE))
    walk = answered(made, 3, noise=0.02)
    strikes = walk.events.strikes_s["left"]
    bent = measure_flexion_deg(followed, "left", "knee", 1)
    cycles = np.array(
        [
            [float(np.interp(a + (b - a) * k / 100.0, followed.t_s, bent)) for k in range(101)]
            for a, b in pairwise(strikes.tolist())
        ]
    )
    curve = walk.curves["left", "knee"]
    assert curve.cycles == len(cycles)
    assert curve.mean_deg == pytest.approx(cycles.sum(axis=0) / len(cycles))
    squares = ((cycles - curve.mean_deg) ** 2).sum(axis=0)
    assert curve.spread_deg == pytest.approx((squares / (len(cycles) - 1)) ** 0.5)


@given(
    gaits,
    st.sampled_from([25.0, 30.0, 60.0]),
    st.floats(-20.0, 20.0),
    st.sampled_from([0.0, 0.01, 0.03]),
    st.booleans(),
    st.integers(0, 10_000),
)
@settings(max_examples=25, deadline=None)
def test_every_printed_interval_holds_the_truth(
    gait: MadeGait,
    fps: float,
    obliquity_deg: float,
    noise: float,
    to_left: bool,  # noqa: FBT001
    seed: int,
) -> None:
    """Any gait, frame rate, direction and noise, up to 20 degrees out of profile: answered, and true.

    The truth is that of the walk as it was made, not of the method; the interval is the printed 95 %.
    """
    made = simulate_walk(gait, length_s=6.0 * gait.stride_s, fps=fps)
    walk = answered(made, seed, obliquity_deg=obliquity_deg, noise=noise, to_left=to_left)
    assert holds(walk.cadence_per_min, made.cadence_per_min)
    assert holds(
        walk.asymmetry["step_time_share"], 2.0 * (gait.left_step_s - gait.right_step_s) / gait.stride_s
    )
    for side in SIDES:
        step_s = gait.left_step_s if side == "left" else gait.right_step_s
        assert holds(walk.feet[side].step_time_s, step_s)
        for joint in JOINTS:
            curve = walk.curves[side, joint]
            at_s = np.linspace(0.0, gait.stride_s, 101) + made.strikes_s[side][1]
            true = np.interp(at_s, made.t_s, (made.knee_deg if joint == "knee" else made.hip_deg)[side])
            assert (np.abs(curve.mean_deg - true) <= 1.96 * curve.standard_error_deg).mean() >= 0.9
            spans = np.ptp(curve.mean_deg) - np.ptp(true)
            assert abs(spans) <= 1.96 * curve.range_error_deg
            for end, other in ((curve.least_deg, true.min()), (curve.greatest_deg, true.max())):
                assert abs(end - other) <= 1.96 * curve.extreme_error_deg


@given(st.integers(0, 1000), st.floats(0.3, 3.0))
@settings(max_examples=10, deadline=None)
def test_mirroring_exchanges_the_sides_and_size_changes_nothing(seed: int, scale: float) -> None:
    """A mirrored picture of a walk to the left is a walk to the right with the other leg near."""
    made = simulate_walk(UNEVEN, length_s=5.0, fps=30.0)
    seen = read_walk_picture(film(made, np.random.default_rng(seed), noise=0.01), PICTURE)
    swap = dict(zip(SIDES, SIDES[::-1], strict=True))
    mirrored = replace(
        seen,
        at={(swap[side], part): at * (-1.0, 1.0) * scale for (side, part), at in seen.at.items()},
        visibility={(swap[side], part): v for (side, part), v in seen.visibility.items()},
        world={(swap[side], part): at * (-1.0, 1.0, 1.0) for (side, part), at in seen.world.items()},
        width_px=seen.width_px * scale,
    )
    ours, theirs = measure_walk(seen), measure_walk(mirrored)
    assert isinstance(ours, Walk)
    assert isinstance(theirs, Walk)
    assert theirs.near_side != ours.near_side
    assert theirs.cadence_per_min.value == pytest.approx(ours.cadence_per_min.value)
    assert theirs.feet["left"].step_time_s.value == pytest.approx(ours.feet["right"].step_time_s.value)
    assert theirs.curves["left", "knee"].mean_deg == pytest.approx(ours.curves["right", "knee"].mean_deg)
    assert theirs.curves["left", "hip"].mean_deg == pytest.approx(ours.curves["right", "hip"].mean_deg)


def test_flexion_has_its_signs() -> None:
    """A bent knee and a thigh forward are positive, beyond straight is negative; in both directions."""
    made = simulate_walk(MadeGait(), length_s=2.0, fps=30.0)
    for to_left, direction in ((False, 1), (True, -1)):
        seen = read_walk_picture(
            film(made, np.random.default_rng(0), to_left=to_left, treadmill=True), PICTURE
        )
        for side in SIDES:
            assert measure_flexion_deg(seen, side, "knee", direction) == pytest.approx(
                made.knee_deg[side], abs=4.0
            )
            assert measure_flexion_deg(seen, side, "hip", direction) == pytest.approx(
                made.hip_deg[side], abs=4.0
            )
        assert measure_flexion_deg(seen, "left", "knee", -direction).max() < 0.0


def test_somebody_on_a_treadmill_is_measured_too() -> None:
    """Where the hips stay in place, the feet tell the direction."""
    walk = answered(simulate_walk(UNEVEN, length_s=5.0, fps=60.0), treadmill=True, noise=0.01)
    assert walk.near_side == "right"
    assert holds(walk.cadence_per_min, 60.0 / 0.55)


def turning(made: MadeWalk, at_s: float, by_deg: float, pace_deg_per_s: float = 180.0) -> dict[str, Any]:
    """Return a camera that sees somebody turn."""
    turn = np.clip((made.t_s - at_s) * pace_deg_per_s, 0.0, by_deg)
    return {"heading_deg": turn}


LONG = simulate_walk(MadeGait(), length_s=10.0, fps=30.0)

REFUSED: dict[str, tuple[Callable[[], Walk | Refusal], set[str]]] = {
    "turns back": (lambda: measure(LONG, **turning(LONG, 4.5, 180.0)), {"person_turns"}),
    "turns all around": (lambda: measure(LONG, **turning(LONG, 4.5, 360.0)), {"person_turns"}),
    "turns away late": (
        lambda: measure(LONG, **turning(LONG, 7.5, 90.0)),
        {"person_turns", "not_in_profile"},
    ),
    "walks in a curve": (
        lambda: measure(LONG, **turning(LONG, 0.0, 90.0, 9.0)),
        {"person_turns", "not_in_profile"},
    ),
    "in a curve at the end": (
        lambda: measure(LONG, heading_deg=np.clip((LONG.t_s - 7.0) * 60.0, 0.0, 60.0)),
        {"person_turns"},
    ),
    "goes back without turning": (
        lambda: measure_walk(
            replace(
                good := read_walk_picture(film(LONG, np.random.default_rng(0), treadmill=True), PICTURE),
                at={
                    key: at + np.column_stack([150.0 * np.sin(LONG.t_s * 0.6), 0.0 * LONG.t_s])
                    for key, at in good.at.items()
                },
            )
        ),
        {"person_turns"},
    ),
    "from the front": (lambda: measure(LONG, obliquity_deg=90.0, distance_m=9.0), {"not_in_profile"}),
    "oblique": (lambda: measure(LONG, obliquity_deg=40.0), {"not_in_profile"}),
    "few steps": (lambda: measure(simulate_walk(MadeGait(), length_s=2.5, fps=30.0)), {"too_few_steps"}),
    "stands": (
        lambda: measure(simulate_walk(MadeGait(stride_m=0.02, hip_height_m=0.91), length_s=5.0, fps=30.0)),
        {"too_few_steps"},
    ),
    "slow camera": (lambda: measure(simulate_walk(MadeGait(), length_s=6.0, fps=15.0)), {"too_few_frames"}),
}


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_measured_is_refused_by_name(name: str) -> None:
    """No number where the view, the way or the camera cannot support one; the sentence says what to do."""
    film_it, codes = REFUSED[name]
    found = film_it()
    assert isinstance(found, Refusal), found
    assert found.code in codes
    assert "\n" not in found.message


@pytest.mark.hazard("H18")
@given(st.floats(38.0, 142.0), st.integers(0, 1000), st.booleans())
@settings(max_examples=20, deadline=None)
def test_no_oblique_view_is_answered(obliquity_deg: float, seed: int, to_left: bool) -> None:  # noqa: FBT001
    """From 38 degrees out of profile on, front or back, nothing is measured."""
    found = measure(LONG, seed, obliquity_deg=obliquity_deg, noise=0.02, to_left=to_left, distance_m=9.0)
    assert isinstance(found, Refusal), found


def change(recording: Recording, edit: Callable[[dict[str, Any], np.ndarray[Any, Any]], None]) -> Recording:
    """Return a recording with some columns edited; the edit also gets the times."""
    columns = {name: column.copy() for name, column in recording.columns.items()}
    edit(columns, recording.t_s)
    return Recording(name=recording.name, t_s=recording.t_s, columns=columns)


@pytest.fixture
def seen() -> Recording:
    """A good walk of 6 s at 30 frames a second."""
    return film(simulate_walk(UNEVEN, length_s=6.0, fps=30.0), np.random.default_rng(1), noise=0.01)


def set_visibility(columns: dict[str, Any], name: str, frames: Any) -> None:  # noqa: ANN401 - an index
    """Make a landmark unseen in some frames."""
    columns[f"{name}_v"][frames] = 0.1


@pytest.mark.hazard("H18")
def test_feet_out_of_the_picture_are_refused(seen: Recording) -> None:
    """A foot that is not seen in a third of the frames is named."""
    hidden = change(seen, lambda columns, t: set_visibility(columns, "left_heel", t % 1.0 < 0.35))
    found = measure_walk(read_walk_picture(hidden, PICTURE))
    assert isinstance(found, Refusal)
    assert found.code == "feet_not_seen"
    assert "left heel" in found.message


@pytest.mark.hazard("H18")
def test_two_people_are_not_mixed(seen: Recording) -> None:
    """When the tracker jumps to somebody else, no part has enough steps; nothing is said of the sum."""

    def jump(columns: dict[str, Any], t_s: np.ndarray[Any, Any]) -> None:
        for name, column in columns.items():
            if name.endswith("_x"):
                column[t_s >= 2.6] += 0.6
                column[t_s >= 4.2] -= 0.9

    found = measure_walk(read_walk_picture(change(seen, jump), PICTURE))
    assert isinstance(found, Refusal)
    assert found.code == "person_changes"


def test_the_longest_walk_of_one_person_is_measured(seen: Recording) -> None:
    """Somebody else at the end is left out, and the answer says from when to when it was measured."""

    def jump(columns: dict[str, Any], t_s: np.ndarray[Any, Any]) -> None:
        for name, column in columns.items():
            if name.endswith("_x"):
                column[t_s >= 4.8] += 0.7

    found = measure_walk(read_walk_picture(change(seen, jump), PICTURE))
    assert isinstance(found, Walk)
    assert found.stretches == 2
    assert found.end_s < 4.8
    assert holds(found.cadence_per_min, 60.0 / 0.55)


def test_nobody_walks_nowhere(seen: Recording) -> None:
    """Nobody seen, and somebody seen for a moment only."""
    for until_s in (0.0, 0.5):

        def hide(columns: dict[str, Any], t_s: np.ndarray[Any, Any], until_s: float = until_s) -> None:
            for side in SIDES:
                set_visibility(columns, f"{side}_hip", t_s >= until_s)

        found = measure_walk(read_walk_picture(change(seen, hide), PICTURE))
        assert isinstance(found, Refusal)
        assert found.code == "nobody_walks"


def test_a_picture_on_its_side_is_refused(seen: Recording) -> None:
    """A portrait clip that was not turned upright: the sentence says to turn it."""

    def lay_down(columns: dict[str, Any], _: object) -> None:
        for name in [name for name in columns if name.endswith("_x")]:
            other = name.removesuffix("_x") + "_y"
            columns[name], columns[other] = columns[other], columns[name]

    found = measure_walk(read_walk_picture(change(seen, lay_down), PICTURE[::-1]))
    assert isinstance(found, Refusal)
    assert found.code == "not_upright"


@pytest.mark.hazard("H18")
@given(
    st.lists(st.tuples(st.floats(0.3, 5.5), st.integers(1, 4)), min_size=1, max_size=5), st.integers(0, 99)
)
@settings(max_examples=15, deadline=None)
def test_legs_confused_for_a_moment_change_nothing_much(swaps: list[tuple[float, int]], seed: int) -> None:
    """Left and right exchanged for one to four frames, anywhere: the same steps, nearly the same curves."""
    good = film(simulate_walk(UNEVEN, length_s=6.0, fps=30.0), np.random.default_rng(seed), noise=0.01)

    def confuse(columns: dict[str, Any], t_s: np.ndarray[Any, Any]) -> None:
        for at_s, frames in swaps:
            k = int(np.searchsorted(t_s, at_s))
            for part in ("knee", "ankle", "heel", "foot_index"):
                for axis in ("x", "y"):
                    ours, others = columns[f"left_{part}_{axis}"], columns[f"right_{part}_{axis}"]
                    ours[k : k + frames], others[k : k + frames] = (
                        others[k : k + frames].copy(),
                        ours[k : k + frames].copy(),
                    )

    plain = measure_walk(read_walk_picture(good, PICTURE))
    confused = measure_walk(read_walk_picture(change(good, confuse), PICTURE))
    assert isinstance(plain, Walk)
    assert isinstance(confused, Walk)
    for side in SIDES:
        assert confused.events.strikes_s[side] == pytest.approx(plain.events.strikes_s[side], abs=0.04)
        assert (
            np.abs(confused.curves[side, "knee"].mean_deg - plain.curves[side, "knee"].mean_deg).max() < 6.0
        )


def test_files_that_hold_no_whole_person_are_bad_input(seen: Recording) -> None:
    """Missing columns, shares without a size, and a size with pixels: one sentence each."""
    short = Recording(
        name="walk.csv",
        t_s=seen.t_s,
        columns={k: v for k, v in seen.columns.items() if not k.startswith("left_heel")},
    )
    with pytest.raises(BadInput, match="no column left_heel_x and 1 more: walking needs shoulders"):
        read_walk_picture(short, PICTURE)
    with pytest.raises(BadInput, match="add --image-size"):
        read_walk_picture(seen, None)
    pixels = change(
        seen,
        lambda columns, _: columns.update(
            {k: v * 700.0 for k, v in columns.items() if k[-2:] in {"_x", "_y"}}
        ),
    )
    with pytest.raises(BadInput, match="leave --image-size away"):
        read_walk_picture(pixels, PICTURE)


def test_pixels_and_files_without_depth_are_read(seen: Recording) -> None:
    """Pixels, no visibility and no world columns: the view is judged by the picture alone."""
    columns = {
        name: column * PICTURE["xy".index(name[-1])]
        for name, column in seen.columns.items()
        if name.endswith(("_x", "_y"))
    }
    picture = read_walk_picture(Recording(name="walk.csv", t_s=seen.t_s, columns=columns), None)
    assert picture.world == {}
    found = measure_walk(picture)
    assert isinstance(found, Walk)
    assert holds(found.cadence_per_min, 60.0 / 0.55)


@given(st.floats(0.0, 60.0))
@settings(max_examples=15, deadline=None)
def test_the_estimated_obliquity_follows_the_true_one(obliquity_deg: float) -> None:
    """On a made person with the widths assumed, within twice the stated error."""
    picture = read_walk_picture(
        film(LONG, np.random.default_rng(0), obliquity_deg=obliquity_deg, distance_m=9.0), PICTURE
    )
    assert abs(estimate_obliquity_deg(picture) - obliquity_deg) < 24.0


def test_each_cue_of_the_view_alone_is_enough_to_refuse() -> None:
    """Wide shoulders, wide hips, depth, or growing: the worst counts, whatever the others say."""
    good = read_walk_picture(film(LONG, np.random.default_rng(0)), PICTURE)
    assert estimate_obliquity_deg(good) < 28.0
    parts: tuple[Bodypart, Bodypart] = ("shoulder", "hip")
    for part in parts:
        wide = good.at["left", part] + (80.0, 0.0)
        assert estimate_obliquity_deg(replace(good, at={**good.at, ("left", part): wide})) > 30.0
        turned = good.world["left", part] + (1.0, 0.0, 0.0)
        assert estimate_obliquity_deg(replace(good, world={**good.world, ("left", part): turned})) > 30.0
    grow, hips = np.linspace(0.5, 2.0, len(good.t_s))[:, None], good.middle("hip")
    nearer = replace(good, at={key: hips + (at - hips) * grow for key, at in good.at.items()})
    assert estimate_obliquity_deg(nearer) > 30.0


@given(st.floats(0.0, 30.0), st.floats(0.0, 120.0))
def test_the_view_error_grows_with_obliquity_and_is_that_of_a_turned_limb(
    out_deg: float, bend_deg: float
) -> None:
    """Against two segments turned in space and looked at."""
    error = estimate_view_error_deg(out_deg, bend_deg)
    assert error >= 0.0
    assert estimate_view_error_deg(out_deg + 5.0, bend_deg) >= error
    out, half = np.hypot(np.radians(out_deg), np.radians(12.0)), np.radians(bend_deg) / 2.0
    a = np.array([np.sin(half) * np.cos(out), np.cos(half)])
    read = 2.0 * np.degrees(np.arctan2(a[0], a[1]))
    assert error == pytest.approx(bend_deg - read, abs=1e-6)
