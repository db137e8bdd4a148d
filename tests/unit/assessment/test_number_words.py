"""A measured number is never said without its error, and never more surely than it is known."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.assessment.measured import Measured, unknown
from lull.assessment.number_names import NUMBER_NAMES, SWING_NAMES, Unit
from lull.assessment.number_words import round_up, say_briefly, say_number
from lull.assessment.pendulum_formulas import FORMULAS

UNITS: tuple[Unit, ...] = get_args(Unit)


@pytest.mark.parametrize(
    ("value", "error", "words"),
    [(62.4, 3.0, "62°, ±6°"), (62.6, 0.0, "63°, ±1°"), (62.0, 0.52, "62°, ±2°"), (-8.0, 5.0, "-8°, ±10°")],
)
def test_an_error_is_rounded_up(value: float, error: float, words: str) -> None:
    """1.96 standard errors, in whole degrees, and never none."""
    assert say_number(Measured(value=value, standard_error=error), "deg") == words
    assert say_briefly(Measured(value=value, standard_error=error), "deg") == words.replace(",", "")


@pytest.mark.parametrize(
    ("value", "error", "unit", "words"),
    [
        (0.553, 0.0001, "s", "0.55 s, ±0.01 s"),
        (0.553, 0.0056, "ratio", "0.55, ±0.02"),
        (312.4, 6.0, "deg_per_s", "312° a second, ±12°"),
        (109.2, 0.6, "per_min", "109 steps a minute, ±2"),
        (4.0, 0.0, "count", "4"),
        (4.0, 0.4, "count", "4, ±1"),
        (-0.3, 0.5, "deg", "0°, ±1°"),
    ],
)
def test_each_unit_has_its_own_digits_and_marks(value: float, error: float, unit: Unit, words: str) -> None:
    """An error has as many digits as its number; only a count may be sure; there is no less than nothing."""
    assert say_number(Measured(value=value, standard_error=error), unit) == words


@given(st.floats(0.0, 500.0), st.integers(0, 2))
def test_no_error_is_said_smaller_than_it_is(error: float, digits: int) -> None:
    """And none is said larger by more than the last digit."""
    said = float(round_up(error, digits))
    assert error <= said + 1e-9
    assert said <= max(error, 0.0) + 10.0**-digits + 1e-9
    assert said > 0.0


@pytest.mark.parametrize("unit", UNITS)
def test_no_number_stands_without_its_error(unit: Unit) -> None:
    """And an unknown one says why."""
    told = Measured(value=3.0, standard_error=0.4)
    assert re.fullmatch(r"3[^±]*±[\d.]+\D*", say_number(told, unit))
    assert re.fullmatch(r"3[^±]*±[\d.]+\D*", say_briefly(told, unit))
    assert say_number(unknown("nobody looked"), unit) == "not known: nobody looked"
    assert say_briefly(unknown("nobody looked"), unit) == "not known"


def test_every_number_of_every_test_has_a_name_and_a_unit_it_is_said_in() -> None:
    """Those of the pendulum test are the ones that have a formula."""
    assert SWING_NAMES.keys() == FORMULAS.keys()
    for names in (SWING_NAMES, *NUMBER_NAMES.values()):
        assert {name.unit for name in names.values()} <= {*UNITS}
