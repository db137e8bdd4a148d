"""Kinetics: how baclofen moves, as rates and volumes, by mouth and into the spinal fluid.

Every value may be one number (one person) or an array with one number a person. Clearances and volumes in
the blood are apparent (divided by the share absorbed), because only those are published for the oral route.
The site of effect is in plasma-equivalent ng/mL: at rest, with drug from the blood alone, it equals plasma.
"""

from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

NG_PER_ML_IN_MG_PER_L = 1000.0
"""1 mg/L is 1000 ng/mL; 1 mcg/L is 1 ng/mL."""

Value = float | NDArray[np.float64]
Kinetics = TypeVar("Kinetics")


@dataclass(frozen=True, slots=True, kw_only=True)
class OralKinetics:
    """First-order absorption after a lag into two compartments, and a site of effect behind plasma.

    ``solution_ka_per_h`` is the absorption of an oral solution. Every rate and volume is above 0; ``lag_h``
    may be 0.
    """

    ka_per_h: Value
    solution_ka_per_h: Value
    lag_h: float
    cl_f_l_per_h: Value
    v1_f_l: Value
    q_f_l_per_h: Value
    v2_f_l: Value
    ke0_per_h: Value

    @property
    def return_rate_per_h(self) -> Value:
        """Rate from the second compartment back into the first, ``Q / V2``."""
        return self.q_f_l_per_h / self.v2_f_l

    @property
    def alpha_per_h(self) -> Value:
        """The fast rate of the two compartments."""
        leaving = (self.cl_f_l_per_h + self.q_f_l_per_h) / self.v1_f_l
        back = self.return_rate_per_h
        exchange = self.q_f_l_per_h / self.v1_f_l * back
        return (leaving + back + _root((leaving - back) ** 2 + 4 * exchange)) / 2

    @property
    def beta_per_h(self) -> Value:
        """The slow rate of the two compartments: ln 2 over the terminal half-life."""
        return self.cl_f_l_per_h / self.v1_f_l * self.return_rate_per_h / self.alpha_per_h

    @property
    def back_beyond_beta_per_h(self) -> Value:
        """``Q / V2`` less the slow rate, by whichever of two equal forms does not cancel."""
        back, alpha = self.return_rate_per_h, self.alpha_per_h
        plain, other = back - self.beta_per_h, alpha - back
        exact = self.q_f_l_per_h / self.v1_f_l * back / np.where(other > 0, other, 1.0)
        chosen = np.where((plain > other) | (other <= 0), plain, exact)
        return chosen if isinstance(plain, np.ndarray) else float(chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntrathecalKinetics:
    """Lumbar fluid that clears first-order, and the way from it to the site of effect.

    ``site_per_csf`` is the plasma-equivalent concentration at the legs' site, at rest, for 1 ng/mL in the
    lumbar fluid. ``site_delay_h`` is dead time on that way. An infusion waits for ``spread_delay_h`` and then
    enters the fluid at ``spread_per_h``; a bolus enters at once.
    """

    cl_l_per_h: Value
    v_l: Value
    site_per_csf: Value
    transfer_per_h: Value
    site_delay_h: float
    spread_per_h: Value
    spread_delay_h: float

    @property
    def leaving_per_h(self) -> Value:
        """Rate at which the drug leaves the lumbar fluid."""
        return self.cl_l_per_h / self.v_l


def pick_person(kinetics: Kinetics, i: int) -> Kinetics:
    """Return the values of person ``i`` as plain numbers; values shared by all stay."""
    values: dict[str, Any] = {}
    for field in fields(kinetics):  # type: ignore[arg-type]
        value = getattr(kinetics, field.name)
        values[field.name] = float(value[i]) if isinstance(value, np.ndarray) else value
    return type(kinetics)(**values)


def _root(value: Value) -> Value:
    """Return the square root, a plain number of a plain number."""
    return np.sqrt(value) if isinstance(value, np.ndarray) else float(np.sqrt(value))
