"""Draw both things that families call "the injection": a bolus into the spine, and toxin in a muscle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from lull.pharmacology.day_rhythm import NO_RHYTHM
from lull.pharmacology.intake import BolusIntake, Intake
from lull.pharmacology.model_range import check_model_range
from lull.pharmacology.people import People, spread_people
from lull.pharmacology.typical import find_typical_person
from lull.timeline import find_zone
from lull.tone.curve import Bands
from lull.tone.forecast_input import LOW_TONE
from lull.tone.population_tone import ReportTimes, predict_population_tone, to_people_bands
from lull.tone.tone_changes import InjectedMuscle, ToneChanges
from lull.treatment.person import Person

BOLUS_MCG = 50.0
"""The first test dose that labels name for adults (Lioresal Intrathecal); here only to draw a curve."""

BOLUS_HOURS, BOLUS_STEP_H = 12, 0.25
TOXIN_DAYS = 112

AN_ADULT = Person(age_y=35.0, weight_kg=70.0)
_HOURS_A_DAY = 24.0
_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Tone after something was given, at these times after it, in hours or days as ``unit`` says.

    ``stands_at`` is when a flow ended, of a course that shows one.
    """

    times: tuple[float, ...]
    unit: str
    tone: Bands
    stands_at: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectionCourses:
    """The legs after a bolus, and an injected calf: for this person (``about_them``) or for an adult."""

    bolus: Course
    toxin: Course
    about_them: bool


def compare_injections(person: Person | None) -> InjectionCourses:
    """Predict both courses in people like this person, or like an adult where the model may not speak."""
    known = person if person and check_model_range(person, intrathecal=True) is None else None
    people = spread_people(find_typical_person(known or AN_ADULT))
    return InjectionCourses(
        bolus=predict_legs(people, [BolusIntake(at_h=0.0, amount_mcg=BOLUS_MCG)], hours=BOLUS_HOURS),
        toxin=predict_calf(people),
        about_them=known is not None,
    )


def predict_legs(people: People, intakes: Sequence[Intake], *, hours: float) -> Course:
    """Predict tone in the legs over so many hours, with nothing else given."""
    times = ReportTimes(step_h=BOLUS_STEP_H, points=round(hours / BOLUS_STEP_H) + 1, length_h=hours + 1.0)
    nothing_else = ToneChanges(muscles=(), rhythm=NO_RHYTHM, start=_ANY_DAY, zone=find_zone("UTC"))
    tone = predict_population_tone(people, intakes, times, LOW_TONE, nothing_else).tone["legs"]
    return Course(times=tuple(times.shown_h.tolist()), unit="hours", tone=tone)


def predict_calf(people: People) -> Course:
    """Predict tone of a calf over sixteen weeks after toxin was put into it."""
    days = np.arange(TOXIN_DAYS + 1, dtype=np.float64)
    calf = InjectedMuscle("calf", "left", (0.0,))
    gone = calf.predict_effect(days * _HOURS_A_DAY, people.botulinum_peak_days, people.botulinum_effect)
    return Course(times=tuple(days.tolist()), unit="days", tone=to_people_bands(1.0 - gone))
