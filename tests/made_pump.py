"""A small made-up pump for tests: a program, a refill, and the record that holds them."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lull.quantities import McgPerHour
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.fact import Fact
from lull.record.fold import fold
from lull.record.pump_facts import PumpBeep, PumpDescription, PumpProgramSet, PumpRefill, PumpTurned
from lull.record.state import RecordState
from lull.treatment.pump_event import PumpEvent, PumpEventKind
from lull.treatment.pump_program import PumpFill, PumpStep
from made_record import BERLIN, MARA, NOW

PUMP = PumpDescription(model="SynchroMed II", reservoir_ml=20.0, low_reservoir_ml=2.0)


def made_program(
    program_id: str = "program",
    *,
    mcg_a_day: float = 240.0,
    valid_from: datetime = NOW - timedelta(days=40),
    zone: ZoneInfo = BERLIN,
    steps: tuple[PumpStep, ...] = (),
) -> PumpProgramSet:
    """Return a program that runs the same all day, or in these steps."""
    even = (PumpStep(at=time(0), rate=McgPerHour(mcg_a_day / 24)),)
    return PumpProgramSet(
        id=program_id, steps=steps or even, zone=zone, valid_from=valid_from, prescriber="Dr Haddad"
    )


def made_refill(
    refill_id: str = "refill",
    *,
    filled_at: datetime = NOW - timedelta(days=20),
    mcg_per_ml: float = 500.0,
    volume_ml: float = 20.0,
    alarm_on: date | None = date(2026, 12, 17),
) -> PumpRefill:
    """Return a refill with the date the clinic printed."""
    fill = PumpFill(mcg_per_ml=mcg_per_ml, reservoir_ml=volume_ml, filled_at=filled_at)
    return PumpRefill(id=refill_id, fill=fill, alarm_on=alarm_on)


def made_turn(kind: PumpEventKind, at: datetime) -> PumpTurned:
    """Return that the pump stopped or runs again."""
    return PumpTurned(event=PumpEvent(kind=kind, at=at))


def made_beep(at: datetime = NOW) -> PumpBeep:
    """Return a beep of a tone nobody was sure about."""
    return PumpBeep(tone="not_sure", at=at)


def pump_event(fact: Fact, event_id: str, at: datetime = NOW - timedelta(days=20)) -> Event:
    """Return the event that says a fact about the pump, recorded at this instant."""
    return to_event_now(fact, event_id=event_id, now=at)


def pump_record(
    program: PumpProgramSet | None = None,
    refill: PumpRefill | None = None,
    *more: Event,
    pump: PumpDescription | None = PUMP,
) -> RecordState:
    """Return a record with Mara, her pump, one program and one refill; each may be left out."""
    began = NOW - timedelta(days=40)
    events = [pump_event(MARA, "person", began)]
    if pump is not None:
        events.append(pump_event(pump, "pump", began))
    if program is not None:
        events.append(pump_event(program, program.id, began))
    if refill is not None:
        events.append(pump_event(refill, refill.id, max(began, refill.fill.filled_at)))
    return fold([*events, *more])
