"""The ladder: four dials in one order within the limits."""

import pytest

from lull.practice.challenge.ladder import TENTHS, Ladder
from lull.practice.challenge.limits import SLOW_MODE_FACTOR, ChallengeLimits
from lull.refusal import BadInput
from made_challenge import LIMITS


def test_the_ends_of_the_ladder_are_the_limits() -> None:
    """Easiest: near, no hold, slow, long pauses. Hardest: the whole pain-free range, and so on."""
    ladder = Ladder(LIMITS)
    easiest, hardest = ladder.to_challenge(0), ladder.to_challenge(ladder.top)
    assert (easiest.range_goal, easiest.hold_s, easiest.longest_s, easiest.pause_s) == (32.0, 0.0, 8.0, 5.0)
    assert (hardest.range_goal, hardest.hold_s, hardest.longest_s, hardest.pause_s) == (80.0, 2.0, 2.0, 2.0)


def test_each_step_up_is_harder_in_one_dial() -> None:
    """Worked through the whole ladder, tenth by tenth."""
    ladder = Ladder(LIMITS)
    for level in range(ladder.top):
        one, two = ladder.to_challenge(level), ladder.to_challenge(level + 1)
        harder = {
            "range": two.range_goal > one.range_goal,
            "hold": two.hold_s > one.hold_s,
            "speed": two.longest_s < one.longest_s,
            "pace": two.pause_s < one.pause_s,
        }
        assert [dial for dial, is_harder in harder.items() if is_harder] == [ladder.dial_above(level)]
        assert ladder.dial_below(level + 1) == ladder.dial_above(level)


def test_range_comes_first_and_pace_last() -> None:
    """The order that is explained: range, hold, speed, pace."""
    rungs = Ladder(LIMITS).rungs
    assert sorted(set(rungs), key=rungs.index) == ["range", "hold", "speed", "pace"]
    assert rungs.count("range") == 15


def test_a_smaller_pain_free_range_shortens_the_ladder() -> None:
    """The measured limit counts, not the own range (hazard H16)."""
    ladder = Ladder(ChallengeLimits(own_range=80.0, pain_free_range=50.0))
    assert ladder.to_challenge(ladder.top).range_goal == 50.0


def test_without_a_measured_range_the_goal_stays_below_the_own_range() -> None:
    """Nobody asks for the last tenth of a range in which nobody asked about pain."""
    ladder = Ladder(ChallengeLimits(own_range=80.0))
    assert ladder.to_challenge(ladder.top).range_goal == pytest.approx(72.0)


def test_times_are_doubled_in_slow_modes_and_holds_are_not() -> None:
    """A longer hold would be harder, not slower."""
    plain = Ladder(LIMITS)
    slow = Ladder(ChallengeLimits(own_range=80.0, pain_free_range=80.0, time_factor=SLOW_MODE_FACTOR))
    for level in (0, 100, plain.top):
        one, two = plain.to_challenge(level), slow.to_challenge(level)
        assert (two.longest_s, two.pause_s) == (2.0 * one.longest_s, 2.0 * one.pause_s)
        assert (two.hold_s, two.range_goal) == (one.hold_s, one.range_goal)


def test_a_dial_without_room_stays_where_it_is() -> None:
    """A person who cannot hold plays without holds; the others go on turning."""
    ladder = Ladder(ChallengeLimits(own_range=80.0, pain_free_range=80.0, longest_hold_s=0.0))
    assert "hold" not in ladder.rungs
    assert ladder.to_challenge(ladder.top).hold_s == 0.0


def test_every_level_finds_itself_again() -> None:
    """Under the same limits nothing is lost between sessions."""
    ladder = Ladder(LIMITS)
    for level in range(0, ladder.top + 1, TENTHS):
        assert ladder.find_level(ladder.to_challenge(level)) == level


def test_a_range_no_camera_can_follow_is_refused() -> None:
    """Better no challenge than one that is noise."""
    with pytest.raises(BadInput, match="smaller than the 12"):
        ChallengeLimits(own_range=80.0, pain_free_range=10.0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"own_range": float("nan")},
        {"own_range": 0.0},
        {"pain_free_range": float("inf")},
        {"lowest_share": 0.0},
        {"quickest_s": 9.0},
        {"shortest_pause_s": 6.0},
        {"longest_hold_s": -1.0},
        {"time_factor": 0.5},
        {"most_attempts": 0},
        {"most_minutes": 0.0},
    ],
)
def test_limits_nobody_can_practise_within_are_refused(wrong: dict[str, float]) -> None:
    """Each by name."""
    with pytest.raises(BadInput):
        ChallengeLimits(**{"own_range": 80.0, **wrong})  # type: ignore[arg-type]
