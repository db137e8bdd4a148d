"""Walking seen from the side by one camera: cadence, step times, knee and hip curves, asymmetry.

Nothing is said of a walk that is not in profile, turns, shows too few steps or too few frames, or whose feet
were not seen. Every number carries a standard error; lengths and speeds are not given, because one camera
knows no metres.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, sqrt

import numpy as np

from lull.assessment.gait_curves import GaitCurve, Joint, Walked, measure_gait_curve
from lull.assessment.gait_events import FEWEST_STRIKES, GaitEvents, detect_gait_events
from lull.assessment.kept_sentences import TOES_NOT_SEEN, TOO_FEW_STEPS
from lull.assessment.measured import Measured, unknown
from lull.assessment.walk_checks import find_direction, refuse_stretch, refuse_view
from lull.assessment.walk_legs import follow_legs
from lull.assessment.walk_person import find_stretches
from lull.assessment.walk_picture import WalkPicture
from lull.assessment.walk_view import estimate_obliquity_deg
from lull.movement.landmarks import SIDES, Side
from lull.refusal import Refusal
from lull.saying import say

JOINTS: tuple[Joint, Joint] = ("knee", "hip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """One foot: how long the steps that end with its strike take, and its share of the stride standing."""

    steps: int
    step_time_s: Measured
    stance_share: Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """One measured walk. ``near_side`` is the leg nearer to the camera, which is seen better.

    ``stretches`` is how many unbroken stretches of somebody the recording shows; only the one from
    ``start_s`` to ``end_s`` was measured. ``asymmetry`` holds left minus right: step time as a share of the
    mean step (no unit), the range of knee and hip in degrees.
    """

    start_s: float
    end_s: float
    stretches: int
    near_side: Side
    obliquity_deg: float
    frames_per_s: float
    events: GaitEvents
    cadence_per_min: Measured
    feet: Mapping[Side, Steps]
    curves: Mapping[tuple[Side, Joint], GaitCurve]
    asymmetry: Mapping[str, Measured]

    @property
    def steps(self) -> int:
        """Steps from the first strike of the row to the last."""
        return len(self.events.row) - 1


def measure_walk(picture: WalkPicture) -> Walk | Refusal:
    """Return what a walk shows, or why nothing is said of it.

    Where a recording shows several stretches, broken by somebody being lost or changed, each is tried, the
    longest first, and the first that can be measured is.
    """
    stretches = find_stretches(picture)
    refusals: list[Refusal] = []
    for stretch in stretches:
        found = _measure_stretch(picture.cut(stretch), len(stretches))
        if isinstance(found, Walk):
            return found
        refusals.append(found)
    if len(refusals) > 1:
        return Refusal(
            code="person_changes",
            message=say(
                "The person is lost or changes during this recording, and no part of it shows enough steps "
                "of one person from the side: film one person walking past, and nobody else."
            ),
        )
    if refusals:
        return refusals[0]
    return Refusal(
        code="nobody_walks",
        message=say(
            "Nobody was seen for long enough to measure a walk: film one whole person from the side."
        ),
    )


def _measure_stretch(picture: WalkPicture, stretches: int) -> Walk | Refusal:
    """Measure one stretch of one person."""
    refused = refuse_view(picture)
    if refused is not None:
        return refused
    followed = follow_legs(picture)
    refused = refuse_stretch(followed)
    if refused is not None:
        return refused
    direction = find_direction(followed)
    events = detect_gait_events(followed, direction)
    if len(events.row) < FEWEST_STRIKES:
        return _too_few_steps(events)
    obliquity = estimate_obliquity_deg(picture)
    walked = Walked(direction=direction, events=events, obliquity_deg=obliquity)
    curves = {
        (side, joint): curve
        for side in SIDES
        for joint in JOINTS
        if (curve := measure_gait_curve(followed, side, joint, walked)) is not None
    }
    return Walk(
        start_s=float(picture.t_s[0]),
        end_s=float(picture.t_s[-1]),
        stretches=stretches,
        near_side="right" if direction > 0 else "left",
        obliquity_deg=obliquity,
        frames_per_s=1.0 / float(np.median(np.diff(picture.t_s))),
        events=events,
        cadence_per_min=_measure_cadence(events),
        feet={side: _measure_steps(events, side) for side in SIDES},
        curves=curves,
        asymmetry=_measure_asymmetry(events, curves),
    )


def _too_few_steps(events: GaitEvents) -> Refusal:
    """Say that too little of a walk was seen."""
    return Refusal(
        code="too_few_steps",
        message=say(
            "Only {steps} clear steps in a row were seen and {needed} are needed: film a longer way, "
            "with the whole person in the picture.",
            steps=max(0, len(events.row) - 1),
            needed=FEWEST_STRIKES - 1,
        ),
    )


def _measure_cadence(events: GaitEvents) -> Measured:
    """Return steps a minute over the whole row, from whole strides: the two feet may step unequally."""
    times = np.array([t for t, _ in events.row])
    strides = times[2:] - times[:-2]
    mean_s = float(strides.mean())
    # Strides overlap: their sum rests on the first two strikes and the last two.
    edges_s = 2.0 * events.foot_error_s / len(strides)
    chance_s = float(strides.std(ddof=1)) / sqrt(len(strides) / 2.0)
    value = 120.0 / mean_s
    return Measured(value=value, standard_error=value * hypot(edges_s, chance_s) / mean_s)


def _measure_steps(events: GaitEvents, side: Side) -> Steps:
    """Return one foot's step time and stance share."""
    row = events.row
    gaps = np.array([t - row[k][0] for k, (t, own) in enumerate(row[1:]) if own == side])
    error_s = hypot(events.foot_error_s, float(gaps.std(ddof=1)) / sqrt(len(gaps)))
    return Steps(
        steps=len(gaps),
        step_time_s=Measured(value=float(gaps.mean()), standard_error=error_s),
        stance_share=_measure_stance(events, side),
    )


def _measure_stance(events: GaitEvents, side: Side) -> Measured:
    """Return the share of the stride, 0 to 1, in which the foot is on the ground."""
    strikes, offs = events.strikes_s[side], events.toe_offs_s[side]
    shares = []
    for start_s, end_s in pairwise(strikes.tolist()):
        between = offs[(offs > start_s) & (offs < end_s)]
        if len(between) == 1:
            shares.append((float(between[0]) - start_s) / (end_s - start_s))
    if len(shares) < 2:  # noqa: PLR2004 - one stride shows no spread
        return unknown(TOES_NOT_SEEN)
    stride_s = float(np.diff(strikes).mean())
    chance = float(np.std(shares, ddof=1)) / sqrt(len(shares))
    return Measured(
        value=float(np.mean(shares)),
        # A strike found early and toes found late, as is usual, make the stance longer twice.
        standard_error=hypot(2.0 * events.event_error_s / stride_s, chance),
    )


def _measure_asymmetry(
    events: GaitEvents, curves: Mapping[tuple[Side, Joint], GaitCurve]
) -> dict[str, Measured]:
    """Return left minus right, with errors."""
    left, right = (_measure_steps(events, side).step_time_s for side in SIDES)
    found = {"step_time_share": unknown(TOO_FEW_STEPS)}
    if left.value is not None and right.value is not None:
        mean_s = (left.value + right.value) / 2.0
        # An event of one foot found late makes its step longer and the other foot's shorter by as much.
        error_s = hypot(left.standard_error or 0.0, right.standard_error or 0.0)
        found["step_time_share"] = Measured(
            value=(left.value - right.value) / mean_s, standard_error=error_s * sqrt(2.0) / mean_s
        )
    for joint in JOINTS:
        ours, others = curves.get(("left", joint)), curves.get(("right", joint))
        found[f"{joint}_range_deg"] = (
            unknown(f"the {joint} of one side was not seen over two whole cycles")
            if ours is None or others is None
            else Measured(
                value=(ours.greatest_deg - ours.least_deg) - (others.greatest_deg - others.least_deg),
                standard_error=hypot(ours.range_error_deg, others.range_error_deg),
            )
        )
    return found
