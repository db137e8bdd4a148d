"""The pump card: what a stranger must know about a pump, read from the record as it stands (safety rule 7).

Model, reservoir, micrograms a day, concentration, the clinic's alarm date, the date that counts, numbers to
call. What nobody entered is said to be missing. Templates ask for it by name, so that the safety card, Today
and Plan show the same one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from jinja2 import Environment

from lull.actions.check_pump import find_dates
from lull.record.pump_facts import PumpBeep, PumpDescription, PumpProgramSet, PumpRefill, PumpTurned
from lull.record.pump_history import ProgramInForce, find_pump_history
from lull.record.state import RecordState
from lull.safety.pump_alarms import TONES
from lull.safety.pump_date import NO_ALARM_DATE, PumpDate, PumpDates
from lull.safety.pump_findings import BEEP_KEPT, say_date, say_days
from lull.safety.pump_supply import LeftMl
from lull.timeline import CLOCK_SLACK, local_day
from lull.treatment.pump_event import PumpEventKind
from lull.treatment.pump_program import measure_daily_mcg
from lull.web.wording import moment_words

TURNED_WORDS: Mapping[PumpEventKind, str] = MappingProxyType(
    {
        "stopped": "the pump stood still",
        "started": "the pump ran again",
        "empty": "the pump was empty",
        "refilled": "the pump was filled",
        "catheter_failed": "the catheter failed",
        "catheter_repaired": "the catheter was mended",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpCard:
    """The pump now. ``None`` stands for what nobody entered."""

    today: date
    described: PumpDescription | None
    program: ProgramInForce | None
    refill: PumpRefill | None
    beep: PumpBeep | None
    dates: PumpDates
    left: LeftMl | None
    low_ml: float | None
    clinic_phone: str
    emergency_number: str

    @property
    def model(self) -> str:
        """The model, or that it is not entered."""
        return self.described.model if self.described else "not entered"

    @property
    def a_day(self) -> str:
        """Micrograms a day."""
        return "not entered" if self.program is None else f"{to_mcg(self.daily_mcg)} micrograms a day"

    @property
    def daily_mcg(self) -> float:
        """What the program adds up to in micrograms a day, on average over the week; 0 without one."""
        return measure_daily_mcg(self.program.program.steps) if self.program else 0.0

    @property
    def concentration(self) -> str:
        """How much is in 1 mL, as of the last refill."""
        if self.refill is None:
            return "not entered"
        return f"{self.refill.fill.mcg_per_ml:,g} micrograms in 1 mL"

    @property
    def alarm_on(self) -> date | None:
        """The alarm date the clinic printed at the last refill."""
        return self.refill.alarm_on if self.refill else None

    def say_date(self, named: PumpDate) -> str:
        """Say a date, what names it, and how far it is."""
        return say_date(named, self.today)

    def say_days(self, on: date) -> str:
        """Say how far a day is from today."""
        return say_days(on, self.today)


def find_pump_card(state: RecordState, now: datetime) -> PumpCard | None:
    """Return the pump as the record tells of it now; ``None`` where nothing speaks of a pump."""
    history, person = find_pump_history(state), state.described
    if person is None or not history.has_pump:
        return None
    latest = now + CLOCK_SLACK
    supply = history.to_supply(latest)
    own_phone = history.described.clinic_phone if history.described else ""
    return PumpCard(
        today=local_day(now, person.zone),
        described=history.described,
        program=history.program_at(now),
        refill=history.last_refill(latest),
        beep=history.gravest_beep(now - BEEP_KEPT, latest),
        dates=find_dates(state, now),
        left=supply.estimate_left(now) if supply else None,
        low_ml=supply.counted_low_ml if supply else None,
        clinic_phone=own_phone or person.clinic_phone,
        emergency_number=person.emergency_number,
    )


def pump_words(
    says: PumpDescription | PumpProgramSet | PumpRefill | PumpBeep | PumpTurned,
    *,
    now: datetime,
    zone: ZoneInfo,
) -> str:
    """Say in a few words what an entry about the pump holds."""
    match says:
        case PumpDescription():
            return f"the pump, {says.model}"
        case PumpProgramSet():
            return f"the pump program, {to_mcg(measure_daily_mcg(says.steps))} micrograms a day"
        case PumpRefill():
            return f"the refill, {moment_words(says.fill.filled_at, now=now, zone=zone)}"
        case PumpBeep():
            return f"a beep, {moment_words(says.at, now=now, zone=zone)}, {TONES[says.tone]}"
        case PumpTurned():
            return f"{TURNED_WORDS[says.event.kind]}, {moment_words(says.event.at, now=now, zone=zone)}"


def to_mcg(mcg: float) -> str:
    """Write micrograms as a print does: ``280``, ``1,250``, ``11.7``."""
    return f"{round(mcg, 1):,g}"


def lend_pump_words(templates: Environment) -> None:
    """Let every template ask for the pump card."""
    templates.globals |= {"pump_card_of": find_pump_card, "no_alarm_date": NO_ALARM_DATE}
    templates.filters["mcg"] = to_mcg
