"""The same model as differential equations, compiled, through numbalsoda's LSODA: what others would do.

Importing this module needs Numba and numbalsoda.
"""

from functools import cache
from typing import Any

import numpy as np
from numba import carray, cfunc
from numbalsoda import lsoda, lsoda_sig
from numpy.typing import NDArray

from lull.bench.equation_stretches import EquationStretches
from lull.compiled.compiling import compiled
from lull.pharmacology.kinetics import NG_PER_ML_IN_MG_PER_L
from lull.pharmacology.people import People

Floats = NDArray[np.float64]

RELATIVE, ABSOLUTE = 1e-4, 1e-6
"""Tolerances as loose as anybody would take them; the amounts are in mg."""


def change(_t, amounts_, changes_, rates_):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201 - numbalsoda's
    """Write how amounts in gut, blood, second compartment and site change; the arguments are addresses."""
    amounts, changes, rates = carray(amounts_, (4,)), carray(changes_, (4,)), carray(rates_, (5,))
    absorbed, there, back = rates[0] * amounts[0], rates[2] * amounts[1], rates[3] * amounts[2]
    changes[0] = -absorbed
    changes[1] = absorbed - rates[1] * amounts[1] - there + back
    changes[2] = there - back
    changes[3] = rates[4] * (amounts[1] - amounts[3])


@cache
def compile_change() -> Any:  # noqa: ANN401 - Numba's, with an address; kept, or its code would be freed
    """Return the equations as the function that LSODA calls."""
    return cfunc(lsoda_sig)(change)


@compiled
def integrate(
    address: int, rates: Floats, stretches: EquationStretches, tolerance: tuple[float, float], site: Floats
) -> bool:
    """Fill the site of everybody, stretch by stretch; tell whether the integrator was content throughout."""
    content = True
    for person in range(rates.shape[0]):
        state = np.zeros(4)
        for k in range(stretches.dose.shape[0]):
            state[0] += stretches.dose[k]
            first, end = stretches.begin[k], stretches.begin[k + 1]
            at_h = stretches.at_h[first:end]
            path, good = lsoda(address, state, at_h, rates[person], tolerance[0], tolerance[1])
            content = content and good
            for n in range(first, end):
                if stretches.row[n] >= 0:
                    site[stretches.row[n], person] = path[n - first, 3]
            state = path[end - first - 1].copy()
    return content


def integrate_tone(people: People, count: int, stretches: EquationStretches, rows: int) -> Floats:
    """Return the legs' tone of the first ``count`` people, shape ``(rows, count)``, by integration."""
    blood = people.kinetics
    columns = [
        blood.ka_per_h,
        blood.cl_f_l_per_h / blood.v1_f_l,
        blood.q_f_l_per_h / blood.v1_f_l,
        blood.return_rate_per_h,
        blood.ke0_per_h,
    ]
    rates = np.column_stack([np.broadcast_to(column, people.count)[:count] for column in columns])
    per_l = 1.0 / np.broadcast_to(blood.v1_f_l, people.count)[:count]
    site = np.zeros((rows, count))
    if not integrate(compile_change().address, rates, stretches, (RELATIVE, ABSOLUTE), site):
        raise RuntimeError("the integrator gave up")
    ratio = np.maximum(site, 0.0) * NG_PER_ML_IN_MG_PER_L * per_l
    power = (ratio / people.ec50_ng_per_ml["legs"][:count]) ** people.hill
    return np.asarray(1.0 - people.emax * power / (1.0 + power))
