"""Translates a scenario's treatment into the pure types, naming the place of what cannot be."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import assert_never
from zoneinfo import ZoneInfo

from lull.exchange.scenario import Scenario
from lull.exchange.scenario_treatment import (
    BolusGivenPart,
    BotulinumGivenPart,
    OralAmountPart,
    OralGivenPart,
    OralPrescribedPart,
    PumpPrescribedPart,
)
from lull.quantities import BotulinumUnits, IntrathecalMcg, McgPerHour, OralMg
from lull.refusal import BadInput
from lull.timeline import wall_clock_at
from lull.treatment.administration import Administration
from lull.treatment.baseline_change import BaselineChange
from lull.treatment.botulinum import BotulinumInjection
from lull.treatment.intrathecal_bolus import IntrathecalBolus
from lull.treatment.pump_event import PumpEvent
from lull.treatment.pump_program import EVERY_DAY, PumpFill, PumpProgram, PumpStep
from lull.treatment.regimen import OralRegimen

Given = Administration | IntrathecalBolus | BotulinumInjection


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """Everything prescribed, given and done, by kind; places in the document are their ids."""

    regimens: tuple[OralRegimen, ...]
    programs: tuple[PumpProgram, ...]
    given: tuple[Administration, ...]
    boluses: tuple[IntrathecalBolus, ...]
    injections: tuple[BotulinumInjection, ...]
    pump_events: tuple[PumpEvent, ...]
    baseline_changes: tuple[BaselineChange, ...]


def to_treatment(scenario: Scenario, zone: ZoneInfo, now: datetime) -> Treatment:
    """Translate what a scenario says about the treatment.

    Raises:
        BadInput: naming the place, for what only the whole can tell.
    """
    given = [_to_given(f"given[{i}]", part, now) for i, part in enumerate(scenario.given)]
    plans = [_to_plan(f"prescribed[{i}]", part, zone) for i, part in enumerate(scenario.prescribed)]
    return Treatment(
        regimens=tuple(plan for plan in plans if isinstance(plan, OralRegimen)),
        programs=tuple(plan for plan in plans if isinstance(plan, PumpProgram)),
        given=tuple(dose for dose in given if isinstance(dose, Administration)),
        boluses=tuple(dose for dose in given if isinstance(dose, IntrathecalBolus)),
        injections=tuple(dose for dose in given if isinstance(dose, BotulinumInjection)),
        pump_events=tuple(
            PumpEvent(kind=part.event, at=part.at.astimezone(UTC)) for part in scenario.pump_events
        ),
        baseline_changes=tuple(
            BaselineChange(kind=part.kind, region=part.region, at=part.at.astimezone(UTC))
            for part in scenario.baseline_changes
        ),
    )


def _to_given(place: str, part: OralGivenPart | BolusGivenPart | BotulinumGivenPart, now: datetime) -> Given:
    """Read one dose that was given."""
    at = part.at.astimezone(UTC)
    match part:
        case OralGivenPart():
            return Administration(
                id=place, amount=_to_mg(place, part), taken_at=at, recorded_at=now, form=part.form
            )
        case BolusGivenPart():
            return IntrathecalBolus(
                id=place, amount=IntrathecalMcg(part.amount), given_at=at, recorded_at=now
            )
        case BotulinumGivenPart():
            amount = BotulinumUnits(part.amount, part.product)
            return BotulinumInjection(
                id=place, muscle=part.muscle, side=part.side, amount=amount, given_at=at, recorded_at=now
            )
        case _:
            assert_never(part)


def _to_plan(
    place: str, part: OralPrescribedPart | PumpPrescribedPart, zone: ZoneInfo
) -> OralRegimen | PumpProgram:
    """Read one prescription; a day without a time means its midnight in the zone."""
    starts = _to_midnight(part.valid_from, zone)
    ends = None if part.valid_to is None else _to_midnight(part.valid_to, zone)
    if ends is not None and ends <= starts:
        raise BadInput(f"{place}.to must lie after {place}.from")
    if isinstance(part, PumpPrescribedPart):
        return _to_program(place, part, zone, (starts, ends))
    if len(set(part.times)) < len(part.times):
        raise BadInput(f"{place}.times names the same time twice")
    return OralRegimen(
        amount=_to_mg(place, part),
        times=tuple(part.times),
        zone=zone,
        valid_from=starts,
        valid_to=ends,
        form=part.form,
    )


def _to_program(
    place: str, part: PumpPrescribedPart, zone: ZoneInfo, valid: tuple[datetime, datetime | None]
) -> PumpProgram:
    """Read a pump program; a fill without what was filled in says nothing."""
    steps = tuple(
        PumpStep(
            at=step.at,
            rate=McgPerHour(step.rate),
            weekdays=frozenset(step.weekdays) if step.weekdays else EVERY_DAY,
        )
        for step in part.program
    )
    fill = None
    if part.filled_at is not None:
        if part.concentration_mcg_per_ml is None or part.reservoir_ml is None:
            raise BadInput(
                f"{place}.filled_at needs concentration_mcg_per_ml and reservoir_ml, or leave it out"
            )
        fill = PumpFill(
            mcg_per_ml=part.concentration_mcg_per_ml,
            reservoir_ml=part.reservoir_ml,
            filled_at=_to_midnight(part.filled_at, zone),
        )
    try:
        return PumpProgram(steps=steps, zone=zone, valid_from=valid[0], valid_to=valid[1], fill=fill)
    except BadInput as problem:
        raise BadInput(f"{place}.program: {problem}") from None


def _to_mg(place: str, part: OralAmountPart) -> OralMg:
    """Return the amount in mg; mL and tablets count by the strength that stands beside them (hazard H01)."""
    if part.unit == "mg":
        if part.strength_mg is not None:
            raise BadInput(f"{place}.strength_mg says nothing about an amount in mg: leave it out")
        return OralMg(part.amount)
    assert part.strength_mg is not None, "an unknown strength was refused before"
    try:
        return OralMg(part.amount * part.strength_mg)
    except BadInput as problem:
        raise BadInput(f"{place}: {problem}") from None


def _to_midnight(moment: date | datetime, zone: ZoneInfo) -> datetime:
    """Return an instant as it is, and a day as its midnight in the zone."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return wall_clock_at(moment, time(0), zone)
