"""What every page with the safety card shows of the record: whom to call, and what a hospital asks first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lull.record.person_description import PersonDescription
from lull.record.plan_timeline import PlanInForce
from lull.record.plan_version import PlanVersion
from lull.record.pump_facts import PumpDescription, PumpProgramSet, PumpRefill
from lull.record.state import RecordState
from lull.safety.judge_signs import RECENT_REFILL
from lull.treatment.administration import Administration

DOSES_SHOWN = 4
COMING = timedelta(days=14)
"""Changes of the plan so far ahead stand on the card (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardValues:
    """The person's own numbers, plan and last doses, and what matters about a pump."""

    emergency_number: str = ""
    clinic_phone: str = ""
    plan: PlanVersion | None = None
    coming: tuple[PlanInForce, ...] = ()
    last_doses: tuple[Administration, ...] = ()
    has_pump: bool = False
    recent_refill: bool = False


def read_card_values(state: RecordState, *, now: datetime) -> CardValues:
    """Return what the record says for the card; empty where nobody wrote anything yet."""
    person = state.described
    refills, pumps = tuple(state.said(PumpRefill)), tuple(state.said(PumpDescription))
    taken = [dose for dose in state.administrations if dose.taken_at <= now]
    return CardValues(
        emergency_number=person.emergency_number if person else "",
        clinic_phone=_find_clinic_phone(person, pumps),
        plan=state.plan_at(now),
        coming=tuple(piece for piece in state.plans_in_force if now < piece.starts_at <= now + COMING)[:3],
        last_doses=tuple(reversed(taken[-DOSES_SHOWN:])),
        has_pump=bool(refills or pumps) or any(True for _ in state.said(PumpProgramSet)),
        recent_refill=any(now - RECENT_REFILL <= refill.fill.filled_at <= now for refill in refills),
    )


def _find_clinic_phone(person: PersonDescription | None, pumps: Sequence[PumpDescription]) -> str:
    """Return the clinic's number: the person's own, else the one on the pump card."""
    known = [person.clinic_phone if person else "", *(pump.clinic_phone for pump in reversed(pumps))]
    return next((number for number in known if number.strip()), "")
