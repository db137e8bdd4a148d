"""The calendar file: what stands in it, what never does, and how a changed plan changes it."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest

from lull.exchange.calendar import CalendarTitles, count_times, write_calendar
from lull.quantities import OralMg
from lull.record.event import Event
from lull.record.event_body import to_event
from lull.record.fold import fold
from lull.record.plan_version import PlanVersion, ScheduledDose
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.timeline import Span
from made_calendar import entries_of, find_entry, times_in, uids_of, unfold
from made_record import BERLIN, MARA, NOW, made_plan, plan_event, void_event_of

MEDICAL = re.compile(
    r"baclofen|lioresal|medic|drug|dose|\bmg\b|\bmcg\b|\bml\b|tablet|pill|liquid|pump|spas|tone|stiff"
    r"|weaning|prescri|doctor|\bdr\b|okafor|clinic|patient|mara|illness|health",
    re.IGNORECASE,
)
LATER = NOW + timedelta(days=3)


def person_event() -> Event:
    """Return the event that says who the record is about."""
    began = NOW - timedelta(days=10)
    return to_event(MARA, event_id="person", happened_at=began, recorded_at=began, said_by="Mara")


def record(*plans: Event) -> RecordState:
    """Return a record with Mara and these entries about plans."""
    return fold([person_event(), *plans])


def titles_of(written: bytes) -> set[str]:
    """Return what the entries are called."""
    return {entry.title for entry in entries_of(written)}


FIRST = plan_event(made_plan(), NOW - timedelta(days=10))


@pytest.mark.hazard("H27")
@pytest.mark.parametrize("word", ["time", "practice"])
def test_nothing_in_a_neutral_file_says_what_it_is_for(word: str) -> None:
    """Every byte is looked at: titles, alarms, names, the calendar's own, cancelled entries, a refill."""
    plan = plan_event(made_plan("baclofen-plan-mara", clocks=("09:00",), valid_from=LATER), NOW)
    state = record(FIRST, plan, void_event_of("baclofen-plan-mara"))
    titles = CalendarTitles(word=word)  # type: ignore[arg-type]
    written = write_calendar(state, now=NOW, titles=titles, refill_on=date(2027, 1, 5))

    assert MEDICAL.findall(written.decode()) == []
    assert titles_of(written) == {f"Lull: {word}", "Lull: cancelled", "Lull: date"}


@pytest.mark.hazard("H27")
def test_what_it_is_stands_there_only_when_asked_for() -> None:
    """The medicine and the amount; with the refill named too."""
    written = write_calendar(
        record(FIRST), now=NOW, titles=CalendarTitles(name_medicine=True), refill_on=date(2027, 1, 5)
    )

    assert titles_of(written) == {"Lull: baclofen 10 mg", "Pump refill"}


def test_a_word_that_is_not_neutral_is_refused() -> None:
    """The list is short on purpose."""
    with pytest.raises(BadInput, match="time, practice"):
        CalendarTitles(word="baclofen")  # type: ignore[arg-type]


def test_a_planned_time_is_one_entry_on_the_wall_clock_with_one_ordinary_alarm() -> None:
    """Worked by hand: ten days ago at 15:20 the plan began, so 15:30 came first on that day."""
    written = write_calendar(record(FIRST), now=NOW)
    text = written.decode()
    entry = next(entry for entry in entries_of(written) if "T15" in entry.starts)

    assert len(entries_of(written)) == 4
    assert entry.lines["DTSTART;TZID=Europe/Berlin"] == "20261112T153000"
    assert entry.lines["RRULE"] == "FREQ=DAILY"
    assert entry.sequence == 1
    assert entry.lines["DTSTAMP"] == "20261122T142000Z"
    assert text.count("TRIGGER:P0D") == 4
    assert text.count("BEGIN:VALARM") == 4
    assert text.count("ACTION:DISPLAY") == 4
    assert not re.search("critical|X-APPLE|PRIORITY|AUDIO|EMAIL", text, re.IGNORECASE)


@pytest.mark.hazard("H04")
def test_the_same_record_written_again_gives_the_same_names() -> None:
    """Another day, another title: the calendar that reads it has each time once."""
    state = record(FIRST)
    one = write_calendar(state, now=NOW)
    two = write_calendar(state, now=LATER, titles=CalendarTitles(word="practice"))

    assert uids_of(one) == uids_of(two)


@pytest.mark.hazard("H04")
def test_a_changed_plan_ends_the_old_times_under_their_old_names() -> None:
    """The first plan's 07:30 ends at the change, under a higher sequence; the new one begins after it."""
    before = write_calendar(record(FIRST), now=NOW)
    second = plan_event(made_plan("second", clocks=("07:30", "19:00"), valid_from=LATER), NOW)
    after = write_calendar(record(FIRST, second), now=NOW)
    old = next(entry for entry in entries_of(before) if "T07" in entry.starts)
    same = find_entry(after, old.uid)

    assert same.sequence == old.sequence + 1
    assert same.starts == old.starts
    assert same.lines["RRULE"] == "FREQ=DAILY;UNTIL=20261125T063000Z"
    assert len(entries_of(after)) == 6
    morning = Span(LATER - timedelta(days=1), LATER + timedelta(days=2))
    assert len([at for at in times_in(after, morning) if at.astimezone(BERLIN).hour == 7]) == 3


@pytest.mark.hazard("H04")
def test_a_plan_taken_back_before_it_began_is_cancelled_by_name() -> None:
    """Its entries stand in the file once more, without alarm or rule, so that a calendar lets them go."""
    second = plan_event(made_plan("second", clocks=("19:00",), valid_from=LATER), NOW)
    with_it = write_calendar(record(FIRST, second), now=NOW)
    (name,) = uids_of(with_it) - uids_of(write_calendar(record(FIRST), now=NOW))
    gone = find_entry(write_calendar(record(FIRST, second, void_event_of("second")), now=NOW), name)

    assert gone.is_cancelled
    assert gone.sequence == 3
    assert "RRULE" not in gone.lines
    assert "VALARM" not in gone.text
    assert "second" not in name


def test_school_days_and_free_days_at_one_clock_time_are_two_entries() -> None:
    """Named, each says its own amount."""
    doses = (
        ScheduledDose(time(8), OralMg(10), (1, 2, 3, 4, 5)),
        ScheduledDose(time(8), OralMg(5), (6, 7)),
    )
    plan = made_plan()
    plan = PlanVersion(
        id="days",
        strength=plan.strength,
        doses=doses,
        zone=BERLIN,
        valid_from=NOW,
        prescriber="Dr Okafor",
    )
    state = record(plan_event(plan))
    written = write_calendar(state, now=NOW, titles=CalendarTitles(name_medicine=True))
    rules = {entry.title: entry.lines["RRULE"] for entry in entries_of(written)}

    assert rules == {
        "Lull: baclofen 10 mg": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "Lull: baclofen 5 mg": "FREQ=WEEKLY;BYDAY=SA,SU",
    }


@pytest.mark.hazard("H06")
def test_a_time_the_clocks_leave_out_rings_once_when_it_is_due() -> None:
    """02:30 on 28 March 2027 in Berlin does not exist; Lull's dose is due at 03:30, and so it rings."""
    plan = plan_event(made_plan(clocks=("02:30",), valid_from=NOW), NOW)
    written = write_calendar(record(plan), now=NOW)
    night = Span(datetime(2027, 3, 27, 12, tzinfo=UTC), datetime(2027, 3, 29, 12, tzinfo=UTC))

    assert times_in(written, night) == [
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
        datetime(2027, 3, 29, 0, 30, tzinfo=UTC),
    ]
    daily = next(entry for entry in entries_of(written) if "RRULE" in entry.lines)
    assert "20270328T023000" in daily.text
    single = next(entry for entry in entries_of(written) if entry.starts == "20270328T033000")
    assert "RRULE" not in single.lines


def test_a_refill_is_one_day_under_one_name_and_moves_with_its_date() -> None:
    """The name is the record's; another record has another."""
    one = write_calendar(record(FIRST), now=NOW, refill_on=date(2027, 1, 5))
    two = write_calendar(record(FIRST), now=LATER, refill_on=date(2027, 1, 2))
    refills = [next(e for e in entries_of(w) if e.title == "Lull: date") for w in (one, two)]

    assert refills[0].uid == refills[1].uid
    assert [refill.starts for refill in refills] == ["20270105", "20270102"]


def test_without_a_plan_the_file_is_a_whole_empty_calendar() -> None:
    """Nothing to ring, and nothing broken."""
    written = write_calendar(record(), now=NOW)

    assert entries_of(written) == []
    assert "PRODID:-//Lull//Lull//EN" in unfold(written)
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert count_times(record(), now=NOW) == 0


def test_times_that_lie_ahead_are_counted_without_the_ended_ones() -> None:
    """Four until the change, two from then on."""
    second = plan_event(made_plan("second", clocks=("07:30", "19:00"), valid_from=NOW), NOW)

    assert count_times(record(FIRST), now=NOW) == 4
    assert count_times(record(FIRST, second), now=NOW + timedelta(minutes=1)) == 2


def test_every_line_is_short_enough_and_ends_as_the_standard_asks() -> None:
    """RFC 5545, 3.1: at most 75 bytes, then carriage return and line feed."""
    written = write_calendar(record(FIRST), now=NOW)

    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(len(line) for line in written.split(b"\r\n")) <= 75


@pytest.mark.hazard("H04")
def test_a_plan_that_changes_at_the_very_time_of_a_dose_rings_once() -> None:
    """The old plan's last time is the one before; the new plan's first is that instant."""
    at = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
    second = plan_event(made_plan("second", amount_mg=5.0, clocks=("07:30",), valid_from=at), NOW)
    written = write_calendar(record(FIRST, second), now=NOW)

    assert times_in(written, Span(at - timedelta(minutes=1), at + timedelta(minutes=1))) == [at]
