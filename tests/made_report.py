"""A worked record for the report: ten days with everything counted by hand, and the fonts to print it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from lull.actions.begin_record import begin_record
from lull.exchange.report_fonts import ReportFonts
from lull.progress.practice_session import PracticeSession
from lull.record.event import Event
from lull.record.event_body import check_in_to_event, to_event
from lull.store.ledger import Ledger
from lull.timeline import wall_clock_at
from lull.tone.check_in import CheckIn
from lull.web.assets import Assets
from lull.web.report_letters import find_report_fonts
from made_record import BERLIN, MARA, NOW, dose_event, made_attempt, made_plan

FIRST_ON = date(2026, 11, 13)
"""The worked record begins at 06:00 on this day; NOW is 15:20 on 22 November, the tenth day."""


@lru_cache(maxsize=1)
def made_fonts() -> ReportFonts:
    """Return the fonts of the built app. Without it the report was not tested, and that is a failure."""
    assert Assets().is_built, "the front end is not built: run make .make/run"
    return find_report_fonts(Assets())


def read_text(page: bytes) -> str:
    """Return the words of the one page, spaces and line ends as single spaces."""
    (only,) = PdfReader(BytesIO(page)).pages
    return " ".join(only.extract_text().split())


def at(day: int, clock: str) -> datetime:
    """Return an instant on the wall clock of Berlin, on this day of November 2026."""
    return wall_clock_at(date(2026, 11, day), time.fromisoformat(clock), BERLIN)


def say(check_in_id: str, when: datetime, **answers: int | bool) -> Event:
    """Return the event of a check-in with these answers."""
    return check_in_to_event(CheckIn(id=check_in_id, at=when, recorded_at=when, **answers))  # type: ignore[arg-type]


def write_worked_record(ledger: Ledger) -> None:
    """Write the worked record, counted by hand over 13 to 22 November.

    - two doses a day, 08:00 and 20:00: 20 due, the last one (22nd, 20:00) not due yet;
    - 08:00 given on time every day but the 15th (no record) and the 16th (given at 09:30: late);
    - 20:00 given every day but the 17th (no record); on the 18th with 5 mg instead of 10;
    - one dose of 10 mg beside the plan, on the 19th at 14:00;
    - so 19 due by now: 17 recorded (1 late), 2 without a record;
    - check-ins: 14th stiffness 7 and sleepy 3, 15th stiffness 5 and sleepy 1, 20th weak 2 and a fall;
    - practice on the 14th: 3 repetitions by camera, 2 told, of 4 attempts seen.
    """
    began = at(13, "06:00")
    plan = made_plan(clocks=("08:00", "20:00"), valid_from=began)
    begin_record(ledger, MARA, plan, event_id="person", now=began)
    events = [_given(day, "08:00", "09:30" if day == 16 else "08:00") for day in range(13, 23) if day != 15]
    events += [
        _given(day, "20:00", "20:10", 5.0 if day == 18 else 10.0) for day in range(13, 22) if day != 17
    ]
    events.append(_given(19, "extra", "14:00"))
    events += [
        say("c1", at(14, "07:00"), stiffness=7, sleepy=3),
        say("c2", at(15, "07:30"), stiffness=5, sleepy=1),
        say("c3", at(20, "12:00"), weak=2, fell=True),
    ]
    session = PracticeSession(id="s", exercise="knee-straighten", side="left", started_at=at(14, "10:00"))
    events.append(
        to_event(session, event_id="s", happened_at=at(14, "10:00"), recorded_at=at(14, "10:00"), said_by="x")
    )
    attempts = [made_attempt(number) for number in (1, 2, 3)]
    attempts.append(made_attempt(4, accepted=False, reason="too_small", range_deg=10.0))
    attempts += [
        made_attempt(number, source="told", range_deg=None, range_error_deg=None) for number in (1, 2)
    ]
    ledger.append(*sorted(events, key=lambda event: event.recorded_at), attempts={"s": attempts})


def _given(day: int, name: str, clock: str, mg: float = 10.0) -> Event:
    """Return the event of a dose taken on this day of November at this time."""
    taken = at(day, clock)
    return dose_event(f"{day} {name}", mg=mg, taken_at=taken, recorded_at=taken)


def open_ledger(folder: Path, write: Callable[[Ledger], None] = write_worked_record) -> Ledger:
    """Return a ledger with this record in it; the worked one if none is named."""
    ledger = Ledger.open(folder / "record.db")
    write(ledger)
    return ledger


ONE_DAY = timedelta(days=1)
LATER = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
__all__ = ["FIRST_ON", "LATER", "NOW", "ONE_DAY", "at", "made_fonts", "open_ledger", "read_text", "say"]
