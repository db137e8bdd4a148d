"""The parts of the pendulum test: splines, bands, noise, turns, traces and gyroscopes."""

import numpy as np
import pytest
from scipy.interpolate import BSpline

from lull.assessment.angle_trace import AngleTrace, check_times
from lull.assessment.band import factor_bands, invert_factor, sum_squares
from lull.assessment.gyroscope import GyroscopeRecording, integrate_turning
from lull.assessment.joint_trace import judge_view, trace_from_landmarks, trace_from_table
from lull.assessment.rough_trace import estimate_noise_deg, find_turns
from lull.assessment.spline import ALIVE, evaluate_pieces, lay_knots
from lull.movement.joint_angle import BODY_ERROR_DEG
from lull.movement.recorded_trust import RecordedTrust
from lull.movement.recording import Recording
from lull.refusal import BadInput, Refusal
from made_movement import Array, simulate_limb


@pytest.mark.parametrize("order", range(4))
def test_a_spline_is_what_scipy_says(order: int) -> None:
    rng = np.random.default_rng(order)
    knots = lay_knots(np.sort(rng.uniform(0.0, 3.0, 12)))
    at = rng.uniform(knots[0], knots[-1], 200)
    coefficients = rng.normal(size=len(knots) - ALIVE)
    first, alive = evaluate_pieces(knots, at, order)
    ours = (alive * coefficients[first[:, None] + np.arange(ALIVE)]).sum(axis=1)
    theirs = BSpline(knots, coefficients, 3)(at, nu=order)
    assert np.allclose(ours, theirs, rtol=1e-9, atol=1e-9 * np.abs(theirs).max())


def test_bands_are_factored_as_dense_matrices_are() -> None:
    rng = np.random.default_rng(1)
    first, rows = rng.integers(0, 8, 60), rng.normal(size=(60, 4))
    weights = rng.uniform(0.5, 2.0, 60)
    dense_rows = np.zeros((60, 11))
    dense_rows[np.arange(60)[:, None], first[:, None] + np.arange(4)] = rows
    dense = dense_rows.T @ (weights[:, None] * dense_rows)
    band = sum_squares(first, rows, weights, 11)
    for j in range(4):
        assert np.allclose(band[j, : 11 - j], np.diag(dense, -j))
    right = rng.normal(size=11)
    factor, solved = factor_bands(np.stack((band, 2.0 * band), axis=2), np.stack((right, right), axis=1))
    lower = np.linalg.cholesky(dense)
    assert np.allclose(solved[:, 0], np.linalg.solve(lower, right))
    assert np.allclose(solved[:, 1], np.linalg.solve(lower, right) / 2.0**0.5)
    assert np.allclose(invert_factor(factor[:, :, 0]), np.linalg.inv(lower))


@pytest.mark.parametrize("noise_deg", [0.3, 3.0])
def test_noise_is_told_from_a_swing(noise_deg: float) -> None:
    """At 60 frames a second the noise comes out within a quarter, whatever swings underneath."""
    t_s = np.arange(0.0, 10.0, 1.0 / 60.0)
    q = 50.0 * np.exp(-0.3 * t_s) * np.cos(6.0 * t_s)
    noise = np.random.default_rng(4).normal(0.0, noise_deg, len(t_s))
    assert estimate_noise_deg(q + noise) == pytest.approx(noise_deg, rel=0.25)


@pytest.mark.parametrize(
    ("q", "turns"),
    [([0, 10, 0], [0, 1, 2]), ([5, 5, 5], []), ([0, -20, -5, -30, -29], [0, 1, 2, 3]), ([0, 1, 0, 1], [])],
)
def test_turns_alternate_and_are_large_enough(q: list[float], turns: list[int]) -> None:
    assert find_turns(np.array(q, dtype=float), 5.0) == turns


GOOD_S = np.arange(0.0, 2.0, 0.02)
GOOD_DEG = -45.0 - 40.0 * np.cos(GOOD_S)


@pytest.mark.parametrize(
    ("t_s", "q_deg", "says"),
    [
        (GOOD_S[:3], GOOD_DEG[:3], "3 rows"),
        (GOOD_S[:1], GOOD_DEG[:1], "1 row "),
        (GOOD_S[::-1], GOOD_DEG, "sort the rows"),
        (np.repeat(GOOD_S[::2], 2), GOOD_DEG, "leave each time in once"),
        (GOOD_S * 1000.0, GOOD_DEG, "not milliseconds"),
        (GOOD_S * 1e-4, GOOD_DEG, "not milliseconds"),
        (np.where(GOOD_S[7] == GOOD_S, np.nan, GOOD_S), GOOD_DEG, "row"),
        (GOOD_S, np.full(100, np.nan), "0 of 100 rows"),
        (GOOD_S, np.where(GOOD_S < 1.2, np.nan, GOOD_DEG), "of 100 rows"),
        (GOOD_S, np.radians(GOOD_DEG), "radians"),
        (GOOD_S, -GOOD_DEG, "mostly positive"),
        (GOOD_S, GOOD_DEG + 180.0, "mostly positive"),
        (GOOD_S, GOOD_DEG * 100.0, "no joint's"),
    ],
)
def test_a_table_that_holds_something_else_is_one_sentence(t_s: Array, q_deg: Array, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        trace_from_table("leg.csv", t_s, q_deg)


def test_rows_without_an_angle_are_left_out_and_counted() -> None:
    trace = trace_from_table("leg.csv", GOOD_S, np.where(np.arange(100) % 10 == 0, np.nan, GOOD_DEG))
    assert (len(trace.t_s), trace.unseen) == (90, 10)
    assert trace.frames_per_s == pytest.approx(50.0)
    assert trace.duration_s == pytest.approx(1.96)


def knee_recording(sides: tuple[str, ...] = ("left",)) -> Recording:
    """Landmarks of knees, the first of which moves more."""
    columns: dict[str, Array] = {}
    for n, side in enumerate(sides):
        points = simulate_limb(180.0 + GOOD_DEG / (1 + n))
        for i, joint in enumerate(("hip", "knee", "ankle")):
            columns |= {f"{side}_{joint}_{axis}": points[:, i, k] for k, axis in enumerate("xyz")}
    return Recording(name="leg.csv", t_s=GOOD_S, columns=columns)


def test_landmarks_give_the_inner_angle_less_180_and_the_bodys_error() -> None:
    trace = trace_from_landmarks(knee_recording(("right", "left")), None, None)
    assert isinstance(trace, AngleTrace)
    assert np.allclose(trace.q_deg, GOOD_DEG)
    assert trace.body_error_deg == BODY_ERROR_DEG
    left = trace_from_landmarks(knee_recording(("right", "left")), "left", None)
    assert isinstance(left, AngleTrace)
    assert np.allclose(left.q_deg, GOOD_DEG / 2.0)


def test_a_knee_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(BadInput, match=r"the right knee needs hip, knee, ankle \(missing: right_hip_x"):
        trace_from_landmarks(knee_recording(), "right", None)
    with pytest.raises(BadInput, match="shows no knee"):
        trace_from_landmarks(Recording(name="a", t_s=GOOD_S, columns={}), None, None)
    unseen = knee_recording()
    columns = dict(unseen.columns) | {"left_hip_x": np.full(100, np.nan)}
    with pytest.raises(BadInput, match="none was seen"):
        trace_from_landmarks(Recording(name="a", t_s=GOOD_S, columns=columns), "left", None)


@pytest.mark.parametrize(("off_share", "answered"), [(0.05, True), (0.3, True), (0.7, False)])
def test_an_oblique_view_widens_the_error_and_is_then_refused(off_share: float, *, answered: bool) -> None:
    """Shoulders that look wide beside the trunk: the camera does not see the leg from the side."""
    seen = judge_view(
        AngleTrace(name="a", t_s=GOOD_S, q_deg=180.0 + GOOD_DEG, body_error_deg=5.0),
        RecordedTrust(
            trusted=np.ones(100, dtype=np.bool_),
            another_person=0,
            sides_swapped=0,
            width_shares=np.full(100, off_share),
            trunk_px=np.full(100, np.nan),
        ),
    )
    if answered:
        assert isinstance(seen, AngleTrace)
        assert seen.body_error_deg > 5.0
    else:
        assert isinstance(seen, Refusal)
        assert seen.code == "view_too_oblique"


def turning(q_deg: Array, t_s: Array, *, axis: tuple[float, float, float], bias: float = 0.0) -> Array:
    """Return what a gyroscope on the shin shows."""
    direction = np.array(axis) / np.linalg.norm(axis)
    return np.asarray(np.gradient(q_deg, t_s)[:, None] * direction + bias)


SWING_S = np.arange(0.0, 10.0, 0.01)
SWING_DEG = np.where(
    SWING_S < 2.0,
    -10.0,
    -80.0
    + 70.0 * np.exp(-0.8 * np.maximum(0.0, SWING_S - 2.0)) * np.cos(6.0 * np.maximum(0.0, SWING_S - 2.0)),
)


@pytest.mark.parametrize("axis", [(1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (-0.3, 0.4, 0.85)])
@pytest.mark.parametrize("bias", [0.0, 2.0, -3.0])
def test_a_gyroscope_is_integrated_whatever_its_axis_sign_and_bias(
    axis: tuple[float, float, float], bias: float
) -> None:
    rate = turning(SWING_DEG, SWING_S, axis=axis, bias=bias)
    rate += np.random.default_rng(1).normal(0.0, 0.5, rate.shape)
    trace = integrate_turning(GyroscopeRecording(name="g", t_s=SWING_S, rate_deg_per_s=rate, unit="degrees"))
    assert isinstance(trace, AngleTrace)
    assert not trace.absolute
    off = np.abs(trace.q_deg - (SWING_DEG + 10.0))
    assert off[SWING_S < 3.0].max() < 0.7
    assert off.max() < 3.0  # it wanders by less than a third of a degree a second


def test_a_phone_that_tumbles_or_is_never_still_is_refused() -> None:
    rng = np.random.default_rng(2)
    tumbling = rng.normal(0.0, 100.0, (1000, 3))
    no = integrate_turning(GyroscopeRecording(name="g", t_s=SWING_S, rate_deg_per_s=tumbling, unit="degrees"))
    assert isinstance(no, Refusal)
    assert no.code == "leg_not_relaxed"
    moving = turning(40.0 * np.sin(5.0 * SWING_S), SWING_S, axis=(1.0, 0.0, 0.0))
    no = integrate_turning(GyroscopeRecording(name="g", t_s=SWING_S, rate_deg_per_s=moving, unit="degrees"))
    assert isinstance(no, Refusal)
    assert no.code == "leg_not_held"
    short = GyroscopeRecording(name="g", t_s=SWING_S[:20], rate_deg_per_s=moving[:20], unit="degrees")
    assert isinstance(integrate_turning(short), Refusal)


def test_a_gyroscope_with_holes_is_bad_input() -> None:
    rate = np.zeros((1000, 3))
    rate[5, 1] = np.nan
    with pytest.raises(BadInput, match="1 rows without a rate"):
        GyroscopeRecording(name="g", t_s=SWING_S, rate_deg_per_s=rate, unit="degrees")


def test_times_are_checked_alone_too() -> None:
    check_times("a", GOOD_S)


def test_world_coordinates_widen_the_error_of_a_swing() -> None:
    """The tracker's depth got drawn angles wrong by 15 degrees and more; a picture's are better."""
    t_s = np.arange(0.0, 2.0, 0.02)
    angle = np.radians(90.0 + 60.0 * np.cos(3.0 * t_s))
    columns: dict[str, Array] = {}
    for end in ("w", ""):
        for name, x, y in (
            ("hip", np.zeros_like(t_s), np.full_like(t_s, 1.0)),
            ("knee", np.full_like(t_s, 1.0), np.full_like(t_s, 1.0)),
            ("ankle", 1.0 + np.cos(angle), 1.0 - np.sin(angle)),
        ):
            columns |= {f"left_{name}_{end}{axis}": v for axis, v in zip("xyz", (x, y, 0 * x), strict=True)}
    plain = {name: column for name, column in columns.items() if "_w" not in name}
    errors = []
    for chosen in (plain, columns):
        trace = trace_from_landmarks(Recording(name="a", t_s=t_s, columns=chosen), "left", None)
        assert isinstance(trace, AngleTrace)
        errors.append(trace.body_error_deg)
    assert errors == [pytest.approx(5.0), pytest.approx((25.0 + 225.0) ** 0.5)]
