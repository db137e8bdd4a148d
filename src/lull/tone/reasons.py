"""The reasons of a forecast: what every reader should know about where it comes from."""

from collections.abc import Mapping, Sequence

from lull.pharmacology.people import PEOPLE
from lull.pharmacology.typical import TypicalPerson
from lull.saying import say
from lull.tone.curve import Region
from lull.tone.forecast_input import ForecastInput
from lull.tone.low_stretches import LowStretches
from lull.tone.reason import Reason
from lull.tone.route_reasons import list_route_reasons
from lull.tone.share_low import to_share_low
from lull.tone.windows import MAYBE

__all__ = ["Reason", "explain_no_windows", "list_reasons"]


def list_reasons(inputs: ForecastInput, typical: TypicalPerson, *, has_gaps: bool) -> list[Reason]:
    """Return what every reader of this forecast should know about where it comes from."""
    found = [
        Reason(
            code="hypothesis",
            message=say("That practice in a quiet window helps more is a hypothesis. It has not been shown."),
        ),
        *list_route_reasons(inputs),
    ]
    if inputs.variability:
        found.append(
            Reason(
                code="population_guess",
                message=say("This is a guess from other people. It has not learned from you."),
                values={"people": PEOPLE},
            )
        )
    found += _list_person_reasons(inputs, typical)
    if inputs.overrides:
        found.append(
            Reason(
                code="parameters_replaced",
                message=say("Some numbers of the model were replaced in the question."),
                values=dict(inputs.overrides),
            )
        )
    if has_gaps:
        message = (
            "Some doses have no record or came up again. The band is wider because of that."
            if inputs.variability
            else "Some doses have no record. They count as not given here."
        )
        found.append(Reason(code="gaps_in_record", message=message))
    found.append(
        Reason(
            code="second_effect_ours",
            message=say("Curves for sleepiness and weakness are a hypothesis. What you feel counts."),
        )
    )
    return found


def _list_person_reasons(inputs: ForecastInput, typical: TypicalPerson) -> list[Reason]:
    """Return what age and kidney function do to this forecast."""
    found = []
    egfr = inputs.person.egfr_ml_min_per_1_73m2
    if egfr is None:
        found.append(
            Reason(
                code="kidney_not_known",
                message="Kidney function is not known. The curve takes it as unimpaired.",
            )
        )
    elif typical.kidney_share < 1.0 and "cl_f_l_per_h" not in inputs.overrides:
        found.append(
            Reason(
                code="kidney_slower",
                message="With this kidney function the medicine leaves more slowly.",
                values={"egfr_ml_min_per_1_73m2": egfr, "clearance_share": typical.kidney_share},
            )
        )
    if typical.adult_share < 1.0:
        found.append(
            Reason(
                code="young_person",
                message="In children the effect by mouth is small and uncertain.",
                values={"age_y": inputs.person.age_y, "adult_share": typical.adult_share},
            )
        )
    return found


def explain_no_windows(
    low: Mapping[Region, LowStretches], regions: Sequence[Region], *, has_doses: bool, gated: Sequence[Region]
) -> list[Reason]:
    """Return why the ``regions`` have no window, each cause once.

    ``gated`` are the regions that would have one without the gates.
    """
    highest = {region: to_share_low(low[region], least_h=0.0).highest for region in regions}
    causes: dict[str, list[Region]] = {}
    for region in regions:
        if not has_doses:
            cause = "no_dose"
        elif region in gated:
            cause = "gate"
        elif highest[region] < MAYBE:
            cause = "not_low_enough"
        else:
            cause = "too_short"
        causes.setdefault(cause, []).append(region)
    return [
        Reason(
            code=f"no_window_{cause}",
            message=_WHY_NOT[cause],
            values={
                "regions": tuple(places),
                "highest_probability": max(highest[region] for region in places),
            },
        )
        for cause, places in causes.items()
    ]


_WHY_NOT = {
    "no_dose": "No quiet window can be predicted. There is no dose in the record or the plan for this time.",
    "gate": "No quiet window can be predicted. What you told us today speaks against one.",
    "not_low_enough": say(
        "No quiet window can be predicted. Predicted tone is not low enough, or not in enough people."
    ),
    "too_short": say(
        "No quiet window can be predicted. Tone is not predicted to be low for half an hour at a time."
    ),
}
