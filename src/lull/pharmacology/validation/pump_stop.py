"""A pump that stops: how soon its effect is gone, in the model.

No row of the reference files gives a figure; the notes say that the effect is gone within days. Withdrawal
itself, a danger, is not modelled: its signs stand elsewhere.
"""

from lull.pharmacology.validation.blood_readings import ADULT, CHILD
from lull.pharmacology.validation.observation import Observation, inside
from lull.pharmacology.validation.spine_readings import LITTLE, measure_gone_h
from lull.treatment.person import Person

_DAYS_H = 72.0


def _gone(who: str, person: Person, mcg_per_day: float) -> Observation:
    """Return when less than a tenth of tone is still lost after a pump stops."""
    return Observation(
        what=f"less than 10 % of tone still lost after {mcg_per_day:g} mcg a day stops",
        population=who,
        published="gone within days; withdrawal from 18 h, mostly 1-3 days",
        unit="h",
        source="case reports and reviews of withdrawal (secondary)",
        rows=(),
        check=inside(
            lambda: measure_gone_h(person, mcg_per_day, LITTLE),
            0.0,
            _DAYS_H,
            "days: three, when the risk is highest",
        ),
    )


PUMP_STOP = (
    *(_gone("adults", ADULT, amount) for amount in (100.0, 400.0, 1200.0)),
    _gone("children", CHILD, 400.0),
)
