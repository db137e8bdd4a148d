"""What is of the wrong kind, or no number, is refused in one sentence: never a traceback, never a guess."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from lull.pharmacology.day_rhythm import DayRhythm
from lull.pharmacology.simulation.events import Events, Repeat, by_mouth, infusion, reset
from lull.pharmacology.simulation.model import Model, Tolerance
from lull.pharmacology.simulation.people_table import NamedPeople, name_people
from lull.pharmacology.simulation.simulate import Simulation, simulate
from lull.quantities import McgPerHour, OralMg
from lull.refusal import BadInput
from made_simulation import some_people

MG = OralMg(10.0)
DOSE = by_mouth(MG, at_h=0.0)


def run(
    model: object = None, events: object = DOSE, people: object = None, hours: object = (0.0, 1.0)
) -> Simulation:
    """Simulate whatever is passed in, as a caller would whom no type checker saw."""
    return simulate(model, events, people, hours)  # type: ignore[arg-type]


def people() -> NamedPeople:
    """Return one person."""
    return name_people(some_people(1))


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: Repeat(every_h="8"), "every_h must be a number of hours above 0, not '8'"),  # type: ignore[arg-type]
        (lambda: Repeat(every_h=True), "every_h must be a number of hours above 0, not True"),
        (lambda: Repeat(every_h=8.0, until_h="9"), "until_h must be a number of hours, not '9'"),  # type: ignore[arg-type]
        (lambda: Repeat(every_h=8.0, count="3"), "count must be a whole number, not '3'"),  # type: ignore[arg-type]
        (lambda: by_mouth(MG, at_h="8"), "at_h must be a number of hours, not '8'"),  # type: ignore[arg-type]
        (lambda: by_mouth(MG, at_h=10**400), "at_h must be a number of hours, not one too large"),
        (lambda: reset(at_h=None), "at_h must be a number of hours, not None"),  # type: ignore[arg-type]
        (lambda: by_mouth(MG, at_h=0.0, repeat=8), "repeat takes Repeat, not 8: write Repeat(every_h=...)"),  # type: ignore[arg-type]
        (lambda: by_mouth(MG, at_h=0.0, who=True), "for one id, or None for everybody, not True"),
        (lambda: DOSE.for_person(2.5), "for one id, or None for everybody, not 2.5"),  # type: ignore[arg-type]
        (lambda: DOSE.shift("1"), "by_h must be a number of hours, not '1'"),  # type: ignore[arg-type]
        (
            lambda: infusion(at_h=0.0, rate=McgPerHour(5.0), duration_h="1"),  # type: ignore[arg-type]
            "duration_h must be a number of hours above 0, not '1'",
        ),
    ],
)
def test_events_of_the_wrong_kind(attempt: Callable[[], Events], said: str) -> None:
    """Text and bools are no hours, a number is no repeat, a bool is no id."""
    refuse(attempt, said)


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: Model(clock_at_zero_h="8"), "clock_at_zero_h must be an hour of the clock, not '8'"),  # type: ignore[arg-type]
        (lambda: Model(tolerance=0.5), "tolerance takes Tolerance, not 0.5: write Tolerance(strength=...)"),  # type: ignore[arg-type]
        (lambda: Model(rhythm=0.5), "rhythm takes DayRhythm, not 0.5: write DayRhythm(amplitude=...)"),  # type: ignore[arg-type]
        (lambda: Tolerance(strength="1"), "strength of tolerance must be a number of 0 or more, not '1'"),  # type: ignore[arg-type]
        (lambda: Tolerance(strength=1.0, rate_per_h=1j), "rate_per_h of tolerance must be a number above 0"),  # type: ignore[arg-type]
        (lambda: DayRhythm(amplitude="x"), "amplitude is 0 to below 1, not 'x'"),  # type: ignore[arg-type]
        (lambda: DayRhythm(amplitude=0.1, peak_h=True), "peak is an hour from 0 to below 24, not True"),
    ],
)
def test_models_of_the_wrong_kind(attempt: Callable[[], object], said: str) -> None:
    """A number is no tolerance and no rhythm."""
    refuse(attempt, said)


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: run(None, DOSE, people()), "model takes Model, not None: write Model()"),
        (lambda: run(Model(), None, people()), "events takes Events, not None: build them with by_mouth"),
        (lambda: run(Model(), people(), DOSE), "events takes Events, not NamedPeople("),
        (lambda: run(Model(), DOSE, None), "people are a People or come from to_people, not None"),
        (lambda: run(Model(), DOSE, people(), None), "hours is one row of at least one number"),
        (lambda: run(Model(), DOSE, people(), ["1", "2"]), "hours is a sequence of numbers"),
        (lambda: run(Model(), DOSE, people(), [10**400]), "hours is a sequence of numbers"),
        (
            lambda: simulate(Model(), DOSE, people(), [0.0], out=5),  # type: ignore[arg-type]
            "out is a dict with an array for each output of the model, not 5",
        ),
        (
            lambda: simulate(Model(), DOSE, people(), [0.0], out={"tone_legs": [0.0]}),  # type: ignore[dict-item]
            "out['tone_legs'] takes ndarray, not [0.0]: give a NumPy array of shape (1, 1)",
        ),
        (lambda: run(Model(), DOSE, people())[["weak"]], "['weak'] was not asked for"),  # type: ignore[index]
        (lambda: run(Model(), DOSE, people()).of_person(True), "has the id True"),  # noqa: FBT003
    ],
)
def test_simulations_of_the_wrong_kind(attempt: Callable[[], object], said: str) -> None:
    """Nothing in place of something, two arguments the wrong way round, text in place of hours."""
    refuse(attempt, said)


def refuse(attempt: Callable[[], object], said: str) -> None:
    """Expect one sentence."""
    with pytest.raises(BadInput) as refused:
        attempt()
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_numbers_of_numpy_and_fractions_are_numbers() -> None:
    """They are kept as plain ones, so that what follows computes as ever."""
    plain = by_mouth(OralMg(0.5), at_h=2.0, repeat=Repeat(every_h=0.5, count=3), who=1)
    repeat = Repeat(every_h=Fraction(1, 2), count=np.int64(3))  # type: ignore[arg-type]
    theirs = by_mouth(OralMg(np.float32(0.5)), at_h=np.int64(2), repeat=repeat, who=np.int64(1))  # type: ignore[arg-type]
    assert theirs == plain
    (event,) = theirs
    assert type(event.at_h) is float
    assert type(event.who) is int
    assert event.repeat is not None
    assert type(event.repeat.every_h) is float
    assert type(event.repeat.count) is int
    half = Model(tolerance=Tolerance(strength=Fraction(1, 2)), rhythm=DayRhythm(amplitude=Fraction(1, 2)))  # type: ignore[arg-type]
    same = Model(tolerance=Tolerance(strength=0.5), rhythm=DayRhythm(amplitude=0.5))
    ours, others = run(half, theirs, people()), run(same, plain, people())
    np.testing.assert_array_equal(ours["tone_legs"], others["tone_legs"])
