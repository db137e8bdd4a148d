"""A population of one is the typical person: every curve of the two ways agrees."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from lull.pharmacology.day_rhythm import DayRhythm
from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake, OralIntake, PumpIntake
from lull.pharmacology.people import single_person
from lull.pharmacology.typical import find_typical_person
from lull.pharmacology.typical_curve import predict_plasma_rows, predict_site
from lull.tone.curve import Bands
from lull.tone.population_tone import PopulationTone, ReportTimes, predict_population_tone
from lull.tone.tone_changes import ToneChanges, list_injected
from lull.tone.typical_tone import TypicalTone
from lull.treatment.person import Person
from made_forecast import ADULT, BERLIN, CHILD, TODAY
from made_routes import toxin_at

TIMES = ReportTimes(step_h=0.5, points=48, length_h=24.0)
MOUTH = [OralIntake(at_h=-3.0, amount_mg=15.0), OralIntake(at_h=8.0, amount_mg=20.0, solution=True)]
SPINE = [
    BolusIntake(at_h=5.0, amount_mcg=30.0),
    FlowIntake(start_h=-900.0, end_h=12.0, rate_mcg_per_h=5.0),
    PumpIntake(
        flows=tuple(
            FlowIntake(start_h=6.0 * k, end_h=6.0 * (k + 1), rate_mcg_per_h=3.0 + k % 4)
            for k in range(-80, 4)
        )
    ),
]
NOTHING_ELSE = ToneChanges(muscles=(), rhythm=DayRhythm(amplitude=0.0), start=TODAY.start, zone=BERLIN)
ALL_CHANGES = replace(
    NOTHING_ELSE,
    muscles=list_injected(
        [
            toxin_at(TODAY.start - timedelta(days=9), "calf", "left"),
            toxin_at(TODAY.start - timedelta(days=40), "calf", "left"),
            toxin_at(TODAY.start - timedelta(days=20), "elbow flexors"),
        ],
        TODAY.start,
    ),
    rhythm=DayRhythm(amplitude=0.07, peak_h=6.0),
)


def both_ways(
    person: Person, intakes: Sequence[Intake], changes: ToneChanges
) -> tuple[PopulationTone, PopulationTone]:
    """Return the curves of a population of one, and of the typical person alone."""
    typical = find_typical_person(person)
    alone = TypicalTone(typical=typical, intakes=intakes, changes=changes)
    plasma = predict_plasma_rows(typical, intakes, TIMES.shown_h).sum(axis=0)
    site = predict_site(typical, intakes, TIMES.shown_h)
    return (
        predict_population_tone(single_person(typical), intakes, TIMES, 0.8, changes),
        alone.describe(plasma, site, TIMES, 0.8),
    )


def assert_same(one: Bands, other: Bands) -> None:
    """All five percentiles of both are the same curve."""
    for name in ("p05", "p25", "p50", "p75", "p95"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("changes", [NOTHING_ELSE, ALL_CHANGES], ids=["drug alone", "toxin and rhythm"])
@pytest.mark.parametrize(
    "intakes", [MOUTH, SPINE, [*MOUTH, *SPINE], []], ids=["mouth", "spine", "both", "none"]
)
@pytest.mark.parametrize("person", [ADULT, CHILD], ids=["adult", "child"])
def test_a_population_of_one_is_the_typical_person(
    person: Person, intakes: list[Intake], changes: ToneChanges
) -> None:
    """Plasma, fluid, every region, every injected muscle, sleepiness, weakness and low stretches."""
    many, alone = both_ways(person, intakes, changes)
    assert_same(many.plasma, alone.plasma)
    assert_same(many.sleepy, alone.sleepy)
    assert_same(many.weak, alone.weak)
    assert (many.fluid is None) == (alone.fluid is None)
    if many.fluid is not None and alone.fluid is not None:
        assert_same(many.fluid, alone.fluid)
    for region, bands in alone.tone.items():
        assert_same(many.tone[region], bands)
        assert many.low[region].start_h.size == alone.low[region].start_h.size
        np.testing.assert_allclose(many.low[region].start_h, alone.low[region].start_h, atol=0.02)
    assert set(many.muscles) == set(alone.muscles)
    for muscle, bands in alone.muscles.items():
        assert_same(many.muscles[muscle], bands)


def test_toxin_and_rhythm_are_really_in_it() -> None:
    """The comparison would say nothing if both left them out."""
    with_all, _ = both_ways(ADULT, [], ALL_CHANGES)
    assert set(with_all.muscles) == {"calf/left", "elbow_flexors/left", "elbow_flexors/right"}
    assert max(with_all.tone["trunk"].p50) == pytest.approx(1.07)
    assert min(with_all.tone["arms"].p50) < min(with_all.tone["trunk"].p50)
    assert min(with_all.muscles["calf/left"].p50) < 0.7
