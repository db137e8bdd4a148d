"""Times under a wrong clock: the order of the log is believed, and the many over the few."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.record.trusted_times import find_contradicted, trust_times
from made_record import NOW

HOUR = timedelta(hours=1)
SHOWN = st.lists(st.integers(-20, 20).map(lambda h: NOW + h * HOUR), max_size=12)


@given(SHOWN)
def test_time_never_goes_back_and_honest_clocks_are_left_alone(shown: list[datetime]) -> None:
    """Trusted times are in order; times that already were come back as they are; doing it twice is once."""
    trusted = trust_times(shown)

    assert list(trusted) == sorted(trusted)
    assert len(trusted) == len(shown)
    assert trust_times(trusted) == trusted
    assert set(trusted) <= set(shown)
    if shown == sorted(shown):
        assert list(trusted) == shown


@pytest.mark.hazard("H06")
@given(st.integers(3, 10), st.integers(0, 9), st.integers(-14 * 60, 14 * 60))
def test_one_wrong_clock_among_many_moves_nobody_else(count: int, wrong: int, minutes: int) -> None:
    """Whatever one entry's clock showed, the others keep their times."""
    honest = [NOW + 20 * k * HOUR for k in range(count)]
    place = wrong % count
    shown = list(honest)
    shown[place] += timedelta(minutes=minutes)
    trusted = trust_times(shown)

    assert [at for k, at in enumerate(trusted) if k != place] == [
        at for k, at in enumerate(honest) if k != place
    ]


def _longest_slowly(shown: list[datetime]) -> int:
    """Return the length of the longest run that never goes back, by trying every subset."""
    best = 0
    for mask in range(2 ** len(shown)):
        chosen = [at for k, at in enumerate(shown) if mask >> k & 1]
        if chosen == sorted(chosen):
            best = max(best, len(chosen))
    return best


@given(st.lists(st.integers(-5, 5).map(lambda h: NOW + h * HOUR), min_size=1, max_size=8))
def test_as_many_as_can_be_are_believed(shown: list[datetime]) -> None:
    """Against the slow search over every subset."""
    kept = sum(at == true for at, true in zip(shown, trust_times(shown), strict=True))

    assert kept >= _longest_slowly(shown)


def test_of_two_that_disagree_the_later_entry_is_believed() -> None:
    """A clock that ran ahead was put right: the first counts as written when the second was."""
    assert trust_times([NOW + 9 * HOUR, NOW]) == (NOW, NOW)
    assert trust_times([]) == ()


SLACK = timedelta(minutes=5)


@pytest.mark.hazard("H21")
def test_a_time_is_taken_for_wrong_only_when_two_later_entries_agree() -> None:
    """20:00 written at 08:00 under a clock twelve hours ahead: one entry at noon is not enough, two are."""
    ahead = NOW + 12 * HOUR
    one = [NOW - HOUR, ahead, NOW + 4 * HOUR]
    two = [*one, NOW + 5 * HOUR]

    assert find_contradicted(one, {1: ahead}, SLACK) == frozenset()
    assert find_contradicted(two, {1: ahead}, SLACK) == {1}
    assert find_contradicted(two, {0: NOW - HOUR, 2: NOW + 4 * HOUR}, SLACK) == frozenset()


@pytest.mark.hazard("H21")
@given(st.integers(3, 12), st.integers(1, 2))
def test_a_battery_that_died_makes_no_honest_dose_doubtful(honest: int, lost: int) -> None:
    """A clock that fell back to 2019 for an entry or two: every dose before and after stays what it was."""
    shown = [NOW + k * HOUR for k in range(honest)]
    shown += [NOW - 7 * 365 * 24 * HOUR + k * HOUR for k in range(lost)]
    shown += [NOW + 50 * HOUR]

    assert find_contradicted(shown, dict(enumerate(shown)), SLACK) == frozenset()
