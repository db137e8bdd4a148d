"""Words for probabilities."""

import pytest

from lull.tone.wording import to_days_sentence, to_people_sentence


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.0, "about 1 person in 10"),
        (0.04, "about 1 person in 10"),
        (0.4, "about 4 people in 10"),
        (0.72, "about 7 people in 10"),
        (0.97, "about 9 people in 10"),
        (1.0, "about 9 people in 10"),
    ],
)
def test_a_population_guess_speaks_of_people_and_is_never_certain(probability: float, said: str) -> None:
    """Nothing predicted is 0 or 10 in 10."""
    assert to_people_sentence(probability) == said
    assert to_days_sentence(probability) == said.replace("people", "days").replace("person", "day")


@pytest.mark.parametrize("nonsense", [-0.01, 1.01, float("nan")])
def test_what_is_no_probability_is_refused(nonsense: float) -> None:
    """A mistake upstream does not become a sentence."""
    with pytest.raises(ValueError, match="probability"):
        to_people_sentence(nonsense)
