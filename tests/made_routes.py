"""Made-up treatments by every route, and a slow second judge of the spinal route."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from lull.pharmacology.kinetics import IntrathecalKinetics, OralKinetics
from lull.quantities import BotulinumUnits, IntrathecalMcg, McgPerHour
from lull.treatment.botulinum import BotulinumInjection, Side
from lull.treatment.intrathecal_bolus import IntrathecalBolus
from lull.treatment.pump_program import PumpProgram, PumpStep
from made_forecast import BERLIN, TODAY

Numbers = NDArray[np.float64]


def bolus_at(given_at: datetime, mcg: float = 50.0) -> IntrathecalBolus:
    """Return a bolus that was given."""
    return IntrathecalBolus(
        id=f"bolus {given_at.isoformat()}",
        amount=IntrathecalMcg(mcg),
        given_at=given_at,
        recorded_at=given_at,
    )


def pump_of(*rates: tuple[int, float], valid_from: datetime, valid_to: datetime | None = None) -> PumpProgram:
    """Return a program whose rate changes at these hours of every day."""
    steps = tuple(PumpStep(at=time(hour), rate=McgPerHour(rate)) for hour, rate in rates)
    return PumpProgram(steps=steps, zone=BERLIN, valid_from=valid_from, valid_to=valid_to)


def toxin_at(given_at: datetime, muscle: str = "calf", side: Side = "both") -> BotulinumInjection:
    """Return an injection that was given."""
    return BotulinumInjection(
        id=f"toxin {given_at.isoformat()} {muscle}",
        muscle=muscle,
        side=side,
        amount=BotulinumUnits(100.0, "onabotulinumtoxinA"),
        given_at=given_at,
        recorded_at=given_at,
    )


LONG_AGO = TODAY.start - timedelta(days=60)


def solve_spine_slowly(
    blood: OralKinetics,
    fluid: IntrathecalKinetics,
    hours: Numbers,
    *,
    boluses: Sequence[tuple[float, float]] = (),
    flows: Sequence[tuple[float, float, float]] = (),
) -> tuple[Numbers, Numbers, Numbers]:
    """Return lumbar fluid, plasma (ng/mL) and legs' site (plasma-equivalent ng/mL) by stepping equations.

    ``boluses`` are (hour, mcg), ``flows`` (from, to, mcg/h). ``hours`` rise from 0; the dead time on the way
    to the site is a shift of the fluid's own curve, so the site is solved on a clock of its own.
    """
    fluid_ng, plasma = _step(blood, fluid, hours, boluses, flows, shift_h=0.0)[:2]
    site = _step(blood, fluid, hours, boluses, flows, shift_h=fluid.site_delay_h)[2]
    return fluid_ng, plasma, site


def _step(
    blood: OralKinetics,
    fluid: IntrathecalKinetics,
    hours: Numbers,
    boluses: Sequence[tuple[float, float]],
    flows: Sequence[tuple[float, float, float]],
    *,
    shift_h: float,
) -> tuple[Numbers, Numbers, Numbers]:
    """Step spread, fluid, transfer, site and the two blood compartments with every delay shifted."""
    ks, k, kd, ke0 = fluid.spread_per_h, fluid.cl_l_per_h / fluid.v_l, fluid.transfer_per_h, blood.ke0_per_h
    out, there = blood.cl_f_l_per_h / blood.v1_f_l, blood.q_f_l_per_h / blood.v1_f_l
    back = blood.q_f_l_per_h / blood.v2_f_l
    waits = fluid.spread_delay_h + shift_h
    late = [(start + waits, end + waits, rate) for start, end, rate in flows]
    arrivals = sorted((hour + shift_h, mcg) for hour, mcg in boluses)
    changes = sorted({0.0, float(hours[-1]), *(h for h, _ in arrivals), *(h for f in late for h in f[:2])})
    state, told = np.zeros(6), np.zeros((6, hours.size))
    for begin, end in pairwise(changes):
        state = state + np.array([0.0, sum(mcg for hour, mcg in arrivals if hour == begin), 0, 0, 0, 0])
        flowing = sum(rate for start, stop, rate in late if start <= begin < stop)

        def change(_: float, y: Numbers, flowing: float = flowing) -> Numbers:
            spread, csf, on_way, site, central, other = y
            reaching = fluid.site_per_csf * csf / fluid.v_l
            return np.array(
                [
                    flowing - ks * spread,
                    ks * spread - k * csf,
                    kd * (reaching - on_way),
                    ke0 * (on_way - site),
                    k * csf - (out + there) * central + back * other,
                    there * central - back * other,
                ]
            )

        inside = (hours > begin) & (hours <= end)
        grid = np.union1d(hours[inside], [end])
        solved = solve_ivp(
            change, (begin, end), state, method="DOP853", max_step=0.5, t_eval=grid, rtol=1e-11, atol=1e-14
        )
        told[:, inside] = solved.y[:, : int(inside.sum())]
        state = solved.y[:, -1]
    return told[1] / fluid.v_l, told[4] / blood.v1_f_l, told[3]
