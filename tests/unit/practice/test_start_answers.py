"""The start gate's rules: what has to be there in each position, what is remembered, and where it hurts."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.landmarks import Watched
from lull.practice.catalogue import EXERCISES
from lull.practice.demonstration.start_pictures import (
    draw_helper,
    draw_pain,
    draw_position,
    draw_shoes,
    draw_support,
)
from lull.practice.exercise import Exercise, Position
from lull.practice.side_choice import list_side_choices
from lull.practice.sore_part import PAIN_HOLDS, PainTold, find_pain, name_part
from lull.practice.start_answers import (
    HOLD,
    QUESTIONS,
    StartAnswers,
    list_needed,
    recall_answers,
    refuse_answers,
    refuse_position,
    say_support,
)
from lull.refusal import BadInput
from made_record import NOW

KNEE, SQUAT, RISE = (EXERCISES[name] for name in ("knee-straighten", "mini-squat", "sit-to-stand"))
ELBOW, REACH = EXERCISES["elbow-straighten"], EXERCISES["forward-reach"]
WAYS = [(one, position) for one in EXERCISES.values() for position in one.positions]


@pytest.mark.hazard("H14")
@pytest.mark.hazard("H30")
@pytest.mark.parametrize(
    ("exercise", "position", "needed", "support"),
    [
        (KNEE, "sit", ("support",), "A firm chair that cannot slide or tip."),
        (KNEE, "wheelchair", ("support",), "The brakes are locked."),
        (REACH, "sit", ("support",), "A firm seat with sides."),
        (REACH, "wheelchair", ("support",), "The brakes are locked."),
        (ELBOW, "stand", ("support", "shoes"), HOLD),
        (RISE, "sit", ("support", "helper", "shoes"), HOLD),
        (SQUAT, "stand", ("support", "helper", "shoes"), HOLD),
    ],
)
def test_what_has_to_be_there(
    exercise: Exercise, position: Position, needed: tuple[str, ...], support: str
) -> None:
    """Who rises or stands needs shoes and something to hold; where the fall risk asks for it, a helper."""
    assert list_needed(exercise, position) == needed
    assert say_support(exercise, position) == support


@pytest.mark.hazard("H14")
@pytest.mark.hazard("H16")
@pytest.mark.hazard("H30")
@pytest.mark.parametrize(("exercise", "position"), WAYS)
def test_nothing_begins_with_pain_or_without_what_is_needed(exercise: Exercise, position: Position) -> None:
    """Every exercise in every position: each thing left out, pain, and no answer at all."""
    whole = StartAnswers(position=position, support=True, helper=True, shoes=True)
    assert refuse_answers(exercise, whole, hurts=False) is None
    assert refuse_answers(exercise, whole, hurts=True).code == "hurts"  # type: ignore[union-attr]
    assert refuse_answers(exercise, None, hurts=False).code == "not_answered"  # type: ignore[union-attr]
    needed = list_needed(exercise, position)
    for question in QUESTIONS:
        without = replace(whole, **{question: False})  # type: ignore[arg-type]
        refused = refuse_answers(exercise, without, hurts=False)
        assert (refused is not None) == (question in needed)
        assert refused is None or refused.code == question


@pytest.mark.hazard("H14")
def test_standing_is_locked_and_not_done_on_a_bad_day() -> None:
    """Sitting is never held back by it; another position than the exercise's is none."""
    assert refuse_position(ELBOW, "sit", unlocked=set(), speaks_against="A fall.") is None
    locked = refuse_position(ELBOW, "stand", unlocked={"side-lift"}, speaks_against=None)
    assert locked is not None
    assert locked.code == "locked"
    assert refuse_position(ELBOW, "stand", unlocked={ELBOW.id}, speaks_against=None) is None
    today = refuse_position(ELBOW, "stand", unlocked={ELBOW.id}, speaks_against="A fall.")
    assert today is not None
    assert today.message == "A fall. Not today. Choose one that is done sitting or lying."
    assert refuse_position(ELBOW, "lie", unlocked=set(), speaks_against=None) is not None
    with pytest.raises(BadInput):
        StartAnswers(position="hang")  # type: ignore[arg-type]


def test_what_was_answered_is_remembered_for_the_same_needs_only() -> None:
    """The position by exercise, then by person; ticks only from a start with the same position and needs."""
    chair = StartAnswers(position="wheelchair", support=True)
    assert recall_answers([], KNEE) == StartAnswers(position="sit")
    earlier = [(ELBOW, StartAnswers(position="sit", support=True, helper=True)), (KNEE, chair)]
    assert recall_answers(earlier, KNEE) == chair
    assert recall_answers(earlier, ELBOW) == earlier[0][1]
    assert recall_answers(earlier, REACH) == chair, "brakes are brakes"
    assert recall_answers(earlier, REACH, position="sit") == StartAnswers(position="sit"), "other sides"
    assert recall_answers(earlier, RISE) == StartAnswers(position="sit")
    assert recall_answers(earlier, SQUAT) == StartAnswers(position="stand")


@given(
    st.lists(st.tuples(st.sampled_from(WAYS), st.tuples(*[st.booleans()] * 3)), max_size=6),
    st.sampled_from(WAYS),
)
def test_nothing_is_ticked_that_nobody_ticked(
    drawn: list[tuple[tuple[Exercise, Position], tuple[bool, bool, bool]]], wanted: tuple[Exercise, Position]
) -> None:
    """A tick that is remembered was given in the same position to the same words."""
    earlier = [
        (one, StartAnswers(position=at, support=s, helper=h, shoes=f)) for (one, at), (s, h, f) in drawn
    ]
    exercise, position = wanted
    found = recall_answers(earlier, exercise, position=position)
    assert found.position == position
    assert recall_answers(earlier, exercise).position in exercise.positions
    for question in QUESTIONS:
        assert not found.confirms(question) or any(
            told.confirms(question) and say_support(one, told.position) == say_support(exercise, position)
            for one, told in earlier
            if told.position == position
        )


def sore(exercise: str, side: Watched, *, hurts: bool = True, at: datetime = NOW) -> PainTold:
    """Return pain told."""
    return PainTold(exercise=exercise, side=side, hurts=hurts, at=at)


@pytest.mark.hazard("H16")
def test_pain_holds_for_its_part_and_side_until_it_is_over() -> None:
    """The left leg, not the right one and no arm; both legs together take part in it too."""
    told = [sore("knee-straighten", "left")]
    march = EXERCISES["seated-march"]

    def holds(exercise: Exercise, side: Watched, after: timedelta = timedelta(0)) -> bool:
        return find_pain(told, exercise, side, NOW + after) is not None

    assert holds(KNEE, "left")
    assert holds(march, "left")
    assert holds(march, "both")
    assert not holds(KNEE, "right")
    assert not holds(ELBOW, "left")
    assert holds(KNEE, "left", PAIN_HOLDS - timedelta(seconds=1))
    assert not holds(KNEE, "left", PAIN_HOLDS)
    told.append(sore("knee-straighten", "right", hurts=False))
    assert holds(KNEE, "left")
    told.append(sore("seated-march", "both", hurts=False))
    assert not holds(KNEE, "left")
    told.append(sore("an-old-one", "left"))
    assert not holds(KNEE, "left")
    with pytest.raises(BadInput):
        sore("knee-straighten", "left", at=NOW.replace(tzinfo=None))


@pytest.mark.hazard("H16")
@pytest.mark.parametrize("told_on", ["left", "right"])
@pytest.mark.parametrize(
    ("exercise", "side"), [("lean-side", "left"), ("roll-side", "right"), ("bridge", "both")]
)
def test_a_sore_trunk_is_sore_on_both_sides(told_on: Watched, exercise: str, side: Watched) -> None:
    """It is named without a side, and leaning away from what hurts moves it too."""
    told = [sore("turn-trunk", told_on)]
    assert find_pain(told, EXERCISES[exercise], side, NOW) is not None
    told.append(sore("lean-side", "right", hurts=False))
    assert find_pain(told, EXERCISES[exercise], side, NOW) is None


@pytest.mark.parametrize(
    ("exercise", "side", "words"),
    [
        ("knee-straighten", "left", "the left leg"),
        ("clap", "both", "the arms"),
        ("chin-up", "both", "the head or trunk"),
    ],
)
def test_the_sore_part_has_a_name(exercise: str, side: Watched, words: str) -> None:
    """As a person says it."""
    assert name_part(EXERCISES[exercise], side) == words


@pytest.mark.parametrize(("exercise", "position"), WAYS)
def test_every_start_gate_can_be_drawn(exercise: Exercise, position: Position) -> None:
    """Each picture has strokes, all within its box; pain marks one spot a side that moves."""
    sides = ("left", "right") if "both" in list_side_choices(exercise)[-1:] else ("left",)
    pain = draw_pain(exercise.id, position, sides)
    support = draw_support(position, say_support(exercise, position))
    pictures = (draw_position(position), support, draw_helper(position), draw_shoes(), pain)
    for picture in pictures:
        assert picture.shapes
        spots = [spot for shape in picture.shapes for frame in shape.frames for spot in frame]
        assert all(0 <= x <= 200 and 0 <= y <= 170 for x, y in (*spots, *picture.spots))
    assert 1 <= len(pain.spots) <= 2
