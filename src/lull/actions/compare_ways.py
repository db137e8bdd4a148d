"""Draw the ways to take baclofen side by side: a dose by mouth, a bolus, a pump that stops, toxin in a calf.

Always for the same adult and the same amounts, whoever looks: a picture of lengths of time, and of nobody's
own treatment (hazard H09).
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from lull.actions.compare_injections import (
    AN_ADULT,
    BOLUS_HOURS,
    BOLUS_MCG,
    Course,
    predict_calf,
    predict_legs,
)
from lull.pharmacology.intake import BolusIntake, FlowIntake, OralIntake, PumpIntake
from lull.pharmacology.people import spread_people
from lull.pharmacology.typical import find_typical_person

TABLET_MG = 10.0
"""A single dose whose levels the Swiss label gives; here only to draw a curve."""

TABLET_HOURS = 12

PUMP_MCG_PER_DAY = 263.0
"""The mean of 13 people with cerebral palsy (Meythaler 2001, Arch Phys Med Rehabil); here only to draw."""

PUMP_HOURS, PUMP_STANDS_AT_H = 96, 24.0

_RAN_BEFORE_H = 240.0
_HOURS_A_DAY = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WayCourses:
    """Tone in the legs of adults after a dose by mouth and a bolus, around a pump's end and after its start.

    ``toxin`` is tone of a calf.
    """

    tablet: Course
    bolus: Course
    pump: Course
    pump_begins: Course
    toxin: Course


@lru_cache(maxsize=1)
def compare_ways() -> WayCourses:
    """Predict the four courses in people like the adult of these pages."""
    people = spread_people(find_typical_person(AN_ADULT))
    tablet = OralIntake(at_h=0.0, amount_mg=TABLET_MG)
    bolus = BolusIntake(at_h=0.0, amount_mcg=BOLUS_MCG)
    pump = predict_legs(people, [_flow(-_RAN_BEFORE_H, PUMP_STANDS_AT_H)], hours=PUMP_HOURS)
    return WayCourses(
        tablet=predict_legs(people, [tablet], hours=TABLET_HOURS),
        bolus=predict_legs(people, [bolus], hours=BOLUS_HOURS),
        pump=replace(pump, stands_at=PUMP_STANDS_AT_H),
        pump_begins=predict_legs(people, [_flow(0.0, inf)], hours=PUMP_HOURS),
        toxin=predict_calf(people),
    )


def _flow(start_h: float, end_h: float) -> PumpIntake:
    """Return a pump that runs steadily between two hours."""
    rate = PUMP_MCG_PER_DAY / _HOURS_A_DAY
    return PumpIntake(flows=(FlowIntake(start_h=start_h, end_h=end_h, rate_mcg_per_h=rate),))
