"""Amounts that know their unit and route (hazards H01, H02)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.quantities import LARGEST_AMOUNT_MG, OralMg, ProductStrength
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
