"""Made-up tasks for an engine, and the same tone by plain NumPy."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from lull.compiled.preparation import prepare
from lull.pharmacology.inlet import find_modes
from lull.pharmacology.inlets import find_blood_inlets, find_spinal_site_inlets
from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake, OralIntake
from lull.pharmacology.people import People, draw_people
from lull.pharmacology.population_curve import predict_inlets
from lull.pharmacology.simulation.engine import ToneTask
from lull.pharmacology.tone_effect import measure_occupied
from lull.pharmacology.typical import find_typical_person
from made_forecast import ADULT

Curves = NDArray[np.float64]

EVERYTHING: tuple[Intake, ...] = (
    OralIntake(at_h=-30.0, amount_mg=20.0),
    OralIntake(at_h=0.0, amount_mg=10.0),
    OralIntake(at_h=7.5, amount_mg=15.0),
    OralIntake(at_h=7.75, amount_mg=5.0),
    OralIntake(at_h=13 + 7 / 60, amount_mg=10.0, solution=True),
    OralIntake(at_h=22.0, amount_mg=10.0),
    BolusIntake(at_h=5.0, amount_mcg=25.0),
    BolusIntake(at_h=11.3, amount_mcg=40.0),
    FlowIntake(start_h=-3.0, end_h=9.0, rate_mcg_per_h=4.0),
    FlowIntake(start_h=9.0, end_h=15.2, rate_mcg_per_h=9.0),
    FlowIntake(start_h=20.0, end_h=float("inf"), rate_mcg_per_h=2.0),
)
"""Every route, on the hour and off it, from before the first hour and beyond the last."""


def draw_adults(count: int, seed: int = 1) -> People:
    """Return so many adults around the typical one."""
    return draw_people(find_typical_person(ADULT), count, np.random.default_rng(seed))


def tone_task(people: People, intakes: Sequence[Intake], hours: Curves, *, gradient: float = 0.7) -> ToneTask:
    """Return a task for these people and intakes."""
    blood = find_blood_inlets(people, intakes)
    return ToneTask(
        blood=[replace(inlet, chains=inlet.chains[-1:]) for inlet in blood],
        spine=find_spinal_site_inlets(people, intakes),
        gradient=gradient,
        hours=hours,
        ec50_ng_per_ml=people.ec50_ng_per_ml["legs"],
        emax=people.emax,
        hill=people.hill,
    )


def plain_tone(task: ToneTask) -> Curves:
    """Return the tone by plain NumPy."""
    site = np.zeros((len(task.hours), task.people))
    for inlets, share in ((task.blood, 1.0), (task.spine, task.gradient)):
        if inlets:
            blocks = predict_inlets(inlets, task.hours, task.people)
            site += share * np.concatenate([block[0] for block in blocks])
    return np.asarray(1.0 - task.emax * measure_occupied(site / task.ec50_ng_per_ml, task.hill))


def measure_rounding(task: ToneTask) -> Curves:
    """Return in whom how much may be lost: 1e-12, and what a double cuts off the exponentials themselves.

    In a few people the exponentials are a thousand times the height that they leave of each other. NumPy
    loses as many digits in them, only not the same ones. And it computes those in whom they cancel at the
    very hours, not at the itinerary's, whose steps are rounded.
    """
    lost = np.full(task.people, 1e-12)
    for inlets, share in ((task.blood, 1.0), (task.spine, task.gradient)):
        for inlet in inlets:
            modes = find_modes(inlet)
            given = sum(pulse.amount for pulse in inlet.pulses) + sum(flow.rate for flow in inlet.flows)
            heights = share * np.abs(modes.weights[0]).sum(axis=0) / task.ec50_ng_per_ml
            lost += np.finfo(float).eps * given * heights
            lost[modes.exact] += 1e-12 * len(task.hours)
    return lost


def assert_same_tone(task: ToneTask, ours: Curves) -> None:
    """Hold a tone against that of plain NumPy."""
    apart = np.abs(ours - plain_tone(task)) / measure_rounding(task)
    assert apart.max() <= 1.0, f"{apart.max():.3g} times what rounding explains"


def compiled_tone(task: ToneTask) -> Curves:
    """Return the tone by the compiled engine; what it leaves out is no number."""
    tone = np.full((len(task.hours), task.people), np.nan)
    prepare().fill_tone(task, tone)
    return tone
