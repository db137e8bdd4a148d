"""Pump programs over the week, and what a pump delivers when something happens to it."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.quantities import IntrathecalMcg, McgPerHour
from lull.refusal import BadInput
from lull.timeline import Span
from lull.treatment.pump_delivery import deliver_pump, find_pauses
from lull.treatment.pump_event import PumpEvent
from lull.treatment.pump_program import (
    EVERY_DAY,
    PumpFill,
    PumpFlow,
    PumpProgram,
    PumpStep,
    measure_daily_mcg,
    plan_flow,
)

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, tzinfo=BERLIN)
WEEK = Span(MONDAY.astimezone(UTC), (MONDAY + timedelta(days=7)).astimezone(UTC))
HOUR = timedelta(hours=1)
FILL = PumpFill(mcg_per_ml=500.0, reservoir_ml=20.0, filled_at=MONDAY)


def step(clock: str, rate: float, *weekdays: int) -> PumpStep:
    """Return a step at a clock time, on these weekdays or on all."""
    days = frozenset(weekdays) or EVERY_DAY
    return PumpStep(at=time.fromisoformat(clock), rate=McgPerHour(rate), weekdays=days)


def program(
    *steps: PumpStep, since: datetime = MONDAY - timedelta(days=30), **changes: object
) -> PumpProgram:
    """Return a program in force since a month before the Monday."""
    made = PumpProgram(steps=steps, zone=BERLIN, valid_from=since)
    return replace(made, **changes)  # type: ignore[arg-type]


def measure_mcg(flows: tuple[PumpFlow, ...]) -> float:
    """Return how much flows in all."""
    return sum(flow.rate.mcg_per_h * (flow.span.duration / HOUR) for flow in flows)


def rate_at(flows: tuple[PumpFlow, ...], instant: datetime) -> float:
    """Return the rate at an instant; 0 where nothing flows."""
    return sum(flow.rate.mcg_per_h for flow in flows if instant in flow.span)


def test_a_step_holds_until_the_next_one_over_midnight() -> None:
    """Two steps a day: 7 at night, 3 by day; the night's goes on after midnight."""
    flows = plan_flow(program(step("07:00", 3.0), step("21:00", 7.0)), WEEK)
    assert [flow.rate.mcg_per_h for flow in flows[:3]] == [7.0, 3.0, 7.0]
    assert (flows[0].span.start, flows[0].span.duration) == (WEEK.start, 7 * HOUR)
    assert (flows[1].span.duration, flows[2].span.duration) == (14 * HOUR, 10 * HOUR)
    assert measure_mcg(flows) == pytest.approx(7 * (14 * 3.0 + 10 * 7.0))


def test_weekdays_differ_and_a_day_without_steps_goes_on() -> None:
    """Five days have steps; on Saturday and Sunday Friday's last rate goes on until Monday's first."""
    flows = plan_flow(program(step("06:00", 5.0, 1, 2, 3, 4, 5), step("20:00", 9.0, 1, 2, 3, 4, 5)), WEEK)
    saturday = MONDAY + timedelta(days=5, hours=12)
    assert rate_at(flows, saturday) == rate_at(flows, saturday + timedelta(days=1)) == 9.0
    assert rate_at(flows, MONDAY + timedelta(hours=3)) == 9.0
    assert rate_at(flows, MONDAY + timedelta(hours=7)) == 5.0


@given(
    st.lists(
        st.tuples(st.integers(0, 23), st.integers(1, 60), st.sets(st.integers(1, 7), min_size=1)),
        min_size=1,
        max_size=6,
        unique_by=lambda made: made[0],
    ),
    st.floats(0.0, 167.9),
)
@settings(max_examples=60)
def test_the_rate_is_that_of_the_last_step_before(made: list[tuple[int, int, set[int]]], hour: float) -> None:
    """Slow reference: walk back from the instant, minute by minute, until a step stands there."""
    steps = [step(f"{clock:02}:00", float(rate), *days) for clock, rate, days in made]
    instant = WEEK.start + timedelta(hours=hour)
    flows = plan_flow(program(*steps), WEEK)
    back = instant.astimezone(BERLIN).replace(minute=0, second=0, microsecond=0)
    while not any(s.at == back.time() and back.isoweekday() in s.weekdays for s in steps):
        back -= HOUR
    expected = next(s for s in steps if s.at == back.time() and back.isoweekday() in s.weekdays)
    assert rate_at(flows, instant) == expected.rate.mcg_per_h


@pytest.mark.hazard("H06")
@pytest.mark.parametrize(("day", "long_h"), [("2026-03-29", 23), ("2026-10-25", 25)])
def test_clock_changes_shift_no_step_and_lose_no_time(day: str, long_h: int) -> None:
    """The day lasts 23 or 25 hours; its steps stand on the wall clock, and the flow has no hole."""
    begins = datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=BERLIN)
    ends = (begins + timedelta(days=1)).replace(tzinfo=BERLIN)
    span = Span(begins.astimezone(UTC), ends.astimezone(UTC))
    flows = plan_flow(program(step("02:30", 4.0), step("12:00", 6.0), since=begins - timedelta(days=9)), span)
    assert span.duration == long_h * HOUR
    assert flows[0].span.start == span.start
    assert flows[-1].span.end == span.end
    assert all(a.span.end == b.span.start for a, b in pairwise(flows))
    assert rate_at(flows, begins.replace(hour=12).astimezone(UTC)) == 6.0


def test_two_steps_that_a_clock_change_puts_on_one_instant_end_with_the_later() -> None:
    """02:30 is skipped and read as 03:30; the step of 03:30 itself then counts."""
    begins = datetime(2026, 3, 29, tzinfo=BERLIN)
    span = Span(begins.astimezone(UTC), (begins + timedelta(hours=12)).astimezone(UTC))
    late = program(step("03:30", 8.0), step("02:30", 4.0), since=begins - timedelta(days=9))
    assert rate_at(plan_flow(late, span), datetime(2026, 3, 29, 4, tzinfo=BERLIN)) == 8.0


@pytest.mark.hazard("H20")
def test_a_later_program_changes_nothing_before_it() -> None:
    """The earlier one ends where the later begins; before that the flows are the same."""
    change = MONDAY + timedelta(days=3, hours=10)
    first = program(step("08:00", 5.0), step("20:00", 2.0))
    ended = replace(first, valid_to=change)
    later = program(step("00:00", 50.0), since=change)
    before = Span(WEEK.start, change.astimezone(UTC))
    assert plan_flow(first, before) == plan_flow(ended, before)
    assert plan_flow(later, before) == ()
    flows = deliver_pump([ended, later], [], WEEK)
    assert rate_at(flows[0], change - HOUR) == 5.0
    assert rate_at(flows[0], change) == 0.0
    assert rate_at(flows[1], change) == 50.0


def test_overlapping_programs_are_refused() -> None:
    """One pump follows one program; the sentence says from when on there would be two."""
    first, second = program(step("08:00", 5.0)), program(step("08:00", 6.0), since=MONDAY)
    with pytest.raises(BadInput, match=r"overlap from 2026-11-23"):
        deliver_pump([second, first], [], WEEK)


def test_a_day_has_at_most_thirteen_steps_and_no_time_twice() -> None:
    """As many as the pump can hold; two steps at one time could not both count."""
    thirteen = [step(f"{hour:02}:00", 1.0 + hour) for hour in range(13)]
    assert plan_flow(program(*thirteen), WEEK)
    with pytest.raises(BadInput, match="at most 13"):
        program(*thirteen, step("13:00", 1.0))
    assert plan_flow(program(*thirteen[:12], step("12:00", 2.0, 1), step("13:00", 3.0, 2)), WEEK)
    with pytest.raises(BadInput, match="same time"):
        program(step("08:00", 1.0), step("08:00", 2.0, 3))


@pytest.mark.parametrize(
    ("begun", "ended", "flows_between"),
    [
        ("stopped", "started", False),
        ("empty", "refilled", False),
        ("catheter_failed", "catheter_repaired", False),
    ],
)
def test_nothing_reaches_the_fluid_until_the_counterpart(
    begun: str, ended: str, *, flows_between: bool
) -> None:
    """A stop, an empty reservoir, a lost catheter: nothing from the event on, all again after its end."""
    events = [
        PumpEvent(kind=begun, at=MONDAY + 10 * HOUR),  # type: ignore[arg-type]
        PumpEvent(kind=ended, at=MONDAY + 30 * HOUR),  # type: ignore[arg-type]
    ]
    (flows,) = deliver_pump([program(step("00:00", 6.0))], events, WEEK)
    assert rate_at(flows, MONDAY + 9.9 * HOUR) == 6.0
    assert bool(rate_at(flows, MONDAY + 20 * HOUR)) is flows_between
    assert rate_at(flows, MONDAY + 30 * HOUR) == 6.0
    assert measure_mcg(flows) == pytest.approx((7 * 24 - 20) * 6.0)
    (open_end,) = deliver_pump([program(step("00:00", 6.0))], events[:1], WEEK)
    assert measure_mcg(open_end) == pytest.approx(60.0)


def test_a_reservoir_that_runs_dry_is_refused_with_its_hour() -> None:
    """20 mL of 500 mcg/mL at 100 mcg/h last 100 hours: into the fifth day."""
    dry = program(step("00:00", 100.0), fill=FILL)
    with pytest.raises(BadInput, match=r"filled at 2026-11-23.* runs dry at 2026-11-27T04:00"):
        deliver_pump([dry], [], WEEK)
    assert deliver_pump([dry], [], Span(WEEK.start, WEEK.start + 100 * HOUR))


def test_a_refill_or_a_word_about_it_is_enough() -> None:
    """A refill fills the reservoir again; a recorded empty reservoir stops the flow and the complaint."""
    dry = program(step("00:00", 100.0), fill=FILL)
    refilled = PumpEvent(kind="refilled", at=MONDAY + 90 * HOUR)
    (flows,) = deliver_pump([dry], [refilled], WEEK)
    assert measure_mcg(flows) == pytest.approx(16_800.0)
    (flows,) = deliver_pump([dry], [PumpEvent(kind="empty", at=MONDAY + 99 * HOUR)], WEEK)
    assert measure_mcg(flows) == pytest.approx(9_900.0)
    too_early = PumpEvent(kind="refilled", at=MONDAY + 20 * HOUR)
    with pytest.raises(BadInput, match="filled at 2026-11-23T20:00"):
        deliver_pump([dry], [too_early], WEEK)


def test_a_lost_catheter_empties_the_reservoir_all_the_same() -> None:
    """The pump runs on beside a lost catheter, and not while it stands still."""
    dry = program(step("00:00", 100.0), fill=FILL)
    with pytest.raises(BadInput, match="runs dry"):
        deliver_pump([dry], [PumpEvent(kind="catheter_failed", at=MONDAY + HOUR)], WEEK)
    assert deliver_pump([dry], [PumpEvent(kind="stopped", at=MONDAY + HOUR)], WEEK)


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: McgPerHour(-1.0), "0 mcg/h or more"),
        (lambda: McgPerHour(float("nan")), "number of mcg/h"),
        (lambda: McgPerHour(1000.5), "above 1000"),
        (lambda: PumpStep(at=time(8), rate=IntrathecalMcg(5.0)), "McgPerHour, not 5 mcg"),  # type: ignore[arg-type]
        (lambda: step("08:00", 1.0, 8), "1 .Monday. to 7"),
        (lambda: PumpStep(at=time(8), rate=McgPerHour(1.0), weekdays=frozenset()), "at least one weekday"),
        (lambda: PumpStep(at=time(8, tzinfo=UTC), rate=McgPerHour(1.0)), "without an offset"),
        (program, "at least one step"),
        (lambda: program(step("08:00", 1.0), valid_to=MONDAY - timedelta(days=90)), "end after it begins"),
        (lambda: program(step("08:00", 1.0), since=datetime(2026, 1, 1)), "offset"),  # noqa: DTZ001 - what is refused
        (lambda: PumpFill(mcg_per_ml=5.0, reservoir_ml=20.0, filled_at=MONDAY), "concentration_mcg_per_ml"),
        (lambda: PumpFill(mcg_per_ml=500.0, reservoir_ml=float("nan"), filled_at=MONDAY), "reservoir_ml"),
        (lambda: replace(FILL, filled_at=datetime(2026, 1, 1)), "filled_at"),  # noqa: DTZ001 - what is refused
        (lambda: PumpEvent(kind="beeps", at=MONDAY), "one of stopped"),  # type: ignore[arg-type]
        (lambda: PumpEvent(kind="stopped", at=datetime(2026, 1, 1)), "offset"),  # noqa: DTZ001 - what is refused
    ],
)
def test_what_no_pump_could_do_is_one_sentence(make: object, complaint: str) -> None:
    """Each impossible program, fill or event says what is wrong."""
    with pytest.raises(BadInput, match=complaint):
        make()  # type: ignore[operator]


@pytest.mark.parametrize(("begun", "ended"), [("stopped", "started"), ("empty", "refilled")])
@pytest.mark.parametrize("first", [0, 1])
def test_what_begins_and_ends_in_one_minute_is_no_pause(begun: str, ended: str, first: int) -> None:
    """A refill written down with the empty reservoir, in either order, leaves the pump running."""
    kinds = (begun, ended)
    events = [PumpEvent(kind=kinds[(first + k) % 2], at=MONDAY + HOUR) for k in (0, 1)]  # type: ignore[arg-type]
    (flows,) = deliver_pump([program(step("00:00", 6.0))], events, WEEK)
    assert measure_mcg(flows) == pytest.approx(7 * 24 * 6.0)
    assert find_pauses([program(step("00:00", 6.0))], events, WEEK.end) == ()


def test_one_reservoir_is_drained_by_every_program() -> None:
    """A change of program half way hides nothing, with the fill written in both or only in the first."""
    change = MONDAY + 50 * HOUR
    first = program(step("00:00", 100.0), fill=FILL, valid_to=change)
    for fill in (FILL, None):
        second = program(step("00:00", 100.0), since=change, fill=fill)
        with pytest.raises(BadInput, match=r"runs dry at 2026-11-27T04:00"):
            deliver_pump([first, second], [], WEEK)
    refilled = PumpFill(mcg_per_ml=500.0, reservoir_ml=20.0, filled_at=change)
    assert deliver_pump([first, program(step("00:00", 50.0), since=change, fill=refilled)], [], WEEK)


@pytest.mark.parametrize(("late_h", "taken"), [(1, True), (9, True), (12, False)])
@pytest.mark.parametrize("kind", ["empty", "refilled"])
def test_what_was_recorded_beats_the_arithmetic_by_a_little(kind: str, late_h: int, *, taken: bool) -> None:
    """Dry after 100 hours by arithmetic: a record up to a tenth later is what happened, no later one."""
    dry = program(step("00:00", 100.0), fill=FILL)
    event = PumpEvent(kind=kind, at=MONDAY + (100 + late_h) * HOUR)  # type: ignore[arg-type]
    if taken:
        assert deliver_pump([dry], [event], WEEK)
    else:
        with pytest.raises(BadInput, match="by then"):
            deliver_pump([dry], [event], WEEK)


def test_events_that_do_not_fit_together_are_one_sentence() -> None:
    """A start of a pump that is still empty, and events of a pump nobody programmed."""
    empty = PumpEvent(kind="empty", at=MONDAY + HOUR)
    started = PumpEvent(kind="started", at=MONDAY + 2 * HOUR)
    with pytest.raises(BadInput, match=r"starts at 2026-11-23T02:00.*empty since 2026-11-23T01:00"):
        deliver_pump([program(step("00:00", 6.0))], [empty, started], WEEK)
    with pytest.raises(BadInput, match="pump_events need a pump"):
        deliver_pump([], [started], WEEK)


def test_the_end_of_a_program_is_a_pause_unless_another_follows() -> None:
    """Nothing flows after the last program; between two that touch there is no pause."""
    change = MONDAY + 40 * HOUR
    first = program(step("00:00", 6.0), valid_to=change)
    (pause,) = find_pauses([first], [], WEEK.end)
    assert (pause.why, pause.span) == ("ended", Span(change.astimezone(UTC), WEEK.end))
    assert find_pauses([first, program(step("00:00", 4.0), since=change)], [], WEEK.end) == ()


@pytest.mark.hazard("H06")
def test_a_skipped_step_never_overtakes_the_next() -> None:
    """02:45 does not exist on that day: 03:00 comes at once and holds, and no night is lost to it."""
    begins = datetime(2026, 3, 29, tzinfo=BERLIN)
    span = Span(begins.astimezone(UTC), (begins + timedelta(hours=40)).astimezone(UTC))
    odd = program(step("02:45", 5.0), step("03:00", 20.0), since=begins - timedelta(days=9))
    flows = plan_flow(odd, span)
    assert rate_at(flows, datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)) == 20.0
    assert rate_at(flows, datetime(2026, 3, 29, 12, tzinfo=BERLIN)) == 20.0
    assert rate_at(flows, datetime(2026, 3, 30, 2, 50, tzinfo=BERLIN)) == 5.0


@pytest.mark.hazard("H02")
def test_an_amount_a_day_entered_as_an_hour_is_refused() -> None:
    """400 a day is ordinary, 400 an hour is beyond anything published; a short bolus is not."""
    with pytest.raises(
        BadInput, match=r"9,600 mcg a day is above 2,400: rates are in mcg an hour, not a day"
    ):
        program(step("00:00", 400.0))
    assert measure_daily_mcg(
        (step("00:00", 10.0), step("08:00", 200.0), step("08:15", 10.0))
    ) == pytest.approx(23.75 * 10.0 + 50.0)
    bolus = program(step("00:00", 10.0), step("08:00", 200.0), step("08:15", 10.0))
    assert len(bolus.steps) == 3
    weekdays = (step("06:00", 20.0, 1, 2, 3, 4, 5), step("06:00", 10.0, 6, 7))
    assert measure_daily_mcg(weekdays) == pytest.approx(24 * (5 * 20.0 + 2 * 10.0) / 7)


def test_after_a_refill_the_pump_may_stop_and_start_again() -> None:
    """Only a pump that is still empty cannot start."""
    kinds = ("empty", "refilled", "stopped", "started")
    events = [PumpEvent(kind=kind, at=MONDAY + 10 * n * HOUR) for n, kind in enumerate(kinds, start=1)]  # type: ignore[arg-type]
    (flows,) = deliver_pump([program(step("00:00", 6.0))], events, WEEK)
    assert measure_mcg(flows) == pytest.approx((7 * 24 - 20) * 6.0)


def test_a_program_says_better_than_the_one_before_what_a_refill_was() -> None:
    """Refilled with half the concentration where the next program begins: 10 mg are not 5."""
    change = MONDAY + 50 * HOUR
    weaker = PumpFill(mcg_per_ml=250.0, reservoir_ml=20.0, filled_at=change)
    first = program(step("00:00", 50.0), fill=FILL, valid_to=change)
    second = program(step("00:00", 50.0), since=change, fill=weaker)
    refilled = PumpEvent(kind="refilled", at=change)
    with pytest.raises(BadInput, match=r"filled at 2026-11-25T02:00\+01:00 runs dry at 2026-11-29T06:00"):
        deliver_pump([first, second], [refilled], WEEK)
    assert deliver_pump([first, replace(second, fill=None)], [refilled], WEEK)
