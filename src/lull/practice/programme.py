"""A programme: which exercises, on which side, how many sets of how many repetitions, on which days.

A therapist or the family sets it. Nothing depends on reaching it: it says what comes next and no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from lull.movement.landmarks import Watched
from lull.practice.catalogue import EXERCISES, find_exercise
from lull.practice.side_choice import SIDE_WORDS, list_side_choices
from lull.refusal import BadInput
from lull.saying import say
from lull.treatment.regimen import EVERY_DAY

MOST_BLOCKS = 8
"""So many exercises in one programme (ours; plausible 4 to 12): a longer list is not begun."""
MOST_SETS = 5
"""Sets of one exercise on one day (ours; plausible 3 to 10)."""
MOST_REPETITIONS = 30
"""Repetitions in one set (ours; plausible 15 to 50)."""

USUAL_REPETITIONS = 10
"""Where nobody chose how many (ours; plausible 5 to 20)."""

WARM_UP_SHARE = 0.5
"""The day begins with the first exercise at this share of one set (ours; plausible 0.3 to 0.7)."""
REST_S = 60.0
"""About so long a rest is offered between two sets (ours; plausible 30 to 180); nobody is made to wait."""

StepKind = Literal["warm_up", "set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One exercise on one side: ``sets`` of ``repetitions`` on these ``weekdays`` (1 Monday to 7 Sunday).

    Raises:
        BadInput: for a number beyond what is offered.
    """

    exercise: str
    side: Watched
    sets: int
    repetitions: int
    weekdays: tuple[int, ...] = EVERY_DAY

    def __post_init__(self) -> None:
        """Refuse what could not be practised."""
        if not 1 <= self.sets <= MOST_SETS:
            raise BadInput(
                say(
                    "a programme has 1 to {most} sets of an exercise, not {sets}",
                    most=MOST_SETS,
                    sets=self.sets,
                )
            )
        if not 1 <= self.repetitions <= MOST_REPETITIONS:
            raise BadInput(
                say(
                    "a set has 1 to {most} repetitions, not {repetitions}",
                    most=MOST_REPETITIONS,
                    repetitions=self.repetitions,
                )
            )
        if not self.weekdays or not set(self.weekdays) <= set(EVERY_DAY):
            raise BadInput(
                say("a weekday is a number from 1 (Monday) to 7 (Sunday), and every exercise needs one")
            )
        object.__setattr__(self, "weekdays", tuple(sorted(set(self.weekdays))))

    @property
    def what(self) -> tuple[str, Watched]:
        """Return the exercise's id and the side."""
        return self.exercise, self.side


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One session of a programme: the warm-up, or set ``number`` of ``sets``, with its repetitions."""

    kind: StepKind
    exercise: str
    side: Watched
    repetitions: int
    number: int = 1
    sets: int = 1

    @property
    def what(self) -> tuple[str, Watched]:
        """Return the exercise's id and the side."""
        return self.exercise, self.side


def check_blocks(blocks: Sequence[Block]) -> None:
    """Refuse a programme nobody could follow.

    Raises:
        BadInput: for too many exercises, one nobody knows, a side on which it is not practised, or the same
            one on the same side twice on a day.
    """
    if len(blocks) > MOST_BLOCKS:
        raise BadInput(
            say("a programme has up to {most} exercises, not {number}", most=MOST_BLOCKS, number=len(blocks))
        )
    for block in blocks:
        exercise = find_exercise(block.exercise)
        if block.side not in list_side_choices(exercise):
            raise BadInput(
                say(
                    "{exercise} is not practised on {side}: choose another side",
                    exercise=exercise.name,
                    side=SIDE_WORDS[block.side],
                )
            )
    told = [(block.what, day) for block in blocks for day in block.weekdays]
    if len(set(told)) != len(told):
        raise BadInput(
            say("a programme names the same exercise and side twice on a day: enter more sets instead")
        )


def plan_steps(blocks: Sequence[Block], weekday: int) -> tuple[Step, ...]:
    """Return the sessions of one day of the week, in order: a warm-up, then each exercise's sets.

    The warm-up is half a set of the day's first exercise, rounded up (ours). An exercise that an older record
    knows and we do not is passed over.

    Args:
        blocks: the programme.
        weekday: 1 (Monday) to 7 (Sunday).
    """
    today = [block for block in blocks if weekday in block.weekdays and block.exercise in EXERCISES]
    if not today:
        return ()
    first = today[0]
    warm_up = Step(
        kind="warm_up",
        exercise=first.exercise,
        side=first.side,
        repetitions=ceil(first.repetitions * WARM_UP_SHARE),
    )
    sets = (
        Step(
            kind="set",
            exercise=block.exercise,
            side=block.side,
            repetitions=block.repetitions,
            number=number,
            sets=block.sets,
        )
        for block in today
        for number in range(1, block.sets + 1)
    )
    return (warm_up, *sets)


def find_done(steps: Sequence[Step], practised: Sequence[tuple[str, Watched]]) -> tuple[bool, ...]:
    """Tell of each step whether it was done: a session counts for the first open one of its kind.

    Its kind is its exercise on its side.

    Args:
        steps: the day's sessions, in order.
        practised: exercise and side of every session of the day in which something was counted, in order.
    """
    done = [False] * len(steps)
    for what in practised:
        place = next((k for k, step in enumerate(steps) if step.what == what and not done[k]), None)
        if place is not None:
            done[place] = True
    return tuple(done)
