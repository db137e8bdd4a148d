"""How a side effect went, from what was told about it."""

from datetime import datetime, timedelta

from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.record.side_effect_history import SideEffectHistory, summarise_side_effects
from made_record import NOW

BEGAN = NOW - timedelta(days=10)


def began(effect_id: str = "dizzy", *, at: datetime = BEGAN, strength: int = 2) -> SideEffect:
    """Return a side effect that began ten days ago."""
    return SideEffect(id=effect_id, effect="dizziness", began_at=at, recorded_at=NOW, strength=strength)


def told(days: float, strength: int, began_id: str = "dizzy") -> SideEffectCourse:
    """Return how it was so many days after it began."""
    return SideEffectCourse(
        began_id=began_id, at=BEGAN + timedelta(days=days), recorded_at=NOW, strength=strength
    )


def history(*followed: SideEffectCourse, strength: int = 2) -> SideEffectHistory:
    """Return the one history."""
    (found,) = summarise_side_effects([began(strength=strength)], followed)
    return found


def test_a_course_that_was_told_out_of_order_is_read_in_order_of_time() -> None:
    """Onset 2, then 3, then gone: two bars and an end."""
    found = history(told(6, 0), told(3, 3))

    assert [(stretch.strength, stretch.ends_at) for stretch in found.stretches] == [
        (2, BEGAN + timedelta(days=3)),
        (3, BEGAN + timedelta(days=6)),
    ]
    assert (found.ended_at, found.worst, found.strength) == (BEGAN + timedelta(days=6), 3, 0)


def test_what_goes_on_has_no_end() -> None:
    """Its last bar is open."""
    found = history(told(3, 1))

    assert found.ended_at is None
    assert found.stretches[-1].ends_at is None


def test_it_can_come_back_and_end_again() -> None:
    """The end is that of the last time; told gone twice, it was gone the first time."""
    back = history(told(2, 0), told(5, 4), told(7, 0), told(8, 0))

    assert [stretch.strength for stretch in back.stretches] == [2, 4]
    assert back.ended_at == BEGAN + timedelta(days=7)


def test_of_two_answers_for_one_moment_the_later_entry_holds() -> None:
    """A mind changed."""
    assert history(told(1, 4), told(1, 1)).strength == 1


def test_what_was_told_about_something_that_does_not_stand_is_left_out() -> None:
    """A side effect taken back takes its course with it."""
    assert summarise_side_effects([], [told(1, 3)]) == ()
    assert history(told(1, 4, "another")).strength == 2


def test_what_goes_on_comes_first_and_then_the_latest() -> None:
    """A list to act on."""
    effects = [began("old", at=BEGAN - timedelta(days=9)), began("over"), began("new", at=NOW)]
    found = summarise_side_effects(effects, [told(1, 0, "over")])

    assert [h.began.id for h in found] == ["new", "old", "over"]
