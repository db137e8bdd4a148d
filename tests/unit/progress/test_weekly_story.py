"""A week is seven local days, whatever the clocks do; its story is told from it alone, and rest is no gap."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.progress.collection import Found, collect
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.progress.session_numbers import SessionNumbers, number_session
from lull.progress.week_value import find_monday
from lull.progress.weekly_story import WeeklyStory, list_week_days, tell_weekly_story
from made_record import BERLIN, made_attempt

NEW_YORK, APIA, KIRITIMATI = (
    ZoneInfo(name) for name in ("America/New_York", "Pacific/Apia", "Pacific/Kiritimati")
)
MONDAY = date(2026, 11, 16)


def numbers(
    at: datetime, *rows: RecordedAttempt, zone: ZoneInfo = BERLIN, exercise: str = "knee-straighten"
) -> SessionNumbers:
    """Return a session's numbers."""
    session = PracticeSession(id=f"{at}", exercise=exercise, side="left", started_at=at.astimezone(UTC))
    return number_session(session, rows, zone)


def local(zone: ZoneInfo, *when: int, fold: int = 0) -> datetime:
    """Return the moment at which clocks of a place show this."""
    return datetime(*when, tzinfo=zone, fold=fold)  # type: ignore[misc, arg-type]


def story(*sessions: SessionNumbers, monday: date = MONDAY, zone: ZoneInfo = BERLIN) -> WeeklyStory:
    """Return the story of a week, with what its sessions found."""
    found = [Found(kind="shell", number=k, session_id=one.session.id) for k, one in enumerate(sessions, 1)]
    return tell_weekly_story(monday, sessions, found, zone)


def reps(count: int, deg: float = 50.0) -> list[RecordedAttempt]:
    """Return so many accepted attempts."""
    return [made_attempt(k, range_deg=deg) for k in range(1, count + 1)]


@pytest.mark.parametrize(
    ("zone", "when", "monday"),
    [
        (
            BERLIN,
            local(BERLIN, 2026, 10, 25, 2, 30, fold=0),
            date(2026, 10, 19),
        ),  # the first 02:30 that night
        (BERLIN, local(BERLIN, 2026, 10, 25, 2, 30, fold=1), date(2026, 10, 19)),  # the second
        (BERLIN, local(BERLIN, 2026, 10, 25, 23, 59), date(2026, 10, 19)),  # a Sunday of 25 hours
        (BERLIN, local(BERLIN, 2026, 10, 26, 0, 0), date(2026, 10, 26)),
        (BERLIN, local(BERLIN, 2026, 3, 29, 23, 59), date(2026, 3, 23)),  # a Sunday of 23 hours
        (BERLIN, local(BERLIN, 2026, 3, 30, 0, 0), date(2026, 3, 30)),
        (NEW_YORK, datetime(2026, 11, 9, 4, 30, tzinfo=UTC), date(2026, 11, 2)),  # Sunday 23:30 there
        (KIRITIMATI, datetime(2026, 11, 8, 10, 30, tzinfo=UTC), date(2026, 11, 9)),  # Monday 00:30 there
        (APIA, local(APIA, 2011, 12, 31, 9, 0), date(2011, 12, 26)),  # the day after the one left out
    ],
)
def test_a_session_lies_in_the_week_its_clock_showed(zone: ZoneInfo, when: datetime, monday: date) -> None:
    """In that week alone."""
    one = numbers(when, *reps(3), zone=zone)
    here = story(one, monday=monday, zone=zone)

    assert [day.measured for day in here.days if day.tried] == [3]
    assert len(here.found) == 1
    for other in (-7, 7):
        near = story(one, monday=monday + timedelta(days=other), zone=zone)
        assert near.is_quiet
        assert near.found == ()


def test_a_week_has_seven_days_and_six_where_a_place_left_one_out() -> None:
    """Apia had no 30 December 2011."""
    assert len(list_week_days(date(2026, 10, 19), BERLIN)) == 7
    assert date(2011, 12, 30) not in list_week_days(date(2011, 12, 26), APIA)
    assert len(list_week_days(date(2011, 12, 26), APIA)) == 6


zones = st.sampled_from([BERLIN, NEW_YORK, APIA, KIRITIMATI, ZoneInfo("Asia/Kathmandu"), ZoneInfo("UTC")])
moments = st.datetimes(datetime(2011, 12, 20), datetime(2012, 4, 20)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001


@given(st.lists(moments, max_size=8, unique=True), zones)
def test_every_session_is_in_one_week_and_nothing_is_told_twice(
    moments: list[datetime], zone: ZoneInfo
) -> None:
    """Weeks add up to the whole record, in every zone."""
    sessions = [numbers(at, *reps(4), zone=zone) for at in sorted(moments)]
    first, last = find_monday(date(2011, 12, 18)), date(2012, 4, 25)
    mondays = [first + timedelta(days=7 * k) for k in range((last - first).days // 7 + 1)]
    stories = [story(*sessions, monday=monday, zone=zone) for monday in mondays]

    assert sum(day.measured for one in stories for day in one.days) == 4 * len(sessions)
    assert sum(one.sessions for one in stories) == len(sessions) == sum(len(one.found) for one in stories)
    assert sum(one.is_quiet for one in stories) == len(mondays) - len(
        {find_monday(one.on) for one in sessions}
    )


@given(st.lists(st.integers(0, 6 * 24 * 60), max_size=6), st.lists(st.integers(1, 99), max_size=4))
def test_later_weeks_change_nothing_in_an_earlier_story(minutes: list[int], later_days: list[int]) -> None:
    """What stands out then stands out for ever."""
    start = local(BERLIN, 2026, 11, 16)
    here = [numbers(start + timedelta(minutes=m), *reps(4, 40.0 + m % 60)) for m in sorted(set(minutes))]
    later = [numbers(start + timedelta(days=7 + d), *reps(9, 99.0)) for d in sorted(set(later_days))]
    alone, among = story(*here), story(*here, *later)

    assert (among.highlight, among.days, among.names) == (alone.highlight, alone.days, alone.names)


def at(day: int, hour: int = 10) -> datetime:
    """Return a moment of November 2026."""
    return local(BERLIN, 2026, 11, day, hour)


def test_what_stands_out_is_the_rarest() -> None:
    """A best before a return, a return before something new, and then what was done most."""
    first = numbers(at(2), *reps(4))
    second = numbers(at(9), *reps(4))
    best = numbers(at(17), *reps(4, 80.0))
    again = numbers(at(16), *reps(4))
    new = numbers(at(16, 12), *reps(2), exercise="clap")
    day_before = numbers(at(15), *reps(4))

    assert story(first, second, best).highlight.kind == "best"
    assert story(first, again).highlight.days_away == 14
    assert story(first, day_before, again, new).highlight.kind == "new_exercise"
    most = story(first, day_before, again).highlight
    assert (most.kind, most.times, most.name) == ("most", 4, "Straighten the knee, left")


def test_a_week_of_rest_is_quiet_also_with_an_empty_session_in_it() -> None:
    """Opening the page is no practice, and its bird, if it came, is still found."""
    before, opened = numbers(at(2), *reps(4)), numbers(at(17))
    found = collect([before.session, opened.session], {before.session.id: reps(4)})
    told = tell_weekly_story(MONDAY, [before, opened], found, BERLIN)

    assert told.is_quiet
    assert told.names == ()
    assert [one.kind for one in told.found] == ["bird"]
