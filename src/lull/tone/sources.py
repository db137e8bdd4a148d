"""Sources: every dose, pump program and injection that a forecast counts, as what enters on its clock.

Each keeps the truth it belongs to: given, planned, or programmed into a pump.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake, OralIntake, PumpIntake
from lull.quantities import IntrathecalMcg, OralMg, PumpedMcg
from lull.timeline import Span
from lull.tone.curve import DoseSource, Route
from lull.tone.horizon_clock import to_hours
from lull.treatment.counted_doses import CountedDose
from lull.treatment.intrathecal_bolus import IntrathecalBolus
from lull.treatment.pump_delivery import deliver_pump
from lull.treatment.pump_event import PumpEvent
from lull.treatment.pump_program import PumpFlow, PumpProgram

_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One dose or program, and the intakes it is made of."""

    source: DoseSource
    route: Route
    amount: OralMg | IntrathecalMcg | PumpedMcg
    at: datetime
    intakes: tuple[Intake, ...]


def list_oral_sources(doses: Sequence[CountedDose], start: datetime) -> list[Source]:
    """Return the doses by mouth."""
    return [
        Source(
            source=dose.source,
            route="oral",
            amount=dose.amount,
            at=dose.at,
            intakes=(
                OralIntake(
                    at_h=to_hours(dose.at, start),
                    amount_mg=dose.amount.mg,
                    solution=dose.form == "oral_solution",
                ),
            ),
        )
        for dose in doses
    ]


def list_bolus_sources(boluses: Sequence[IntrathecalBolus], span: Span, start: datetime) -> list[Source]:
    """Return the boluses inside a span."""
    return [
        Source(
            source="given",
            route="intrathecal_bolus",
            amount=bolus.amount,
            at=bolus.given_at,
            intakes=(BolusIntake(at_h=to_hours(bolus.given_at, start), amount_mcg=bolus.amount.mcg),),
        )
        for bolus in sorted(boluses, key=lambda bolus: bolus.given_at)
        if bolus.given_at in span
    ]


def list_pump_sources(
    programs: Sequence[PumpProgram], events: Sequence[PumpEvent], span: Span, start: datetime
) -> list[Source]:
    """Return what each pump program lets flow inside the span; its amount counts from ``start`` on.

    Raises:
        BadInput: if programs overlap, or a reservoir would run dry unsaid.
    """
    found = []
    ordered = sorted(programs, key=lambda program: program.valid_from)
    for program, flows in zip(ordered, deliver_pump(ordered, events, span), strict=True):
        if flows:
            shown_mcg = sum(_measure_mcg(flow, start) for flow in flows)
            found.append(
                Source(
                    source="programmed",
                    route="intrathecal_pump",
                    amount=PumpedMcg(shown_mcg),
                    at=program.valid_from,
                    intakes=(PumpIntake(flows=tuple(_to_intake(flow, start) for flow in flows)),),
                )
            )
    return found


def _to_intake(flow: PumpFlow, start: datetime) -> FlowIntake:
    """Put a flow on the forecast's clock."""
    return FlowIntake(
        start_h=to_hours(flow.span.start, start),
        end_h=to_hours(flow.span.end, start),
        rate_mcg_per_h=flow.rate.mcg_per_h,
    )


def _measure_mcg(flow: PumpFlow, start: datetime) -> float:
    """Return how much flows after ``start``."""
    begins = max(flow.span.start, start)
    return max(0.0, (flow.span.end - begins) / _AN_HOUR * flow.rate.mcg_per_h)
