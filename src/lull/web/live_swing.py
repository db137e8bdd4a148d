"""A leg swing test before the camera: landmarks come in, the knee's bend and what was found go out.

Kept in memory alone: no picture, and of the landmarks only this recording, for at most a minute and a half.
What is shown on the way is a look at the recording so far; the numbers are measured once, at the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.actions.measure_swings import MeasuredSwings, measure_swing_trace
from lull.assessment.joint_trace import trace_from_landmarks
from lull.assessment.passive_test_rules import MOST_RELEASES_A_VISIT
from lull.assessment.pendulum_test import PendulumTest, measure_pendulum
from lull.movement.joint_angle import STRAIGHT_DEG, measure_angle_2d_deg
from lull.movement.landmarks import LANDMARK_INDEX, MEDIAPIPE_NAMES, VISIBILITY_NEEDED, LandmarkFrame, Side
from lull.movement.recording import Recording
from lull.refusal import BadInput, Refusal
from lull.saying import say
from lull.web.practice_wire import BadFrame

LONGEST_S = 90.0
"""No recording is longer: three swings with a rest between take about a minute (ours)."""

STILL_S, STILL_DEG = 0.8, 8.0
"""The leg is still where its bend stays within this for so long (ours)."""

HANGING_DEG = 50.0
"""A leg bent further than this is not held up any more (ours)."""

FELL_DEG = 20.0
PACE_S = 2.0
LOOK_EVERY_S = 0.5
JOINTS = ("hip", "knee", "ankle")

SAY: Mapping[str, str] = {
    "looking": say("I look for hip, knee and foot."),
    "lift": say("Lift the heel until the leg is straight. Wait a second."),
    "held": say("Held. Let go when the leg is loose."),
    "moving": say("Let it swing until it hangs still."),
    "found": say("I saw a swing. Lift the leg again, or press Done."),
    "unclear": say("I saw no clear swing. Lift the leg again, or press Done."),
    "last": say("That was the last swing. Press Done."),
    "long": say("That is long enough. Press Done."),
}
"""What to do, by what the leg does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingMark:
    """One swing seen so far: when it was let go, and where it first turned back."""

    release_s: float
    turn_s: float
    turn_bend_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingSight:
    """What one frame says. ``bend_deg`` is 0 with the leg straight, ``None`` while not seen."""

    at_s: float
    bend_deg: float | None
    missing: tuple[str, ...]
    frames_per_s: float
    phase: str
    marks: tuple[SwingMark, ...]


class LiveSwing:
    """One recording of one leg that is going on; ``left`` is how many swings the visit still has."""

    def __init__(self, side: Side, *, left: int = MOST_RELEASES_A_VISIT) -> None:
        """Begin without a frame."""
        self.side = side
        self.left = left
        self.marks: tuple[SwingMark, ...] = ()
        self.falls = 0
        self._frames: list[NDArray[np.float64]] = []
        self._times: list[float] = []
        self._bends: list[float] = []
        self._size: tuple[int, int] | None = None
        self._looked_s = 0.0

    def take(self, frame: LandmarkFrame) -> SwingSight:
        """Take one frame and say what is seen.

        Raises:
            BadFrame: if the frame is not later than the last one.
        """
        if self._times and frame.t_s <= self._times[-1]:
            raise BadFrame("time went backwards")
        names = [f"{self.side}_{joint}" for joint in JOINTS]
        places = [frame.points[LANDMARK_INDEX[name]] for name in names]
        missing = tuple(
            joint for joint, at in zip(JOINTS, places, strict=True) if not at[3] >= VISIBILITY_NEEDED
        )
        bend = None if missing else _bend_deg(places, frame)
        if not self.is_full:
            self._size = self._size or (frame.width_px, frame.height_px)
            self._frames.append(np.array(frame.points[: len(MEDIAPIPE_NAMES)], dtype=np.float64))
            self._times.append(frame.t_s)
            self._bends.append(np.nan if bend is None else bend)
        return SwingSight(
            at_s=frame.t_s,
            bend_deg=bend,
            missing=missing,
            frames_per_s=self.frames_per_s,
            phase=self._find_phase(bend),
            marks=self.marks,
        )

    @property
    def is_full(self) -> bool:
        """Tell whether the recording is as long as one may be."""
        return bool(self._times) and self._times[-1] - self._times[0] >= LONGEST_S

    @property
    def is_over(self) -> bool:
        """Tell whether the last swing of the visit was seen and hangs still."""
        return self.falls >= self.left and self._is_still()

    @property
    def fell(self) -> bool:
        """Tell whether the leg moved far enough that it may have been let go."""
        seen = np.array(self._bends)
        seen = seen[np.isfinite(seen)]
        return bool(len(seen)) and float(np.ptp(seen)) >= FELL_DEG

    @property
    def frames_per_s(self) -> float:
        """How many frames a second arrived lately."""
        late = [t for t in self._times[-256:] if t >= self._times[-1] - PACE_S]
        return (len(late) - 1) / (late[-1] - late[0]) if len(late) > 1 else 0.0

    def wants_look(self) -> bool:
        """Tell whether it is time to look for swings again: a fall was seen, and some time has gone by."""
        due = bool(self._times) and self._times[-1] - self._looked_s >= LOOK_EVERY_S
        if due and self.fell:
            self._looked_s = self._times[-1]
            return True
        return False

    def look(self) -> None:
        """Find the swings so far, to mark them on the trace; a swing that is not over yet may be missing."""
        found = self._measure_so_far()
        if isinstance(found, PendulumTest):
            self.falls = len(found.releases) + len(found.refused)
            self.marks = tuple(
                SwingMark(release_s=one.release_s, turn_s=one.turn_s, turn_bend_deg=-one.turn_deg)
                for one in found.releases
            )

    def measure(self) -> MeasuredSwings | Refusal:
        """Measure the whole recording.

        Raises:
            BadInput: for a recording without the leg, or with more swings than a visit may have.
        """
        if not self._frames:
            raise BadInput(say("the camera has seen nothing yet: turn it on first"))
        trace = trace_from_landmarks(self._to_recording(), self.side, self._size)
        return trace if isinstance(trace, Refusal) else measure_swing_trace(trace, "camera")

    def _measure_so_far(self) -> PendulumTest | Refusal | None:
        """Return what the recording holds by now; None where it cannot be read yet."""
        try:
            trace = trace_from_landmarks(self._to_recording(), self.side, self._size)
            return trace if isinstance(trace, Refusal) else measure_pendulum(trace)
        except BadInput:
            return None

    def _to_recording(self) -> Recording:
        """Return the frames as a recording; what was not seen is NaN."""
        seen = len(self._times)  # more may arrive meanwhile: a look runs beside the taking
        points = np.stack(self._frames[:seen])
        points[..., :3][~(points[..., 3] > 0.0)] = np.nan
        columns = {
            f"{name}_{end}": points[:, row, place]
            for row, name in enumerate(MEDIAPIPE_NAMES)
            for place, end in ((0, "x"), (1, "y"), (2, "z"), (3, "v"))
        }
        return Recording(name="the camera", t_s=np.array(self._times[:seen]), columns=columns)

    def _is_still(self) -> bool:
        """Tell whether the leg hardly moved lately."""
        late = [
            bend
            for at, bend in zip(self._times[-256:], self._bends[-256:], strict=True)
            if at >= self._times[-1] - STILL_S
        ]
        return len(late) > 2 and float(np.ptp(late)) <= STILL_DEG  # noqa: PLR2004 - NaN is never still

    def _find_phase(self, bend: float | None) -> str:
        """Say what the leg does now."""
        if self.is_full:
            return "long"
        if bend is None:
            return "looking"
        if not self._is_still():
            return "moving"
        return "last" if self.falls >= self.left else self._find_rest(bend)

    def _find_rest(self, bend: float) -> str:
        """Say what a leg that is still waits for."""
        if bend <= HANGING_DEG:
            return "held"
        if not self.fell:
            return "lift"
        return "found" if self.marks else "unclear"


def _bend_deg(places: list[NDArray[np.floating]], frame: LandmarkFrame) -> float | None:
    """Return the knee's bend in the picture, in degrees."""
    hip, knee, ankle = ((float(at[0]) * frame.width_px, float(at[1]) * frame.height_px) for at in places)
    inner = measure_angle_2d_deg(hip, knee, ankle)
    return None if inner is None else STRAIGHT_DEG - inner
