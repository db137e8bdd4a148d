"""What has to be said about a recording of leg swings and each release in it, every note with its code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lull.assessment.angle_trace import AngleTrace
from lull.assessment.release import Fall
from lull.assessment.swing_curve import SwingShape
from lull.assessment.swing_measures import SwingMeasures
from lull.assessment.swing_turns import SwingTurns
from lull.saying import say, say_count

ASKED_FRAMES_PER_S = 60.0
"""Frames a second that are asked for (ours; plausible 50 to 120)."""

UNCLEAR_DEG = 8.0
"""With a larger standard error, in degrees, the first reversal is called unclear (ours; 5 to 12)."""

GUIDED_RELEASES = 3
"""So many releases are guided at home, and no more (H17)."""

NoteCode = Literal[
    "cut_while_swinging", "began_moving", "moved_after",
    "samples_leapt", "few_frames", "landmarks", "thigh_unseen", "reversal_unclear", "few_releases",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SwingNote:
    """One thing a reader of the numbers should know, by name, and in words that continue a line."""

    code: NoteCode
    message: str


def has_asked_pace(frames_per_s: float) -> bool:
    """Tell whether there were as many frames a second as are asked for, but for one in twenty."""
    return frames_per_s >= 0.95 * ASKED_FRAMES_PER_S


def note_release(
    fall: Fall, shape: SwingShape, turns: SwingTurns, measures: SwingMeasures
) -> tuple[SwingNote, ...]:
    """Say what a reader of these numbers should know of how the leg began and ended."""
    notes: list[SwingNote] = []
    if turns.t_s[-1] - turns.t_s[0] < (measures.swing_time_s.value or 0.0):
        said = say(
            "the leg still swung when the recording ended: swing_time_s is extrapolated from its decay"
        )
        notes.append(SwingNote("cut_while_swinging", said))
    if shape.begin_least_deg > 0.0:
        said = say("the leg already moved when the recording began: it may have fallen a little before")
        notes.append(SwingNote("began_moving", said))
    if fall.moved_after:
        said = say("the leg moved again after it had come to rest; that is left out")
        notes.append(SwingNote("moved_after", said))
    return tuple(notes)


def note_recording(
    trace: AngleTrace, releases: Sequence[SwingMeasures], *, leaps: int
) -> tuple[SwingNote, ...]:
    """Say what has to be said about a recording as a whole; ``leaps`` single samples of it were left out."""
    notes: list[SwingNote] = []
    if leaps:
        said = say_count(
            leaps,
            "{number} single sample leapt and was left out",
            "{number} single samples leapt and were left out",
        )
        notes.append(SwingNote("samples_leapt", said))
    if not has_asked_pace(trace.frames_per_s):
        said = say(
            "{frames:.0f} frames a second: 60 are asked for, so the errors are wider than they could be",
            frames=trace.frames_per_s,
        )
        notes.append(SwingNote("few_frames", said))
    if trace.body_error_deg > 0.0:
        said = say(
            "landmarks are not bones: every angle carries {error:.0f} degrees of error",
            error=trace.body_error_deg,
        )
        notes.append(SwingNote("landmarks", said))
    if not trace.absolute:
        said = say("the shank's turning is taken for the knee's: keep the thigh still on the seat")
        notes.append(SwingNote("thigh_unseen", said))
    if any((one.first_swing_excursion_deg.standard_error or 0.0) > UNCLEAR_DEG for one in releases):
        said = say(
            "the first reversal is unclear in the noise: the excursion's error says how far it may be off"
        )
        notes.append(SwingNote("reversal_unclear", said))
    if len(releases) != GUIDED_RELEASES:
        said = say("three releases make one measurement; fewer say less about the leg today")
        notes.append(SwingNote("few_releases", said))
    return tuple(notes)
