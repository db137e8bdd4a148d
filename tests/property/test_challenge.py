"""Whatever a person does, the challenge stays within its limits and moves in small steps."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.practice.challenge.controller import MOST_UP_PER_BLOCK, Advice, ChallengeController
from lull.practice.challenge.kept_state import KeptChallenge
from lull.practice.challenge.ladder import TENTHS, Challenge
from lull.practice.challenge.limits import UNMEASURED_SHARE, ChallengeLimits
from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.challenge.start import BLOCK_ATTEMPTS, MOST_UP_PER_SESSION
from made_challenge import feed_all, made_outcome

LIMITS = st.builds(
    ChallengeLimits,
    own_range=st.floats(30.0, 170.0),
    pain_free_range=st.none() | st.floats(20.0, 200.0),
    longest_hold_s=st.sampled_from([0.0, 1.0, 2.0, 7.5]),
    quickest_s=st.sampled_from([1.0, 2.0, 8.0]),
    shortest_pause_s=st.sampled_from([0.0, 2.0, 5.0]),
    time_factor=st.sampled_from([1.0, 2.0]),
)
OUTCOMES = st.lists(
    st.builds(
        AttemptOutcome,
        success=st.booleans(),
        range_reached=st.floats(0.0, 300.0),
        duration_s=st.floats(0.0, 60.0),
        hold_s=st.floats(0.0, 60.0),
        sparc=st.none() | st.floats(-20.0, 0.0),
        ended_s=st.floats(0.0, 3000.0),
    ),
    max_size=25,
)
ATTEMPTS = st.lists(st.sampled_from([True, True, True, False]), max_size=40)


def dials(challenge: Challenge) -> tuple[float, float, float, float]:
    """Return the four dials."""
    return (challenge.range_goal, challenge.hold_s, challenge.longest_s, challenge.pause_s)


@pytest.mark.hazard("H16")
@given(LIMITS, OUTCOMES)
def test_a_goal_never_goes_beyond_the_pain_free_range(
    limits: ChallengeLimits, outcomes: list[AttemptOutcome]
) -> None:
    """Not by one movement that went further, and not by a thousand (no forced range)."""
    controller = ChallengeController(limits)
    for outcome in outcomes:
        goal = controller.feed(outcome).challenge.range_goal
        assert goal <= (limits.pain_free_range or UNMEASURED_SHARE * limits.own_range)
        assert goal <= limits.own_range


@given(LIMITS, OUTCOMES)
def test_every_dial_stays_within_its_limits(limits: ChallengeLimits, outcomes: list[AttemptOutcome]) -> None:
    """Times are those of the limits, doubled where they are doubled."""
    controller = ChallengeController(limits)
    for outcome in [None, *outcomes]:
        asked = controller.challenge if outcome is None else controller.feed(outcome).challenge
        assert limits.lowest_range <= asked.range_goal <= limits.highest_range
        assert asked.range_goal >= limits.smallest_range
        assert 0.0 <= asked.hold_s <= limits.longest_hold_s
        assert limits.quickest_s <= asked.longest_s / limits.time_factor <= limits.slowest_s
        pause_s = asked.pause_s / limits.time_factor
        assert limits.shortest_pause_s <= pause_s <= limits.longest_pause_s


@given(LIMITS, OUTCOMES)
def test_one_dial_at_a_time_by_at_most_one_rung(
    limits: ChallengeLimits, outcomes: list[AttemptOutcome]
) -> None:
    """What changes is always one thing, and it is named."""
    controller = ChallengeController(limits)
    for outcome in outcomes:
        before, level = dials(controller.challenge), controller.level
        advice = controller.feed(outcome)
        changed = sum(old != new for old, new in zip(before, dials(advice.challenge), strict=True))
        assert changed <= 1
        assert abs(controller.level - level) <= TENTHS
        assert (controller.level != level) == (advice.change is not None)


@given(LIMITS, OUTCOMES)
def test_nothing_gets_harder_after_a_miss_or_faster_than_a_block_allows(
    limits: ChallengeLimits, outcomes: list[AttemptOutcome]
) -> None:
    """Neither after one miss nor after a run; and ten attempts raise the level by a stated step at most."""
    controller = ChallengeController(limits)
    levels = [controller.level]
    for outcome in outcomes:
        controller.feed(outcome)
        levels.append(controller.level)
        assert outcome.success or levels[-1] <= levels[-2]
        rises = [max(0, new - old) for old, new in pairwise(levels)]
        assert sum(rises[-BLOCK_ATTEMPTS:]) <= MOST_UP_PER_BLOCK


@given(OUTCOMES)
def test_the_same_attempts_give_the_same_challenges_and_the_same_state(
    outcomes: list[AttemptOutcome],
) -> None:
    """No clock, no chance: a session can be replayed from its attempts."""
    limits = ChallengeLimits(own_range=80.0)

    def replay() -> tuple[list[Advice], KeptChallenge | None]:
        controller = ChallengeController(limits)
        return [controller.feed(outcome) for outcome in outcomes], controller.finish()

    assert replay() == replay()


@given(ATTEMPTS, ATTEMPTS, st.floats(0.0, 400.0))
def test_the_next_session_begins_easier_and_never_jumps_up(
    first: list[bool], second: list[bool], gap_days: float
) -> None:
    """It starts below where the last one settled, in every dial, and rises by a stated step at most."""
    limits = ChallengeLimits(own_range=80.0, pain_free_range=70.0)
    before = ChallengeController(limits)
    feed_all(before, first)
    kept = before.finish()
    after = ChallengeController(limits, kept, gap_days=gap_days)
    if kept is not None:
        old, new = dials(kept.settled), dials(after.challenge)
        assert new[0] <= old[0] + 1e-9
        assert new[1] <= old[1] + 1e-9
        assert new[2] >= old[2] - 1e-9
        assert new[3] >= old[3] - 1e-9
        feed_all(after, second)
        assert after.level <= after.start.kept_level + MOST_UP_PER_SESSION


@given(ATTEMPTS, ATTEMPTS)
def test_a_state_that_was_written_as_json_goes_on_the_same(first: list[bool], second: list[bool]) -> None:
    """Nothing is lost on the way through the record."""
    limits = ChallengeLimits(own_range=80.0)
    before = ChallengeController(limits)
    before.feed(made_outcome(before.challenge, success=True))
    feed_all(before, first)
    kept = before.finish()
    assert kept is not None
    read = KeptChallenge.from_plain(json.loads(json.dumps(kept.to_plain())))
    assert read == kept
    assert feed_all(ChallengeController(limits, read), second) == feed_all(
        ChallengeController(limits, kept), second
    )


@given(LIMITS, LIMITS, ATTEMPTS)
def test_other_limits_never_begin_a_session_harder(
    one: ChallengeLimits, other: ChallengeLimits, attempts: list[bool]
) -> None:
    """A range that grew, or a mode that changed, asks for no more of anything than last time, if it can."""
    before = ChallengeController(one)
    feed_all(before, attempts)
    kept = before.finish()
    after = ChallengeController(other, kept)
    if kept is not None and after.level > 0:
        assert after.challenge.range_share <= kept.settled.range_share + 1e-9
        assert after.challenge.hold_s <= kept.settled.hold_s + 1e-9
        assert after.challenge.longest_s >= kept.settled.longest_s * other.time_factor - 1e-9
