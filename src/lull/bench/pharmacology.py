"""How long whole populations take, as ratios: to filling memory, to the pump, to integrating equations.

Everything runs on one thread, in turns (:mod:`lull.bench.measurement`). What is not installed is left out,
and said so.
"""

from typing import TYPE_CHECKING

import numpy as np

from lull.bench.equation_stretches import lay_equation_stretches
from lull.bench.many_people import (
    CLOCKS_H,
    DAYS,
    DOSE_MG,
    HOURS,
    PEOPLE,
    Curves,
    Population,
    draw_population,
    fill_memory,
    run_a_pump,
    simulation_of,
    take_by_mouth,
)
from lull.bench.measurement import Measurement, Unmeasured, find_ratio, percentile, time_each, time_in_turns
from lull.compiled.preparation import prepare
from lull.pharmacology.simulation.engine import ToneEngine
from lull.pharmacology.simulation.people_table import to_people
from lull.refusal import BadInput, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, SLOW_ROUNDS = 15, 3
FEW = 100
"""So many people are integrated, and their time is scaled up."""

MANY = f"{PEOPLE:,} people, {DAYS} days, 3 doses a day"
PUMPED = "the same people, a pump with 4 rates a day"
INTEGRATED = "the same doses as compiled equations"
HOW_TO_GET_NUMBALSODA = "numbalsoda is not installed; make bench builds it where there is gfortran"


def measure_pharmacology() -> tuple[list[Measurement], list[Unmeasured]]:
    """Measure simulations of one person and of many; tell what could not be measured."""
    population = draw_population()
    found = [measure_one_person()]
    left_out: list[Unmeasured] = []
    try:
        engine = prepare()
    except BadInput as missing:
        left_out += [Unmeasured(name, str(missing)) for name in (MANY, PUMPED, INTEGRATED)]
    else:
        found += measure_compiled(population, engine)
        integrated = measure_equations(population, engine)
        (found if isinstance(integrated, Measurement) else left_out).append(integrated)  # type: ignore[arg-type]
    return [*found, measure_plain(population)], left_out


def measure_one_person() -> Measurement:
    """Time one person's four weeks through the public call, without any engine."""
    person = to_people({"age_y": [35.0], "weight_kg": [70.0]})
    assert not isinstance(person, Refusal), "the model speaks for this adult"
    taken = time_each(simulation_of(take_by_mouth(), person), times=101)
    return Measurement(
        name=f"one person, {DAYS} days, 3 doses a day",
        value=percentile(taken, 50) * 1000,
        unit="ms",
        goal=1.0,
        note=f"p99 {percentile(taken, 99) * 1000:.2f} ms; plain NumPy",
    )


def measure_compiled(population: Population, engine: ToneEngine) -> list[Measurement]:
    """Time a population by mouth and by pump against filling fresh memory of the size of the result."""
    works = (
        fill_memory,
        simulation_of(take_by_mouth(), population.named, engine),
        simulation_of(run_a_pump(), population.named, engine),
    )
    filled, oral, pumped = time_in_turns(works, times=ROUNDS)
    return [
        Measurement(
            name=MANY,
            value=find_ratio(oral, filled),
            unit="fills",
            goal=6.0,
            note=f"{_ms(oral)}; filling as much fresh memory takes {_ms(filled)}",
        ),
        Measurement(
            name=PUMPED,
            value=find_ratio(pumped, oral),
            unit="x",
            goal=1.1,
            note=f"{_ms(pumped)}; by mouth is 1",
        ),
    ]


def measure_equations(population: Population, engine: ToneEngine) -> Measurement | Unmeasured:
    """Time the same model as compiled equations against the engine; fewer people, scaled up."""
    try:
        from lull.bench.compiled_equations import RELATIVE, integrate_tone  # noqa: PLC0415 - only where installed
    except ModuleNotFoundError:
        return Unmeasured(INTEGRATED, HOW_TO_GET_NUMBALSODA)
    lag_h = population.people.kinetics.lag_h
    arrivals_h = [24.0 * day + clock_h + lag_h for day in range(DAYS) for clock_h in CLOCKS_H]
    stretches = lay_equation_stretches(arrivals_h, DOSE_MG, HOURS)
    works: tuple[Callable[[], Curves], ...] = (
        simulation_of(take_by_mouth(), population.named, engine),
        lambda: integrate_tone(population.people, FEW, stretches, len(HOURS)),
    )
    ours, theirs = works[0]()[:, :FEW], works[1]()
    engine_s, equations_s = time_in_turns(works, times=SLOW_ROUNDS)
    return Measurement(
        name=INTEGRATED,
        value=find_ratio(equations_s, engine_s) * PEOPLE / FEW,
        unit="x",
        goal=150.0,
        at_least=True,
        note=f"the aim is 300; {_ms(equations_s)} for {FEW} people by LSODA at {RELATIVE:g},"
        f" tones within {np.abs(ours - theirs).max():.0e}",
    )


def measure_plain(population: Population) -> Measurement:
    """Time plain NumPy beside it, for information."""
    filled, plain = time_in_turns(
        (fill_memory, simulation_of(take_by_mouth(), population.named)), times=SLOW_ROUNDS, warm_up=0
    )
    return Measurement(
        name="the same in plain NumPy",
        value=find_ratio(plain, filled),
        unit="fills",
        goal=None,
        note=_ms(plain),
    )


def _ms(taken: list[float]) -> str:
    """Say the median in milliseconds."""
    return f"{percentile(taken, 50) * 1000:.1f} ms"
