"""People who are computed apart, one by one: those for whom the march would be wrong.

In some the exponentials nearly cancel (a few in ten thousand); some were given what the others were not. And
with a steepness that the compiled sigmoid cannot take it is everybody, for the sake of a right answer.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lull.compiled.course import Course
from lull.compiled.kernel import Kernel
from lull.compiled.sigmoid import SPAN
from lull.pharmacology.simulation.engine import ToneTask
from lull.pharmacology.tone_effect import measure_occupied

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

LEAST_HILL = 0.1
"""Below it the smallest ratio that the march's sigmoid knows could still be felt."""


def find_apart(task: ToneTask, courses: Sequence[Course]) -> Places:
    """Return who is computed apart."""
    apart = np.full(task.people, not LEAST_HILL <= task.hill <= SPAN)
    for course in courses:
        cancels = np.zeros(course.modes.rates.shape[1], dtype=bool)
        cancels[course.modes.exact] = True
        apart |= cancels
        for amounts in course.way.some.values():
            apart |= amounts != 0.0
    return np.flatnonzero(apart)


def predict_apart(kernel: Kernel, task: ToneTask, courses: Sequence[Course], who: Places) -> Floats:
    """Return the tone of these people, shape ``(hours, people)``."""
    ratios = np.zeros((len(task.hours), len(who)))
    ec50 = task.ec50_ng_per_ml[who]
    for course in courses:
        way = course.way
        rates, looks = _lay_compartments(course, who, ec50)
        steps = (way.step_h, way.step.astype(np.int64))
        kernel.write_ratios(
            rates, looks, steps, way.rate, _find_amounts(course, who), way.row.astype(np.int64), ratios
        )
    return np.asarray(1.0 - task.emax * measure_occupied(ratios, task.hill))


def _lay_compartments(course: Course, who: Places, ec50: Floats) -> tuple[Floats, Floats]:
    """Return how fast each compartment passes on, and how much of each the site sees; the flow's is first."""
    chain = course.inlet.chains[0]
    rates = np.zeros((len(who), 1 + len(chain.all_rates_per_h)))
    looks = np.zeros_like(rates)
    for k, rate in enumerate(chain.all_rates_per_h, start=1):
        rates[:, k] = _pick(rate, who)
    seen = course.share * _pick(chain.gain, who) / ec50
    end = len(chain.rates_per_h)
    looks[:, end] = seen
    if chain.detour_per_h is not None:
        looks[:, end + 1] = seen * _pick(chain.detour_gain_per_h, who)
    return rates, looks


def _find_amounts(course: Course, who: Places) -> Floats:
    """Return what enters at each stop in each of these people."""
    amounts = np.repeat(course.way.amount[:, None], len(who), axis=1)
    for stop, own in course.way.some.items():
        amounts[stop] += own[who]
    return amounts


def _pick(value: float | Floats, who: Places) -> float | Floats:
    """Return the values of these people; a value shared by all stays."""
    return value[who] if isinstance(value, np.ndarray) else value
