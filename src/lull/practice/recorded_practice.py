"""Counting the repetitions of an exercise in a recording: the engine of live practice, without ready pose.

The side is the one asked for, the only one there, or the one that moved more; the answer says which and why.
Where both sides move together they are watched together, unless one of them is hidden.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lull.movement.excursion_shape import smooth_evenly
from lull.movement.image_size import ImageSize
from lull.movement.landmarks import Watched
from lull.movement.measured_signal import MeasuredSignal, measure_signal
from lull.movement.recorded_body import RecordedBody, read_body
from lull.movement.recorded_repetitions import CountedSignal, count_recorded_signal
from lull.movement.recorded_segments import find_changed_segments
from lull.movement.recorded_trust import RecordedTrust, find_trusted_frames
from lull.movement.recorded_view import find_view, judge_view
from lull.movement.recording import Recording
from lull.movement.sides_in_sight import MOSTLY_SEEN
from lull.movement.view import View
from lull.practice.count_doubt import Doubt
from lull.practice.exercise import Exercise, ReadyPose
from lull.practice.ready_pose import lift_recorded
from lull.practice.recorded_doubts import find_doubts
from lull.practice.recorded_quality import Conditions, RecordedMovement, measure_movements
from lull.practice.recorded_ways import find_ways
from lull.practice.turns import Turns, find_turns, take_turns
from lull.practice.watched_sides import Watching
from lull.refusal import Refusal

SMOOTHED_HALF_S = 0.15

NEVER_SEEN = "is never seen well enough to count (visibility stays below 0.5)"
SHAPELESS = "has no angle or length in any row, because its landmarks lie on one spot or are no places at all"

MOST_ANOTHER = 0.6
"""With somebody else in more than this share of the frames, nobody's movement is counted (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCount:
    """What one side (or both together) did, how much of the time it was seen (0 to 1), by which columns.

    ``doubts`` say where the count may be wrong. ``length_changed`` frames were left out because a bone would
    have changed its length in them.
    ``refused`` says why its ranges are no numbers; its repetitions are counted all the same, because counting
    asks only how large a movement is beside others seen from the same place.
    """

    side: Watched
    counted: CountedSignal
    movements: tuple[RecordedMovement, ...]
    coverage: float
    columns: str
    length_changed: int
    refused: Refusal | None
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCount:
    """The counts of one side or more, why these, which frames were believed, and from where they were seen.

    ``view`` is ``None`` where no picture shows the trunk, as in recordings of other origin. ``turns`` is
    there where both sides of an exercise done in turns were counted.
    """

    exercise: Exercise
    side: Watched
    side_why: str
    counts: tuple[SideCount, ...]
    trust: RecordedTrust
    view: View | None
    turns: Turns | None


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """One way to watch, with the places it needs and for how much of the time they were seen."""

    way: Watching
    ready: ReadyPose
    t_s: NDArray[np.float64]
    body: RecordedBody
    coverage: float
    length_changed: NDArray[np.bool_]

    @cached_property
    def measured(self) -> MeasuredSignal:
        """Its signal, from the ready pose up where that is a floor."""
        measured = measure_signal(self.way.signal, self.way.side, self.body)
        return replace(measured, value=lift_recorded(self.t_s, measured.value, self.ready))


def count_recording(
    recording: Recording,
    exercise: Exercise,
    *,
    side: Watched | None,
    image_size: ImageSize | None,
    own_range: float | None = None,
) -> RecordedCount | Refusal:
    """Count the repetitions of ``exercise`` in a recording.

    Args:
        recording: landmarks over time.
        exercise: what is counted.
        side: the side or sides to count; ``None`` takes the only one there, or the one that moved more.
        image_size: width and height in pixels, where columns are shares of a picture.
        own_range: the person's own range known from before, in the signal's unit.

    A side that was never seen well enough is refused.

    Raises:
        BadInput: when needed columns are missing, empty or in a unit that gives no angle.
    """
    found = find_ways(recording, exercise, side)
    trust = find_trusted_frames(recording, image_size)
    looked = [_look(recording, exercise, way, image_size, trust) for way in found]
    if (refused := _refuse_unusable(recording, looked, trust, wished=side is not None)) is not None:
        return refused
    seen = [one for one in looked if one.body.seen.any()]
    chosen, why = (seen, "asked for") if side is not None else _choose(recording, exercise, seen)
    shapeless = next((one.way.whose for one in chosen if not one.measured.seen.any()), None)
    if shapeless is not None:
        return _refuse(recording, shapeless, SHAPELESS)
    view = find_view(trust, exercise.view)
    conditions = Conditions(exercise=exercise, image_size=image_size, view=view, own_range=own_range)
    counts = tuple(_count(recording, conditions, one, trust.trusted) for one in chosen)
    whose = side or (counts[0].side if len(counts) == 1 else "both")
    turns = _find_turns(counts) if exercise.takes_turns and len(counts) > 1 else None
    return RecordedCount(
        exercise=exercise, side=whose, side_why=why, counts=counts, trust=trust, view=view, turns=turns
    )


def _find_turns(counts: tuple[SideCount, ...]) -> Turns:
    """Return the turns that both sides took."""
    return find_turns([movement.attempt for count in counts for movement in count.movements])


def _refuse_unusable(
    recording: Recording, looked: list[_Seen], trust: RecordedTrust, *, wished: bool
) -> Refusal | None:
    """Refuse a recording that mostly shows others, or never shows what was wished for, or anything at all."""
    if trust.another_person > MOST_ANOTHER * len(recording.t_s):
        return _refuse_strangers(recording)
    unseen = [one.way.whose for one in looked if not one.body.seen.any()]
    if unseen and (wished or len(unseen) == len(looked)):
        return _refuse(recording, unseen[0], NEVER_SEEN)
    return None


def _refuse_strangers(recording: Recording) -> Refusal:
    """Refuse a recording that mostly shows somebody else, or no steady person at all."""
    return Refusal(
        code="person_changes",
        message=f"{recording.name}: the person is lost or changes for most of the time: film one person, "
        "with nobody else in the picture",
    )


def _refuse(recording: Recording, whose: Watched, why: str) -> Refusal:
    """Refuse a side, or the body, that shows nothing to count, with why."""
    who = "the body" if whose == "both" else f"the {whose} side"
    return Refusal(
        code="joints_not_seen",
        message=f"{recording.name}: {who} {why}: film again with the whole limb in the picture",
    )


def _look(
    recording: Recording,
    exercise: Exercise,
    way: Watching,
    image_size: ImageSize | None,
    trust: RecordedTrust,
) -> _Seen:
    """Look up the places of one way to watch, in the frames that show the person, with bones that keep."""
    body = read_body(recording, way.landmarks, image_size, depth=way.signal.needs_depth).only(trust.trusted)
    changed = find_changed_segments(recording.t_s, body, trust.trunk_px)
    if changed.any():
        body = body.without(changed)
    return _Seen(
        way=way,
        ready=exercise.ready,
        t_s=recording.t_s,
        body=body,
        coverage=recording.measure_coverage(body.seen),
        length_changed=np.asarray(changed.any(axis=1)),
    )


def _choose(recording: Recording, exercise: Exercise, seen: list[_Seen]) -> tuple[list[_Seen], str]:
    """Return the way to watch that is counted, or both sides where they take turns, and why."""
    if len(seen) == 1:
        whose = seen[0].way.whose
        return seen, "both sides move as one" if whose == "both" else "the only side in the recording"
    together = [one for one in seen if one.way.whose == "both"]
    alone = [one for one in seen if one.way.whose != "both"]
    best = max(alone, key=lambda one: one.coverage)
    if together and together[0].coverage >= MOSTLY_SEEN * best.coverage:
        return together, "both sides move as one"
    if together:
        return [best], f"seen {best.coverage:.0%} of the time, both sides {together[0].coverage:.0%}"
    if exercise.takes_turns:
        found = [_count_signal(recording, one, None).attempts for one in alone]
        if take_turns(*found, alone_too="each" in exercise.sides):
            return alone, "the sides take turns"
    moved = {one.way.whose: _measure_spread(recording, one.measured) for one in alone}
    chosen, other = sorted(alone, key=lambda one: moved[one.way.whose], reverse=True)
    unit = "degrees" if chosen.way.signal.unit == "deg" else "percent"
    why = (
        f"moved more: {moved[chosen.way.whose]:.0f} {unit}, "
        f"the {other.way.whose} side {moved[other.way.whose]:.0f}"
    )
    return [chosen], why


def _measure_spread(recording: Recording, measured: MeasuredSignal) -> float:
    """Return how widely a smoothed signal spreads, leaving the outermost twentieths aside; 0 unseen."""
    seen = measured.seen
    if not seen.any():
        return 0.0
    smoothed = smooth_evenly(recording.t_s[seen].tolist(), measured.value[seen].tolist(), SMOOTHED_HALF_S)
    low, high = np.percentile(smoothed, (5, 95))
    return float(high - low)


def _count(recording: Recording, conditions: Conditions, one: _Seen, trusted: NDArray[np.bool_]) -> SideCount:
    """Count one way to watch, and measure how its movements went."""
    measured, counted = one.measured, _count_signal(recording, one, conditions.own_range)
    way, plane = one.way, conditions.exercise.view
    refused = judge_view(conditions.view, plane, way.signal, way.side, one.body)
    return SideCount(
        side=way.whose,
        counted=counted,
        movements=measure_movements(recording, conditions, measured, counted, one.body, trusted),
        coverage=one.coverage,
        columns=measured.columns,
        length_changed=int(one.length_changed.sum()),
        refused=refused,
        doubts=find_doubts(recording, measured, counted, refused),
    )


def _count_signal(recording: Recording, one: _Seen, own_range: float | None) -> CountedSignal:
    """Count the movements in the signal of one way to watch."""
    measured = one.measured
    return count_recorded_signal(
        recording.t_s,
        measured.value,
        np.nan_to_num(measured.noise_error),
        one.way.whose,
        own_range=own_range,
    )
