"""For any figures a fact may hold: each is said once, in order, as it was given; nothing else is a number."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.safety.route_fact import PLAUSIBLE, Fact, Figure


def to_figures(unit: str) -> st.SearchStrategy[Figure]:
    """Return figures in this unit, with as many digits as a page would print."""
    low, high = PLAUSIBLE[unit]
    return st.integers(min_value=int(low * 10), max_value=int(high * 10)).map(
        lambda tenths: Figure(max(low, tenths / 10), unit)
    )


FIGURES = st.sampled_from(sorted(PLAUSIBLE)).flatmap(to_figures)


@given(st.lists(FIGURES, min_size=1, max_size=5))
def test_what_is_read_on_the_page_is_what_was_held(figures: list[Figure]) -> None:
    """Reading the text again gives the values back."""
    words = "; ".join(f"{{}} {figure.unit}" for figure in figures)
    fact = Fact(words=words, figures=tuple(figures), source="somebody", rows=("file | row",))
    read = [float(found) for found in re.findall(r"\d+(?:\.\d+)?", fact.text)]
    assert read == [figure.value for figure in figures]


@given(st.sampled_from(sorted(PLAUSIBLE)), st.floats(min_value=1e-6, max_value=1e6))
def test_a_figure_outside_what_can_be_believed_is_refused(unit: str, beyond: float) -> None:
    """On either side, by however little."""
    low, high = PLAUSIBLE[unit]
    for value in (low - beyond, high + beyond):
        with pytest.raises(ValueError, match="outside"):
            Figure(value, unit)
