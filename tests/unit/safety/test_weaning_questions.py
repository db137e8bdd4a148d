"""What a way down makes Lull ask: never about a plan that goes down as slowly as the slowest label."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.safety.weaning_questions import DailyTotal, check_weaning
from made_record import NOW

A_DAY = timedelta(days=1)


def totals(*steps: tuple[float, float]) -> list[DailyTotal]:
    """Return daily totals, each from so many days after now."""
    return [DailyTotal(starts_at=NOW + days * A_DAY, mg=mg) for days, mg in steps]


@pytest.mark.hazard("H08")
def test_an_end_without_steps_is_asked_about() -> None:
    """40 mg a day, then nothing."""
    (question,) = check_weaning(totals((-100, 40), (7, 0)), "Dr Okafor")

    assert question.code == "ends_without_steps"
    assert question.about == NOW + 7 * A_DAY
    assert question.message == (
        "The plan goes from 40 mg a day to nothing in one step. Never stop baclofen suddenly."
        " Ask Dr Okafor before it begins: is this meant, and are there steps in between?"
    )
    assert "Lioresal tablets, Swiss" in question.source


@pytest.mark.hazard("H08")
def test_a_low_level_held_for_months_does_not_count_as_a_step() -> None:
    """20 mg for half a year, then nothing, is one step to nothing."""
    (question,) = check_weaning(totals((-400, 40), (-180, 20), (7, 0)), "Dr Okafor")

    assert question.code == "ends_without_steps"
    assert "from 20 mg a day to nothing" in question.message


@pytest.mark.hazard("H08")
@pytest.mark.parametrize(("days_apart", "asked"), [(2, True), (6, True), (7, False), (14, False)])
def test_an_end_sooner_than_the_slowest_label_is_asked_about(days_apart: int, asked: bool) -> None:  # noqa: FBT001
    """30, 20, 10, 0: three weeks from the first step to the end is as slow as the slowest label."""
    way = totals((-100, 40), (0, 30), (days_apart, 20), (2 * days_apart, 10), (3 * days_apart, 0))
    found = check_weaning(way, "Dr Okafor")

    assert [question.code for question in found] == (["faster_than_label"] if asked else [])


def test_steps_without_an_end_are_judged_by_their_pace() -> None:
    """40 to 30 to 20 within two days would be at nothing in about a week: asked. Two weeks apart: not."""
    (question,) = check_weaning(totals((-100, 40), (0, 30), (2, 20)), "Dr Okafor")
    assert question.code == "faster_than_label"
    assert "would come to nothing at this pace in about 8 days" in question.message

    assert check_weaning(totals((-100, 40), (0, 30), (14, 20)), "Dr Okafor") == ()


def test_one_lower_step_and_every_way_up_are_no_question() -> None:
    """A single step has no pace; titration has nothing to ask here."""
    assert check_weaning(totals((-100, 40), (0, 30)), "Dr Okafor") == ()
    assert check_weaning(totals((-100, 5), (-90, 10), (-80, 15), (-70, 15)), "Dr Okafor") == ()
    assert check_weaning((), "Dr Okafor") == ()
    assert check_weaning(totals((0, 10)), "Dr Okafor") == ()


@given(st.lists(st.integers(0, 60), min_size=2, max_size=8), st.integers(1, 20))
def test_whatever_reaches_nothing_within_three_weeks_is_asked_about(levels: list[int], apart: int) -> None:
    """No end sooner than the slowest label slips through, and none slower is asked about by that rule."""
    way = [DailyTotal(starts_at=NOW + k * apart * A_DAY, mg=float(mg)) for k, mg in enumerate(levels)]
    found = {question.about for question in check_weaning(way, "Dr Okafor")}

    for k in range(1, len(levels)):
        if levels[k] == 0 and levels[k - 1] > 0:
            top = k - 1
            while top > 0 and levels[top - 1] >= levels[top]:
                top -= 1
            while top < k - 1 and levels[top + 1] == levels[top]:
                top += 1
            first, last = NOW + (top + 1) * apart * A_DAY, NOW + k * apart * A_DAY
            days = (k - top - 1) * apart
            is_large = levels[k - 1] > levels[top] / 2
            assert (first in found) or (days >= 21 and not is_large) or (is_large and last in found)


@pytest.mark.hazard("H08")
@pytest.mark.parametrize("days", [5, 25, 41])
def test_a_small_step_before_the_end_hides_no_abrupt_end(days: int) -> None:
    """80, then 75 for weeks, then nothing: the last step is the one to ask about, however long the way."""
    (question,) = check_weaning(totals((-100, 80), (0, 75), (days, 0)), "Dr Okafor")

    assert question.code == "ends_without_steps"
    assert question.about == NOW + days * A_DAY
    assert "from 75 mg a day to nothing" in question.message


def test_the_prescriber_of_the_steps_is_the_one_to_ask() -> None:
    """Not whoever wrote the plan that came after them."""
    way = [
        DailyTotal(starts_at=NOW, mg=40.0, prescriber="Dr Okafor"),
        DailyTotal(starts_at=NOW + A_DAY, mg=0.0, prescriber="Dr Lindqvist"),
    ]
    (question,) = check_weaning(way, "Dr Later")

    assert "Ask Dr Lindqvist before it begins" in question.message
