"""Grades stay what the examiner said: exact, without arithmetic, never rounded to."""

import re
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.assessment.goal_attainment import Goal, measure_goal_attainment
from lull.assessment.gross_motor_measure import GmfmScore
from lull.assessment.scales import (
    GMFCS,
    GOAL_ATTAINMENT,
    MODIFIED_ASHWORTH,
    SCALES,
    AshworthGrade,
    CfcsLevel,
    GmfcsLevel,
    GoalLevel,
    MacsLevel,
    Scale,
    to_grade,
)
from lull.refusal import BadInput

levels = st.sampled_from(list(GoalLevel))
goals = st.lists(st.builds(Goal, level=levels, weight=st.floats(0.5, 9.0)), min_size=1, max_size=8)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
def test_every_grade_is_read_as_it_is_written(scale: Scale) -> None:
    """Writing a grade and reading it back gives that grade, with a blank around it too."""
    assert len(set(scale.written)) == len(list(scale.grades))
    for grade in scale.grades:
        assert to_grade(scale, grade.value) is grade
        assert to_grade(scale, f" {grade.value} ") is grade


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
def test_no_arithmetic_is_possible(scale: Scale) -> None:
    """A grade is no number: it cannot be added, halved, compared by size or turned into a float."""
    one, other = list(scale.grades)[1:3]
    for attempt in (
        lambda: one + other,  # type: ignore[operator]
        lambda: one / 2,  # type: ignore[operator]
        lambda: one < other,  # type: ignore[operator]
        lambda: float(one),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError):
            attempt()
    assert one != one.value


@pytest.mark.parametrize(
    ("scale", "written", "says"),
    [
        (MODIFIED_ASHWORTH, "1.5", "1.5 is no Modified Ashworth grade: 1+ is"),
        (MODIFIED_ASHWORTH, 1.5, "1.5 is no Modified Ashworth grade: 1+ is"),
        (MODIFIED_ASHWORTH, "5", "'5' is no Modified Ashworth grade: the grades are 0, 1, 1+, 2, 3, 4"),
        (MODIFIED_ASHWORTH, 2, "2 is a number, and a Modified Ashworth grade is none: write it as text"),
        (MODIFIED_ASHWORTH, True, "True is no Modified Ashworth grade"),
        (MODIFIED_ASHWORTH, None, "None is no Modified Ashworth grade"),
        (GMFCS, "2", "2 is no GMFCS level: II is"),
        (GMFCS, "iii", "iii is no GMFCS level: III is"),
        (GMFCS, "VI", "'VI' is no GMFCS level: the levels are I, II, III, IV, V"),
        (GOAL_ATTAINMENT, "1", r"1 is no Goal Attainment Scaling level: \+1 is"),
    ],
)
def test_what_is_no_grade_is_refused_in_one_sentence(scale: Scale, written: object, says: str) -> None:
    """The sentence says which grades there are, and what was probably meant; it never takes it."""
    with pytest.raises(BadInput, match=says if "\\" in says else re.escape(says)):
        to_grade(scale, written)


@given(st.sampled_from(SCALES), st.one_of(st.text(max_size=200), st.floats(), st.integers(), st.none()))
def test_anything_else_is_one_short_sentence(scale: Scale, written: object) -> None:
    """Whatever is written: a grade, or one line of complaint."""
    if isinstance(written, str) and written.strip() in scale.written:
        assert isinstance(to_grade(scale, written), Enum)
        return
    with pytest.raises(BadInput) as problem:
        to_grade(scale, written)
    assert "\n" not in str(problem.value)
    assert len(str(problem.value)) < 250


def test_levels_of_different_scales_are_not_the_same() -> None:
    """Level II of gross motor function is not level II of handling."""
    assert len({GmfcsLevel.II, MacsLevel.II, CfcsLevel.II}) == 3


def test_forms_are_linked_and_their_words_are_not_copied() -> None:
    """A member is named by its grade; no description of a grade stands in the code."""
    for scale in SCALES:
        assert scale.form_url is None or scale.form_url.startswith("http")
        assert scale.publisher
    assert [grade.name for grade in AshworthGrade] == ["ZERO", "ONE", "ONE_PLUS", "TWO", "THREE", "FOUR"]


@pytest.mark.parametrize(
    ("reached", "t_score"),
    [
        ([GoalLevel.AS_EXPECTED] * 4, 50.0),
        ([GoalLevel.MORE], 60.0),
        ([GoalLevel.MUCH_LESS], 30.0),
        ([GoalLevel.MORE] * 3, 50.0 + 30.0 / 4.8**0.5),
        ([GoalLevel.MORE, GoalLevel.LESS], 50.0),
    ],
)
def test_goal_scores_worked_by_hand(reached: list[GoalLevel], t_score: float) -> None:
    """Three goals at +1: sum 3, spread 0.7 x 3 + 0.3 x 9 = 4.8."""
    assert measure_goal_attainment([Goal(level=level) for level in reached]) == pytest.approx(t_score)


def test_a_weighted_score_worked_by_hand() -> None:
    """Weights 2 and 1, levels +1 and -1: sum 1, spread 0.7 x 5 + 0.3 x 9 = 6.2."""
    weighted = [Goal(level=GoalLevel.MORE, weight=2.0), Goal(level=GoalLevel.LESS)]
    assert measure_goal_attainment(weighted) == pytest.approx(50.0 + 10.0 / 6.2**0.5)


@given(goals, st.floats(0.1, 10.0))
def test_only_the_proportion_of_weights_matters(some: list[Goal], scale: float) -> None:
    """Twice all weights is the same weighting."""
    scaled = [Goal(level=goal.level, weight=goal.weight * scale) for goal in some]
    assert measure_goal_attainment(scaled) == pytest.approx(measure_goal_attainment(some))


@given(goals)
def test_turning_every_goal_around_mirrors_the_score(some: list[Goal]) -> None:
    """Fifty is the middle; one goal alone moves it by ten a step, more goals by more."""
    turned = dict(zip(GoalLevel, reversed(GoalLevel), strict=True))
    mirrored = [Goal(level=turned[goal.level], weight=goal.weight) for goal in some]
    assert measure_goal_attainment(mirrored) == pytest.approx(100.0 - measure_goal_attainment(some))


@pytest.mark.parametrize("weight", [0.0, -1.0, float("nan"), float("inf")])
def test_a_weight_that_means_nothing_is_refused(weight: float) -> None:
    """A goal of no weight is not a goal."""
    with pytest.raises(BadInput, match="above 0"):
        Goal(level=GoalLevel.MORE, weight=weight)


def test_no_goals_have_no_score() -> None:
    """Nothing agreed, nothing attained."""
    with pytest.raises(BadInput, match="at least one goal"):
        measure_goal_attainment([])


def test_a_gmfm_score_is_kept_and_its_range_checked() -> None:
    """Kept to the digit; what no form could give is refused."""
    assert GmfmScore(version="GMFM-66", score=54.3, standard_error=1.2).score == 54.3
    for score in (-0.1, 100.1, float("nan")):
        with pytest.raises(BadInput, match="run from 0 to 100"):
            GmfmScore(version="GMFM-88", score=score)
    with pytest.raises(BadInput, match="no standard error"):
        GmfmScore(version="GMFM-66", score=50.0, standard_error=0.0)
