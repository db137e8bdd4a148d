"""Ten good minutes: a short choice for a day without energy, by a rule that anybody can follow.

First what was practised least in the last week, among those what is done most often over four weeks, then as
the programme has it. One set each, as long as it fits into ten minutes at the person's own pace.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lull.movement.landmarks import Watched
from lull.practice.programme import REST_S, Step
from lull.progress.practice_day import PracticeDay

SHORT_MIN = 10.0
"""How long the choice may take, in minutes: the ten minutes of its name."""
WEEK, FOUR_WEEKS = timedelta(days=7), timedelta(days=28)
GETTING_READY_S = 30.0
"""For the start gate and getting into place, each time (ours; plausible 20 to 60)."""
USUAL_S_A_REPETITION = 6.0
"""Where no own pace is known (ours; plausible 3 to 12)."""
QUICKEST_S, SLOWEST_S = 2.0, 20.0
"""An own pace beyond these is a count with long pauses or by key, and is held to them (ours)."""
FEWEST = 5
"""Fewer repetitions than this are not worth getting ready for (ours; plausible 3 to 8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An exercise on a side that may be practised now, with the repetitions of one set."""

    exercise: str
    side: Watched
    repetitions: int


def choose_ten_minutes(
    candidates: Sequence[Candidate], practised: Sequence[PracticeDay], *, today: date
) -> tuple[Step, ...]:
    """Return up to ten minutes of practice, one set of each; empty where there is nothing to choose from.

    The choice looks at the days before today alone, so that it stays as it is while it is done.

    Args:
        candidates: what may be practised, in the programme's order, no exercise and side twice.
        practised: days with practice; those of today or longer than four weeks ago are passed over.
        today: the local day.
    """
    before = [day for day in practised if today - FOUR_WEEKS <= day.on < today]
    ranked = sorted(candidates, key=lambda one: _rank(one, before, today))
    left_s, steps = SHORT_MIN * 60, list[Step]()
    for one in ranked:
        around_s = GETTING_READY_S + (REST_S if steps else 0.0)
        fits = int((left_s - around_s) / find_pace_s(one, before))
        repetitions = min(one.repetitions, fits)
        if repetitions < min(FEWEST, one.repetitions):
            continue
        left_s -= around_s + repetitions * find_pace_s(one, before)
        steps.append(Step(kind="set", exercise=one.exercise, side=one.side, repetitions=repetitions))
    return tuple(steps)


def measure_ten_minutes_s(steps: Sequence[Step], practised: Sequence[PracticeDay], *, today: date) -> float:
    """Return how many seconds such a choice takes at this person's pace, with rests and getting ready."""
    before = [day for day in practised if today - FOUR_WEEKS <= day.on < today]
    moving = sum(
        step.repetitions
        * find_pace_s(Candidate(exercise=step.exercise, side=step.side, repetitions=step.repetitions), before)
        for step in steps
    )
    return moving + GETTING_READY_S * len(steps) + REST_S * max(0, len(steps) - 1)


def find_pace_s(one: Candidate, before: Sequence[PracticeDay]) -> float:
    """Return the seconds a repetition takes this person, pauses of practice included."""
    own = [day for day in before if (day.exercise, day.side) == (one.exercise, one.side)]
    repetitions = sum(day.measured_repetitions + day.told_repetitions for day in own)
    if repetitions == 0:
        return USUAL_S_A_REPETITION
    return min(SLOWEST_S, max(QUICKEST_S, 60.0 * sum(day.active_min for day in own) / repetitions))


def _rank(one: Candidate, before: Sequence[PracticeDay], today: date) -> tuple[int, int]:
    """Return what comes first: fewest repetitions in the last week, then most sessions in four weeks."""
    own = [day for day in before if (day.exercise, day.side) == (one.exercise, one.side)]
    lately = sum(d.measured_repetitions + d.told_repetitions for d in own if d.on >= today - WEEK)
    return lately, -sum(day.sessions for day in own)
