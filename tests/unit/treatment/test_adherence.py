"""Which record answers which slot (hazards H04, H05, H07)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.quantities import OralMg
from lull.treatment.adherence import MOST_EARLY, MOST_LATE, match_doses
from lull.treatment.regimen import Slot
from made_forecast import dose_at

START = datetime(2026, 11, 22, tzinfo=UTC)


def at(hour: float) -> datetime:
    """Return an instant this many hours into the day."""
    return START + timedelta(hours=hour)


def slot(hour: float, mg: float = 10.0) -> Slot:
    """Return a slot."""
    return Slot(at(hour), OralMg(mg))


DAY = [slot(8), slot(14), slot(20)]


def test_each_state_once() -> None:
    """Given near its time, without a record, still due, and beside the plan."""
    extra, morning = dose_at(at(3)), dose_at(at(8.2))
    match = match_doses(DAY, [extra, morning], at(15))
    assert match.given == ((DAY[0], morning),)
    assert match.no_record == (DAY[1],)
    assert match.due == (DAY[2],)
    assert match.extra == (extra,)


@pytest.mark.hazard("H07")
def test_late_after_midnight_answers_the_evening_before() -> None:
    """00:40 for 23:00 leaves the coming 23:00 open."""
    evening, next_evening = slot(23), slot(47)
    late = dose_at(at(24 + 2 / 3))
    match = match_doses([evening, next_evening], [late], at(25))
    assert match.given == ((evening, late),)
    assert match.due == (next_evening,)


@pytest.mark.hazard("H04")
def test_two_records_of_one_slot_are_one_given_and_one_extra() -> None:
    """Two carers logging the same dose do not use up two slots."""
    first, second = dose_at(at(8)), dose_at(at(8.1))
    match = match_doses(DAY, [second, first], at(9))
    assert match.given == ((DAY[0], first),)
    assert match.extra == (second,)


@pytest.mark.parametrize(
    ("hour", "answers"),
    [
        (8 - MOST_EARLY / timedelta(hours=1), True),
        (8 - MOST_EARLY / timedelta(hours=1) - 0.01, False),
        (8 + MOST_LATE / timedelta(hours=1), True),
        (8 + MOST_LATE / timedelta(hours=1) + 0.01, False),
    ],
)
def test_a_lone_slot_reaches_so_far_and_no_further(hour: float, *, answers: bool) -> None:
    """One and a half hours early, four hours late."""
    assert bool(match_doses([slot(8)], [dose_at(at(hour))], at(20)).given) == answers


def test_between_neighbours_the_nearer_slot_is_answered() -> None:
    """Slots two hours apart share the time between them by halves."""
    pair = [slot(8), slot(10)]
    assert match_doses(pair, [dose_at(at(8.9))], at(12)).given[0][0] == pair[0]
    assert match_doses(pair, [dose_at(at(9.1))], at(12)).given[0][0] == pair[1]


def test_of_two_products_at_one_time_the_nearer_amount_is_answered() -> None:
    """Two slots at the same instant stay two."""
    two = [slot(8, 5.0), slot(8, 20.0)]
    taken = dose_at(at(8.1), 20.0)
    match = match_doses(two, [taken], at(9))
    assert match.given == ((two[1], taken),)
    assert match.no_record == (two[0],)


@given(
    st.lists(st.integers(0, 47), max_size=8, unique=True),
    st.lists(st.floats(0.0, 47.0), max_size=8),
    st.floats(0.0, 47.0),
)
def test_nothing_is_lost_and_nothing_is_used_twice(due: list[int], taken: list[float], now_h: float) -> None:
    """Every slot has one state, every record answers one slot or is extra, and order is kept."""
    slots = [slot(hour) for hour in due]
    records = [dose_at(at(hour)) for hour in taken]
    match = match_doses(slots, records, at(now_h))
    assert sorted([s for s, _ in match.given] + [*match.no_record, *match.due]) == sorted(slots)
    answered = [record.taken_at for _, record in match.given]
    assert sorted([*answered, *(d.taken_at for d in match.extra)]) == sorted(d.taken_at for d in records)
    assert all(s.due_at <= at(now_h) for s in match.no_record)
    assert all(s.due_at > at(now_h) for s in match.due)
    for s, record in match.given:
        assert -MOST_EARLY <= record.taken_at - s.due_at <= MOST_LATE


@given(st.lists(st.integers(0, 23), min_size=1, max_size=6, unique=True), st.data())
def test_a_record_close_to_its_slot_answers_it(hours: list[int], data: st.DataObject) -> None:
    """Whatever else is due, a record within half the gap to every neighbour belongs to its slot."""
    slots = [slot(hour) for hour in sorted(hours)]
    which = data.draw(st.sampled_from(slots))
    taken = dose_at(which.due_at + timedelta(minutes=data.draw(st.floats(-29, 29))))
    assert match_doses(slots, [taken], at(30)).given == ((which, taken),)
