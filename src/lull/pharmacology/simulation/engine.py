"""The port through which another engine may compute tone: the same numbers, faster.

An engine is given what enters where and the numbers of the sigmoid, and fills in the tone of one region. It
works from :func:`lull.pharmacology.inlet.find_modes` and :func:`lull.pharmacology.itinerary.lay_itinerary`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.inlet import Inlet

Curves = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneTask:
    """The tone of one region in people who were given the same.

    Every inlet has one chain, which ends at the site of effect in plasma-equivalent ng/mL. The site of this
    region is what the ``blood`` inlets bring and ``gradient`` times what the ``spine`` inlets bring (those
    are for the legs). ``hours`` rise; ``ec50_ng_per_ml`` has one value a person.
    """

    blood: Sequence[Inlet]
    spine: Sequence[Inlet]
    gradient: float
    hours: Curves
    ec50_ng_per_ml: Curves
    emax: float
    hill: float

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.ec50_ng_per_ml)


class ToneEngine(Protocol):
    """Something that computes tone; it agrees with the plain one to 1e-9."""

    def fill_tone(self, task: ToneTask, tone: Curves) -> None:
        """Fill ``tone``, of shape ``(hours, people)`` and 1.0 where untreated, in place.

        The people whose exponentials would cancel (:attr:`Modes.exact`) are the engine's to get right too.
        """
