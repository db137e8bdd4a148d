"""Made-up people and events for tests of the simulation, and two slow ways to the same curves."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from lull.pharmacology.chain import (
    predict_pulse,
    predict_step,
    to_fluid,
    to_plasma_by_mouth,
    to_plasma_by_spine,
    to_site_by_mouth,
    to_site_by_spine,
)
from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake, OralIntake
from lull.pharmacology.kinetics import IntrathecalKinetics, OralKinetics, pick_person
from lull.pharmacology.people import People, draw_people
from lull.pharmacology.typical import find_typical_person
from lull.treatment.person import Person

Curve = NDArray[np.float64]

ADULT = find_typical_person(Person(age_y=35.0, weight_kg=70.0))
CHILD = find_typical_person(Person(age_y=8.0, weight_kg=25.0))
LAGGED = find_typical_person(Person(age_y=15.0, weight_kg=50.0), {"lag_h": 0.4})


def some_people(count: int, seed: int = 1, *, who: str = "adult") -> People:
    """Return made-up people around a typical one."""
    typical = {"adult": ADULT, "child": CHILD, "lagged": LAGGED}[who]
    return draw_people(typical, count, np.random.default_rng(seed))


def sum_dose_by_dose(people: People, i: int, intakes: Sequence[Intake], hours: Curve) -> dict[str, Curve]:
    """Return every level of person ``i`` at the legs, one intake after the other, by divided differences."""
    blood, fluid = people.kinetics_of(i), pick_person(people.fluid, i)
    levels = {name: np.zeros_like(hours) for name in ("plasma", "fluid", "site", "spinal_site")}
    for intake in intakes:
        if isinstance(intake, OralIntake):
            by_mouth = {
                "plasma": to_plasma_by_mouth(blood, solution=intake.solution),
                "site": to_site_by_mouth(blood, solution=intake.solution),
            }
            for name, chain in by_mouth.items():
                levels[name] += intake.amount_mg * predict_pulse(chain, hours - intake.at_h)
            continue
        assert isinstance(intake, BolusIntake | FlowIntake), "a pump program is no event of a simulation"
        infused = isinstance(intake, FlowIntake)
        by_spine = {
            "plasma": to_plasma_by_spine(blood, fluid, infused=infused),
            "fluid": to_fluid(fluid, infused=infused),
            "spinal_site": to_site_by_spine(blood, fluid, infused=infused),
        }
        for name, chain in by_spine.items():
            if isinstance(intake, BolusIntake):
                levels[name] += intake.amount_mcg * predict_pulse(chain, hours - intake.at_h)
            else:
                steps = [predict_step(chain, hours - at_h) for at_h in (intake.start_h, intake.end_h)]
                levels[name] += intake.rate_mcg_per_h * (steps[0] - steps[1])
    return levels


Doses = Sequence[tuple[float, int, float]]
"""When, into which state, how much."""


def _to_slope(matrix: Curve, into: Curve) -> Callable[[float, Curve], Curve]:
    """Return the slope of a linear system with a steady inflow."""
    return lambda _, state: np.asarray(matrix @ state + into)


def step_equations(
    matrix: Curve, doses: Doses, flows: Sequence[tuple[float, float, int, float]], hours: Curve
) -> Curve:
    """Solve ``dy/dt = matrix y + flows`` with doses, in small steps; one row an hour."""
    edges = sorted({at for at, *_ in doses} | {at for start, end, *_ in flows for at in (start, end)})
    edges = [at for at in edges if at < hours[-1]]
    state, rows = np.zeros(len(matrix)), np.zeros((len(hours), len(matrix)))
    for start, end in pairwise([*edges, inf]):
        for at, where, amount in doses:
            state[where] += amount if at == start else 0.0
        into = np.zeros(len(matrix))
        for begins, ends, where, rate in flows:
            into[where] += rate if begins <= start < ends else 0.0
        inside = (hours >= start) & (hours < end)
        until = min(end, hours[-1])
        solved = solve_ivp(
            _to_slope(matrix, into),
            (start, until),
            state,
            method="LSODA",
            t_eval=np.append(hours[inside & (hours < until)], until),
            rtol=1e-10,
            atol=1e-12,
        )
        rows[inside] = solved.y.T[: int(inside.sum())]
        state = solved.y[:, -1].copy()
    return rows


GUT, LIQUID, BLOOD, SECOND, SITE, MEMORY, SPREAD, FLUID = range(8)
"""The states of the body: mg, but for ``SITE`` and ``MEMORY`` (ng/mL) and the spinal ones (mcg)."""


def solve_person(
    people: People, i: int, intakes: Sequence[Intake], hours: Curve, tolerance_per_h: float
) -> dict[str, Curve]:
    """Return every level of person ``i`` at the legs from the differential equations of the whole body."""
    blood, fluid = people.kinetics_of(i), pick_person(people.fluid, i)
    body = _to_body(blood, fluid, tolerance_per_h)
    swallowed = [
        (intake.at_h + blood.lag_h, LIQUID if intake.solution else GUT, intake.amount_mg)
        for intake in intakes
        if isinstance(intake, OralIntake)
    ]
    boluses = [(intake.at_h, intake.amount_mcg) for intake in intakes if isinstance(intake, BolusIntake)]
    flows = [
        (intake.start_h + fluid.spread_delay_h, intake.end_h + fluid.spread_delay_h, intake.rate_mcg_per_h)
        for intake in intakes
        if isinstance(intake, FlowIntake)
    ]
    mouth = step_equations(body, swallowed, (), hours)
    spine = step_equations(
        body,
        [(at, FLUID, amount) for at, amount in boluses],
        [(start, end, SPREAD, rate) for start, end, rate in flows],
        hours,
    )
    later = fluid.site_delay_h
    to_cord = step_equations(
        _to_cord(blood, fluid, tolerance_per_h),
        [(at + later, 1, amount) for at, amount in boluses],
        [(start + later, end + later, 0, rate) for start, end, rate in flows],
        hours,
    )
    return {
        "plasma": (mouth[:, BLOOD] + spine[:, BLOOD]) * 1000.0 / blood.v1_f_l,
        "fluid": spine[:, FLUID] / fluid.v_l,
        "site": mouth[:, SITE],
        "memory": mouth[:, MEMORY],
        "spinal_site": to_cord[:, 3],
        "spinal_memory": to_cord[:, 4],
    }


def _to_body(k: OralKinetics, f: IntrathecalKinetics, tolerance_per_h: float) -> Curve:
    """Return the matrix of the body: gut, blood and what follows it, and the spinal fluid into the blood."""
    body = np.zeros((8, 8))
    for start, end, rate in (
        (GUT, BLOOD, k.ka_per_h),
        (LIQUID, BLOOD, k.solution_ka_per_h),
        (BLOOD, SECOND, k.q_f_l_per_h / k.v1_f_l),
        (SECOND, BLOOD, k.q_f_l_per_h / k.v2_f_l),
        (SPREAD, FLUID, f.spread_per_h),
    ):
        body[start, start] -= rate
        body[end, start] += rate
    body[BLOOD, BLOOD] -= k.cl_f_l_per_h / k.v1_f_l
    body[FLUID, FLUID] -= f.cl_l_per_h / f.v_l
    body[BLOOD, FLUID] += f.cl_l_per_h / f.v_l / 1000.0
    body[SITE, BLOOD], body[SITE, SITE] = k.ke0_per_h * 1000.0 / k.v1_f_l, -k.ke0_per_h
    body[MEMORY, SITE], body[MEMORY, MEMORY] = tolerance_per_h, -tolerance_per_h
    return body


def _to_cord(k: OralKinetics, f: IntrathecalKinetics, tolerance_per_h: float) -> Curve:
    """Return the matrix of the way to the cord: spreading, fluid, transfer, site and memory."""
    cord = np.zeros((5, 5))
    cord[0, 0], cord[1, 0], cord[1, 1] = -f.spread_per_h, f.spread_per_h, -f.cl_l_per_h / f.v_l
    cord[2, 1], cord[2, 2] = f.transfer_per_h * f.site_per_csf / f.v_l, -f.transfer_per_h
    cord[3, 2], cord[3, 3] = k.ke0_per_h, -k.ke0_per_h
    cord[4, 3], cord[4, 4] = tolerance_per_h, -tolerance_per_h
    return cord


def make_rates_meet(people: People) -> People:
    """Return the people with absorption at the rate of the effect site, where exponentials would cancel."""
    ka = np.array(people.kinetics.ke0_per_h) * (1.0 + 1e-9)
    return replace(people, kinetics=replace(people.kinetics, ka_per_h=ka))
