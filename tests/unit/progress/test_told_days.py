"""What check-ins told: by the clock, by day, and never a zero where nobody was asked."""

from datetime import date, datetime, time, timedelta

import pytest

from lull.progress.report_period import ReportPeriod
from lull.progress.told_days import summarise_told_by_clock, summarise_told_days
from lull.timeline import wall_clock_at
from lull.tone.check_in import CheckIn
from made_record import BERLIN

PERIOD = ReportPeriod(first_on=date(2026, 11, 16), last_on=date(2026, 11, 22), zone=BERLIN)


def told(day: int, clock: str, **answers: int | bool) -> CheckIn:
    """Return a check-in on this day of November 2026."""
    at: datetime = wall_clock_at(date(2026, 11, day), time.fromisoformat(clock), BERLIN)
    return CheckIn(id=f"{day} {clock}", at=at, recorded_at=at, **answers)  # type: ignore[arg-type]


def test_a_day_counts_once_and_only_from_two_of_four_on() -> None:
    """Sleepy 2 and 3 on one day, 1 on another, nothing asked on a third."""
    check_ins = [
        told(16, "08:00", sleepy=2),
        told(16, "20:00", sleepy=3),
        told(17, "08:00", sleepy=1),
        told(18, "08:00", stiffness=4),
    ]
    sleepy, weak, fell, ill = summarise_told_days(check_ins, PERIOD)

    assert (sleepy.days, sleepy.answered) == ((date(2026, 11, 16),), 2)
    assert [(found.days, found.answered) for found in (weak, fell, ill)] == [((), 0)] * 3


def test_no_fall_is_an_answer() -> None:
    """A "no" is out of those asked; a fall on the last evening is inside the period."""
    check_ins = [told(21, "08:00", fell=False), told(22, "23:59", fell=True), told(23, "00:00", fell=True)]
    fell = summarise_told_days(check_ins, PERIOD)[2]

    assert (fell.code, fell.days, fell.answered) == ("fell", (date(2026, 11, 22),), 2)


def test_stiffness_stands_at_its_clock_time_with_a_middle_where_enough_was_told() -> None:
    """Three at breakfast give a middle; two in the evening do not."""
    check_ins = [
        told(16, "07:00", stiffness=7),
        told(17, "07:30", stiffness=5),
        told(18, "08:59", stiffness=6),
        told(16, "20:00", stiffness=3),
        told(17, "20:00", stiffness=9),
        told(18, "12:00", sleepy=1),
    ]
    by_clock = summarise_told_by_clock(check_ins, PERIOD)

    assert [(point.minute, point.stiffness) for point in by_clock.points] == [
        (420, 7), (450, 5), (539, 6), (1200, 3), (1200, 9),
    ]  # fmt: skip
    assert [(b.from_h, b.to_h, b.middle, b.count) for b in by_clock.blocks] == [(6, 9, 6, 3)]
    assert by_clock.days == 3


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_the_clock_on_the_wall_counts_when_clocks_change(day: date, hours: int) -> None:
    """08:00 is minute 480 on every day, however long it is."""
    period = ReportPeriod(first_on=day, last_on=day, zone=BERLIN)
    at = wall_clock_at(day, time(8), BERLIN)
    check_in = CheckIn(id="c", at=at, recorded_at=at, stiffness=4)

    assert period.span.duration == timedelta(hours=hours)
    assert [point.minute for point in summarise_told_by_clock([check_in], period).points] == [480]
