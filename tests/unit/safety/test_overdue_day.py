"""Overdue doses over a whole day, minute by minute: due, named, heavier, and the card at two in a row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from lull.quantities import OralMg
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.safety.finding import Finding
from lull.safety.overdue import OverdueRule, check_overdue
from lull.timeline import Span, day_span
from lull.treatment.adherence import match_doses
from lull.treatment.administration import Administration
from lull.treatment.regimen import OralRegimen, Slot, plan_slots
from made_record import BERLIN, NOW, made_dose, made_plan

DAY = day_span(date(2026, 11, 22), BERLIN)
RULE = OverdueRule(overdue_after=timedelta(minutes=30), missed_in_a_row=2)


def regimen(clocks: tuple[str, ...] = ("07:30", "11:30", "15:30", "20:30")) -> OralRegimen:
    """Return a plan of 10 mg at these clocks."""
    (plan,) = made_plan(clocks=clocks, valid_from=DAY.start - timedelta(days=300)).to_regimens()
    return plan


def check_at(
    now: datetime,
    given: Sequence[Administration] = (),
    *,
    span: Span = DAY,
    rule: OverdueRule = RULE,
    told: Sequence[datetime] = (),
    clocks: tuple[str, ...] = ("07:30", "11:30", "15:30", "20:30"),
) -> tuple[Finding, ...]:
    """Check at an instant what the record of the day calls for."""
    match = match_doses(plan_slots([regimen(clocks)], span), [d for d in given if d.recorded_at <= now], now)
    return check_overdue(match, now=now, zone=BERLIN, rule=rule, told_not_given=told)


def say(found: tuple[Finding, ...]) -> str:
    """Return the one level, or nothing."""
    return "/".join(f"{finding.code}:{finding.level}" for finding in found)


def dose(clock: str, *, came_up: bool = False) -> Administration:
    """Return a dose of this time of the day, written down at once."""
    hours, minutes = (int(part) for part in clock.split(":"))
    at = DAY.start + timedelta(hours=hours, minutes=minutes)
    given = made_dose(clock, taken_at=at, recorded_at=at)
    return replace(given, came_up_at=at + timedelta(minutes=20)) if came_up else given


@pytest.mark.hazard("H05")
def test_a_day_without_a_record_minute_by_minute() -> None:
    """07:30 due, named at 08:00, heavier at 09:30, and the card from 12:00 on, when the second is named."""
    turns = []
    before = None
    for minute in range(int(DAY.duration / timedelta(minutes=1))):
        now = DAY.start + timedelta(minutes=minute)
        said = say(check_at(now))
        if said != before:
            turns.append((f"{now.astimezone(BERLIN):%H:%M}", said))
            before = said

    assert turns == [
        ("00:00", ""),
        ("08:00", "overdue:warn"),
        ("09:30", "overdue:urgent"),
        ("12:00", "missed_in_a_row:critical"),
    ]


@pytest.mark.hazard("H05")
def test_a_recorded_dose_ends_it_and_one_that_came_up_does_not() -> None:
    """At 13:00: nothing; 11:30 recorded; 11:30 recorded and come up again."""
    now = DAY.start + timedelta(hours=13)

    assert say(check_at(now)) == "missed_in_a_row:critical"
    assert say(check_at(now, [dose("11:35")])) == ""
    (row,) = check_at(now, [dose("11:35", came_up=True)])
    assert (row.code, row.level, row.card) == ("missed_in_a_row", "critical", "withdrawal")
    assert row.message.startswith("2 doses in a row without a record or that came up again since 07:30.")
    assert NEVER_STOP_SUDDENLY in row.message


@pytest.mark.hazard("H05")
def test_a_dose_as_needed_ends_no_run_and_one_beside_the_plan_does() -> None:
    """5 mg for spasms at 12:30 does not hide that two doses of the plan have no record."""
    now = DAY.start + timedelta(hours=13)
    extra = dose("05:00")
    after = replace(extra, taken_at=now - timedelta(minutes=30), recorded_at=now, as_needed=True)

    assert say(check_at(now, [after])) == "missed_in_a_row:critical"
    assert "The last recorded dose was less than an hour ago." in check_at(now, [after])[0].message
    assert say(check_at(now, [dose("07:30"), dose("11:30"), replace(after, as_needed=False)])) == ""


@pytest.mark.hazard("H05")
def test_one_dose_that_came_up_is_named_as_what_it_is() -> None:
    """It has a record, so nobody says that it has none."""
    (finding,) = check_at(DAY.start + timedelta(hours=8), [dose("07:35", came_up=True)])

    assert (finding.code, finding.level, finding.card) == ("came_up", "warn", None)
    assert finding.message.startswith("The dose of 07:30 came up again at 07:55. We do not know how much")
    both = check_at(
        DAY.start + timedelta(hours=15),
        [dose("07:35", came_up=True), dose("11:35", came_up=True)],
    )
    assert both[0].message.startswith("2 doses in a row that came up again since 07:30.")


@pytest.mark.hazard("H05")
def test_what_somebody_told_counts_at_once_and_is_not_asked_about() -> None:
    """One told as missed is said at once; the second in a row brings the card without any waiting."""
    seven, eleven = (slot.due_at for slot in plan_slots([regimen()], DAY)[:2])

    (one,) = check_at(seven + timedelta(hours=1), told=[seven])
    assert one.message == "The dose of 07:30 was not given. Call your clinic today."
    assert say(check_at(eleven + timedelta(minutes=1), told=[seven])) == "not_given:warn"
    (row,) = check_at(eleven + timedelta(minutes=1), told=[seven, eleven])
    assert row.message.startswith("2 doses in a row not given since 07:30.")
    assert row.message.endswith("Call your clinic.")
    (mixed,) = check_at(eleven + timedelta(minutes=30), told=[seven])
    assert mixed.message.startswith("2 doses in a row without a record or not given since 07:30.")


@pytest.mark.hazard("H24")
def test_a_longer_run_never_weighs_less_than_a_shorter_one() -> None:
    """With the card at three, the second dose without a record does not make the first one light again."""
    rule = OverdueRule(overdue_after=timedelta(minutes=30), missed_in_a_row=3)
    weights = {"": 0, "overdue:warn": 1, "overdue:urgent": 2, "missed_in_a_row:critical": 3}
    seen = [
        weights[say(check_at(DAY.start + timedelta(minutes=minute), rule=rule))]
        for minute in range(int(DAY.duration / timedelta(minutes=1)))
    ]

    assert seen == sorted(seen)
    assert set(seen) == {0, 1, 2, 3}
    (both,) = check_at(DAY.start + timedelta(hours=13), rule=rule)
    assert both.message == "07:30 and 11:30 have no record. Not sure what to do? Call your clinic."


def test_the_last_recorded_dose_is_the_last_one_also_beside_the_plan() -> None:
    """05:00 was no time of the plan, and it is the last one recorded all the same."""
    now = DAY.start + timedelta(hours=12)
    (row,) = check_at(now, [dose("05:00")])
    assert "The last recorded dose was 7 hours ago." in row.message
    (kept,) = check_at(now, [dose("05:00"), dose("07:35", came_up=True)])
    assert "The last recorded dose that stayed was 7 hours ago." in kept.message


@pytest.mark.hazard("H07")
@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_half_an_hour_is_half_an_hour_on_the_night_the_clocks_change(day: date) -> None:
    """A dose at 01:45 is named half an hour later, whatever the clocks show, also across midnight."""
    span = Span(day_span(day, BERLIN).start - timedelta(hours=12), day_span(day, BERLIN).end)
    clocks = ("01:45", "23:30")
    slots = [s for s in plan_slots([regimen(clocks)], span) if s.due_at > span.start + timedelta(hours=12)]
    first: Slot = slots[0]
    recorded = made_dose(
        "evening", taken_at=first.due_at - timedelta(hours=2, minutes=15), recorded_at=first.due_at
    )

    def at(minutes: float) -> str:
        now = first.due_at + timedelta(minutes=minutes)
        return say(check_at(now, [recorded], span=span, clocks=clocks))

    assert [at(29), at(30), at(119), at(120)] == ["", "overdue:warn", "overdue:warn", "overdue:urgent"]


def test_the_amounts_of_a_plan_do_not_matter_here() -> None:
    """Whatever the dose, the record of it counts."""
    assert check_at(DAY.start + timedelta(hours=9), [replace(dose("07:35"), amount=OralMg(2.5))]) == ()
    assert NOW in DAY
