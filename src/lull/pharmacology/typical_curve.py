"""The exact curves of one person: what each intake adds in plasma, in the fluid and at the site."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.chain import (
    TRACE,
    Chain,
    predict_pulse,
    predict_step,
    to_fluid,
    to_plasma_by_mouth,
    to_plasma_by_spine,
    to_site_by_mouth,
    to_site_by_spine,
)
from lull.pharmacology.inlet import Flow, Inlet
from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake, OralIntake, PumpIntake
from lull.pharmacology.population_curve import predict_inlets
from lull.pharmacology.typical import TypicalPerson

Curve = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteParts:
    """What reaches the legs' site, in plasma-equivalent ng/mL: from the blood and from the spinal fluid."""

    blood: Curve
    spine: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The chains from each place where something can enter to one place where it is looked at."""

    tablet: Chain
    solution: Chain
    bolus: Chain
    flow: Chain


def predict_plasma_rows(person: TypicalPerson, intakes: Sequence[Intake], hours: Curve) -> Curve:
    """Predict what each intake adds in plasma, shape ``(intakes, hours)``, in ng/mL."""
    blood, fluid = person.kinetics, person.fluid
    ways = Ways(
        tablet=to_plasma_by_mouth(blood),
        solution=to_plasma_by_mouth(blood, solution=True),
        bolus=to_plasma_by_spine(blood, fluid, infused=False),
        flow=to_plasma_by_spine(blood, fluid, infused=True),
    )
    return _predict_rows(ways, intakes, hours)


def predict_site_rows(person: TypicalPerson, intakes: Sequence[Intake], hours: Curve) -> Curve:
    """Predict what each intake adds at the legs' site, shape ``(intakes, hours)``.

    The unit is plasma-equivalent ng/mL.
    """
    blood, fluid = person.kinetics, person.fluid
    ways = Ways(
        tablet=to_site_by_mouth(blood),
        solution=to_site_by_mouth(blood, solution=True),
        bolus=to_site_by_spine(blood, fluid, infused=False),
        flow=to_site_by_spine(blood, fluid, infused=True),
    )
    return _predict_rows(ways, intakes, hours)


def predict_fluid(person: TypicalPerson, intakes: Sequence[Intake], hours: Curve) -> Curve:
    """Predict the concentration in the lumbar fluid in ng/mL, from what was given there."""
    bolus, flow = to_fluid(person.fluid, infused=False), to_fluid(person.fluid, infused=True)
    into_spine = [intake for intake in intakes if not isinstance(intake, OralIntake)]
    ways = Ways(tablet=bolus, solution=bolus, bolus=bolus, flow=flow)
    return np.asarray(_predict_rows(ways, into_spine, hours).sum(axis=0))


def add_up_site(intakes: Sequence[Intake], rows: Curve) -> SiteParts:
    """Add up what the blood and what the spinal fluid bring to the site, from one row an intake."""
    by_mouth = np.array([isinstance(intake, OralIntake) for intake in intakes], dtype=bool)
    return SiteParts(blood=rows[by_mouth].sum(axis=0), spine=rows[~by_mouth].sum(axis=0))


def predict_site(person: TypicalPerson, intakes: Sequence[Intake], hours: Curve) -> SiteParts:
    """Predict what reaches the legs' site."""
    return add_up_site(intakes, predict_site_rows(person, intakes, hours))


def measure_memory_h(person: TypicalPerson) -> float:
    """Return after how many hours nothing of any intake is left in any of its curves.

    The waits of the spinal route are in it: a little more than any one route needs.
    """
    blood, fluid = person.kinetics, person.fluid
    slowest = min(
        float(blood.beta_per_h),
        float(blood.ka_per_h),
        float(blood.solution_ka_per_h),
        float(blood.ke0_per_h),
        float(fluid.leaving_per_h),
        float(fluid.transfer_per_h),
        float(fluid.spread_per_h),
    )
    return blood.lag_h + fluid.site_delay_h + fluid.spread_delay_h - log(TRACE) / slowest


def _predict_rows(ways: Ways, intakes: Sequence[Intake], hours: Curve) -> Curve:
    """Predict one row an intake; those that go the same way are computed together."""
    rows = np.zeros((len(intakes), hours.size))
    pulses: dict[Chain, list[tuple[int, float, float]]] = {}
    for k, intake in enumerate(intakes):
        match intake:
            case OralIntake():
                way = ways.solution if intake.solution else ways.tablet
                pulses.setdefault(way, []).append((k, intake.at_h, intake.amount_mg))
            case BolusIntake():
                pulses.setdefault(ways.bolus, []).append((k, intake.at_h, intake.amount_mcg))
            case FlowIntake():
                rows[k] = _predict_flow(ways.flow, intake, hours)
            case PumpIntake():
                rows[k] = _predict_program(ways.flow, intake.flows, hours)
    for way, doses in pulses.items():
        place, at_h, amount = (np.array(column) for column in zip(*doses, strict=True))
        each = predict_pulse(way, hours - at_h[:, np.newaxis])
        rows[place] = amount[:, np.newaxis] * each
    return rows


def _predict_flow(chain: Chain, flow: FlowIntake, hours: Curve) -> Curve:
    """Predict a flow at the end of a chain: one that begins, less one that begins when it ends."""
    ended = predict_step(chain, hours - flow.end_h)
    return flow.rate_mcg_per_h * (predict_step(chain, hours - flow.start_h) - ended)


def _predict_program(chain: Chain, flows: Sequence[FlowIntake], hours: Curve) -> Curve:
    """Predict all flows of a program together: from stop to stop, as in a population of one.

    Flow by flow a flexible program of a month would take seconds.
    """
    flowing = [Flow(start_h=f.start_h, end_h=f.end_h, rate=f.rate_mcg_per_h) for f in flows]
    rising, place = np.unique(hours, return_inverse=True)
    blocks = predict_inlets([Inlet(chains=(chain,), flows=flowing)], rising, 1)
    return np.asarray(np.concatenate([block[0][:, 0] for block in blocks])[place])
