"""A whole population over four weeks, by mouth and by pump: what simulations are timed on."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.people import People, draw_people
from lull.pharmacology.simulation.engine import ToneEngine
from lull.pharmacology.simulation.events import Events, Repeat, by_mouth, infusion, join_events
from lull.pharmacology.simulation.model import Model
from lull.pharmacology.simulation.people_table import NamedPeople, name_people
from lull.pharmacology.simulation.simulate import simulate
from lull.pharmacology.typical import find_typical_person
from lull.quantities import McgPerHour, OralMg
from lull.treatment.person import Person

PEOPLE, DAYS = 10_000, 28
HOURS: NDArray[np.float64] = np.arange(24.0 * DAYS)
DOSE_MG, CLOCKS_H = 10.0, (7.5, 13.25, 22.0)
PUMP = ((0.0, 3.0), (6.0, 5.0), (12.0, 8.0), (18.0, 4.0))
"""From which hour of the day the pump gives how many micrograms an hour."""

MODEL = Model(outputs=("tone_legs",))
Curves = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Adults drawn with a fixed seed."""

    people: People
    named: NamedPeople


def draw_population(count: int = PEOPLE) -> Population:
    """Return so many adults, the same ones each time."""
    typical = find_typical_person(Person(age_y=35.0, weight_kg=70.0))
    people = draw_people(typical, count, np.random.default_rng(1))
    return Population(people=people, named=name_people(people))


def take_by_mouth() -> Events:
    """Return three doses a day."""
    daily = Repeat(every_h=24.0, count=DAYS)
    return join_events(by_mouth(OralMg(DOSE_MG), at_h=clock_h, repeat=daily) for clock_h in CLOCKS_H)


def run_a_pump() -> Events:
    """Return a pump with four rates a day."""
    daily = Repeat(every_h=24.0, count=DAYS)
    return join_events(
        infusion(at_h=from_h, rate=McgPerHour(rate), duration_h=6.0, repeat=daily) for from_h, rate in PUMP
    )


def simulation_of(
    events: Events, people: NamedPeople, engine: ToneEngine | None = None
) -> Callable[[], Curves]:
    """Return a simulation of the legs' tone, hour by hour, still to be run."""
    return lambda: simulate(MODEL, events, people, HOURS, engine=engine)["tone_legs"]


def fill_memory() -> Curves:
    """Fill fresh memory of the size of the result: less than this no engine can take."""
    tone = np.empty((len(HOURS), PEOPLE))
    tone.fill(1.0)
    return tone
