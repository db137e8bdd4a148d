"""A calendar with alarms: the planned times of a record as an iCalendar file (RFC 5545).

Lull is not an alarm. A calendar is: it wakes a phone that Lull never reaches. Titles are neutral unless the
person asks otherwise, because calendars are shared (hazard H27). No alarm claims to be critical.

``SEQUENCE`` counts how often the plan was changed, so it only ever rises. A time that no longer holds stands
in the file once more, as cancelled, so that reading the file again takes it away (hazard H04).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vRecur

from lull.exchange.calendar_series import (
    Series,
    find_plan_entries,
    list_gone,
    list_series,
    to_uid,
)
from lull.exchange.calendar_zone import write_zone
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.timeline import to_utc
from lull.treatment.regimen import EVERY_DAY

Word = Literal["time", "practice"]
WORDS: tuple[Word, ...] = get_args(Word)

MEDIA_TYPE = "text/calendar; charset=utf-8"
LASTS = timedelta(minutes=5)
"""A time needs some length, or calendars draw it over the whole day or not at all."""
MORNING = timedelta(hours=9)
DAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarTitles:
    """How entries are called: a neutral ``word``, or with ``name_medicine`` what it is and how much.

    ``calendar`` names the calendar itself.

    Raises:
        BadInput: for a word that is not on the list.
    """

    word: Word = "time"
    name_medicine: bool = False
    calendar: str = "Lull"

    def __post_init__(self) -> None:
        """Refuse a word that is not neutral."""
        if self.word not in WORDS:
            raise BadInput(f"an entry is called one of {', '.join(WORDS)}, not {self.word!r}")


NEUTRAL = CalendarTitles()


def write_calendar(
    state: RecordState, *, now: datetime, titles: CalendarTitles = NEUTRAL, refill_on: date | None = None
) -> bytes:
    """Return the planned times of the record as an iCalendar file, past ones with their end included.

    ``refill_on`` adds one entry for the day on which a pump is refilled.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Lull//Lull//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", titles.calendar)
    alive = list_series(state.plans_in_force, now=now)
    gone = list_gone(state, now=now)
    for zone, first_at in _zones(alive + gone):
        calendar.add_component(write_zone(zone, first_at=first_at, now=now))
    sequence = len(find_plan_entries(state.entries))
    for series in alive:
        calendar.add_component(_write_series(series, titles, sequence=sequence, now=now))
    for series in gone:
        calendar.add_component(_write_gone(series, titles, sequence=sequence, now=now))
    if refill_on is not None:
        calendar.add_component(_write_refill(refill_on, state, titles, now=now))
    written: bytes = calendar.to_ical()
    return written


def count_times(state: RecordState, *, now: datetime) -> int:
    """Return how many planned times still lie ahead of now: the entries a person will see."""
    series = list_series(state.plans_in_force, now=now)
    return sum(1 for one in series if one.last_at is None or one.last_at > now)


def _zones(series: Sequence[Series]) -> list[tuple[ZoneInfo, datetime]]:
    """Return each zone once, with the first instant it is needed for."""
    first: dict[str, tuple[ZoneInfo, datetime]] = {}
    for one in series:
        zone = one.version.zone
        known = first.get(zone.key)
        if known is None or one.first_at < known[1]:
            first[zone.key] = (zone, one.first_at)
    return [first[key] for key in sorted(first)]


def _write_series(series: Series, titles: CalendarTitles, *, sequence: int, now: datetime) -> Event:
    """Write one planned time with its rule and its alarm."""
    event = _begin_event(series.uid, _title_of(series, titles), sequence=sequence, now=now)
    zone = series.version.zone
    event.add("dtstart", series.first_at.astimezone(zone))
    event.add("duration", LASTS)
    if not series.is_single:
        event.add("rrule", _write_rule(series))
    for day in series.left_out:
        event.add("exdate", datetime.combine(day, series.dose.clock, tzinfo=zone))
    event.add("status", "CONFIRMED")
    event.add_component(_write_alarm(_title_of(series, titles), timedelta(0)))
    return event


def _write_rule(series: Series) -> vRecur:
    """Write the days, and the end where one is known; the end is an instant, so it stands in UTC."""
    rule: dict[str, object] = {"freq": "DAILY"}
    if series.dose.weekdays != EVERY_DAY:
        rule = {"freq": "WEEKLY", "byday": [DAY_NAMES[day - 1] for day in sorted(series.dose.weekdays)]}
    if series.last_at is not None:
        rule["until"] = to_utc(series.last_at)
    return vRecur(rule)


def _write_gone(series: Series, titles: CalendarTitles, *, sequence: int, now: datetime) -> Event:
    """Write a time that no longer holds: cancelled, without an alarm."""
    event = _begin_event(series.uid, f"{titles.calendar}: cancelled", sequence=sequence, now=now)
    event.add("dtstart", series.first_at.astimezone(series.version.zone))
    event.add("duration", LASTS)
    event.add("status", "CANCELLED")
    return event


def _write_refill(on: date, state: RecordState, titles: CalendarTitles, *, now: datetime) -> Event:
    """Write the day of a refill, with an alarm in the morning."""
    title = "Pump refill" if titles.name_medicine else f"{titles.calendar}: date"
    event = _begin_event(to_uid(_first_id(state), "refill"), title, sequence=len(state.entries), now=now)
    event.add("dtstart", on)
    event.add("status", "CONFIRMED")
    event.add_component(_write_alarm(title, MORNING))
    return event


def _begin_event(uid: str, title: str, *, sequence: int, now: datetime) -> Event:
    """Begin an entry with what each of them has."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", to_utc(now))
    event.add("last-modified", to_utc(now))
    event.add("sequence", sequence)
    event.add("summary", title)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _write_alarm(title: str, after: timedelta) -> Alarm:
    """Write an ordinary alarm: it shows the title, ``after`` the start."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", after)
    return alarm


def _title_of(series: Series, titles: CalendarTitles) -> str:
    """Return what an entry is called."""
    if titles.name_medicine:
        return f"{titles.calendar}: baclofen {series.dose.amount}"
    return f"{titles.calendar}: {titles.word}"


def _first_id(state: RecordState) -> str:
    """Return the random id of the record's first entry, which tells records apart."""
    return state.entries[0].id if state.entries else ""
