"""The bench compares like with like, scales what it must, and says what it leaves out."""

import sys
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from lull.bench import pharmacology
from lull.bench.equation_stretches import lay_equation_stretches
from lull.bench.many_people import (
    HOURS,
    Population,
    draw_population,
    run_a_pump,
    simulation_of,
    take_by_mouth,
)
from lull.bench.measurement import Measurement, Unmeasured
from lull.commands.bench import _table
from lull.compiled.preparation import HOW_TO_GET_IT, prepare
from lull.pharmacology.simulation.stretches import lay_stretches
from lull.refusal import BadInput


@pytest.fixture(scope="module")
def few() -> Population:
    """Five people, where the bench has ten thousand."""
    return draw_population(5)


def fixed_times(seconds: dict[int, float]) -> Callable[..., list[list[float]]]:
    """Return a clock by which the n-th of the works always takes as long."""

    def take(works: Sequence[Callable[[], object]], *, times: int, warm_up: int = 1) -> list[list[float]]:
        assert warm_up >= 0
        return [[seconds[k]] * times for k in range(len(works))]

    return take


def test_there_are_eighty_four_doses_and_four_rates_a_day() -> None:
    """What the lines promise is what is simulated."""
    (oral,) = lay_stretches(take_by_mouth().all, last_h=float(HOURS[-1]), washout_h=0.0)
    (pump,) = lay_stretches(run_a_pump().all, last_h=float(HOURS[-1]), washout_h=0.0)
    assert len(oral.intakes) == 84
    assert len(pump.intakes) == 4 * 28
    assert len(HOURS) == 672


@pytest.mark.slow
def test_engine_and_plain_numpy_simulate_the_same(few: Population) -> None:
    for events in (take_by_mouth(), run_a_pump()):
        compiled, plain = simulation_of(events, few.named, prepare())(), simulation_of(events, few.named)()
        np.testing.assert_allclose(compiled, plain, rtol=0.0, atol=1e-11)
        assert plain.min() < 0.9


@pytest.mark.slow
def test_ratios_are_to_filling_and_to_the_way_by_mouth(
    few: Population, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Filling 2 s, by mouth 8 s, by pump 9 s: four fills, and 1.125 times by mouth, which is too slow."""
    monkeypatch.setattr(pharmacology, "time_in_turns", fixed_times({0: 2.0, 1: 8.0, 2: 9.0}))
    oral, pump = pharmacology.measure_compiled(few, prepare())
    assert (oral.value, oral.unit, oral.met) == (4.0, "fills", True)
    assert (pump.value, pump.met) == (1.125, False)


@pytest.mark.slow
def test_equations_are_scaled_from_few_people_to_many(
    few: Population, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundredth of the people in six times as long is six hundred times as slow; and the tones agree."""
    pytest.importorskip("numbalsoda", reason="make bench builds it")
    monkeypatch.setattr(pharmacology, "time_in_turns", fixed_times({0: 0.5, 1: 3.0}))
    monkeypatch.setattr(pharmacology, "FEW", 5)
    monkeypatch.setattr(pharmacology, "PEOPLE", 500)
    measured = pharmacology.measure_equations(few, prepare())
    assert isinstance(measured, Measurement)
    assert measured.value == 600.0
    assert "the aim is 300" in measured.note
    assert float(measured.note.split("within ")[1]) < 1e-3


def test_what_is_not_installed_is_left_out_and_said(few: Population, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numbalsoda", None)
    monkeypatch.delitem(sys.modules, "lull.bench.compiled_equations", raising=False)
    left_out = pharmacology.measure_equations(few, prepare())
    assert isinstance(left_out, Unmeasured)
    assert "gfortran" in left_out.reason
    assert "not measured: numbalsoda" in _table([], [left_out], 0.001)


def test_without_numba_the_rest_is_measured(few: Population, monkeypatch: pytest.MonkeyPatch) -> None:
    """One person and plain NumPy have a line each; three lines say how to get what they need."""

    def refuse() -> None:
        raise BadInput(HOW_TO_GET_IT)

    monkeypatch.setattr(pharmacology, "draw_population", lambda: few)
    monkeypatch.setattr(pharmacology, "prepare", refuse)
    monkeypatch.setattr(pharmacology, "time_in_turns", fixed_times({0: 1.0, 1: 7.0}))
    found, left_out = pharmacology.measure_pharmacology()
    assert [one.goal for one in found] == [1.0, None]
    assert found[1].value == 7.0
    assert len(left_out) == 3
    assert all("lull[fast]" in one.reason for one in left_out)


def test_stretches_report_every_hour_once_and_give_every_dose() -> None:
    """A dose on the hour, one off it, one after the last hour; worked by hand."""
    laid = lay_equation_stretches([2.0, 3.5, 9.0], 10.0, np.arange(5.0))
    parts = [laid.at_h[a:b].tolist() for a, b in zip(laid.begin, laid.begin[1:], strict=False)]
    assert parts == [[0.0, 1.0, 2.0], [2.0, 3.0, 3.5], [3.5, 4.0]]
    assert laid.row.tolist() == [-1, 1, 2, -1, 3, -1, -1, 4]
    assert laid.dose.tolist() == [0.0, 10.0, 10.0]
