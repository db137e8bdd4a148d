"""One session under the controller, by worked examples."""

import re

import pytest

from lull.practice.challenge.controller import ChallengeController
from lull.practice.challenge.kept_state import KeptChallenge
from lull.practice.challenge.ladder import TENTHS
from lull.practice.challenge.limits import ChallengeLimits
from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.challenge.reasons import SENTENCES
from lull.practice.challenge.start import EASED_HARD_DAY, EASED_START
from lull.refusal import BadInput
from made_challenge import LIMITS, feed_all, made_outcome


def settled_state(level_up: int = 60, *, hard_day: bool = False) -> KeptChallenge:
    """Return what a session of many successes leaves."""
    controller = ChallengeController(LIMITS)
    feed_all(controller, [True, True, True, True, False] * (level_up // 5))
    kept = controller.finish()
    assert kept is not None
    return KeptChallenge(settled=kept.settled, belief=kept.belief, hard_day=hard_day, sessions=1)


def test_a_first_session_begins_easy_and_climbs_with_success() -> None:
    """Nothing is known, so it starts in the lower part of the ladder and finds out."""
    controller = ChallengeController(LIMITS)
    assert controller.start.code == "first_time"
    begin = controller.level
    assert begin <= 0.25 * controller.top
    advice = feed_all(controller, [True] * 20)
    assert controller.level > begin + 5 * TENTHS
    assert {one.change for one in advice} & {"further", "longer_hold", "quicker", "shorter_pause"}


def test_misses_ease_the_challenge() -> None:
    """After a climb, a run of misses turns dials back one by one, each with its sentence."""
    controller = ChallengeController(LIMITS)
    feed_all(controller, [True] * 20)
    before = controller.level
    advice = feed_all(controller, [False] * 6)
    assert controller.level < before - 2 * TENTHS
    easier = {"nearer", "shorter_hold", "more_time", "longer_pause"}
    assert {one.change for one in advice if one.change} <= easier
    assert all(SENTENCES[one.change] in one.sentences for one in advice if one.change)


def test_a_goal_that_is_never_reached_is_told_and_not_forced() -> None:
    """At the floor there is nothing left to ease: that is said, and no harder goal is set."""
    controller = ChallengeController(LIMITS)
    advice = feed_all(controller, [False] * 40)
    assert controller.level == 0
    assert advice[-1].reach == "easiest_is_hard"


def test_a_ladder_that_is_too_short_is_told() -> None:
    """With everything at its end and still always a success, another exercise can be chosen."""
    limits = ChallengeLimits(own_range=80.0, pain_free_range=40.0, longest_hold_s=0.0, quickest_s=8.0)
    controller = ChallengeController(limits)
    advice = feed_all(controller, [True] * 60)
    assert controller.level == controller.top
    assert advice[-1].reach == "hardest_is_easy"


def test_the_caps_end_the_session_kindly() -> None:
    """Attempts and minutes, whichever is first; the end stays."""
    controller = ChallengeController(ChallengeLimits(own_range=80.0, most_attempts=5))
    assert [one.prompt for one in feed_all(controller, [True] * 6)] == [None] * 4 + [
        "end_enough_movements"
    ] * 2
    controller = ChallengeController(ChallengeLimits(own_range=80.0, most_minutes=1.0))
    late = made_outcome(controller.challenge, success=True, ended_s=61.0)
    assert controller.feed(late).prompt == "end_enough_minutes"


def test_the_next_session_begins_below_where_the_last_one_settled() -> None:
    """Easier by a rung at least, after a hard day by two, after a break by more."""
    kept = settled_state()
    usual = ChallengeController(LIMITS, kept, gap_days=1.0)
    assert usual.start.code == "easy_start"
    assert usual.level <= usual.start.kept_level - EASED_START
    hard = ChallengeController(LIMITS, settled_state(hard_day=True), gap_days=1.0)
    assert hard.start.code == "easy_start_after_hard_day"
    assert hard.level <= hard.start.kept_level - EASED_HARD_DAY
    away = ChallengeController(LIMITS, kept, gap_days=60.0)
    assert away.start.code == "easy_start_after_break"
    assert away.level < usual.level - 2 * TENTHS


def test_a_hard_day_is_noticed_and_the_session_after_it_does_not_jump() -> None:
    """One bad day: the next session starts from it, not from the good days before."""
    kept = settled_state(150)
    bad = ChallengeController(LIMITS, kept, gap_days=1.0)
    feed_all(bad, [True, False, False] * 14)
    after_bad = bad.finish()
    assert after_bad is not None
    assert after_bad.hard_day
    after = ChallengeController(LIMITS, after_bad, gap_days=1.0)
    assert after.start.code == "easy_start_after_hard_day"
    assert after.challenge.range_goal < kept.settled.range_goal
    feed_all(after, [True] * 60)
    assert after.level <= after.start.highest_level


def test_a_session_without_attempts_keeps_what_was_kept() -> None:
    """Opened and closed again: nothing is learnt and nothing lost."""
    kept = settled_state()
    assert ChallengeController(LIMITS, kept).finish() == kept
    assert ChallengeController(LIMITS).finish() is None


def test_unsure_means_easier() -> None:
    """The same person after a long break is expected to succeed less often at the same challenge."""
    kept = settled_state()
    soon = ChallengeController(LIMITS, kept, gap_days=0.0)
    late = ChallengeController(LIMITS, kept, gap_days=80.0)
    assert late.level <= soon.level


@pytest.mark.hazard("H31")
@pytest.mark.parametrize("sentence", SENTENCES.values())
def test_no_sentence_praises_blames_or_compares(sentence: str) -> None:
    """A change of the challenge says what is asked now; it is no verdict about a person."""
    words = (
        r"fail|miss|wrong|bad|poor|weak|worse|better than|others|should|must|great|well done|good job|los[te]"
    )
    assert not re.search(rf"\b({words})", sentence, re.IGNORECASE)
    assert len(sentence) < 75
    assert all(len(part.split()) <= 12 for part in sentence.split("."))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("version", 1),
        ("settled", None),
        ("belief", {}),
        ("sessions", "one"),
        ("sessions", True),
    ],
)
def test_a_damaged_state_is_refused_by_name(name: str, value: object) -> None:
    """What cannot be read is no state to begin from."""
    with pytest.raises(BadInput, match="kept challenge"):
        KeptChallenge.from_plain({**settled_state().to_plain(), name: value})


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("sds", [0.0] * 10),
        ("means", [float("nan")] * 10),
        ("means", [0.5]),
        ("weights", [[1.0]]),
        ("weights", [[1.0]] * 4),
        ("weights", [[0.0] * 5, [1.0] * 4, [1.0] * 4, [1.0] * 4]),
    ],
)
def test_a_damaged_belief_is_refused(part: str, value: object) -> None:
    """Certainty, gaps and empty weights would make the first step a guess."""
    plain = settled_state().to_plain()
    belief = plain["belief"]
    assert isinstance(belief, dict)
    belief["capability"][part] = value
    with pytest.raises(BadInput):
        KeptChallenge.from_plain(plain)


@pytest.mark.parametrize(
    "wrong", [{"range_reached": -1.0}, {"duration_s": float("nan")}, {"sparc": float("inf")}]
)
def test_an_attempt_nobody_can_have_measured_is_refused(wrong: dict[str, float]) -> None:
    """Numbers that are none never reach the belief."""
    right = {"range_reached": 40.0, "duration_s": 2.0, "hold_s": 0.0, "sparc": -1.9, "ended_s": 5.0}
    with pytest.raises(BadInput):
        AttemptOutcome(success=True, **{**right, **wrong})
