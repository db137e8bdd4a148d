"""The person a treatment is for, as far as the models need to know them."""

from dataclasses import dataclass

from lull.quantities import check_number
from lull.refusal import BadInput

OLDEST_AGE_Y = 120.0
HEAVIEST_WEIGHT_KG = 400.0
LARGEST_EGFR = 250.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Age in years, weight in kg, and kidney function where it is known.

    ``egfr_ml_min_per_1_73m2`` is the estimated glomerular filtration rate per 1.73 m2 of body surface,
    as a laboratory prints it; ``None`` means not known, which the model treats as unimpaired and says so.

    Raises:
        BadInput: for values no living person has.
    """

    age_y: float
    weight_kg: float
    egfr_ml_min_per_1_73m2: float | None = None
    dialysis: bool = False

    def __post_init__(self) -> None:
        """Refuse values no living person has."""
        _check_within("age_y", self.age_y, OLDEST_AGE_Y, "years")
        _check_within("weight_kg", self.weight_kg, HEAVIEST_WEIGHT_KG, "kg")
        if self.egfr_ml_min_per_1_73m2 is not None:
            _check_within(
                "egfr_ml_min_per_1_73m2", self.egfr_ml_min_per_1_73m2, LARGEST_EGFR, "mL/min per 1.73 m2"
            )


def _check_within(name: str, value: float, largest: float, unit: str) -> None:
    """Refuse a value that is not a number above 0 and up to ``largest``."""
    value = check_number(value, f"{name} must be a number")
    if not 0 < value <= largest:
        raise BadInput(f"{name} must be above 0 and at most {largest:g} {unit}, not {value:g}")
