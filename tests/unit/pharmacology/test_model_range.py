"""Outside the people it rests on, the model declines (hazard H23)."""

import pytest

from lull.pharmacology.model_range import check_model_range
from lull.treatment.person import Person

pytestmark = pytest.mark.hazard("H23")


@pytest.mark.parametrize(
    ("person", "code"),
    [
        (Person(age_y=1.99, weight_kg=11.0), "age_outside_model"),
        (Person(age_y=35.0, weight_kg=70.0, egfr_ml_min_per_1_73m2=14.9), "kidney_outside_model"),
        (Person(age_y=2.0, weight_kg=5.9), "weight_outside_model"),
        (Person(age_y=40.0, weight_kg=251.0), "weight_outside_model"),
    ],
)
def test_outside_its_range_the_model_declines_by_name(person: Person, code: str) -> None:
    """A refusal names its reason and reassures nobody."""
    refusal = check_model_range(person)
    assert refusal is not None
    assert refusal.code == code
    assert not {"safe", "normal", "fine"} & set(refusal.message.split())


@pytest.mark.parametrize(
    "person",
    [
        Person(age_y=2.0, weight_kg=6.0),
        Person(age_y=90.0, weight_kg=250.0, egfr_ml_min_per_1_73m2=15.0),
    ],
)
def test_at_its_edges_the_model_speaks(person: Person) -> None:
    """The edges themselves belong to the range."""
    assert check_model_range(person) is None
