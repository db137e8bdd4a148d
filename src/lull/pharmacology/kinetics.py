"""Kinetics of one person: absorption, two compartments and the site of effect, as rates and volumes.

Clearances and volumes are apparent (divided by the share absorbed), because only those are published for
the oral route. The site of effect is in plasma-equivalent ng/mL: at rest it equals plasma.
"""

from dataclasses import dataclass
from math import sqrt

NG_PER_ML_IN_MG_PER_L = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OralKinetics:
    """First-order absorption after a lag into two compartments, and a site of effect behind plasma.

    Every rate and volume is above 0; ``lag_h`` may be 0.
    """

    ka_per_h: float
    lag_h: float
    cl_f_l_per_h: float
    v1_f_l: float
    q_f_l_per_h: float
    v2_f_l: float
    ke0_per_h: float

    @property
    def return_rate_per_h(self) -> float:
        """Rate from the second compartment back into the first, ``Q / V2``."""
        return self.q_f_l_per_h / self.v2_f_l

    @property
    def alpha_per_h(self) -> float:
        """The fast rate of the two compartments."""
        leaving = (self.cl_f_l_per_h + self.q_f_l_per_h) / self.v1_f_l
        back = self.return_rate_per_h
        exchange = self.q_f_l_per_h / self.v1_f_l * back
        return (leaving + back + sqrt((leaving - back) ** 2 + 4 * exchange)) / 2

    @property
    def beta_per_h(self) -> float:
        """The slow rate of the two compartments: ln 2 over the terminal half-life."""
        return self.cl_f_l_per_h / self.v1_f_l * self.return_rate_per_h / self.alpha_per_h

    @property
    def slowest_rate_per_h(self) -> float:
        """The rate at which the last trace of a dose fades, at the site of effect too."""
        return min(self.beta_per_h, self.ka_per_h, self.ke0_per_h)
