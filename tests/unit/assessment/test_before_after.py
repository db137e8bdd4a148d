"""Before and after a dose: a difference is called larger than the error only when it is."""

import numpy as np
import pytest

from lull.assessment.before_after import compare_before_after
from lull.assessment.measured import Measured, unknown
from lull.assessment.student_t import student_t
from lull.refusal import BadInput


def releases(*values: float, error: float = 2.0) -> list[Measured]:
    """Releases of one leg."""
    return [Measured(value=value, standard_error=error) for value in values]


def test_one_worked_example() -> None:
    """62, 60, 64 before and 79, 77, 81 after, each to 2: they differ by 17."""
    found = compare_before_after(releases(62.0, 60.0, 64.0), releases(79.0, 77.0, 81.0))
    assert (found.before, found.after, found.difference) == (62.0, 79.0, 17.0)
    assert found.standard_error == pytest.approx(2.0 * np.sqrt(2.0 / 3.0))
    assert found.detectable == pytest.approx(2.776 * 2.0 * np.sqrt(2.0 / 3.0))
    assert found.verdict == "bigger than today's error"


def test_a_small_difference_is_inside_the_error_both_ways() -> None:
    for step in (3.0, -3.0):
        found = compare_before_after(
            releases(60.0, 62.0, 64.0), releases(60.0 + step, 62.0 + step, 64.0 + step)
        )
        assert found.verdict == "inside measuring error"
        assert found.difference == step


def test_the_bodys_error_widens_it() -> None:
    """Ten degrees are more than angles given to 1, and less than landmarks that carry 7."""
    pair = (58.0, 60.0, 62.0), (68.0, 70.0, 72.0)
    assert compare_before_after(releases(*pair[0], error=1.0), releases(*pair[1], error=1.0)).verdict != (
        compare_before_after(releases(*pair[0], error=7.0), releases(*pair[1], error=7.0)).verdict
    )


def test_an_unchanged_leg_seldom_seems_changed() -> None:
    """Of 4,000 pairs of three releases of the same leg at most 6 in 100 are called bigger than the error."""
    rng = np.random.default_rng(9)
    wrong = 0
    for _ in range(4000):
        before, after = rng.normal(70.0, 5.0, (2, 3))
        found = compare_before_after(releases(*before, error=1.0), releases(*after, error=1.0))
        wrong += found.verdict == "bigger than today's error"
    assert wrong <= 240


def test_a_release_without_the_number_does_not_count() -> None:
    found = compare_before_after([*releases(60.0, 62.0), unknown("why")], releases(61.0, 63.0))
    assert found.before == 61.0
    with pytest.raises(BadInput, match="the test after has 1 release with"):
        compare_before_after(releases(60.0, 62.0), [*releases(61.0), unknown("why")])


def test_many_releases_still_pay_for_not_knowing_their_spread() -> None:
    """Twenty releases: Student's t of 18 degrees of freedom is 2.10, not 1.96."""
    found = compare_before_after(releases(*([60.0, 62.0] * 5)), releases(*([61.0, 63.0] * 5)))
    assert found.detectable == pytest.approx(student_t(18) * found.standard_error)
    assert found.detectable > 2.10 * found.standard_error
