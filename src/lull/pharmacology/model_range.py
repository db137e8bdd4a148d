"""Where the model may speak at all: outside the people it rests on, it declines (hazard H23)."""

from lull.pharmacology.parameters.growing import HEAVIEST_WEIGHT, LIGHTEST_WEIGHT, YOUNGEST_AGE
from lull.pharmacology.parameters.kidney import LEAST_EGFR
from lull.refusal import Refusal
from lull.treatment.person import Person


def check_model_range(person: Person) -> Refusal | None:
    """Return why no curve can be predicted for this person, or ``None`` if one can."""
    if person.age_y < YOUNGEST_AGE.value:
        return Refusal(
            code="age_outside_model",
            message=f"no curve is predicted below {YOUNGEST_AGE.value:g} years: nobody so young was studied",
        )
    egfr = person.egfr_ml_min_per_1_73m2
    if egfr is not None and egfr < LEAST_EGFR.value:
        return Refusal(
            code="kidney_outside_model",
            message=f"no curve is predicted with an eGFR below {LEAST_EGFR.value:g}:"
            " baclofen can build up there in ways the model does not know",
        )
    if not LIGHTEST_WEIGHT.value <= person.weight_kg <= HEAVIEST_WEIGHT.value:
        return Refusal(
            code="weight_outside_model",
            message=f"no curve is predicted below {LIGHTEST_WEIGHT.value:g} kg"
            f" or above {HEAVIEST_WEIGHT.value:g} kg: the model was never checked there",
        )
    return None
