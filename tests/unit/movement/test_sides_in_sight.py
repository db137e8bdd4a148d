"""Which sides of a movement of both are read: those mostly seen, chosen before practice, kept during it."""

from hypothesis import given
from hypothesis import strategies as st

from lull.movement.landmarks import SIDES
from lull.movement.sides_in_sight import MOSTLY_SEEN, SidesInSight

SECOND = 30


def _show(followed: SidesInSight, left: list[bool], right: list[bool], *, may_choose: bool = True) -> None:
    for one, other in zip(left, right, strict=True):
        followed.feed({"left": one, "right": other}, may_choose=may_choose)


def test_a_hidden_leg_is_left_out_and_comes_back() -> None:
    followed = SidesInSight(SIDES)
    _show(followed, [True] * SECOND, [False] * SECOND)
    assert list(followed.chosen) == ["left"]
    _show(followed, [True] * (4 * SECOND), [True] * (4 * SECOND))
    assert followed.chosen == SIDES


def test_with_nobody_seen_both_are_asked_for() -> None:
    followed = SidesInSight(SIDES)
    _show(followed, [False] * SECOND, [False] * SECOND)
    assert followed.chosen == SIDES


def test_a_blink_changes_nothing() -> None:
    """The tracker loses a leg for two frames in thirty."""
    followed = SidesInSight(SIDES)
    _show(followed, [True] * (2 * SECOND), ([True] * 28 + [False] * 2) * 2)
    assert followed.chosen == SIDES


@given(
    st.lists(st.tuples(st.booleans(), st.booleans()), max_size=200),
    st.lists(st.tuples(st.booleans(), st.booleans()), max_size=200),
)
def test_nothing_is_chosen_while_movements_count(
    before: list[tuple[bool, bool]], during: list[tuple[bool, bool]]
) -> None:
    """Whatever is seen: never none, and never another choice in the midst of practice."""
    followed = SidesInSight(SIDES)
    _show(followed, [one for one, _ in before], [other for _, other in before])
    chosen = followed.chosen
    assert chosen
    _show(followed, [one for one, _ in during], [other for _, other in during], may_choose=False)
    assert followed.chosen == chosen


@given(st.lists(st.booleans(), min_size=8 * SECOND, max_size=8 * SECOND))
def test_a_side_seen_far_less_than_mostly_is_never_read_alone(seen: list[bool]) -> None:
    """The running share against the plain share of the last frames, weighted one by one."""
    followed = SidesInSight(SIDES)
    _show(followed, seen, [True] * len(seen))
    share = (14 / 15) ** len(seen) + sum(
        (14 / 15) ** (len(seen) - 1 - k) / 15 for k, one in enumerate(seen) if one
    )
    if abs(share - MOSTLY_SEEN) > 1e-9:
        assert ("left" in followed.chosen) == (share > MOSTLY_SEEN)
