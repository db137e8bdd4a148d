"""Reminders: what Lull can do, the calendar that can do more, this browser's notifications and mutes."""

from datetime import datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from lull.actions.plan_reminders import plan_reminders
from lull.exchange.calendar import MEDIA_TYPE, CalendarTitles, count_times, write_calendar
from lull.record.freshness import to_spoken
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.safety.clock_changes import (
    READ_TWICE_FOR,
    WARNED_BEFORE,
    check_clock_change,
    check_travel,
    find_clock_changes,
    say_change,
    say_place,
)
from lull.safety.finding import Finding
from lull.safety.reminders import MORE_A_DAY, MUTES
from lull.safety.telling import Telling, Told, choose_telling, say_asleep, say_notice, say_title
from lull.saying import say
from lull.timeline import Span, find_zone
from lull.web.forms import Form
from lull.web.house import House, house_of
from lull.web.reminder_marks import keep_mute, keep_told, read_mute, read_told, to_instant, to_mark

router = APIRouter()

A_YEAR = timedelta(days=366)
HOUR = timedelta(hours=1)
MINUTES = tuple(int(mute.total_seconds()) // 60 for mute in MUTES)


@router.get("/reminders")
def show_reminders(request: Request) -> Response:
    """Show what reminds and what does not."""
    house = house_of(request)
    state, now = house.ledger.state(), house.now()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    zone = state.zone
    changes = find_clock_changes(zone, Span(now, now + A_YEAR), step=timedelta(days=1))
    return house.render(
        request,
        "reminders.html",
        times=count_times(state, now=now),
        place=say_place(zone),
        findings=(*check_clock_change(zone, now=now), *check_travel(zone, house.zone, now=now)),
        changes=tuple(say_change(change) for change in changes),
        mutes=MINUTES,
        mute_words=lambda minutes: to_spoken(timedelta(minutes=minutes)),
        muted_until=read_mute(request, house),
        more_a_day=MORE_A_DAY,
        warned_h=WARNED_BEFORE // HOUR,
        twice_h=READ_TWICE_FOR // HOUR,
    )


@router.get("/reminders/calendar.ics")
def download_calendar(request: Request, titles: str = "time") -> Response:
    """Answer with the calendar file."""
    house = house_of(request)
    state, now = house.ledger.state(), house.now()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    called = _read_titles(titles, house)
    name = "lull-demo.ics" if house.is_demo else "lull.ics"
    return Response(
        write_calendar(state, now=now, titles=called),
        media_type=MEDIA_TYPE,
        headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"},
    )


@router.get("/reminders/next")
def say_next(request: Request, zone: str = "") -> Response:
    """Answer what an open page tells now. The first answer to a browser only begins its mark."""
    house = house_of(request)
    state, now = house.ledger.state(), house.now()
    muted_until = read_mute(request, house)
    told = read_told(request, house)
    telling = choose_telling(
        plan_reminders(state, now=now),
        now=now,
        told=told or Told(others=now, critical=now),
        muted_until=muted_until,
    )
    answer = JSONResponse(_to_document(telling, state, house, here=zone))
    if told is None:
        keep_told(answer, house, telling.told)
    return answer


@router.post("/reminders/told")
def note_told(request: Request, form: Form) -> Response:
    """Note what a page has told, so that no other page and no reload tells it again."""
    house = house_of(request)
    others, critical = (to_instant(str(form.get(name, ""))) for name in ("others", "critical"))
    answer = Response(status_code=204)
    if others is not None and critical is not None and max(others, critical) <= house.now():
        keep_told(answer, house, Told(others=others, critical=critical))
    return answer


@router.post("/reminders/mute")
def mute_reminders(request: Request, form: Form) -> Response:
    """Mute this browser for a while, or end the mute."""
    house = house_of(request)
    asked = str(form.get("minutes", ""))
    minutes = int(asked) if asked in {"0", *map(str, MINUTES)} else None
    if minutes is None:
        raise BadInput(say("notices can be muted for 30 minutes, or 1, 2 or 4 hours: choose one of them"))
    answer = RedirectResponse("/reminders", 303)
    keep_mute(answer, house, timedelta(minutes=minutes))
    return answer


def _read_titles(asked: str, house: House) -> CalendarTitles:
    """Return how entries are called. A made-up person's say so in every entry."""
    calendar = "Lull demo" if house.is_demo else "Lull"
    if asked == "named":
        return CalendarTitles(name_medicine=True, calendar=calendar)
    return CalendarTitles(word="practice" if asked == "practice" else "time", calendar=calendar)


def _to_document(telling: Telling, state: RecordState, house: House, *, here: str) -> dict[str, object]:
    """Return what to tell as plain JSON; the words are said here, so that no script makes any up."""
    now, zone = house.now(), state.zone or house.zone
    return {
        "schema": "lull.reminders/1",
        "notes": [
            {
                "id": notice.id,
                "level": notice.level,
                "title": say_title(notice),
                "body": say_notice(notice, now=now, zone=zone),
            }
            for notice in telling.now
        ],
        "asleep": say_asleep(telling.asleep, now=now, zone=zone),
        "told": {"others": to_mark(telling.told.others), "critical": to_mark(telling.told.critical)},
        "next_ms": _wait_ms(telling.next_at, now),
        "travel": [finding.message for finding in _check_travel(state, here, now)],
    }


def _check_travel(state: RecordState, here: str, now: datetime) -> tuple[Finding, ...]:
    """Return what the browser's own zone shows; a zone nobody knows shows nothing."""
    if state.zone is None or not here:
        return ()
    try:
        return check_travel(state.zone, find_zone(here[:64]), now=now)
    except BadInput:
        return ()


def _wait_ms(at: datetime | None, now: datetime) -> int | None:
    """Return how long it is until an instant, in milliseconds; ``None`` for none."""
    return None if at is None else max(0, int((at - now).total_seconds() * 1000))
