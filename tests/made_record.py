"""A small made-up record for tests: one person, one plan, and a fixed now."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lull.practice.start_answers import StartAnswers
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.quantities import OralMg, ProductStrength
from lull.record.event import Event
from lull.record.event_body import check_in_to_event, dose_to_event, to_event
from lull.record.fact import Voiding
from lull.record.person_description import PersonDescription
from lull.record.plan_version import PlanVersion, ScheduledDose
from lull.tone.check_in import CheckIn
from lull.treatment.administration import Administration

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 14, 20, tzinfo=UTC)  # 15:20 in Berlin
START = StartAnswers(position="sit", support=True, helper=True, shoes=True)
"""A start gate with everything confirmed."""
MARA = PersonDescription(name="Mara", born_on=date(1992, 3, 14), weight_kg=62.0, zone=BERLIN)


def made_plan(
    plan_id: str = "plan",
    *,
    amount_mg: float = 10.0,
    clocks: tuple[str, ...] = ("07:30", "11:30", "15:30", "20:30"),
    valid_from: datetime = NOW - timedelta(days=10),
    strength_mg: float = 10.0,
) -> PlanVersion:
    """Return a plan with one amount at several times of the day."""
    return PlanVersion(
        id=plan_id,
        strength=ProductStrength(OralMg(strength_mg), "tablet"),
        doses=tuple(ScheduledDose(time.fromisoformat(clock), OralMg(amount_mg)) for clock in clocks),
        zone=BERLIN,
        valid_from=valid_from,
        prescriber="Dr Okafor",
        reason="made up",
    )


def made_dose(
    dose_id: str = "dose",
    *,
    mg: float = 10.0,
    taken_at: datetime = NOW - timedelta(hours=1),
    recorded_at: datetime = NOW,
    said_by: str = "Mara",
) -> Administration:
    """Return a dose given."""
    return Administration(
        id=dose_id, amount=OralMg(mg), taken_at=taken_at, recorded_at=recorded_at, said_by=said_by
    )


def dose_event(dose_id: str = "dose", **changes: float | datetime | str) -> Event:
    """Return the event of a dose given."""
    return dose_to_event(made_dose(dose_id, **changes))  # type: ignore[arg-type]


def check_in_event(check_in_id: str = "check-in", *, at: datetime = NOW, stiffness: int = 5) -> Event:
    """Return the event of a check-in."""
    return check_in_to_event(CheckIn(id=check_in_id, at=at, recorded_at=at, stiffness=stiffness))


def plan_event(plan: PlanVersion, at: datetime = NOW) -> Event:
    """Return the event that sets a plan."""
    return to_event(plan, event_id=plan.id, happened_at=at, recorded_at=at, said_by="Mara")


def void_event_of(voided_id: str, event_id: str = "void", at: datetime = NOW) -> Event:
    """Return the event that voids another."""
    return to_event(
        Voiding(event_id=voided_id), event_id=event_id, happened_at=at, recorded_at=at, said_by="Mara"
    )


def session_event(session_id: str = "session", at: datetime = NOW) -> Event:
    """Return the event that starts a practice session."""
    session = PracticeSession(id=session_id, exercise="knee-straighten", side="left", started_at=at)
    return to_event(session, event_id=session_id, happened_at=at, recorded_at=at, said_by="Mara")


def made_attempt(number: int = 1, **changes: object) -> RecordedAttempt:
    """Return an accepted measured attempt."""
    start = 4.0 * number
    said: dict[str, object] = {
        "number": number,
        "side": "left",
        "started_s": start,
        "peak_s": start + 1.0,
        "ended_s": start + 2.0,
        "range_deg": 50.0,
        "range_error_deg": 5.0,
        "accepted": True,
    }
    return RecordedAttempt(**(said | changes))  # type: ignore[arg-type]
