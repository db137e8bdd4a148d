"""What holds until something else is said: the person, the settings, notices seen."""

from datetime import date, time, timedelta

from lull.record.event import Event, EventKind
from lull.record.notice_seen import NoticeSeen
from lull.record.person_description import PersonDescription
from lull.record.settings import Settings
from lull.record.shapes.shape import Body, Shape
from lull.timeline import find_zone


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


def _read_person(event: Event, body: Body) -> PersonDescription:
    """Read a description of the person."""
    del event
    known = {key: value for key, value in body.items() if key not in ("born_on", "zone")}
    return PersonDescription(
        born_on=date.fromisoformat(body["born_on"]), zone=find_zone(body["zone"]), **known
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
        "stock_days": settings.stock_days,
        "refill_days": list(settings.refill_days),
        "keeps_goal": settings.keeps_goal,
    }


def _read_settings(event: Event, body: Body) -> Settings:
    """Read settings; one that did not exist when they were chosen has its default."""
    del event
    later = {}
    if "keeps_goal" in body:
        later["keeps_goal"] = body["keeps_goal"]
    if "stock_days" in body:
        later["stock_days"] = body["stock_days"]
    if "refill_days" in body:
        later["refill_days"] = tuple(body["refill_days"])
    return Settings(
        low_tone=body["low_tone"],
        region=body["region"],
        missed_in_a_row=body["missed_in_a_row"],
        wakes_at=time.fromisoformat(body["wakes_at"]),
        sleeps_at=time.fromisoformat(body["sleeps_at"]),
        overdue_after=timedelta(seconds=body["overdue_after_s"]),
        fresh_for=timedelta(seconds=body["fresh_for_s"]),
        ageing_for=timedelta(seconds=body["ageing_for_s"]),
        **later,
    )


SHAPES = (
    Shape(kind=EventKind.PERSON_DESCRIBED, says=PersonDescription, write=_person_body, read=_read_person),
    Shape(kind=EventKind.SETTINGS_CHANGED, says=Settings, write=_settings_body, read=_read_settings),
    Shape(
        kind=EventKind.NOTICE_SEEN,
        says=NoticeSeen,
        write=lambda seen: {"notice_id": seen.notice_id},
        read=lambda event, body: NoticeSeen(notice_id=body["notice_id"], said_by=event.said_by),
    ),
)
