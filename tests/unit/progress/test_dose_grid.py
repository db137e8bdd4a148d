"""The grid of doses: one mark a due dose, in the right row and column, and what each one knows."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.progress.dose_grid import DoseGrid, summarise_doses
from lull.progress.report_period import LONGEST_DAYS, ReportPeriod
from lull.quantities import OralMg
from lull.refusal import BadInput
from lull.timeline import wall_clock_at
from lull.treatment.administration import Administration
from lull.treatment.regimen import OralRegimen, Slot, plan_slots
from made_record import BERLIN, made_dose

NIGHT_AND_EVENING = (time(2, 30), time(20))
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def slots_of(period: ReportPeriod, *clocks: time) -> tuple[Slot, ...]:
    """Return what a plan of these times asks for in the period."""
    plan = OralRegimen(
        amount=OralMg(10.0),
        times=clocks,
        zone=period.zone,
        valid_from=period.span.start - timedelta(days=9),
    )
    return plan_slots((plan,), period.span)


def days_of(first: date, days: int, zone: ZoneInfo = BERLIN) -> ReportPeriod:
    """Return a period of so many days."""
    return ReportPeriod(first_on=first, last_on=first + timedelta(days=days - 1), zone=zone)


def summarise(period: ReportPeriod, *doses: Administration, **more: object) -> DoseGrid:
    """Summarise one dose a day at 08:00, all of it past, known for ever."""
    said: dict[str, object] = {"now": period.span.end, "known_since": None} | more
    return summarise_doses(period, slots_of(period, time(8)), doses, **said)  # type: ignore[arg-type]


def dose_at(when: datetime, dose_id: str = "d", mg: float = 10.0) -> Administration:
    """Return a dose taken and recorded at this instant."""
    return made_dose(dose_id, mg=mg, taken_at=when, recorded_at=when)


@pytest.mark.parametrize(
    ("minutes", "state"), [(-30, "given"), (0, "given"), (60, "given"), (61, "late"), (200, "late")]
)
def test_a_dose_is_late_from_the_sixty_first_minute(minutes: int, state: str) -> None:
    """One hour exactly is not over one hour."""
    period = days_of(date(2026, 11, 20), 1)
    due = wall_clock_at(period.first_on, time(8), BERLIN)
    (mark,) = summarise(period, dose_at(due + timedelta(minutes=minutes))).marks

    assert mark.state == state


def test_no_record_is_never_told_as_not_taken_and_told_is_never_no_record() -> None:
    """Three days: nothing known, told as not taken, and due before anybody could record it."""
    period = days_of(date(2026, 11, 20), 3)
    due = [wall_clock_at(day, time(8), BERLIN) for day in period.days]
    grid = summarise(period, known_since=due[0] + timedelta(hours=1), told_not_taken={due[1]})

    assert [mark.state for mark in grid.marks] == ["before_record", "told_not_taken", "no_record"]
    assert (grid.recorded, grid.expected) == (0, 2)
    assert grid.no_record_by_row == (("08:00", 1),)


def test_a_dose_beside_the_plan_and_one_of_another_amount_are_counted_apart() -> None:
    """Prescribed and given stay two truths."""
    period = days_of(date(2026, 11, 20), 1)
    due = wall_clock_at(period.first_on, time(8), BERLIN)
    grid = summarise(period, dose_at(due, "a", 5.0), dose_at(due + timedelta(hours=8), "b"))

    assert (grid.recorded, grid.extra, grid.other_amount) == (1, 1, 1)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_on_days_when_clocks_change_every_dose_has_its_own_mark(day: date) -> None:
    """02:30 is skipped in spring and comes twice in autumn; it is due once either way."""
    period = days_of(day - timedelta(days=1), 3)
    slots = slots_of(period, *NIGHT_AND_EVENING)
    grid = summarise_doses(period, slots, (), now=period.span.end, known_since=None)

    assert len(grid.marks) == len(slots) == 6
    assert [mark.on for mark in grid.marks] == [day for day in period.days for _ in range(2)]
    assert len({(mark.on, mark.row) for mark in grid.marks}) == 6


def test_two_doses_that_a_skipped_hour_puts_together_keep_two_marks() -> None:
    """02:30 becomes 03:30, where another dose is due already."""
    period = days_of(date(2026, 3, 29), 1)
    slots = slots_of(period, time(2, 30), time(3, 30))
    grid = summarise_doses(period, slots, (), now=period.span.end, known_since=None)

    assert grid.rows == ("03:30", "03:30 again")
    assert sorted(mark.row for mark in grid.marks) == [0, 1]


@settings(max_examples=60, deadline=None)
@given(
    clocks=st.lists(CLOCKS, min_size=1, max_size=6, unique=True),
    days=st.integers(1, LONGEST_DAYS),
    first=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    zone=st.sampled_from(["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata"]),
    taken=st.lists(st.integers(-2000, 200_000), max_size=12),
)
def test_every_due_dose_has_exactly_one_mark_and_every_record_one_place(
    clocks: list[time], days: int, first: date, zone: str, taken: list[int]
) -> None:
    """Marks count as due doses; each record answers one of them or stands beside the plan."""
    period = days_of(first, days, ZoneInfo(zone))
    slots = slots_of(period, *clocks)
    slots = tuple({slot.due_at: slot for slot in slots}.values())
    doses = [dose_at(period.span.start + timedelta(minutes=m), f"d{k}") for k, m in enumerate(taken)]
    inside = [dose for dose in doses if dose.taken_at in period.span]
    grid = summarise_doses(period, slots, inside, now=period.span.end, known_since=None)

    assert len(grid.marks) == len(slots)
    assert len({(mark.on, mark.row) for mark in grid.marks}) == len(slots)
    assert grid.recorded + grid.extra == len(inside)
    assert grid.recorded + grid.count("no_record") == grid.expected == len(slots)


def test_a_period_says_what_it_cannot_be() -> None:
    """Reversed or too long: one sentence each."""
    with pytest.raises(BadInput, match="before it begins"):
        ReportPeriod(first_on=date(2026, 11, 2), last_on=date(2026, 11, 1), zone=BERLIN)
    with pytest.raises(BadInput, match="at most 84 days"):
        days_of(date(2026, 1, 1), LONGEST_DAYS + 1)
    assert len(days_of(date(2026, 1, 1), LONGEST_DAYS).days) == LONGEST_DAYS
