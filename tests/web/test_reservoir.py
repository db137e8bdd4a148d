"""The drawn reservoir: its words never cover one another, and its label says every number."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lull.safety.pump_supply import LeftMl
from lull.web.charts.reservoir import APART, HEIGHT, draw_reservoir


@given(st.floats(1.0, 40.0), st.floats(0.0, 1.0), st.floats(0.0, 0.99), st.floats(0.0, 0.2))
def test_both_words_stand_apart_and_inside_the_sheet(
    whole_ml: float, share: float, low_share: float, unsure: float
) -> None:
    """However full it is, and wherever the low line lies."""
    ml = whole_ml * share
    left = LeftMl(ml=ml, least_ml=ml * (1 - unsure), most_ml=min(whole_ml, ml * (1 + unsure)))
    drawn = str(draw_reservoir(whole_ml, left, whole_ml * low_share))
    at = [float(y) for y in re.findall(r'<text class="reservoir-words" x="[\d.]+" y="([\d.]+)"', drawn)]

    assert len(at) == 2
    assert abs(at[0] - at[1]) >= APART - 0.2
    assert all(0 < y < HEIGHT for y in at)


def test_the_label_says_what_is_left_how_sure_and_what_is_low() -> None:
    """For those who do not see the drawing."""
    drawn = str(draw_reservoir(20.0, LeftMl(ml=10.4, least_ml=9.4, most_ml=11.4), 2.0))

    assert "By our sum 10.4 mL are left, between 9.4 and 11.4 mL. Low is 2 mL." in drawn
