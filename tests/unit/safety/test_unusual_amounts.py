"""A value in a plan that looks like a slip is asked about; what labels print is not."""

import pytest

from lull.quantities import OralMg, ProductStrength
from lull.safety.unusual_amounts import check_unusual_amounts

TABLET = ProductStrength(OralMg(10), "tablet")


def _names(*doses_mg: float, age_y: float, strength: ProductStrength = TABLET) -> list[str]:
    """Return the names of what is asked about."""
    return [
        one.name for one in check_unusual_amounts(strength, tuple(OralMg(mg) for mg in doses_mg), age_y=age_y)
    ]


@pytest.mark.hazard("H03")
@pytest.mark.parametrize(
    ("age_y", "most_mg"), [(2.0, 40.0), (7.99, 40.0), (8.0, 60.0), (17.99, 60.0), (18.0, 80.0), (70.0, 80.0)]
)
def test_a_day_up_to_what_a_label_prints_is_not_asked_about(age_y: float, most_mg: float) -> None:
    """And a thousandth more is, once, as the day and not as each dose."""
    assert _names(most_mg / 2, most_mg / 2, age_y=age_y) == []
    assert _names(most_mg / 2, most_mg / 2 + 0.001, age_y=age_y) == [f"{most_mg + 0.001:g} mg in one day"]


@pytest.mark.hazard("H03")
def test_a_single_dose_beyond_a_whole_day_is_named_itself() -> None:
    """A thousand for ten: the dose is the slip, the day follows from it."""
    assert _names(10, 1000, 10, age_y=34) == ["1000 mg in one dose"]


@pytest.mark.hazard("H01")
@pytest.mark.parametrize(
    ("mg", "per", "asked"),
    [(25.0, "tablet", False), (50.0, "tablet", True), (5.0, "mL", False), (50.0, "mL", True)],
)
def test_a_strength_no_label_has_is_asked_about(mg: float, per: str, asked: bool) -> None:  # noqa: FBT001 - a parameter of a test
    """Ten times the strongest product is a slip of the point or of the unit."""
    strength = ProductStrength(OralMg(mg), per)  # type: ignore[arg-type]
    assert (_names(10, age_y=34, strength=strength) != []) is asked
