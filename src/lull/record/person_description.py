"""Who the record is about, and whom to call. Entered by the family; the latest entry holds."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from lull.refusal import BadInput
from lull.saying import say
from lull.treatment.person import Person

DAYS_IN_A_YEAR = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDescription:
    """Name, date of birth, weight in kg, kidney function where known, zone, and two telephone numbers.

    ``clinic_phone`` may be empty while nobody has entered it; the emergency number never is.

    Raises:
        BadInput: if the name or the emergency number is empty, or a value is one no living person has
            (checked by :meth:`to_person`, so that age is judged on a day).
    """

    name: str
    born_on: date
    weight_kg: float
    zone: ZoneInfo
    egfr_ml_min_per_1_73m2: float | None = None
    emergency_number: str = "112"
    clinic_phone: str = ""

    def __post_init__(self) -> None:
        """Refuse a description that would leave the page or the safety card empty."""
        if not self.name.strip():
            raise BadInput("the name is empty: enter the name you use")
        if not self.emergency_number.strip():
            raise BadInput("the emergency number is empty: enter the number to call, such as 112")

    def to_person(self, on: date) -> Person:
        """Return what the models need to know, on this day.

        Raises:
            BadInput: if the birth lies after the day, or age, weight or kidney function is impossible.
        """
        if on <= self.born_on:
            raise BadInput(
                say("the date of birth {born_on} must lie before {on}", born_on=self.born_on, on=on)
            )
        return Person(
            age_y=(on - self.born_on).days / DAYS_IN_A_YEAR,
            weight_kg=self.weight_kg,
            egfr_ml_min_per_1_73m2=self.egfr_ml_min_per_1_73m2,
        )
