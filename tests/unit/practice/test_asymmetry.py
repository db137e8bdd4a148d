"""How unevenly both legs took part, known by hand."""

from dataclasses import replace

import numpy as np
import pytest

from lull.movement.attempt import Attempt
from lull.movement.measured_signal import MeasuredSignal
from lull.practice.asymmetry import measure_asymmetry

T_S = np.arange(0.0, 4.0, 1.0 / 30.0)
ATTEMPT = Attempt(
    number=1,
    side="both",
    start_s=1.0,
    peak_s=2.0,
    end_s=3.0,
    range_deg=60.0,
    range_error_deg=5.0,
    accepted=True,
    reason=None,
    own_range_deg=60.0,
    counted_s=3.1,
    decided_s=3.1,
)


def side(peak: float) -> MeasuredSignal:
    """Return a signal that goes from 0 to a peak and back between the first and the third second."""
    value = peak * 0.5 * (1.0 - np.cos(np.pi * np.clip(T_S - 1.0, 0.0, 2.0)))
    return MeasuredSignal(columns="picture", value=value, noise_error=np.full(len(T_S), 2.0))


@pytest.mark.parametrize(
    ("left", "right", "percent"), [(60.0, 60.0, 0.0), (72.0, 48.0, 40.0), (48.0, 72.0, -40.0)]
)
def test_how_much_further_the_left_side_went(left: float, right: float, percent: float) -> None:
    """Twelve more and twelve less than sixty: forty percent, with an error from both sides."""
    found = measure_asymmetry(T_S, (side(left), side(right)), ATTEMPT)
    assert found is not None
    assert found.percent == pytest.approx(percent, abs=1.5)
    assert found.percent_error == pytest.approx(100.0 * 2**0.5 * 29.0**0.5 / 60.0, rel=0.05)


def test_nothing_is_said_of_a_side_that_was_not_seen_or_of_no_movement() -> None:
    """Hidden at the peak, or both still."""
    hidden = replace(side(60.0), value=np.where(np.abs(T_S - 2.0) < 0.3, np.nan, side(60.0).value))
    assert measure_asymmetry(T_S, (side(60.0), hidden), ATTEMPT) is None
    assert measure_asymmetry(T_S, (side(0.0), side(0.0)), ATTEMPT) is None
