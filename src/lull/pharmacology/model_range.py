"""Where the model may speak at all: outside the people it rests on, it declines (hazard H23)."""

from lull.pharmacology.parameters.growing import HEAVIEST_WEIGHT, LIGHTEST_WEIGHT, YOUNGEST_AGE
from lull.pharmacology.parameters.intrathecal import YOUNGEST_INTRATHECAL_AGE
from lull.pharmacology.parameters.kidney import LEAST_EGFR
from lull.refusal import Refusal
from lull.treatment.person import Person


def check_model_range(person: Person, *, intrathecal: bool = False) -> Refusal | None:
    """Return why no curve can be predicted for this person, or ``None`` if one can.

    ``intrathecal`` asks about drug into the spinal fluid too.
    """
    youngest = YOUNGEST_INTRATHECAL_AGE if intrathecal else YOUNGEST_AGE
    if person.age_y < YOUNGEST_AGE.value:
        return Refusal(
            code="age_outside_model",
            message=f"no curve is predicted below {YOUNGEST_AGE.value:g} years: nobody so young was studied",
        )
    if person.age_y < youngest.value:
        return Refusal(
            code="age_outside_intrathecal_model",
            message=f"no curve is predicted for the spinal route below {youngest.value:g} years:"
            " the medicine is not labelled there",
        )
    return _check_kidney(person) or _check_weight(person)


def _check_kidney(person: Person) -> Refusal | None:
    """Decline on dialysis, and where too little kidney function is left."""
    if person.dialysis:
        return Refusal(
            code="dialysis_outside_model",
            message="no curve is predicted on dialysis: baclofen can build up in ways nobody has modelled",
        )
    egfr = person.egfr_ml_min_per_1_73m2
    if egfr is not None and egfr < LEAST_EGFR.value:
        return Refusal(
            code="kidney_outside_model",
            message=f"no curve is predicted with an eGFR below {LEAST_EGFR.value:g}:"
            " baclofen can build up there in ways the model does not know",
        )
    return None


def _check_weight(person: Person) -> Refusal | None:
    """Decline far outside the weights the sizes were scaled from."""
    if not LIGHTEST_WEIGHT.value <= person.weight_kg <= HEAVIEST_WEIGHT.value:
        return Refusal(
            code="weight_outside_model",
            message=f"no curve is predicted below {LIGHTEST_WEIGHT.value:g} kg"
            f" or above {HEAVIEST_WEIGHT.value:g} kg: the model was never checked there",
        )
    return None
