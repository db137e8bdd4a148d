"""Inlets of a population: which chains begin where, and what enters there.

Blood and spinal fluid reach one site of effect, so their parts are added before the sigmoid and nothing is
counted twice. The trace of spinal drug that reaches plasma is told as plasma and does not come back to the
site: it passed there already, and 5 ng/mL of it would move tone by less than one percent of untreated.
"""

from collections.abc import Sequence

from lull.pharmacology.chain import (
    Chain,
    to_fluid,
    to_plasma_by_mouth,
    to_plasma_by_spine,
    to_site_by_spine,
)
from lull.pharmacology.inlet import Flow, Inlet, Pulse
from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake, OralIntake, PumpIntake
from lull.pharmacology.parameters.intrathecal import ARMS_SHARE, TRUNK_SHARE
from lull.pharmacology.people import People
from lull.treatment.muscle import Region

GRADIENT: dict[Region, float] = {"legs": 1.0, "trunk": TRUNK_SHARE.value, "arms": ARMS_SHARE.value}
"""How much of what the spinal fluid brings to the legs' site it brings to each region's."""


def find_blood_inlets(people: People, intakes: Sequence[Intake]) -> list[Inlet]:
    """Return the inlets by mouth; each looks at plasma and at the site of effect behind it."""
    inlets = []
    for solution in (False, True):
        pulses = [
            Pulse(at_h=intake.at_h, amount=intake.amount_mg, givers=intake.givers)
            for intake in intakes
            if isinstance(intake, OralIntake) and intake.solution == solution
        ]
        if pulses:
            plasma = to_plasma_by_mouth(people.kinetics, solution=solution)
            inlets.append(Inlet(chains=(plasma, plasma.then(people.kinetics.ke0_per_h)), pulses=pulses))
    return inlets


def find_spinal_site_inlets(people: People, intakes: Sequence[Intake]) -> list[Inlet]:
    """Return the inlets into the spinal fluid, looking at the legs' site."""
    return _find_spinal(
        intakes,
        bolus=to_site_by_spine(people.kinetics, people.fluid, infused=False),
        flow=to_site_by_spine(people.kinetics, people.fluid, infused=True),
    )


def find_spinal_plasma_inlets(people: People, intakes: Sequence[Intake]) -> list[Inlet]:
    """Return the inlets into the spinal fluid, looking at plasma."""
    return _find_spinal(
        intakes,
        bolus=to_plasma_by_spine(people.kinetics, people.fluid, infused=False),
        flow=to_plasma_by_spine(people.kinetics, people.fluid, infused=True),
    )


def find_fluid_inlets(people: People, intakes: Sequence[Intake]) -> list[Inlet]:
    """Return the inlets into the spinal fluid, looking at its lumbar concentration."""
    return _find_spinal(
        intakes,
        bolus=to_fluid(people.fluid, infused=False),
        flow=to_fluid(people.fluid, infused=True),
    )


def _find_spinal(intakes: Sequence[Intake], *, bolus: Chain, flow: Chain) -> list[Inlet]:
    """Return one inlet for boluses and one for flows, as far as there are any."""
    pulses = [Pulse(at_h=i.at_h, amount=i.amount_mcg) for i in intakes if isinstance(i, BolusIntake)]
    flowing = [flow for i in intakes if isinstance(i, PumpIntake) for flow in i.flows]
    flowing += [i for i in intakes if isinstance(i, FlowIntake)]
    flows = [Flow(start_h=f.start_h, end_h=f.end_h, rate=f.rate_mcg_per_h) for f in flowing]
    inlets = [Inlet(chains=(bolus,), pulses=pulses)] if pulses else []
    return [*inlets, Inlet(chains=(flow,), flows=flows)] if flows else inlets
