"""Amounts that know their unit and route (hazards H01, H02)."""

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.quantities import (
    LARGEST_AMOUNT_MG,
    BotulinumUnits,
    IntrathecalMcg,
    McgPerHour,
    OralMg,
    ProductStrength,
    check_number,
)
from lull.refusal import BadInput

amounts = st.floats(1e-3, 5000.0)


@given(amounts, amounts)
def test_amounts_by_mouth_add_up(a: float, b: float) -> None:
    """Milligrams by mouth add to milligrams by mouth, either way round."""
    assert (OralMg(a) + OralMg(b)).mg == a + b
    assert OralMg(a) + OralMg(b) == OralMg(b) + OralMg(a)


@pytest.mark.hazard("H02")
@pytest.mark.parametrize("other", [5, 5.0, "5 mg", None])
def test_nothing_else_adds_to_an_oral_amount(other: object) -> None:
    """A bare number or another type never becomes milligrams by mouth."""
    with pytest.raises(TypeError):
        OralMg(5.0) + other  # type: ignore[operator]
    with pytest.raises(TypeError):
        other + OralMg(5.0)  # type: ignore[operator]


@pytest.mark.parametrize("mg", [0.0, -1.0, float("nan"), float("inf"), LARGEST_AMOUNT_MG + 0.001])
def test_an_impossible_amount_is_refused(mg: float) -> None:
    """Zero, negative, not a number, above 10 g."""
    with pytest.raises(BadInput, match="oral amount"):
        OralMg(mg)


def test_the_largest_amount_itself_is_an_amount() -> None:
    """10 g is still recorded: a fact is never refused for its size."""
    assert OralMg(LARGEST_AMOUNT_MG).mg == LARGEST_AMOUNT_MG


@pytest.mark.hazard("H01")
def test_a_strength_says_per_what() -> None:
    """5 mg per mL and 5 mg per tablet are different strengths; anything else is none."""
    assert str(ProductStrength(OralMg(5.0), "mL")) == "5 mg per mL"
    assert ProductStrength(OralMg(5.0), "mL") != ProductStrength(OralMg(5.0), "tablet")
    with pytest.raises(BadInput, match="spoon"):
        ProductStrength(OralMg(5.0), "spoon")  # type: ignore[arg-type]


KINDS = [OralMg(5.0), IntrathecalMcg(5.0), McgPerHour(5.0), BotulinumUnits(5.0, "onabotulinumtoxinA")]


@pytest.mark.hazard("H02")
@pytest.mark.parametrize("one", KINDS, ids=lambda kind: type(kind).__name__)
@pytest.mark.parametrize("other", KINDS, ids=lambda kind: type(kind).__name__)
def test_no_two_kinds_of_amount_add_or_compare(one: object, other: object) -> None:
    """Milligrams by mouth, micrograms into the spine, a rate and units of a product never meet."""
    if type(one) is type(other):
        return
    assert one != other
    with pytest.raises(TypeError):
        one + other  # type: ignore[operator]
    with pytest.raises(TypeError):
        one < other  # type: ignore[operator] # noqa: B015 - comparing is what must fail


@given(st.floats(1e-3, 5000.0), st.floats(1e-3, 5000.0))
def test_micrograms_add_up(a: float, b: float) -> None:
    """Amounts into the spine add to their own kind."""
    assert (IntrathecalMcg(a) + IntrathecalMcg(b)).mcg == a + b


def test_units_add_within_one_product_only() -> None:
    """A unit of one product is no unit of another."""
    ona, dys = BotulinumUnits(50.0, "onabotulinumtoxinA"), BotulinumUnits(50.0, "abobotulinumtoxinA")
    assert (ona + ona).units == 100.0
    with pytest.raises(TypeError):
        ona + dys


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: OralMg("5"), "an oral amount must be a number of mg, not '5'"),  # type: ignore[arg-type]
        (lambda: OralMg(True), "an oral amount must be a number of mg, not True"),  # noqa: FBT003
        (lambda: OralMg(None), "an oral amount must be a number of mg, not None"),  # type: ignore[arg-type]
        (lambda: OralMg(10**400), "an oral amount must be a number of mg, not one too large"),
        (lambda: IntrathecalMcg(1j), "an intrathecal amount must be a number of mcg, not 1j"),  # type: ignore[arg-type]
        (lambda: McgPerHour("3"), "a pump rate must be a number of mcg/h, not '3'"),  # type: ignore[arg-type]
        (lambda: BotulinumUnits("5", "onabotulinumtoxinA"), "at most 5000 U, not '5'"),  # type: ignore[arg-type]
        (lambda: IntrathecalMcg(0.0), "more than 0 mcg"),
        (lambda: IntrathecalMcg(float("inf")), "number of mcg"),
        (lambda: IntrathecalMcg(10_001.0), "above 10 mg"),
        (lambda: BotulinumUnits(0.0, "onabotulinumtoxinA"), "more than 0"),
        (lambda: BotulinumUnits(5_001.0, "onabotulinumtoxinA"), "at most 5000"),
        (lambda: BotulinumUnits(5.0, "botox"), "one of onabotulinumtoxinA"),  # type: ignore[arg-type]
    ],
)
def test_what_no_syringe_or_pump_could_hold_is_refused(make: object, complaint: str) -> None:
    """Each bound says what is wrong; none is ever clamped."""
    with pytest.raises(BadInput, match=complaint):
        make()  # type: ignore[operator]


@pytest.mark.parametrize("value", [3, np.float32(3.0), np.int64(3), Fraction(3)])
def test_a_real_number_of_any_kind_becomes_a_plain_one(value: float) -> None:
    """Python's, NumPy's and fractions: what follows computes with floats."""
    number = check_number(value, "it must be a number")
    assert number == 3.0
    assert type(number) is float
    assert type(OralMg(value).mg) is float


@pytest.mark.parametrize(
    ("make", "shown"),
    [
        (lambda: "3", "'3'"),
        (lambda: np.bool_(True), "np.True_"),  # noqa: FBT003
        (lambda: Decimal(3), "Decimal('3')"),
        (lambda: np.float64("nan"), "nan"),
        (lambda: -(10**5000), "one too large to compute with"),
        (lambda: [10**5000], "a list too long to write"),
        (lambda: np.zeros((2, 2)), "array([[0., 0.], [0., 0.]])"),
    ],
)
def test_what_is_no_real_number_is_shown_on_one_line(make: Callable[[], object], shown: str) -> None:
    """The sentence says what has to be a number and what came."""
    with pytest.raises(BadInput) as refused:
        check_number(make(), "it must be a number")
    assert str(refused.value) == f"it must be a number, not {shown}"


def test_amounts_say_where_they_go() -> None:
    """A microgram by mouth is another thing, and a unit means nothing without its product."""
    assert str(IntrathecalMcg(50.0)) == "50 mcg into the spine"
    assert str(McgPerHour(4.5)) == "4.5 mcg/h"
    assert str(BotulinumUnits(100.0, "onabotulinumtoxinA")) == "100 U of onabotulinumtoxinA"


@pytest.mark.hazard("H02")
def test_mg_where_mcg_belongs_does_not_type_check(tmp_path: Path) -> None:
    """The type checker itself says no, in the words of the two types."""
    snippet = tmp_path / "mixed.py"
    snippet.write_text(
        "from datetime import UTC, datetime\n"
        "from lull.quantities import IntrathecalMcg, OralMg\n"
        "from lull.treatment.intrathecal_bolus import IntrathecalBolus\n"
        "now = datetime.now(UTC)\n"
        "IntrathecalBolus(id='right', amount=IntrathecalMcg(50.0), given_at=now, recorded_at=now)\n"
        "IntrathecalBolus(id='wrong', amount=OralMg(50.0), given_at=now, recorded_at=now)\n"
        "IntrathecalMcg(50.0) + OralMg(50.0)\n",
        encoding="utf-8",
    )
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(snippet)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert 'mixed.py:6: error: Argument "amount"' in checked.stdout
    assert (
        'mixed.py:7: error: Unsupported operand types for + ("IntrathecalMcg" and "OralMg")' in checked.stdout
    )
    assert "mixed.py:5" not in checked.stdout
