"""Measure the swings of a recording for one leg, as releases that can be kept."""

from dataclasses import dataclass

from lull.assessment.angle_trace import AngleTrace
from lull.assessment.gyroscope import GyroscopeRecording, integrate_turning
from lull.assessment.joint_trace import trace_from_landmarks
from lull.assessment.passive_test_rules import MOST_RELEASES_A_VISIT
from lull.assessment.pendulum_formulas import BESIDE, MEASURES
from lull.assessment.pendulum_test import Release, measure_pendulum
from lull.assessment.safety_text import SafetyText
from lull.assessment.swing_notes import SwingNote
from lull.exchange.swing_recording import SwingRecording
from lull.movement.image_size import ImageSize
from lull.movement.landmarks import Side
from lull.record.recorded_pendulum_test import MOST_CURVE_POINTS, RecordedRelease, Source
from lull.refusal import BadInput, Refusal

LONGEST_KEPT_S = 10.0
"""A kept curve ends so long after the release; the numbers know all of it."""

HELD_S = 0.3
"""A kept curve begins so long before the release, with the leg held (for the eye only)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredSwings:
    """The releases of one recording that gave numbers, and what has to be said about it.

    ``refused`` are the sentences of releases that gave none.
    """

    source: Source
    frames_per_s: float
    releases: tuple[RecordedRelease, ...]
    refused: tuple[str, ...]
    notes: tuple[SwingNote, ...]


def measure_swings(
    recording: SwingRecording, side: Side, image_size: ImageSize | None = None
) -> MeasuredSwings | Refusal:
    """Measure every swing of a recording; landmarks are read for the leg that was confirmed.

    Raises:
        BadInput: for landmarks that do not show the leg, or more swings than one visit may have.
    """
    source: Source = "file"
    if isinstance(recording, GyroscopeRecording):
        source = "gyroscope"
        trace = integrate_turning(recording)
    elif isinstance(recording, AngleTrace):
        trace = recording
    else:
        trace = trace_from_landmarks(recording, side, image_size or recording.image_size)
    return trace if isinstance(trace, Refusal) else measure_swing_trace(trace, source)


def measure_swing_trace(trace: AngleTrace, source: Source) -> MeasuredSwings | Refusal:
    """Measure every swing of a knee's angle over time.

    Raises:
        BadInput: for more swings than one visit may have.
    """
    test = measure_pendulum(trace)
    if isinstance(test, Refusal):
        return test
    found = len(test.releases) + len(test.refused)
    if found > MOST_RELEASES_A_VISIT:
        raise BadInput(
            SafetyText(
                f"this recording holds {found} swings, and a visit has {MOST_RELEASES_A_VISIT} at most: "
                "cut it to one visit"
            )
        )
    return MeasuredSwings(
        source=source,
        frames_per_s=round(test.frames_per_s, 1),
        releases=tuple(to_recorded_release(release) for release in test.releases),
        refused=tuple(refusal.message for _, refusal in test.refused),
        notes=test.notes,
    )


def to_recorded_release(release: Release) -> RecordedRelease:
    """Return a release as it is kept: its numbers, and its curve with times from the release."""
    start_s = release.release_s
    length = sum(t - start_s <= LONGEST_KEPT_S for t in release.curve_t_s)
    every = max(1, -(-length // (MOST_CURVE_POINTS - 1)))
    swing = [
        (round(t - start_s, 3), round(q, 2))
        for t, q in zip(release.curve_t_s[:length:every], release.curve_q_deg[:length:every], strict=True)
    ]
    return RecordedRelease(
        numbers={name: getattr(release.measures, name) for name in (*MEASURES, *BESIDE)},
        curve=((-HELD_S, swing[0][1]), *swing),
        turn=(round(release.turn_s - start_s, 3), round(release.turn_deg, 2)),
    )
