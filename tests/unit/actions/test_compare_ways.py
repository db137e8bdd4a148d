"""The ways drawn side by side: hours by mouth and by bolus, months for toxin, a pump until it stands."""

from itertools import pairwise

import pytest

from lull.actions.compare_injections import AN_ADULT, compare_injections
from lull.actions.compare_ways import PUMP_STANDS_AT_H, compare_ways
from lull.actions.measure_ways import measure_ways


def test_what_was_given_once_begins_and_ends_near_untreated() -> None:
    """The picture is long enough to show the wearing off."""
    courses = compare_ways()
    for course in (courses.tablet, courses.bolus, courses.toxin):
        assert course.tone.p50[0] == pytest.approx(1.0, abs=1e-6)
        assert course.tone.p50[-1] > 0.9
        assert course.stands_at is None


def test_bolus_and_toxin_are_those_of_the_other_page() -> None:
    """Two pages never draw two truths."""
    courses, injections = compare_ways(), compare_injections(AN_ADULT)
    assert courses.bolus == injections.bolus
    assert courses.toxin == injections.toxin


@pytest.mark.hazard("H08")
def test_a_pump_is_level_while_it_runs_and_its_effect_goes_when_it_stands() -> None:
    """Nothing lingers for long: after two days the middle is where it would be without any medicine."""
    pump = compare_ways().pump
    stands = pump.times.index(PUMP_STANDS_AT_H)
    runs, after = pump.tone.p50[: stands + 1], pump.tone.p50[stands:]
    assert max(runs) - min(runs) < 0.01
    assert all(later >= earlier - 1e-9 for earlier, later in pairwise(after))
    assert after[0] < 0.5
    assert after[pump.times.index(PUMP_STANDS_AT_H + 48.0) - stands] > 0.95


def test_lengths_are_read_from_the_curves() -> None:
    """Published: a bolus acts from 2 to 8.5 hours; an infusion begins after 6 to 8 and is full by 48."""
    lengths = {length.way: length for length in measure_ways(compare_ways())}
    assert 0.5 <= lengths["tablets"].from_h <= 2.0
    assert lengths["tablets"].until_h is not None
    assert lengths["tablets"].until_h <= 8.0
    assert 1.0 <= lengths["bolus"].from_h <= 2.5
    assert lengths["bolus"].until_h == pytest.approx(7.25, abs=1.25)
    assert 6.0 <= lengths["pump"].from_h <= 48.0
    assert lengths["pump"].until_h is None
    assert lengths["toxin"].from_h > 24 * 3
    assert lengths["toxin"].until_h is not None
    assert 24 * 30 < lengths["toxin"].until_h < 24 * 112
