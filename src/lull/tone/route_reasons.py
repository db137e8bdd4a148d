"""Reasons that come with a route: what spinal fluid, pump, toxin or a new baseline do to a forecast."""

from collections.abc import Iterator

from lull.tone.forecast_input import ForecastInput
from lull.tone.pump_gates import say_pause
from lull.tone.reason import Reason
from lull.treatment.pump_delivery import find_pauses

_HYPOTHESES = {
    "spine_ours": "How medicine in the spinal fluid reaches the nerves is pieced together from few studies."
    " The joining is ours.",
    "pump_as_programmed": "The pump counts as delivering its program where no event says otherwise."
    " Nobody records each drop.",
    "injected_muscle": "An injected muscle has its own curve. A region is the mean of its muscle groups."
    " The amount injected does not change the curve: no such curve was found.",
    "regions_differ": "From the spine the legs get most, the trunk less and the arms least.",
}


def list_route_reasons(inputs: ForecastInput) -> Iterator[Reason]:
    """Yield what every reader should know about the routes in this forecast."""
    if inputs.uses_spine:
        yield _say("spine_ours")
        yield _say("regions_differ")
    else:
        yield Reason(
            code="regions_alike",
            message="Blood carries the medicine everywhere. Legs, trunk and arms share one typical curve.",
        )
    if inputs.programs:
        yield _say("pump_as_programmed")
    for pause in find_pauses(inputs.programs, inputs.pump_events, inputs.horizon.end):
        if pause.span.overlaps(inputs.horizon):
            yield Reason(
                code="pump_paused",
                message=f"{say_pause(pause, inputs.zone)} Never stop baclofen suddenly.",
                values={"why": pause.why},
            )
    if inputs.injections:
        yield _say("injected_muscle")
    for change in inputs.baseline_changes:
        if change.at < inputs.horizon.end:
            day = change.at.astimezone(inputs.zone).date().isoformat()
            yield Reason(
                code="baseline_changed",
                message=f"Since {day} ({change.kind}, {change.region}) untreated tone is another level."
                " Curves before and after that day share no scale.",
                values={"kind": change.kind, "region": change.region, "on": day},
            )
    if inputs.not_taken:
        yield Reason(
            code="not_taken_drawn",
            message="The second curve shows what the model draws if a planned dose is not taken."
            " It is no advice. Never stop baclofen suddenly.",
            values={"doses": len(inputs.not_taken)},
        )


def _say(code: str) -> Reason:
    """Return a reason that needs no numbers."""
    return Reason(code=code, message=_HYPOTHESES[code])
