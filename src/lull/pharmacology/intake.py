"""What enters, on a clock in hours: a dose by mouth, a bolus into the spinal fluid, a flow from a pump.

Each kind has the unit of its route in its name, so that milligrams and micrograms cannot meet (hazard H02).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Givers = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class OralIntake:
    """A dose by mouth; ``givers`` says in which people it counts (all if ``None``)."""

    at_h: float
    amount_mg: float
    solution: bool = False
    givers: Givers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BolusIntake:
    """A bolus into the spinal fluid."""

    at_h: float
    amount_mcg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowIntake:
    """A steady flow into the spinal fluid over ``[start_h, end_h)``; ``end_h`` may be infinite."""

    start_h: float
    end_h: float
    rate_mcg_per_h: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpIntake:
    """The flows of one pump program, in order of time."""

    flows: tuple[FlowIntake, ...]

    def acting(self, first_h: float, last_h: float) -> "PumpIntake":
        """Return the part that flows between two hours."""
        kept = [flow for flow in self.flows if flow.end_h > first_h and flow.start_h <= last_h]
        return PumpIntake(flows=tuple(kept))


Intake = OralIntake | BolusIntake | FlowIntake | PumpIntake
