"""Plans, persons and doses given: what they mean and what cannot be one (hazards H06, H20)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.quantities import OralMg
from lull.refusal import BadInput
from lull.timeline import Span, wall_clock_at
from lull.treatment.counted_doses import gather_doses
from lull.treatment.person import Person
from lull.treatment.regimen import Slot, plan_slots
from made_forecast import BERLIN, dose_at, plan_of

START = datetime(2026, 11, 21, 23, 0, tzinfo=UTC)  # midnight in Berlin
DAY = timedelta(days=1)


def test_three_times_a_day_is_three_slots_a_day() -> None:
    """In order, at the wall clock's times, half-open at both ends."""
    plan = plan_of(10.0, valid_from=START)
    slots = plan_slots([plan], Span(START + timedelta(hours=8), START + timedelta(hours=20)))
    assert slots == (
        Slot(START + timedelta(hours=8), OralMg(10.0)),
        Slot(START + timedelta(hours=14), OralMg(10.0)),
    )


def test_a_plan_that_has_ended_or_not_begun_asks_for_nothing() -> None:
    """Outside its validity a plan is silent."""
    plan = plan_of(10.0, valid_from=START + DAY, valid_to=START + 2 * DAY)
    assert plan_slots([plan], Span(START, START + DAY)) == ()
    assert plan_slots([plan], Span(START + 2 * DAY, START + 3 * DAY)) == ()


@pytest.mark.hazard("H20")
def test_each_version_speaks_for_its_own_time_only() -> None:
    """Before the change the old amount, from the change on the new one, nothing twice."""
    change = START + timedelta(hours=14)
    old, new = plan_of(10.0, valid_from=START, valid_to=change), plan_of(15.0, valid_from=change)
    slots = plan_slots([new, old], Span(START, START + DAY))
    assert [slot.amount.mg for slot in slots] == [10.0, 15.0, 15.0]


@pytest.mark.hazard("H06")
@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Berlin", date(2026, 3, 27)),
        ("Europe/Berlin", date(2026, 10, 23)),
        ("Australia/Sydney", date(2026, 10, 2)),
        ("America/New_York", date(2026, 3, 6)),
        ("Australia/Lord_Howe", date(2026, 4, 3)),
    ],
)
@given(clock=st.times(), start_h=st.floats(0.0, 24.0))
def test_each_day_has_each_time_once_however_the_clocks_change(
    zone: str, first: date, clock: time, start_h: float
) -> None:
    """Over five days with a change of clocks, however the span is cut in two, no dose is lost or doubled."""
    place = ZoneInfo(zone)
    clock = clock.replace(tzinfo=None, fold=0)
    start = wall_clock_at(first, time(0), place)
    end = wall_clock_at(first + 5 * DAY, time(0), place)
    plan = plan_of(10.0, clock, valid_from=start - DAY, zone=place)
    whole = plan_slots([plan], Span(start, end))
    assert len(whole) == 5
    cut = start + 2 * DAY + timedelta(hours=start_h)
    assert plan_slots([plan], Span(start, cut)) + plan_slots([plan], Span(cut, end)) == whole


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"times": ()}, "at least one time"),
        ({"times": (time(8), time(8))}, "twice"),
        ({"valid_to": START}, "end after it begins"),
        ({"valid_from": datetime(2026, 11, 22)}, "offset"),  # noqa: DTZ001 - the mistake under test
        ({"valid_to": datetime(2026, 11, 23)}, "offset"),  # noqa: DTZ001 - the mistake under test
    ],
)
def test_a_plan_nobody_could_follow_is_refused(change: dict[str, object], complaint: str) -> None:
    """Each mistake is named."""
    with pytest.raises(BadInput, match=complaint):
        replace(plan_of(10.0, valid_from=START), **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ((0.0, 70.0, None), "age_y"),
        ((121.0, 70.0, None), "age_y"),
        ((float("nan"), 70.0, None), "age_y"),
        ((35.0, -1.0, None), "weight_kg"),
        ((35.0, 401.0, None), "weight_kg"),
        ((35.0, 70.0, 0.0), "egfr"),
        ((35.0, 70.0, 251.0), "egfr"),
        ((35.0, 70.0, float("inf")), "egfr"),
    ],
)
def test_a_person_nobody_could_be_is_refused(
    values: tuple[float, float, float | None], complaint: str
) -> None:
    """Age, weight and kidney function outside any living person's."""
    age_y, weight_kg, egfr = values
    with pytest.raises(BadInput, match=complaint):
        Person(age_y=age_y, weight_kg=weight_kg, egfr_ml_min_per_1_73m2=egfr)


def test_a_dose_may_be_taken_before_it_is_recorded_and_five_minutes_after() -> None:
    """Back-dating is a fact; the future is a mistake."""
    assert dose_at(START - 30 * DAY, recorded_at=START).taken_at < START
    assert dose_at(START + timedelta(minutes=5), recorded_at=START).taken_at > START
    with pytest.raises(BadInput, match="five minutes"):
        dose_at(START + timedelta(minutes=5, seconds=1), recorded_at=START)
    with pytest.raises(BadInput, match="offset"):
        dose_at(datetime(2026, 11, 22))  # noqa: DTZ001 - the mistake under test


def test_gaps_are_runs_that_no_answered_slot_interrupts() -> None:
    """Missed, answered, missed twice: two gaps, the latest first."""
    plan = plan_of(10.0, valid_from=START)
    now = START + 2 * DAY
    answered = [dose_at(START + timedelta(hours=8)), dose_at(START + timedelta(hours=20))]
    history = gather_doses([plan], answered, now, Span(START, now))
    hours = [[(slot.due_at - START) / timedelta(hours=1) for slot in gap.slots] for gap in history.gaps]
    assert hours == [[32.0, 38.0, 44.0], [14.0]]
    assert not any(gap.before_record for gap in history.gaps)
    assert [dose.source for dose in history.counted] == ["given", "given"]


def test_a_dose_just_before_the_next_slot_does_not_answer_the_last_one() -> None:
    """Due 11:30 and 15:30, given 15:18, now 15:19: 11:30 stays a gap and 15:30 is not planned again."""
    plan = plan_of(10.0, time(11, 30), time(15, 30), valid_from=START)
    taken = dose_at(START + timedelta(hours=15, minutes=18))
    history = gather_doses([plan], [taken], START + timedelta(hours=15, minutes=19), Span(START, START + DAY))
    assert [slot.due_at.hour for gap in history.gaps for slot in gap.slots] == [10]  # 11:30 in Berlin
    assert [dose.source for dose in history.counted] == ["given"]


def test_a_gap_before_the_first_record_is_marked_so() -> None:
    """Without any record, and before the first one."""
    plan = plan_of(10.0, valid_from=START)
    now = START + timedelta(hours=15)
    for given_doses in ([], [dose_at(START + timedelta(hours=15))]):
        history = gather_doses([plan], given_doses, now, Span(START, START + DAY))
        assert history.gaps[-1].before_record
        assert len(history.gaps) == 1


def test_an_old_plan_is_not_read_back_for_ever() -> None:
    """A plan from decades ago costs no more than one of three months."""
    plan = plan_of(10.0, valid_from=START - 20_000 * DAY, zone=BERLIN)
    history = gather_doses([plan], [], START, Span(START - 30_000 * DAY, START))
    assert sum(len(gap.slots) for gap in history.gaps) == pytest.approx(92 * 3, abs=1)
