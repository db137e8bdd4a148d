"""A programme becomes the sessions of a day: a warm-up, then sets, and each session done counts once."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.landmarks import Watched
from lull.practice.catalogue import EXERCISES
from lull.practice.programme import (
    MOST_BLOCKS,
    MOST_REPETITIONS,
    MOST_SETS,
    Block,
    Step,
    check_blocks,
    find_done,
    plan_steps,
)
from lull.practice.side_choice import list_side_choices
from lull.refusal import BadInput

KNEE = Block(exercise="knee-straighten", side="left", sets=2, repetitions=9)
ARMS = Block(exercise="side-lift", side="both", sets=1, repetitions=6, weekdays=(1, 3))
CHOICES = [(one.id, side) for one in EXERCISES.values() for side in list_side_choices(one)]

blocks = st.lists(
    st.builds(
        lambda what, sets, repetitions, days: Block(
            exercise=what[0], side=what[1], sets=sets, repetitions=repetitions, weekdays=tuple(days)
        ),
        st.sampled_from(CHOICES),
        st.integers(1, MOST_SETS),
        st.integers(1, MOST_REPETITIONS),
        st.sets(st.integers(1, 7), min_size=1),
    ),
    max_size=MOST_BLOCKS,
    unique_by=lambda block: block.what,
)


def test_a_day_begins_with_half_a_set_and_goes_set_by_set() -> None:
    """Worked by hand: nine halved is five, rounded up; on Tuesday only the knee is set."""
    monday = plan_steps((KNEE, ARMS), 1)
    assert [(step.kind, step.exercise, step.repetitions, step.number, step.sets) for step in monday] == [
        ("warm_up", "knee-straighten", 5, 1, 1),
        ("set", "knee-straighten", 9, 1, 2),
        ("set", "knee-straighten", 9, 2, 2),
        ("set", "side-lift", 6, 1, 1),
    ]
    assert plan_steps((KNEE, ARMS), 2) == monday[:3]
    assert plan_steps((ARMS,), 2) == ()
    assert plan_steps((replace(KNEE, exercise="an-old-one"),), 1) == ()


def test_a_session_counts_for_the_first_open_step_of_its_exercise_and_side() -> None:
    """In any order; another side or exercise is nobody's step; more than was set is no more than done."""
    steps = plan_steps((KNEE, ARMS), 1)
    knee: tuple[str, Watched] = ("knee-straighten", "left")
    arms: tuple[str, Watched] = ("side-lift", "both")
    assert find_done(steps, [arms]) == (False, False, False, True)
    assert find_done(steps, [knee, ("knee-straighten", "right"), knee]) == (True, True, False, False)
    assert find_done(steps, [knee] * 5) == (True, True, True, False)


@given(blocks, st.integers(1, 7), st.lists(st.sampled_from(CHOICES), max_size=12))
def test_every_day_holds_what_is_set_and_counting_is_fair(
    programme: list[Block], weekday: int, practised: list[tuple[str, Watched]]
) -> None:
    """All sets of the day and no others, one warm-up; as many steps done as there are sessions for them."""
    steps = plan_steps(programme, weekday)
    today = [block for block in programme if weekday in block.weekdays]
    assert [step.kind for step in steps[:1]] == ["warm_up"] * bool(today)
    assert Counter(step.what for step in steps[1:]) == Counter({one.what: one.sets for one in today})
    assert all(1 <= step.repetitions <= MOST_REPETITIONS for step in steps)
    done = find_done(steps, practised)
    reference = _slowly(steps, list(practised))
    assert done == reference
    assert find_done(steps, [*practised, *practised]) >= done


def _slowly(steps: tuple[Step, ...], practised: list[tuple[str, Watched]]) -> tuple[bool, ...]:
    """Give each step in its order a session of its kind, until there is none left."""
    found = []
    for step in steps:
        found.append(step.what in practised)
        if found[-1]:
            practised.remove(step.what)
    return tuple(found)


@pytest.mark.parametrize(
    "changes",
    [
        {"sets": 0},
        {"sets": MOST_SETS + 1},
        {"repetitions": 0},
        {"repetitions": MOST_REPETITIONS + 1},
        {"weekdays": ()},
        {"weekdays": (0,)},
        {"weekdays": (8,)},
    ],
)
def test_a_block_beyond_the_limits_is_refused(changes: dict[str, object]) -> None:
    """Each limit by one."""
    with pytest.raises(BadInput):
        replace(KNEE, **changes)  # type: ignore[arg-type]


def test_a_programme_nobody_could_follow_is_refused() -> None:
    """Too long, the same twice on one day, no such exercise or side; on other days it may stand twice."""
    check_blocks((KNEE, ARMS, replace(ARMS, weekdays=(2,))))
    for wrong, sentence in (
        ((KNEE, KNEE), "twice on a day"),
        ((replace(KNEE, exercise="juggling"),), "no exercise"),
        ((replace(KNEE, side="both"),), "not practised on both"),
        ([replace(KNEE, weekdays=(1 + k % 7,), side=("left", "right")[k // 7]) for k in range(9)], "up to 8"),
    ):
        with pytest.raises(BadInput, match=sentence):
            check_blocks(wrong)
