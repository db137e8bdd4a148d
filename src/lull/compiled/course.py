"""A course: one inlet on its way to the site of a region, with its exponentials and its stops."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.inlet import Inlet, Modes, find_modes
from lull.pharmacology.itinerary import Itinerary, lay_itinerary
from lull.pharmacology.simulation.engine import ToneTask

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """An inlet of which the site sees ``share``; what follows from it is found once."""

    inlet: Inlet
    share: float
    modes: Modes
    way: Itinerary

    @property
    def at_once(self) -> bool:
        """Whether a dose shows at the very stop at which it enters: there is no step before the look."""
        return len(self.inlet.chains[0].all_rates_per_h) == 1


def find_courses(task: ToneTask) -> list[Course]:
    """Return the courses of a task; those that begin in the spinal fluid bring the region its share."""
    shares = [(inlet, 1.0) for inlet in task.blood] + [(inlet, task.gradient) for inlet in task.spine]
    return [
        Course(inlet=inlet, share=share, modes=find_modes(inlet), way=lay_itinerary(inlet, task.hours))
        for inlet, share in shares
    ]


def even_out(course: Course, ec50_ng_per_ml: Floats) -> tuple[Floats, Floats]:
    """Return rates and weights of a course, shape ``(modes, people)`` with an even number of modes.

    The weights are relative to the concentration of half effect, so that all courses add up to the ratio
    that the sigmoid takes. An exponential that makes the number even weighs nothing.
    """
    modes, people = len(course.modes.rates), len(ec50_ng_per_ml)
    rates = np.zeros((modes + modes % 2, people))
    weights = np.zeros_like(rates)
    rates[:modes] = course.modes.rates
    np.divide(course.share * course.modes.weights[0], ec50_ng_per_ml, out=weights[:modes])
    return rates, weights
