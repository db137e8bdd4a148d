"""The compiled engine gives the numbers of plain NumPy, whatever the people, the hours and the array."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from lull.compiled import engine
from lull.compiled.blocks import LANES, ROWS
from lull.compiled.preparation import prepare
from lull.pharmacology.inlet import find_modes, predict_exactly
from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake, OralIntake
from lull.pharmacology.simulation.engine import ToneTask
from lull.pharmacology.tone_effect import measure_occupied
from lull.refusal import BadInput
from made_tone import EVERYTHING, assert_same_tone, compiled_tone, draw_adults, plain_tone, tone_task

ADULTS = draw_adults(40)
HOURS = np.arange(50.0)


def close(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> None:
    """Hold two tones against each other."""
    np.testing.assert_allclose(ours, theirs, rtol=0.0, atol=1e-12)


@pytest.mark.parametrize("count", [1, 2, LANES - 1, LANES, LANES + 1, 2 * LANES + 7])
def test_any_number_of_people_will_do(count: int) -> None:
    """One person, a block less one, a block, and a block that is partly empty."""
    task = tone_task(draw_adults(count), EVERYTHING, HOURS)
    assert_same_tone(task, compiled_tone(task))


@pytest.mark.parametrize("rows", [1, 2, 4, 5, ROWS - 1, ROWS, ROWS + 1, 5 * ROWS + 3])
def test_any_number_of_hours_will_do(rows: int) -> None:
    """One hour, a chunk less one, a chunk, and a chunk that is partly empty."""
    task = tone_task(ADULTS, EVERYTHING, np.arange(float(rows)))
    assert_same_tone(task, compiled_tone(task))


@pytest.mark.parametrize(
    "hours",
    [
        0.1 * np.arange(300.0),
        np.array([-5.0, 3.0, 3.2, 40.0]),
        np.geomspace(0.01, 400.0, 70),
        np.array([5.0]),
    ],
    ids=["six minutes", "a few", "stretching", "one"],
)
def test_hours_need_not_be_even(hours: NDArray[np.float64]) -> None:
    """Steps of any length, and doses that come before, between and after them."""
    task = tone_task(ADULTS, EVERYTHING, hours)
    assert_same_tone(task, compiled_tone(task))


@pytest.mark.parametrize("kind", [OralIntake, BolusIntake, FlowIntake], ids=lambda kind: kind.__name__)
def test_each_route_alone(kind: type[Intake]) -> None:
    """An inlet with another number of exponentials, or without a flow, is laid out otherwise."""
    task = tone_task(ADULTS, [intake for intake in EVERYTHING if isinstance(intake, kind)], HOURS)
    tone = compiled_tone(task)
    assert_same_tone(task, tone)
    assert tone.min() < 0.9


@pytest.mark.parametrize("gradient", [0.0, 0.3, 1.0])
def test_a_region_sees_its_share_of_the_fluid(gradient: float) -> None:
    """Only what the spinal fluid brings is shared out."""
    task = tone_task(ADULTS, EVERYTHING, HOURS, gradient=gradient)
    assert_same_tone(task, compiled_tone(task))


def test_untreated_people_have_a_tone_of_exactly_one() -> None:
    """With nothing given, and before anything is given."""
    assert (compiled_tone(tone_task(ADULTS, (), HOURS)) == 1.0).all()
    later = compiled_tone(tone_task(ADULTS, [OralIntake(at_h=10.0, amount_mg=10.0)], HOURS))
    assert (later[:11] == 1.0).all()
    assert (later[11:20] < 1.0).all()


def test_a_dose_between_two_reports_is_there_at_the_next() -> None:
    """The worked example: half past seven is seen at eight, as strong as half an hour makes it."""
    task = tone_task(ADULTS, [OralIntake(at_h=7.5, amount_mg=10.0)], HOURS)
    tone = compiled_tone(task)
    half_hours = tone_task(ADULTS, [OralIntake(at_h=0.0, amount_mg=10.0)], 0.5 * np.arange(30.0))
    close(tone[8:15], compiled_tone(half_hours)[1::2][:7])


@pytest.mark.parametrize("apart", [0.0, 1e-12, 1e-8, 1e-6])
def test_people_whose_rates_coincide_are_computed_apart(apart: float) -> None:
    """One with ka at ke0, one at alpha, one at both, one in the fluid: right to the last digits."""
    alpha = np.asarray(ADULTS.kinetics.alpha_per_h)
    ka, ke0 = np.array(ADULTS.kinetics.ka_per_h), np.array(ADULTS.kinetics.ke0_per_h)
    spread = np.array(ADULTS.fluid.spread_per_h)
    ka[3] = ke0[3] * (1 + apart)
    ka[5] = alpha[5] * (1 + apart)
    ka[8], ke0[8] = alpha[8] * (1 + apart), alpha[8] * (1 - apart)
    spread[9] = ke0[9] * (1 + apart)
    people = replace(
        ADULTS,
        kinetics=replace(ADULTS.kinetics, ka_per_h=ka, ke0_per_h=ke0),
        fluid=replace(ADULTS.fluid, spread_per_h=spread),
    )
    task = tone_task(people, EVERYTHING, HOURS)
    cancel = {int(i) for inlet in (*task.blood, *task.spine) for i in find_modes(inlet).exact}
    assert cancel == {3, 5, 8, 9}
    tone = compiled_tone(task)
    assert_same_tone(task, tone)
    for i in sorted(cancel):
        np.testing.assert_allclose(tone[:, i], exact_tone(task, i), rtol=0.0, atol=1e-13)


def exact_tone(task: ToneTask, i: int) -> NDArray[np.float64]:
    """Return one person's tone by divided differences, which never cancel."""
    shares = [(inlet, 1.0) for inlet in task.blood] + [(inlet, task.gradient) for inlet in task.spine]
    site = sum(share * predict_exactly(inlet, inlet.chains[0], i, task.hours) for inlet, share in shares)
    ratio = np.asarray(site) / task.ec50_ng_per_ml[i]
    return np.asarray(1.0 - task.emax * measure_occupied(ratio, task.hill))


def test_what_enters_only_in_some_counts_only_in_them() -> None:
    """A dose that half of them were given, between doses that all were given."""
    half = np.arange(ADULTS.count) % 2 == 0
    given: list[Intake] = [*EVERYTHING, OralIntake(at_h=9.4, amount_mg=25.0, givers=half)]
    task = tone_task(ADULTS, given, HOURS)
    tone = compiled_tone(task)
    assert_same_tone(task, tone)
    without = compiled_tone(tone_task(ADULTS, EVERYTHING, HOURS))
    close(tone[:, ~half], without[:, ~half])
    assert (tone[12][half] < without[12][half] - 0.01).all()


@pytest.mark.parametrize("hill", [0.01, 0.0999, 0.1, 1.0, 7.3, 900.0, 5000.0])
def test_any_steepness_will_do(hill: float) -> None:
    """Where the compiled sigmoid could feel its own bounds, another one is taken."""
    task = replace(tone_task(ADULTS, EVERYTHING[1:], HOURS), hill=hill)
    # A steep power, and a flat one near nothing, multiply what rounding leaves of a concentration.
    np.testing.assert_allclose(compiled_tone(task), plain_tone(task), rtol=0.0, atol=1e-11 * max(1.0, hill))


@pytest.mark.parametrize(
    "make",
    [
        lambda shape: np.full(shape, np.nan, order="F"),
        lambda shape: np.full((shape[0], 2 * shape[1]), np.nan)[:, ::2],
        lambda shape: np.full((shape[0] + 3, shape[1]), np.nan)[2:-1],
        lambda shape: np.full((shape[0], shape[1] + 3), np.nan)[:, 1:-2],
    ],
    ids=["by columns", "every second column", "some rows", "some columns"],
)
def test_the_array_to_fill_may_be_part_of_another(
    make: Callable[[tuple[int, int]], NDArray[np.float64]],
) -> None:
    """The caller's array is filled, and nothing beside it."""
    task = tone_task(ADULTS, EVERYTHING, HOURS)
    tone = make((len(HOURS), ADULTS.count))
    beside = tone if tone.base is None else np.asarray(tone.base)
    filled = ADULTS.count * len(HOURS)
    prepare().fill_tone(task, tone)
    assert_same_tone(task, tone)
    assert np.isnan(beside).sum() == beside.size - filled


@pytest.mark.parametrize(
    "tone", [np.empty((50, 39)), np.empty((49, 40)), np.empty((50, 40), dtype=np.float32), np.empty(2000)]
)
def test_an_array_that_does_not_fit_is_refused(tone: NDArray[np.float64]) -> None:
    """Compiled code checks no bounds, so they are checked before."""
    with pytest.raises(BadInput, match=r"of shape \(50, 40\)"):
        prepare().fill_tone(tone_task(ADULTS, EVERYTHING, HOURS), tone)


def test_an_array_that_may_not_be_written_is_refused() -> None:
    tone = np.empty((50, 40))
    tone.setflags(write=False)
    with pytest.raises(BadInput, match="writable"):
        prepare().fill_tone(tone_task(ADULTS, EVERYTHING, HOURS), tone)


def test_more_people_than_the_table_holds_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a table for one block, three blocks take three turns and the numbers stay."""
    task = tone_task(draw_adults(2 * LANES + 7), EVERYTHING, HOURS)
    at_once = compiled_tone(task)
    monkeypatch.setattr(engine, "TABLE_NUMBERS", 1)
    assert (compiled_tone(task) == at_once).all()
