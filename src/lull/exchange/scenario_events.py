"""Events and people from a scenario, for whoever wants to simulate it rather than forecast it.

Hour 0 is the start of the scenario's horizon. What was given, what is planned after now and what a pump is
programmed to deliver all count, as they do in a forecast; a past dose without a record does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lull.pharmacology.day_rhythm import DayRhythm
from lull.pharmacology.intake import BolusIntake, Intake, OralIntake, PumpIntake
from lull.pharmacology.model_range import check_model_range
from lull.pharmacology.people import single_person
from lull.pharmacology.simulation.events import Events, bolus, by_mouth, infusion, join_events
from lull.pharmacology.simulation.people_table import NamedPeople, name_people
from lull.pharmacology.typical import find_typical_person
from lull.quantities import IntrathecalMcg, McgPerHour, OralForm, OralMg
from lull.refusal import Refusal
from lull.tone.counted import count_sources
from lull.tone.forecast_input import ForecastInput


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioEvents:
    """The events of a scenario, its typical person, and what its clock shows at hour 0.

    ``clock_at_zero_h`` and ``rhythm`` are for the model; a change to or from summer time after hour 0 is not
    in them.
    """

    events: Events
    people: NamedPeople
    clock_at_zero_h: float
    rhythm: DayRhythm | None = None


def to_scenario_events(inputs: ForecastInput) -> ScenarioEvents | Refusal:
    """Return what a scenario gives to whom; botulinum toxin, which is no baclofen, is left to the forecast.

    Returns:
        The events and the person, or a refusal where the model does not speak about this person.

    Raises:
        BadInput: if the plans or pump programs cannot be followed, as a forecast would say.
    """
    refusal = check_model_range(inputs.person, intrathecal=inputs.uses_spine)
    if refusal is not None:
        return refusal
    typical = find_typical_person(inputs.person, inputs.overrides)
    counted = count_sources(inputs, typical)
    shown = inputs.horizon.start.astimezone(inputs.zone)
    return ScenarioEvents(
        events=_to_events(counted.intakes),
        people=name_people(single_person(typical)),
        clock_at_zero_h=shown.hour + shown.minute / 60 + shown.second / 3600,
        rhythm=inputs.rhythm if inputs.rhythm.amplitude else None,
    )


def _to_events(intakes: Sequence[Intake]) -> Events:
    """Return intakes as events for everybody."""
    return join_events(_to_event(intake) for intake in intakes)


def _to_event(intake: Intake) -> Events:
    """Return one intake as an event, and a pump program as one for each of its flows."""
    if isinstance(intake, OralIntake):
        form: OralForm = "oral_solution" if intake.solution else "tablet"
        return by_mouth(OralMg(intake.amount_mg), at_h=intake.at_h, form=form)
    if isinstance(intake, BolusIntake):
        return bolus(IntrathecalMcg(intake.amount_mcg), at_h=intake.at_h)
    if isinstance(intake, PumpIntake):
        return join_events(_to_event(flow) for flow in intake.flows)
    rate, lasting_h = McgPerHour(intake.rate_mcg_per_h), intake.end_h - intake.start_h
    return infusion(rate=rate, duration_h=lasting_h, at_h=intake.start_h)
