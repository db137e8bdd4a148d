"""Between what an entry says and the plain JSON its event carries.

The names in a body are part of the record on disk: they may be added to and are never renamed.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from lull.progress.practice_session import PracticeSession
from lull.quantities import OralMg, ProductStrength
from lull.record.event import Event, EventKind
from lull.record.fact import Entry, Fact, SessionEnd, Voiding
from lull.record.person_description import PersonDescription
from lull.record.plan_version import PlanVersion, ScheduledDose
from lull.record.settings import Settings
from lull.refusal import BadInput
from lull.timeline import find_zone, to_utc
from lull.tone.check_in import CheckIn
from lull.treatment.administration import Administration

Body = dict[str, Any]
"""Plain JSON by name. ``Any`` ends here: :func:`to_entry` builds checked values from it."""


def to_entry(event: Event) -> Entry:
    """Return the event as it is understood.

    Raises:
        BadInput: if the body does not hold what its kind needs.
    """
    try:
        return Entry(id=event.id, recorded_at=event.recorded_at, says=_read_fact(event, dict(event.body)))
    except (KeyError, TypeError, ValueError) as problem:
        raise BadInput(f"the {event.kind} entry {event.id} cannot be read: {problem}") from problem


def to_body(fact: Fact) -> Body:
    """Return as plain JSON what this fact says beyond the event's own id, times and speaker."""
    return _WRITERS[type(fact)](fact)


def _read_fact(event: Event, body: Body) -> Fact:
    """Return what the event says, by its kind."""
    if event.kind is EventKind.DOSE_GIVEN:
        return Administration(
            id=event.id,
            amount=OralMg(body["amount_mg"]),
            taken_at=event.happened_at,
            recorded_at=event.recorded_at,
            said_by=event.said_by,
        )
    if event.kind is EventKind.CHECK_IN_GIVEN:
        return CheckIn(
            id=event.id,
            at=event.happened_at,
            recorded_at=event.recorded_at,
            said_by=event.said_by,
            **body,
        )
    if event.kind is EventKind.SESSION_STARTED:
        return PracticeSession(
            id=event.id,
            exercise=body["exercise"],
            side=body["side"],
            started_at=event.happened_at,
            said_by=event.said_by,
        )
    if event.kind is EventKind.SESSION_FINISHED:
        return SessionEnd(
            session_id=body["session_id"],
            finished_at=event.happened_at,
            own_range_deg=body["own_range_deg"],
            timings=body["timings"],
        )
    if event.kind is EventKind.VOIDED:
        return Voiding(event_id=cast("str", event.voids))
    return _read_standing_fact(event, body)


def _read_standing_fact(event: Event, body: Body) -> Fact:
    """Return what holds until something else is said: the person, the plan, the settings."""
    if event.kind is EventKind.PERSON_DESCRIBED:
        known = {key: value for key, value in body.items() if key not in ("born_on", "zone")}
        return PersonDescription(
            born_on=date.fromisoformat(body["born_on"]), zone=find_zone(body["zone"]), **known
        )
    if event.kind is EventKind.PLAN_SET:
        return _read_plan(event.id, body)
    return Settings(
        low_tone=body["low_tone"],
        region=body["region"],
        missed_in_a_row=body["missed_in_a_row"],
        wakes_at=time.fromisoformat(body["wakes_at"]),
        sleeps_at=time.fromisoformat(body["sleeps_at"]),
        overdue_after=timedelta(seconds=body["overdue_after_s"]),
        fresh_for=timedelta(seconds=body["fresh_for_s"]),
        ageing_for=timedelta(seconds=body["ageing_for_s"]),
    )


def _person_body(person: PersonDescription) -> Body:
    """Write a description of the person."""
    return {
        "name": person.name,
        "born_on": person.born_on.isoformat(),
        "weight_kg": person.weight_kg,
        "zone": person.zone.key,
        "egfr_ml_min_per_1_73m2": person.egfr_ml_min_per_1_73m2,
        "emergency_number": person.emergency_number,
        "clinic_phone": person.clinic_phone,
    }


def _plan_body(plan: PlanVersion) -> Body:
    """Write a plan version whole, so that it never depends on another entry."""
    return {
        "strength_mg": plan.strength.amount.mg,
        "strength_per": plan.strength.per,
        "doses": [{"clock": dose.clock.isoformat(), "amount_mg": dose.amount.mg} for dose in plan.doses],
        "zone": plan.zone.key,
        "valid_from": plan.valid_from.isoformat(),
        "prescriber": plan.prescriber,
        "reason": plan.reason,
    }


def _read_plan(plan_id: str, body: Body) -> PlanVersion:
    """Read a plan version."""
    return PlanVersion(
        id=plan_id,
        strength=ProductStrength(OralMg(body["strength_mg"]), body["strength_per"]),
        doses=tuple(
            ScheduledDose(time.fromisoformat(dose["clock"]), OralMg(dose["amount_mg"]))
            for dose in body["doses"]
        ),
        zone=find_zone(body["zone"]),
        valid_from=to_utc(datetime.fromisoformat(body["valid_from"])),
        prescriber=body["prescriber"],
        reason=body["reason"],
    )


def _settings_body(settings: Settings) -> Body:
    """Write every setting, so that a later default changes nothing already chosen."""
    return {
        "low_tone": settings.low_tone,
        "region": settings.region,
        "missed_in_a_row": settings.missed_in_a_row,
        "wakes_at": settings.wakes_at.isoformat(),
        "sleeps_at": settings.sleeps_at.isoformat(),
        "overdue_after_s": settings.overdue_after.total_seconds(),
        "fresh_for_s": settings.fresh_for.total_seconds(),
        "ageing_for_s": settings.ageing_for.total_seconds(),
    }


def _check_in_body(check_in: CheckIn) -> Body:
    """Write the answers that were given; what was not answered is left out."""
    answers = {name: getattr(check_in, name) for name in ("stiffness", "sleepy", "weak", "fell", "ill")}
    return {name: answer for name, answer in answers.items() if answer is not None}


_WRITERS: dict[type, Callable[[Any], Body]] = {
    PersonDescription: _person_body,
    PlanVersion: _plan_body,
    Administration: lambda dose: {"amount_mg": dose.amount.mg},
    CheckIn: _check_in_body,
    Settings: _settings_body,
    PracticeSession: lambda session: {"exercise": session.exercise, "side": session.side},
    SessionEnd: lambda end: {
        "session_id": end.session_id,
        "own_range_deg": end.own_range_deg,
        "timings": dict(end.timings) if end.timings else None,
    },
    Voiding: lambda _: {},
}


def to_event(
    fact: Fact, *, event_id: str, happened_at: datetime, recorded_at: datetime, said_by: str
) -> Event:
    """Return the event that says this fact. Times are kept in UTC.

    Raises:
        BadInput: if a time has no offset.
    """
    return Event(
        id=event_id,
        kind=to_kind(fact),
        happened_at=to_utc(happened_at),
        recorded_at=to_utc(recorded_at),
        said_by=said_by,
        body=to_body(fact),
        voids=fact.event_id if isinstance(fact, Voiding) else None,
    )


def to_kind(fact: Fact) -> EventKind:
    """Return the kind of event that says such a fact."""
    return _KINDS[type(fact)]


def dose_to_event(dose: Administration) -> Event:
    """Return the event that records a dose given."""
    return to_event(
        dose,
        event_id=dose.id,
        happened_at=dose.taken_at,
        recorded_at=dose.recorded_at,
        said_by=dose.said_by,
    )


def check_in_to_event(check_in: CheckIn) -> Event:
    """Return the event that records a check-in."""
    return to_event(
        check_in,
        event_id=check_in.id,
        happened_at=check_in.at,
        recorded_at=check_in.recorded_at,
        said_by=check_in.said_by,
    )


_KINDS: dict[type, EventKind] = {
    PersonDescription: EventKind.PERSON_DESCRIBED,
    Settings: EventKind.SETTINGS_CHANGED,
    PlanVersion: EventKind.PLAN_SET,
    Administration: EventKind.DOSE_GIVEN,
    CheckIn: EventKind.CHECK_IN_GIVEN,
    PracticeSession: EventKind.SESSION_STARTED,
    SessionEnd: EventKind.SESSION_FINISHED,
    Voiding: EventKind.VOIDED,
}
