"""Keep a pendulum test in the record, and say what it is beside others of the same leg."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.actions.at_that_time import find_given_before, find_window
from lull.actions.lifetime import check_within_life
from lull.actions.recorded import Recorded
from lull.assessment.before_after import FEWEST_EACH, BeforeAfter, compare_before_after
from lull.assessment.measured import Measured
from lull.assessment.passive_test_rules import ENOUGH_SENTENCE, MOST_RELEASES_A_VISIT
from lull.assessment.pendulum_test import summarise_number
from lull.movement.landmarks import Side
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.recorded_pendulum_test import RecordedPendulumTest
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.saying import say
from lull.store.ledger import Ledger
from lull.timeline import local_day
from lull.treatment.administration import Administration

ONE_VISIT = timedelta(minutes=30)
"""Swings of one leg so near to each other belong to one visit (ours; 15 to 60 min)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTest:
    """A test with what the record says of its time.

    ``first_swing`` is the median of its releases. ``in_window``: a quiet window was predicted for then.
    ``given`` is the last dose recorded as given before it. Measured, predicted and given stay apart.
    """

    test: RecordedPendulumTest
    first_swing: Measured
    in_window: bool
    given: Administration | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TestPair:
    """Two tests of one leg on one day; ``compared`` is a sentence where they cannot be compared.

    ``dose_between`` tells that a dose was recorded as given after the first and before the second.
    """

    __test__ = False  # the test runner would take it for a test of ours

    before: ShownTest
    after: ShownTest
    dose_between: bool
    compared: BeforeAfter | str


def keep_pendulum_test(ledger: Ledger, test: RecordedPendulumTest) -> Recorded:
    """Write a test down. The same ``test.id`` sent again is the same entry.

    Raises:
        BadInput: if it was before the person was born, or would make more swings than one visit may have.
    """

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(test.id):
            check_within_life(state, test.at, say("the test"))
            if count_swings_near(state, test.side, test.at) + len(test.releases) > MOST_RELEASES_A_VISIT:
                raise BadInput(ENOUGH_SENTENCE)
        return (to_event_now(test, event_id=test.id, now=test.recorded_at, said_by=test.said_by),)

    (kept,) = ledger.decide(judge)
    return Recorded(event=kept)


def count_swings_near(state: RecordState, side: Side, at: datetime) -> int:
    """Return how many swings of this leg are kept for the visit that ``at`` belongs to."""
    return sum(
        len(test.releases)
        for test in state.pendulum_tests
        if test.side == side and abs(test.at - at) < ONE_VISIT
    )


def show_test(state: RecordState, test: RecordedPendulumTest) -> ShownTest:
    """Return a test with what was given before it, and whether a quiet window was predicted for then."""
    return ShownTest(
        test=test,
        first_swing=summarise_number(test.first_swings),
        in_window=find_window(state, test.at) is not None,
        given=find_given_before(state, test.at),
    )


def pair_with_earlier(state: RecordState, test: RecordedPendulumTest, zone: ZoneInfo) -> TestPair | None:
    """Return this test beside the first one of the same leg and day, where there is an earlier one."""
    day = local_day(test.at, zone)
    earlier = [
        other
        for other in state.pendulum_tests
        if other.side == test.side and other.at < test.at and local_day(other.at, zone) == day
    ]
    if not earlier:
        return None
    before = earlier[0]
    between = any(before.at < dose.taken_at <= test.at for dose in state.administrations)
    return TestPair(
        before=show_test(state, before),
        after=show_test(state, test),
        dose_between=between,
        compared=_compare(before, test),
    )


def _compare(before: RecordedPendulumTest, after: RecordedPendulumTest) -> BeforeAfter | str:
    """Return the comparison of the first swings, or why there is none."""
    if before.source != after.source:
        return say("The two tests were measured in two ways, so they are not compared.")
    if min(len(before.releases), len(after.releases)) < FEWEST_EACH:
        return say("Comparing needs two swings in each test at least.")
    return compare_before_after(before.first_swings, after.first_swings)
