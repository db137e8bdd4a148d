"""The frames of a recording are judged as live: whoever comes, whatever is swapped, hidden or lost."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.movement.frame_trust import NEEDED, FrameTrust
from lull.movement.landmarks import LANDMARK_INDEX, LandmarkFrame
from lull.movement.recorded_verdicts import judge_frames
from made_body import Posture, film_body, swing
from made_movement import Array

WIDTH, HEIGHT = 640, 480
ROWS = [LANDMARK_INDEX[name] for name in NEEDED]
OTHER = [
    LANDMARK_INDEX[f"{'right' if name.startswith('left') else 'left'}_{name.split('_')[1]}"]
    for name in NEEDED
]


def film(rng: np.random.Generator, place: tuple[float, float]) -> Array:
    """Film somebody who practises, twice over."""
    postures = [
        Posture(arm_deg=10.0 + value, knee=0.6 * value, lean=0.2 * value)
        for value in swing(100.0, before_s=0.5, moving_s=1.2, after_s=0.5)
    ] * 2
    return film_body(postures, azimuth_deg=rng.uniform(0.0, 360.0), place=place)


def pick(rng: np.random.Generator, frames: int) -> slice:
    """Return a stretch of frames, or none."""
    start = int(rng.integers(0, frames))
    return slice(start, start + int(rng.choice((0, 1, 8, 40, 100))))


@pytest.mark.slow
@settings(max_examples=80)
@given(st.integers(0, 2**32 - 1), st.sampled_from((0.0, 0.005, 0.05, 0.2)), st.sampled_from((0.4, 2.0, 6.0)))
def test_a_recording_is_judged_as_its_frames_are(seed: int, noise: float, gap_s: float) -> None:
    """The same verdicts and widths, with strangers, exchanged sides, hidden landmarks and gaps in time."""
    rng = np.random.default_rng(seed)
    points = film(rng, (0.5, 0.4))
    frames = len(points)
    points[..., :2] += rng.normal(0.0, noise, points[..., :2].shape) * (rng.random((frames, 1, 1)) < 0.3)
    for _ in range(2):
        part = pick(rng, frames)
        points[part] = film(rng, (rng.uniform(0.5, 0.9), 0.45))[part]
    part = pick(rng, frames)
    points[part][:, ROWS] = points[part][:, OTHER]
    points[pick(rng, frames), ROWS[int(rng.integers(0, len(ROWS)))], 3] = 0.2
    points[pick(rng, frames), ROWS[int(rng.integers(0, len(ROWS)))], 0] = rng.choice((np.nan, np.inf))
    t_s = np.cumsum(rng.uniform(0.02, 0.05, frames))
    t_s[int(rng.integers(0, frames)) :] += gap_s
    trust = FrameTrust()
    live = [
        trust.judge(LandmarkFrame(t, at, WIDTH, HEIGHT)) for t, at in zip(t_s.tolist(), points, strict=True)
    ]
    verdicts, shares, trunk_px = judge_frames(t_s, points[:, ROWS].transpose(1, 2, 0), WIDTH, HEIGHT)
    assert verdicts == [one.verdict for one in live]
    wanted = [np.nan if one.width_share is None else one.width_share for one in live]
    assert shares.tolist() == pytest.approx(wanted, nan_ok=True, rel=1e-9)
    wanted = [np.nan if one.trunk_px is None else one.trunk_px for one in live]
    assert trunk_px.tolist() == pytest.approx(wanted, nan_ok=True, rel=1e-9)


@pytest.mark.parametrize("trunk", ["leaps", "shrinks"])
def test_a_trunk_alone_that_cannot_be_the_same_is_somebody_else(trunk: str) -> None:
    """Arms and legs are where they were, and shoulders and hips are not."""
    points = film(np.random.default_rng(6), (0.5, 0.4))[:1].repeat(40, axis=0)[:, ROWS]
    middle = points[0, :4, :2].mean(axis=0)
    if trunk == "leaps":
        points[20:25, :4, 0] += 0.4
    else:
        points[20:25, :4, :2] = middle + 0.5 * (points[20:25, :4, :2] - middle)
    verdicts, _, _ = judge_frames(np.arange(40) / 30.0, points.transpose(1, 2, 0), WIDTH, HEIGHT)
    assert [k for k, verdict in enumerate(verdicts) if verdict == "another_person"] == list(range(20, 25))


def test_who_comes_back_after_a_long_gap_is_judged_as_live() -> None:
    """Somebody else, then six seconds of nobody, then the person, who leaps: what live makes of it holds."""
    points = film(np.random.default_rng(6), (0.5, 0.4))[:1].repeat(40, axis=0)[:, ROWS]
    left, right, left_hip, right_hip = points[0, :4, :2] * (WIDTH, HEIGHT)
    trunk = float(np.hypot(*((left + right - left_hip - right_hip) / 2.0)))
    points[10:20, :, 0] += 2.0 * trunk / WIDTH
    points[21:, :, 0] += 2.0 * trunk / WIDTH
    t_s = np.arange(40) / 30.0
    t_s[20:] += 6.0
    trust = FrameTrust()
    live = [
        trust.judge_points(t, at.tolist(), WIDTH, HEIGHT).verdict
        for t, at in zip(t_s.tolist(), points, strict=True)
    ]
    assert live[19:21] == ["another_person", "trusted"]
    assert judge_frames(t_s, points.transpose(1, 2, 0), WIDTH, HEIGHT)[0] == live


def test_hardly_any_frame_is_judged_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """None while somebody just practises, few around one who walks by: else comparing proves nothing."""
    judged: list[float] = []
    judge_points = FrameTrust.judge_points

    def judge_and_tell(
        self: FrameTrust, t_s: float, points: list[list[float]], width: float, height: float
    ) -> object:
        judged.append(t_s)
        return judge_points(self, t_s, points, width, height)

    monkeypatch.setattr(FrameTrust, "judge_points", judge_and_tell)
    rng = np.random.default_rng(4)
    points = film(rng, (0.5, 0.4))
    t_s = np.arange(len(points)) / 30.0
    assert set(judge_frames(t_s, points[:, ROWS].transpose(1, 2, 0), WIDTH, HEIGHT)[0]) == {"trusted"}
    assert judged == []
    points[60:65] = film(rng, (0.9, 0.45))[60:65]
    verdicts, _, _ = judge_frames(t_s, points[:, ROWS].transpose(1, 2, 0), WIDTH, HEIGHT)
    assert [k for k, verdict in enumerate(verdicts) if verdict == "another_person"] == list(range(60, 65))
    assert judged == pytest.approx([k / 30.0 for k in range(30, 66)]), "from a second before, at most"


@pytest.mark.parametrize("frames", [0, 1])
def test_hardly_any_frames(frames: int) -> None:
    """No frame and one frame have nothing before them to be judged by."""
    points = film(np.random.default_rng(1), (0.5, 0.4))[:frames, ROWS].transpose(1, 2, 0)
    assert judge_frames(np.arange(float(frames)), points, WIDTH, HEIGHT)[0] == ["trusted"] * frames
