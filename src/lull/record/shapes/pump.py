"""The pump: its description, programs, refills, beeps, and when it stood still."""

from datetime import date, datetime, time

from lull.quantities import McgPerHour
from lull.record.event import Event, EventKind
from lull.record.pump_facts import PumpBeep, PumpDescription, PumpProgramSet, PumpRefill, PumpTurned
from lull.record.shapes.shape import Body, Shape
from lull.timeline import find_zone, to_utc
from lull.treatment.pump_event import PumpEvent
from lull.treatment.pump_program import PumpFill, PumpStep


def _describe_body(pump: PumpDescription) -> Body:
    """Write what the pump is."""
    return {
        "model": pump.model,
        "reservoir_ml": pump.reservoir_ml,
        "low_reservoir_ml": pump.low_reservoir_ml,
        "implanted_on": _day(pump.implanted_on),
        "replace_by": _day(pump.replace_by),
        "clinic_phone": pump.clinic_phone,
    }


def _read_description(event: Event, body: Body) -> PumpDescription:
    """Read what the pump is."""
    del event
    return PumpDescription(
        model=body["model"],
        reservoir_ml=body["reservoir_ml"],
        low_reservoir_ml=body["low_reservoir_ml"],
        implanted_on=_read_day(body["implanted_on"]),
        replace_by=_read_day(body["replace_by"]),
        clinic_phone=body["clinic_phone"],
    )


def _program_body(program: PumpProgramSet) -> Body:
    """Write a program whole."""
    return {
        "steps": [
            {
                "at": step.at.isoformat(),
                "mcg_per_h": step.rate.mcg_per_h,
                "weekdays": sorted(step.weekdays),
            }
            for step in program.steps
        ],
        "zone": program.zone.key,
        "valid_from": program.valid_from.isoformat(),
        "prescriber": program.prescriber,
        "reason": program.reason,
    }


def _read_program(event: Event, body: Body) -> PumpProgramSet:
    """Read a program."""
    return PumpProgramSet(
        id=event.id,
        steps=tuple(
            PumpStep(
                at=time.fromisoformat(step["at"]),
                rate=McgPerHour(step["mcg_per_h"]),
                weekdays=frozenset(step["weekdays"]),
            )
            for step in body["steps"]
        ),
        zone=find_zone(body["zone"]),
        valid_from=to_utc(datetime.fromisoformat(body["valid_from"])),
        prescriber=body["prescriber"],
        reason=body["reason"],
    )


def _refill_body(refill: PumpRefill) -> Body:
    """Write a refill."""
    return {
        "mcg_per_ml": refill.fill.mcg_per_ml,
        "reservoir_ml": refill.fill.reservoir_ml,
        "alarm_on": _day(refill.alarm_on),
    }


def _read_refill(event: Event, body: Body) -> PumpRefill:
    """Read a refill."""
    return PumpRefill(
        id=event.id,
        fill=PumpFill(
            mcg_per_ml=body["mcg_per_ml"], reservoir_ml=body["reservoir_ml"], filled_at=event.happened_at
        ),
        alarm_on=_read_day(body["alarm_on"]),
        said_by=event.said_by,
    )


def _read_beep(event: Event, body: Body) -> PumpBeep:
    """Read that the pump was heard."""
    return PumpBeep(tone=body["tone"], at=event.happened_at, said_by=event.said_by)


def _read_turned(event: Event, body: Body) -> PumpTurned:
    """Read that the pump stopped or runs again."""
    return PumpTurned(event=PumpEvent(kind=body["kind"], at=event.happened_at), said_by=event.said_by)


def _day(on: date | None) -> str | None:
    """Write a day, or nothing."""
    return None if on is None else on.isoformat()


def _read_day(text: str | None) -> date | None:
    """Read a day, or nothing."""
    return None if text is None else date.fromisoformat(text)


SHAPES = (
    Shape(kind=EventKind.PUMP_DESCRIBED, says=PumpDescription, write=_describe_body, read=_read_description),
    Shape(kind=EventKind.PUMP_PROGRAM_SET, says=PumpProgramSet, write=_program_body, read=_read_program),
    Shape(
        kind=EventKind.PUMP_REFILLED,
        says=PumpRefill,
        write=_refill_body,
        read=_read_refill,
        happened_at=lambda refill: refill.fill.filled_at,
    ),
    Shape(
        kind=EventKind.PUMP_BEEP_HEARD,
        says=PumpBeep,
        write=lambda beep: {"tone": beep.tone},
        read=_read_beep,
        happened_at=lambda beep: beep.at,
    ),
    Shape(
        kind=EventKind.PUMP_STOPPED_OR_STARTED,
        says=PumpTurned,
        write=lambda turned: {"kind": turned.event.kind},
        read=_read_turned,
        happened_at=lambda turned: turned.event.at,
    ),
)
