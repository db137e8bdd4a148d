"""A recording is counted as live practice would count it, to the last digit, whatever the movement."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.movement.attempt import Attempt, Excursion
from lull.movement.attempt_detector import LONGEST_GAP_S, AttemptDetector
from lull.movement.recorded_detector import RecordedDetector
from lull.movement.recorded_repetitions import count_recorded_signal
from lull.movement.repetition_counter import RepetitionCounter
from lull.movement.seen_frames import lay_out_frames
from made_movement import Array, Way, shake, simulate_movement

Recording = tuple[Array, Array, Array]
"""Times, angles (NaN: not seen) and their noise errors."""


def count_live(recording: Recording, own_range_deg: float | None) -> tuple[list[Attempt], RepetitionCounter]:
    """Count frame by frame."""
    counter = RepetitionCounter("left", own_range_deg=own_range_deg)
    found: list[Attempt] = []
    for t_s, angle, error in zip(*(column.tolist() for column in recording), strict=True):
        found += counter.feed(t_s, angle if np.isfinite(angle) else None, error)
    return found, counter


def count_recorded(
    recording: Recording, own_range_deg: float | None
) -> tuple[list[Attempt], RepetitionCounter]:
    """Count with all frames at hand."""
    detector = RecordedDetector(lay_out_frames(*recording, longest_gap_s=LONGEST_GAP_S))
    counter = RepetitionCounter("left", own_range_deg=own_range_deg, detector=detector)
    found: list[Attempt] = []
    for excursion in detector.detect(recording[0].tolist()):
        found += counter.take(excursion)
    return found, counter


def look_inside(detector: AttemptDetector) -> tuple[object, ...]:
    """Return all that says what a detector will make of the next frames.

    What the noise remembers of rest is forgotten when the next rest begins, so it matters at rest alone.
    """
    rest, raw = detector.rest, detector._raw_noise
    noises: list[object] = [noise.deg for noise in (rest.noise, raw)]
    if not detector.is_out:
        noises += [(noise.t_s, noise.settled_s, list(noise.recent)) for noise in (rest.noise, raw)]
    still = rest.stillness.anchor, rest.stillness.since_s, detector._out_stillness.anchor
    smooth = detector._filter.t_s, detector._filter.value, detector._filter.speed
    where = detector._where, detector._peak_deg, detector._held_deg, detector._seen_s, detector._sight
    samples = [tuple(sample) for sample in detector._samples]
    return rest.deg, rest.falling, noises, still, smooth, where, samples, detector.smoothed_deg


def make_ways(rng: np.random.Generator) -> list[Way]:
    """Make up to nine movements of any size and pace, fidgets and long holds among them."""
    return [
        Way(
            range_deg=rng.uniform(4.0, 95.0),
            out_s=rng.uniform(0.3, 3.0),
            back_s=rng.uniform(0.3, 3.0),
            hold_s=rng.choice((0.0, 0.3, 2.0, 11.0, 45.0), p=(0.35, 0.3, 0.2, 0.1, 0.05)),
            rest_s=rng.choice((0.0, 0.3, 1.0, 3.0, 8.0)),
            pause_s=rng.choice((0.0, 0.0, 1.0)),
        )
        for _ in range(rng.integers(1, 10))
    ]


def trouble(t_s: Array, angles: Array, rng: np.random.Generator) -> Recording:
    """Make frames wild, unseen, lost and late, and the signal leap for good; mostly only some of it."""
    times = t_s + rng.choice((0.0, 0.6)) / 2.0 * rng.uniform(-1.0, 1.0, len(t_s)) * np.median(np.diff(t_s))
    wild = rng.random(len(times)) < rng.choice((0.0, 0.0, 0.01, 0.05, 0.3))
    angles[wild] += rng.normal(0.0, rng.choice((10.0, 40.0, 100.0)), wild.sum())
    angles[rng.random(len(times)) < rng.choice((0.0, 0.0, 0.05, 0.4))] = np.nan
    for _ in range(rng.integers(0, 4)):
        hidden_s = rng.uniform(0.0, times[-1])
        angles[(times > hidden_s) & (times < hidden_s + rng.uniform(0.0, 4.0))] = np.nan
    angles[times > rng.uniform(0.0, 4.0 * times[-1])] += rng.normal(0.0, 80.0)
    kept = rng.random(len(times)) >= rng.choice((0.0, 0.0, 0.1, 0.5))
    lost_s = rng.uniform(0.0, 3.0 * times[-1])
    kept &= (times < lost_s) | (times > lost_s + rng.uniform(0.0, 5.0))
    return times[kept], angles[kept], rng.uniform(0.0, 3.0, int(kept.sum()))


@pytest.mark.slow
@settings(max_examples=120)
@given(
    seed=st.integers(0, 2**32 - 1),
    fps=st.floats(8.0, 60.0),
    noise_deg=st.sampled_from((0.0, 0.2, 1.0, 3.0, 7.0)),
    tremor_deg=st.sampled_from((0.0, 0.0, 3.0, 8.0)),
    drift_deg_per_min=st.sampled_from((0.0, 20.0, -40.0)),
    own_range_deg=st.sampled_from((None, None, 30.0, 80.0)),
    starts_s=st.sampled_from((0.0, -50.0, 1e5)),
    grows=st.sampled_from((1.0, -1.0)),
)
def test_a_recording_is_counted_as_live(  # noqa: PLR0913 - one argument a kind of trouble
    *,
    seed: int,
    fps: float,
    noise_deg: float,
    tremor_deg: float,
    drift_deg_per_min: float,
    own_range_deg: float | None,
    starts_s: float,
    grows: float,
) -> None:
    """The same attempts, and a detector that would go on the same, before its end is told and after."""
    rng = np.random.default_rng(seed)
    made = simulate_movement(make_ways(rng), fps=fps, lead_s=rng.choice((0.0, 0.5, 3.0)))
    shaken = shake(made, rng, noise_deg=noise_deg, tremor_deg=tremor_deg, drift_deg_per_min=drift_deg_per_min)
    t_s, angles, errors = trouble(made.t_s, shaken, rng)
    recording = t_s + starts_s, grows * angles, errors
    (live, live_counter), (found, counter) = (
        count(recording, own_range_deg) for count in (count_live, count_recorded)
    )
    assert found == live
    assert look_inside(counter.detector) == look_inside(live_counter.detector)
    assert counter.flush() == live_counter.flush()
    assert counter.own_range_deg == live_counter.own_range_deg


def test_being_out_and_restless_for_a_minute_is_no_movement_in_a_recording_either() -> None:
    """Out by 60 degrees and never still: after a minute it is over, on the same frame as live."""
    t_s = np.arange(0.0, 75.0, 1.0 / 30.0)
    restless = 60.0 + 9.0 * np.sin(2.0 * np.pi * 0.3 * t_s)
    recording = t_s, 70.0 + np.where(t_s < 2.0, 0.0, restless), np.zeros(len(t_s))
    (live, live_counter), (found, counter) = (
        count(recording, 60.0) for count in (count_live, count_recorded)
    )
    assert [(one.reason, round(one.counted_s)) for one in live + live_counter.flush()] == [
        ("not_returned", 62)
    ]
    assert (found, look_inside(counter.detector)) == (live, look_inside(live_counter.detector))


@pytest.mark.parametrize("rest", ["low", "high"])
def test_both_ends_of_rest_are_counted_as_live(rest: str) -> None:
    """What is read from the high end is what live practice makes of the signal turned over."""
    rng = np.random.default_rng(5)
    made = simulate_movement([Way(range_deg=range_deg) for range_deg in (70.0, 60.0, 75.0, 30.0)], fps=30.0)
    angles = shake(made, rng, noise_deg=1.0)
    errors = rng.uniform(0.0, 3.0, len(angles))
    counted = count_recorded_signal(
        made.t_s, angles if rest == "low" else 200.0 - angles, errors, "left", own_range=70.0
    )
    turned = angles if rest == "low" else -(200.0 - angles)
    live, counter = count_live((made.t_s, turned, errors), 70.0)
    assert counted.rest == rest
    assert list(counted.attempts) == live + counter.flush()


@pytest.mark.parametrize("noise_deg", [0.0, 0.7, 5.0])
def test_hardly_any_frame_is_fed_by_itself(noise_deg: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two frames until the first is believed, and one in twenty at most: else comparing proves nothing."""
    fed: list[float] = []
    feed = AttemptDetector.feed

    def feed_and_tell(
        self: AttemptDetector, t_s: float, angle_deg: float | None, noise_error_deg: float = 0.0
    ) -> Excursion | None:
        fed.append(t_s)
        return feed(self, t_s, angle_deg, noise_error_deg)

    monkeypatch.setattr(AttemptDetector, "feed", feed_and_tell)
    rng = np.random.default_rng(2)
    made = simulate_movement([Way(range_deg=70.0, rest_s=4.0)] * 10, fps=30.0)
    counted = count_recorded_signal(
        made.t_s, shake(made, rng, noise_deg=noise_deg), np.zeros(len(made.t_s)), "left"
    )
    assert counted.repetitions == 10
    assert 2 <= len(fed) <= (2 if noise_deg < 1.0 else 0.05 * len(made.t_s))
