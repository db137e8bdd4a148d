"""Laws of the calendar: it rings when the plan says so, whatever the plan, the place and its changes."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.exchange.calendar import write_calendar
from lull.quantities import OralMg, ProductStrength
from lull.record.event import Event
from lull.record.event_body import to_event
from lull.record.fold import fold
from lull.record.plan_version import PlanPurpose, PlanVersion, ScheduledDose
from lull.record.state import RecordState
from lull.record.weaning import Weaning, WeaningStep
from lull.timeline import Span
from made_calendar import WrittenEntry, entries_of, import_into, times_in, to_file
from made_record import plan_event, void_event_of

ZONES = (
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Asia/Kolkata",
    "Africa/Casablanca",
)
CLOCKS = ("00:00", "00:30", "02:00", "02:15", "02:30", "03:00", "03:30", "07:30", "12:00", "23:30")
WEEKDAYS = ((1, 2, 3, 4, 5, 6, 7), (1, 2, 3, 4, 5), (6, 7), (3,))
STRENGTH = ProductStrength(OralMg(10), "tablet")
BEGIN = datetime(2026, 1, 10, 9, 17, tzinfo=UTC)
YEAR = timedelta(days=366)


@st.composite
def doses(draw: st.DrawFn, *, least: int = 1) -> tuple[ScheduledDose, ...]:
    """Draw the doses of a plan: school days and free days may differ, also at the same clock time."""
    found: list[ScheduledDose] = []
    for clock in draw(st.lists(st.sampled_from(CLOCKS), min_size=least, max_size=4, unique=True)):
        at, mg = time.fromisoformat(clock), draw(st.sampled_from([2.5, 5.0, 10.0]))
        if draw(st.booleans()):
            found.append(ScheduledDose(at, OralMg(mg), draw(st.sampled_from(WEEKDAYS))))
        else:
            found.append(ScheduledDose(at, OralMg(mg), (1, 2, 3, 4, 5)))
            found.append(ScheduledDose(at, OralMg(mg / 2), (6, 7)))
    return tuple(found)


@st.composite
def stories(draw: st.DrawFn) -> tuple[RecordState, ...]:
    """Draw a record after each change of its plan: versions, holidays, pauses, weanings, takings back."""
    zones, at = draw(st.lists(st.sampled_from(ZONES), min_size=1, max_size=2)), BEGIN
    log: list[Event] = []
    states: list[RecordState] = []
    for number in range(draw(st.integers(1, 5))):
        zone = ZoneInfo(draw(st.sampled_from(zones)))
        log.append(_draw_change(draw, f"change {number}", zone=zone, at=at, log=log))
        states.append(fold(log))
        at += timedelta(minutes=draw(st.integers(1, 90 * 24 * 60)))
    return tuple(states)


def _draw_change(draw: st.DrawFn, name: str, *, zone: ZoneInfo, at: datetime, log: list[Event]) -> Event:
    """Draw one change of the plan."""
    kind = (
        draw(st.sampled_from(["usual", "usual", "holiday", "pause", "weaning", "void"])) if log else "usual"
    )
    starts = at + timedelta(minutes=draw(st.integers(0, 60 * 24 * 60)))
    if kind == "void":
        return void_event_of(draw(st.sampled_from(log)).id, name, at)
    if kind == "weaning":
        steps = tuple(
            WeaningStep(starts_at=starts + timedelta(days=9 * step), doses=draw(doses()))
            for step in range(draw(st.integers(1, 3)))
        )
        stops = starts + timedelta(days=40) if draw(st.booleans()) else None
        weaning = Weaning(
            id=name, strength=STRENGTH, steps=steps, zone=zone, prescriber="Dr Okafor", stops_at=stops
        )
        return to_event(weaning, event_id=name, happened_at=at, recorded_at=at, said_by="Mara")
    purposes: dict[str, PlanPurpose] = {"holiday": "holiday", "pause": "illness_pause"}
    purpose: PlanPurpose = purposes.get(kind, "usual")
    plan = PlanVersion(
        id=name,
        strength=STRENGTH,
        doses=draw(doses(least=0 if kind == "pause" else 1)),
        zone=zone,
        valid_from=starts,
        prescriber="Dr Okafor",
        purpose=purpose,
        valid_to=None if purpose == "usual" else starts + timedelta(hours=draw(st.integers(1, 600))),
    )
    return plan_event(plan, at)


def due_in(state: RecordState, span: Span) -> list[datetime]:
    """Return every instant in the span at which the plans in force ask for a dose."""
    return [slot.due_at for slot in state.slots_in(span)]


@pytest.mark.slow
@pytest.mark.hazard("H06")
@settings(max_examples=40, deadline=None)
@given(stories())
def test_an_independent_reader_rings_exactly_when_a_dose_is_due(states: tuple[RecordState, ...]) -> None:
    """Over a year and more: clock changes both ways, weekdays, versions, weanings, holidays, taken back."""
    state, span = states[-1], Span(BEGIN - timedelta(days=5), BEGIN + YEAR + timedelta(days=60))

    assert times_in(write_calendar(state, now=BEGIN), span) == due_in(state, span)


@pytest.mark.slow
@pytest.mark.hazard("H04")
@settings(max_examples=25, deadline=None)
@given(stories())
def test_whoever_reads_every_file_in_turn_has_what_whoever_reads_the_last_has(
    states: tuple[RecordState, ...],
) -> None:
    """No time is left behind and none is doubled, however often the plan changed between two files."""
    span = Span(BEGIN, BEGIN + YEAR)
    shelf: dict[str, WrittenEntry] = {}
    for count, state in enumerate(states):
        import_into(shelf, write_calendar(state, now=BEGIN + timedelta(days=count)))

        assert times_in(to_file(shelf), span) == due_in(state, span)


@pytest.mark.hazard("H04")
@settings(max_examples=25, deadline=None)
@given(stories())
def test_names_are_kept_and_the_sequence_rises_with_every_change(states: tuple[RecordState, ...]) -> None:
    """Each name once a file; a name never vanishes without being cancelled; sequences only rise."""
    files = [entries_of(write_calendar(state, now=BEGIN)) for state in states]
    for entries in files:
        names = [entry.uid for entry in entries]
        assert len(names) == len(set(names))
    for before, after in pairwise(files):
        known = {entry.uid: entry.sequence for entry in before}
        now = {entry.uid: entry.sequence for entry in after}
        assert known.keys() <= now.keys()
        assert all(now[name] > sequence for name, sequence in known.items())
