"""A simulation: model, events and people put together; what it says and what it refuses."""

from collections.abc import Callable
from dataclasses import replace
from math import nan
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from lull.pharmacology.day_rhythm import DayRhythm
from lull.pharmacology.inlet import Inlet, predict_exactly
from lull.pharmacology.simulation.engine import ToneTask
from lull.pharmacology.simulation.events import NOTHING, Repeat, bolus, by_mouth, infusion
from lull.pharmacology.simulation.model import OUTPUTS, Model, OutputName, Tolerance
from lull.pharmacology.simulation.output_curves import FEW_PEOPLE, ROWS_AT_ONCE
from lull.pharmacology.simulation.people_table import NamedPeople, name_people, to_people
from lull.pharmacology.simulation.simulate import Simulation, simulate
from lull.quantities import IntrathecalMcg, McgPerHour, OralMg
from lull.refusal import BadInput
from made_simulation import some_people

HOURS = np.linspace(0.0, 24.0, 49)
DOSES = by_mouth(OralMg(10.0), at_h=1.0, repeat=Repeat(every_h=8.0))
SPINE = bolus(IntrathecalMcg(50.0), at_h=2.0) + infusion(at_h=6.0, rate=McgPerHour(4.0), duration_h=10.0)
EVERYTHING = Model(outputs=tuple(OUTPUTS))


def adult() -> NamedPeople:
    """Return the typical adult, as a table of one."""
    people = to_people({"id": ["ada"], "age_y": [35.0], "weight_kg": [70.0]})
    assert isinstance(people, NamedPeople)
    return people


def test_one_tablet_in_an_adult() -> None:
    """A worked example by hand: Kochak's kinetics, 20 mg, three hours later.

    ``D/V1 ka sum (k21 - r) exp(-r t) / prod(others - r)`` over the rates ka 1.64, alpha and beta.
    """
    own: dict[str, list[object]] = {
        "age_y": [35.0],
        "weight_kg": [70.0],
        "ka_per_h": [1.64],
        "cl_f_l_per_h": [10.8],
        "v1_f_l": [28.8],
        "q_f_l_per_h": [12.9],
        "v2_f_l": [19.7],
    }
    people = to_people(own)
    assert isinstance(people, NamedPeople)
    answer = simulate(
        Model(outputs=("plasma_ng_per_ml",)), by_mouth(OralMg(20.0), at_h=0.0), people, [0.0, 3.0]
    )
    k10, k12, k21 = 10.8 / 28.8, 12.9 / 28.8, 12.9 / 19.7
    alpha, beta = np.sort(np.roots([1.0, -(k10 + k12 + k21), k10 * k21]).real)[::-1]
    expected = 0.0
    rates = (1.64, alpha, beta)
    for rate in rates:
        others = np.prod([other - rate for other in rates if other != rate])
        expected += 20.0 / 28.8 * 1000.0 * 1.64 * (k21 - rate) * np.exp(-rate * 3.0) / others
    assert answer["plasma_ng_per_ml"][0, 0] == 0.0
    assert answer["plasma_ng_per_ml"][1, 0] == pytest.approx(expected, rel=1e-12)
    assert expected == pytest.approx(210.836, abs=0.001)


def test_an_untreated_person_is_untreated() -> None:
    """Tone 1, force 1, nothing else; and the answer says that nothing was given."""
    answer = simulate(EVERYTHING, NOTHING, some_people(3), HOURS)
    assert answer.outcome.code == "nothing_given"
    for name, curves in answer.curves.items():
        assert (curves == (1.0 if name.startswith("tone") or name == "voluntary_force" else 0.0)).all()
    late = simulate(EVERYTHING, by_mouth(OralMg(10.0), at_h=25.0), some_people(3), HOURS)
    assert late.outcome.code == "nothing_given"


def test_everything_is_labelled() -> None:
    """Hours, people, units and an outcome with a sentence."""
    answer = simulate(EVERYTHING, DOSES + SPINE, adult(), HOURS)
    assert set(answer.curves) == set(get_args(OutputName)) == set(OUTPUTS)
    assert all(curves.shape == (49, 1) for curves in answer.curves.values())
    assert answer.ids == ("ada",)
    assert answer.outcome.code == "answered"
    assert answer.outcome.message == "every curve was computed for one person"
    assert answer.units["plasma_ng_per_ml"] == "ng/mL"
    assert answer.units["tone_legs"] == "1"
    assert all(output.meaning and output.name == name for name, output in OUTPUTS.items())
    np.testing.assert_array_equal(answer.of_person("ada")["weak"], answer["weak"][:, 0])


def test_legs_see_more_of_the_spinal_drug_than_arms() -> None:
    """The gradient along the cord orders the regions; by mouth there is none."""
    spine = simulate(EVERYTHING, SPINE, adult(), [8.0])
    assert spine["site_legs_ng_per_ml"] > spine["site_trunk_ng_per_ml"] > spine["site_arms_ng_per_ml"]
    mouth = simulate(EVERYTHING, DOSES, adult(), [8.0])
    assert mouth["site_legs_ng_per_ml"] == mouth["site_arms_ng_per_ml"]


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: Model(outputs=()), "outputs is a tuple of at least one name"),
        (lambda: Model(outputs="tone_legs"), "outputs is a tuple of at least one name"),  # type: ignore[arg-type]
        (lambda: Model(outputs=("tone",)), "no output is called 'tone': there are plasma_ng_per_ml"),  # type: ignore[arg-type]
        (lambda: Model(outputs=("weak", "weak")), "the output weak is named twice"),
        (lambda: Model(clock_at_zero_h=nan), "clock_at_zero_h must be an hour"),
        (lambda: Tolerance(strength=-1.0), "strength of tolerance must be a number of 0 or more, not -1.0"),
        (lambda: Tolerance(strength=nan), "strength of tolerance must be a number of 0 or more, not nan"),
        (lambda: Tolerance(strength=1.0, rate_per_h=0.0), "rate_per_h of tolerance must be a number above 0"),
        (lambda: DayRhythm(amplitude=1.0), "amplitude is 0 to below 1"),
        (lambda: DayRhythm(amplitude=nan), "amplitude is 0 to below 1"),
        (lambda: DayRhythm(amplitude=0.1, peak_h=24.0), "peak is an hour from 0 to below 24"),
        (lambda: simulate(EVERYTHING, DOSES, adult(), []), "hours is one row of at least one number"),
        (lambda: simulate(EVERYTHING, DOSES, adult(), [[1.0]]), "not an array of shape (1, 1)"),  # type: ignore[list-item]
        (lambda: simulate(EVERYTHING, DOSES, adult(), ["noon"]), "hours is a sequence of numbers"),  # type: ignore[list-item]
        (lambda: simulate(EVERYTHING, DOSES, adult(), [0.0, nan]), "hours[1] is no number: take it out"),
        (
            lambda: simulate(EVERYTHING, DOSES, adult(), [0.0, 2.0, 2.0]),
            "hours must rise: hours[2] is 2 after 2",
        ),
        (
            lambda: simulate(EVERYTHING, DOSES.for_person("bob"), adult(), HOURS),
            "for person 'bob', who is not",
        ),
        (
            lambda: simulate(EVERYTHING, DOSES, "everybody", HOURS),  # type: ignore[arg-type]
            "people are a People or come from to_people",
        ),
        (
            lambda: simulate(EVERYTHING, DOSES, to_people({"age_y": [1.0], "weight_kg": [9.0]}), HOURS),  # type: ignore[arg-type]
            "the table of people was refused: person 1: no curve is predicted below 2 years",
        ),
        (lambda: simulate(Model(), DOSES, adult(), HOURS)["weak"], "'weak' was not asked for"),
        (lambda: simulate(Model(), DOSES, adult(), HOURS).of_person("bob"), "has the id 'bob'"),
        (lambda: simulate(Model(), DOSES, adult(), HOURS, out={}), "out needs one array for each output"),
        (
            lambda: simulate(Model(), DOSES, adult(), HOURS, out={"tone_legs": np.empty((49, 2))}),
            "of shape (49, 1)",
        ),
        (
            lambda: simulate(
                Model(), DOSES, adult(), HOURS, out={"tone_legs": np.empty((49, 1), dtype=np.int64)}
            ),
            "floating-point numbers of shape (49, 1), not int64",
        ),
    ],
)
def test_bad_input_is_refused_in_one_sentence(attempt: Callable[[], object], said: str) -> None:
    """What, where, and what to do."""
    with pytest.raises(BadInput) as refused:
        attempt()
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_arrays_may_be_brought_along() -> None:
    """The caller's own arrays are filled, single precision too."""
    arrays: dict[OutputName, NDArray[np.float64]] = {
        "tone_legs": np.empty((49, 3)),
        "weak": np.empty((49, 3), dtype=np.float32),
    }
    model = Model(outputs=("tone_legs", "weak"))
    answer = simulate(model, DOSES, some_people(3), HOURS, out=arrays)
    plain = simulate(model, DOSES, some_people(3), HOURS)
    assert answer["tone_legs"] is arrays["tone_legs"]
    np.testing.assert_array_equal(answer["tone_legs"], plain["tone_legs"])
    np.testing.assert_allclose(arrays["weak"], plain["weak"], rtol=1e-6)
    frozen = np.empty((49, 3))
    frozen.setflags(write=False)
    with pytest.raises(BadInput, match="must be a writable array"):
        simulate(Model(), DOSES, some_people(3), HOURS, out={"tone_legs": frozen})


def test_a_day_rhythm_multiplies_tone_and_nothing_else() -> None:
    """Stiffest at its peak on the clock, which shows six at hour 0; force follows the drug alone."""
    rhythm = DayRhythm(amplitude=0.2, peak_h=8.0)
    plain = simulate(EVERYTHING, DOSES, adult(), HOURS)
    wavy = simulate(replace(EVERYTHING, rhythm=rhythm, clock_at_zero_h=6.0), DOSES, adult(), HOURS)
    factor = wavy["tone_arms"] / plain["tone_arms"]
    assert factor[4, 0] == pytest.approx(1.2, rel=1e-12)  # hour 2, eight on the clock
    assert factor[28, 0] == pytest.approx(0.8, rel=1e-12)
    for name in ("plasma_ng_per_ml", "weak", "voluntary_force", "site_legs_ng_per_ml"):
        np.testing.assert_array_equal(wavy[name], plain[name])


def test_tolerance_takes_effect_away_over_months_and_leaves_concentrations() -> None:
    """Nothing at first; after half a year at one level its EC50 has grown by the share of its formula."""
    flow = infusion(at_h=0.0, rate=McgPerHour(4.0))
    hours = [0.0, 24.0, 20_000.0]
    plain = simulate(EVERYTHING, flow, adult(), hours)
    used = simulate(replace(EVERYTHING, tolerance=Tolerance(strength=1.0)), flow, adult(), hours)
    np.testing.assert_array_equal(used["site_legs_ng_per_ml"], plain["site_legs_ng_per_ml"])
    assert used["tone_legs"][0] == 1.0
    assert 0.0 < used["tone_legs"][1] - plain["tone_legs"][1] < 0.01
    people = adult().groups[0].people
    site, ec50 = plain["site_legs_ng_per_ml"][2, 0], people.ec50_ng_per_ml["legs"][0]
    raised = ec50 * (1.0 + site / (site + ec50))
    assert used["tone_legs"][2, 0] == pytest.approx(
        1.0 - 1.0 / (1.0 + (raised / site) ** people.hill), rel=1e-6
    )
    none = simulate(replace(EVERYTHING, tolerance=Tolerance(strength=0.0)), flow, adult(), hours)
    np.testing.assert_allclose(none["tone_legs"], plain["tone_legs"], rtol=1e-12)


@pytest.mark.hazard("H23")
def test_small_children_are_declined_for_the_spinal_route_only() -> None:
    """Their columns are empty, the others answered, and the outcome says how many."""
    people = to_people({"id": ["x", "y"], "age_y": [3.0, 8.0], "weight_kg": [14.0, 25.0]})
    assert isinstance(people, NamedPeople)
    assert simulate(EVERYTHING, DOSES, people, HOURS).outcome.code == "answered"
    answer = simulate(EVERYTHING, DOSES + SPINE, people, HOURS)
    assert answer.outcome.code == "partly_refused"
    assert "1 of 2 people" in answer.outcome.message
    assert all(
        np.isnan(curves[:, 0]).all() and np.isfinite(curves[:, 1]).all() for curves in answer.curves.values()
    )
    assert simulate(EVERYTHING, DOSES + SPINE.for_person("y"), people, HOURS).outcome.code == "answered"
    both = simulate(EVERYTHING, SPINE, to_people({"age_y": [3.0], "weight_kg": [14.0]}), HOURS)  # type: ignore[arg-type]
    assert both.outcome.code == "refused"


class SlowEngine:
    """An engine that computes tone person by person, dose by dose; it counts how often it was asked."""

    def __init__(self) -> None:
        """Nobody asked yet."""
        self.tasks: list[ToneTask] = []

    def fill_tone(self, task: ToneTask, tone: NDArray[np.float64]) -> None:
        """Fill in the sigmoid of what all inlets bring."""
        self.tasks.append(task)
        for person in range(task.people):
            site = np.zeros_like(task.hours)
            parts: list[tuple[float, Inlet]] = [(1.0, inlet) for inlet in task.blood]
            parts += [(task.gradient, inlet) for inlet in task.spine]
            for share, inlet in parts:
                (chain,) = inlet.chains
                site += share * predict_exactly(inlet, chain, person, task.hours)
            power = (site / task.ec50_ng_per_ml[person]) ** task.hill
            tone[:, person] = 1.0 - task.emax * power / (1.0 + power)


def compare(ours: Simulation, theirs: Simulation) -> None:
    """Agree to the port's promise."""
    for name, curves in theirs.curves.items():
        np.testing.assert_allclose(ours[name], curves, rtol=1e-9, atol=1e-9)


def test_another_engine_gives_the_same_numbers() -> None:
    """It is asked for each tone, with people in lots of their own too, and the rhythm is still applied."""
    engine, people = SlowEngine(), name_people(some_people(4), ["a", "b", "c", "d"])
    model = replace(EVERYTHING, rhythm=DayRhythm(amplitude=0.1))
    compare(
        simulate(model, DOSES + SPINE, people, HOURS, engine=engine),
        simulate(model, DOSES + SPINE, people, HOURS),
    )
    assert len(engine.tasks) == 3
    assert engine.tasks[0].people == 4
    own = DOSES + SPINE.for_person("c")
    compare(simulate(model, own, people, HOURS, engine=engine), simulate(model, own, people, HOURS))


def test_with_tolerance_no_engine_is_asked() -> None:
    """The port knows the plain sigmoid only."""
    engine = SlowEngine()
    model = Model(tolerance=Tolerance(strength=1.0))
    compare(simulate(model, DOSES, adult(), HOURS, engine=engine), simulate(model, DOSES, adult(), HOURS))
    assert not engine.tasks


def test_long_grids_are_computed_in_parts() -> None:
    """More rows than one part holds leave no seam."""
    hours = np.linspace(0.0, 48.0, ROWS_AT_ONCE + 5)
    whole = simulate(Model(), DOSES, adult(), hours)["tone_legs"]
    parts = simulate(Model(), DOSES, adult(), hours[-9:])["tone_legs"]
    np.testing.assert_allclose(whole[-9:], parts, rtol=1e-12)
    crowd = simulate(Model(), DOSES, some_people(FEW_PEOPLE + 1), hours[::64])["tone_legs"]
    assert np.isfinite(crowd).all()


def test_nothing_that_was_passed_in_is_changed() -> None:
    """Hours and people are the caller's."""
    hours, people = np.array([1.0, 2.0]), some_people(2)
    before = np.array(people.kinetics.cl_f_l_per_h)
    simulate(EVERYTHING, DOSES + SPINE, people, hours)
    np.testing.assert_array_equal(hours, [1.0, 2.0])
    np.testing.assert_array_equal(people.kinetics.cl_f_l_per_h, before)
