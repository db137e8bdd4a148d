"""The date a pump shows is never after the clinic's, whatever was written down, in whatever zone (H12)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.actions.check_pump import check_pump, find_dates
from lull.quantities import McgPerHour
from lull.record.event import Event
from lull.record.fold import fold
from lull.record.person_description import PersonDescription
from lull.record.pump_facts import PumpDescription
from lull.record.pump_history import find_pump_history
from lull.timeline import local_day
from lull.treatment.pump_program import PumpStep
from made_pump import made_program, made_refill, made_turn, pump_event
from made_record import void_event_of

ZONES = tuple(
    ZoneInfo(name)
    for name in (
        "Europe/Berlin",
        "America/Los_Angeles",
        "Pacific/Apia",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
    )
)
AROUND = (
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 7, 1, tzinfo=UTC),
)
DAY = timedelta(days=1)


@st.composite
def steps(draw: st.DrawFn) -> tuple[PumpStep, ...]:
    """Draw a program's steps, also ones on hours that the clocks skip or repeat."""
    clocks = draw(st.lists(st.sampled_from([0, 2, 3, 8, 14, 22]), min_size=1, max_size=4, unique=True))
    rates = st.floats(0.5, 60.0)
    return tuple(PumpStep(at=time(clock, 30), rate=McgPerHour(draw(rates))) for clock in clocks)


@st.composite
def logs(draw: st.DrawFn) -> tuple[list[Event], ZoneInfo, datetime]:
    """Draw a record with programs, refills, stops and things taken back, and the present."""
    zone, middle = draw(st.sampled_from(ZONES)), draw(st.sampled_from(AROUND))
    at = middle - 60 * DAY
    person = PersonDescription(name="M", born_on=date(1992, 3, 14), weight_kg=62.0, zone=zone)
    log = [pump_event(person, "person", at)]
    low = draw(st.none() | st.floats(0.5, 5.0))
    replace_by = draw(st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)))
    log.append(
        pump_event(
            PumpDescription(model="m", reservoir_ml=40.0, low_reservoir_ml=low, replace_by=replace_by),
            "pump",
            at,
        )
    )
    for n in range(draw(st.integers(1, 6))):
        at += timedelta(hours=draw(st.integers(0, 400)))
        log.append(_draw_event(draw, f"event {n}", at, zone, log))
    return log, zone, at + timedelta(hours=draw(st.integers(0, 1500)))


def _draw_event(draw: st.DrawFn, event_id: str, at: datetime, zone: ZoneInfo, log: list[Event]) -> Event:
    """Draw one event, recorded at this instant."""
    kind = draw(st.sampled_from(["program", "refill", "refill", "turn", "void"]))
    back = timedelta(hours=draw(st.integers(0, 300)))
    if kind == "program":
        ahead = timedelta(hours=draw(st.integers(-300, 300)))
        return pump_event(
            made_program(event_id, valid_from=at + ahead, zone=zone, steps=draw(steps())), event_id, at
        )
    if kind == "refill":
        filled_at = at - back
        printed = st.integers(1, 200).map(lambda days: (filled_at + days * DAY).date())
        refill = made_refill(
            event_id,
            filled_at=filled_at,
            mcg_per_ml=draw(st.sampled_from([50.0, 500.0, 2000.0])),
            volume_ml=draw(st.floats(5.0, 40.0)),
            alarm_on=draw(st.none() | printed),
        )
        return pump_event(refill, event_id, at)
    if kind == "turn":
        return pump_event(
            made_turn(draw(st.sampled_from(["stopped", "started", "empty"])), at - back), event_id, at
        )
    return void_event_of(draw(st.sampled_from(log[2:] or log[1:])).id, event_id, at)


@pytest.mark.hazard("H12")
@settings(max_examples=150)
@given(logs())
def test_the_date_shown_is_never_later_than_any_that_is_known(
    drawn: tuple[list[Event], ZoneInfo, datetime],
) -> None:
    """Not than the clinic's, not than our sum, not than the day the pump must be replaced by."""
    log, zone, now = drawn
    state = fold(log)
    history, dates = find_pump_history(state), find_dates(state, now)
    refill, supply = history.last_refill(now), history.to_supply(now)
    known = [named.on for named in dates.dates]

    assert known == sorted(known)
    if refill is not None and refill.alarm_on is not None:
        assert dates.first is not None
        assert dates.first.on <= refill.alarm_on
        assert dates.has_alarm_date
    if history.described is not None and history.described.replace_by is not None:
        assert dates.first is not None
        assert dates.first.on <= history.described.replace_by
    low_at = supply.find_low_at() if supply else None
    if low_at is not None:
        assert dates.first is not None
        assert dates.first.on <= local_day(low_at, zone)


@pytest.mark.hazard("H12")
@settings(max_examples=100)
@given(logs(), st.integers(0, 30))
def test_a_date_that_has_come_always_calls(drawn: tuple[list[Event], ZoneInfo, datetime], later: int) -> None:
    """From the day on the card comes, and it never goes by itself while nothing is written down."""
    log, zone, now = drawn
    state = fold(log)
    first = find_dates(state, now).first
    if first is None or first.on > local_day(now, zone):
        return
    found = check_pump(state, now + later * DAY)

    assert any(one.code == "pump_date" and one.card == "withdrawal" for one in found)


@pytest.mark.hazard("H12")
@settings(max_examples=100)
@given(logs())
def test_the_sum_counts_every_way_the_programs_could_have_gone(
    drawn: tuple[list[Event], ZoneInfo, datetime],
) -> None:
    """Low comes before dry; what is left falls with time and stays inside its band."""
    log, _, now = drawn
    supply = find_pump_history(fold(log)).to_supply(now)
    if supply is None or not supply.ways:
        return
    low_at, dry_at = supply.find_low_at(), supply.find_dry_at()
    assert dry_at is not None
    assert low_at is None or low_at <= dry_at
    lasts = [
        supply.estimate_left(supply.fill.filled_at + hours * timedelta(hours=1)) for hours in (0, 24, 240)
    ]
    for left in lasts:
        assert left is not None
        assert 0.0 <= left.least_ml <= left.ml <= left.most_ml <= supply.fill.reservoir_ml
    mls = [left.ml for left in lasts if left is not None]
    assert mls == sorted(mls, reverse=True)


@pytest.mark.hazard("H20")
@settings(max_examples=100)
@given(logs(), steps(), st.integers(-300, 300))
def test_a_later_program_changes_nothing_delivered_before_it_was_written_down(
    drawn: tuple[list[Event], ZoneInfo, datetime], new: tuple[PumpStep, ...], ahead: int
) -> None:
    """Whenever it says that it began; the very first is the one exception."""
    log, zone, now = drawn
    before = find_pump_history(fold(log))
    if not before.known:
        return
    late = made_program("late", valid_from=now + timedelta(hours=ahead), zone=zone, steps=new)
    after = find_pump_history(fold([*log, pump_event(late, "late", now)]))
    instants = [now - timedelta(hours=hours) for hours in range(1, 2000, 37)]

    def held(history: object, at: datetime) -> str | None:
        pieces = history.programs_in_force  # type: ignore[attr-defined]
        return next((piece.program.id for piece in pieces if piece.covers(at)), None)

    assert [held(before, at) for at in instants] == [held(after, at) for at in instants]
