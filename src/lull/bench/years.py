"""Today over years of history: a record of five years, opened, read, and added to while it is open."""

import tempfile
import urllib.request
from datetime import UTC, date, datetime, time, timedelta
from http.cookiejar import CookieJar
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from lull.actions.begin_record import begin_record
from lull.actions.places import RECORD_FILE
from lull.bench.measurement import Measurement, percentile, time_each
from lull.bench.starting import running_app
from lull.quantities import OralMg, ProductStrength
from lull.record.event import Event
from lull.record.event_body import check_in_to_event, dose_to_event
from lull.record.person_description import PersonDescription
from lull.record.plan_version import PlanVersion, ScheduledDose
from lull.store.ledger import Ledger
from lull.tone.check_in import CheckIn
from lull.treatment.administration import Administration

DAYS = 5 * 365
CLOCKS = (time(7, 30), time(11, 30), time(15, 30), time(20, 30))
ZONE = ZoneInfo("Europe/Berlin")


def measure_years() -> list[Measurement]:
    """Time Today over five years: as it stands, and right after each of some new doses."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / RECORD_FILE
        now = datetime.now(UTC)
        entries = write_years(path, now)
        with running_app("serve", home) as address:
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
            browser.open(address).read()
            today = address.split("?", maxsplit=1)[0]
            warm = percentile(time_each(lambda: browser.open(today).read(), times=7), 50)
            fresh = [_time_after_a_dose(path, now, number, browser, today) for number in range(7)]
    return [
        Measurement(
            name="Today page, five years of history",
            value=warm * 1000,
            unit="ms",
            goal=300.0,
            note=f"{entries:,} entries, median of 7",
        ),
        Measurement(
            name="the same, right after a new dose",
            value=percentile(fresh, 50) * 1000,
            unit="ms",
            goal=300.0,
            note="median of 7",
        ),
    ]


def _time_after_a_dose(
    path: Path, now: datetime, number: int, browser: urllib.request.OpenerDirector, today: str
) -> float:
    """Write one more dose from outside, then time the page once."""
    with Ledger.open(path) as ledger:
        at = now - timedelta(days=40, minutes=number)
        ledger.append(
            dose_to_event(
                Administration(id=f"fresh-{number}", amount=OralMg(10.0), taken_at=at, recorded_at=now)
            )
        )
    return time_each(lambda: browser.open(today).read(), times=1)[0]


def write_years(path: Path, now: datetime) -> int:
    """Write five years of four doses and three check-ins a day, some of them missing; return how many."""
    start = now - timedelta(days=DAYS)
    plan = PlanVersion(
        id="plan",
        strength=ProductStrength(OralMg(10.0), "tablet"),
        doses=tuple(ScheduledDose(clock, OralMg(10.0)) for clock in CLOCKS),
        zone=ZONE,
        valid_from=start,
        prescriber="Dr Okafor",
    )
    described = PersonDescription(name="Years", born_on=date(1990, 1, 1), weight_kg=60.0, zone=ZONE)
    with Ledger.open(path) as ledger:
        begin_record(ledger, described, plan, event_id="begin", now=start)
        chance = Random(5)  # noqa: S311 - a made-up diary needs no secret
        events = [
            event for day in range(DAYS) for event in _live(start, day, chance) if event.happened_at < now
        ]
        ledger.append(*sorted(events, key=lambda event: event.recorded_at))
        return len(events)


def _live(start: datetime, day: int, chance: Random) -> list[Event]:
    """Return what one day leaves in the record."""
    events = []
    on = (start + timedelta(days=day)).astimezone(ZONE).date()
    for number, clock in enumerate(CLOCKS):
        due = datetime.combine(on, clock, tzinfo=ZONE).astimezone(UTC)
        at = due + timedelta(minutes=chance.randint(-10, 40))
        if chance.random() > 0.05:  # noqa: PLR2004 - one dose in twenty has no record
            dose = Administration(id=f"dose-{day}-{number}", amount=OralMg(10.0), taken_at=at, recorded_at=at)
            events.append(dose_to_event(dose))
        if number:
            told = CheckIn(id=f"told-{day}-{number}", at=at, recorded_at=at, stiffness=chance.randint(2, 8))
            events.append(check_in_to_event(told))
    return events
