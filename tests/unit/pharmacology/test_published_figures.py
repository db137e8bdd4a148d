"""The model against published figures: what labels and papers report must come out of it.

Tolerances are those of the reference notes: 25 % for areas, 35 % for peaks, 15 % for kidneys.
"""

from dataclasses import replace

import numpy as np
import pytest

from lull.pharmacology.oral_curve import predict_dose_curves
from lull.pharmacology.parameters.child import CHILD_WEIGHT_KG
from lull.pharmacology.people import spread_people
from lull.pharmacology.tone_effect import predict_relative_tone
from lull.pharmacology.typical import find_typical_person, measure_adult_share
from lull.treatment.person import Person

ADULT = Person(age_y=35.0, weight_kg=70.0)
CHILD = Person(age_y=8.0, weight_kg=CHILD_WEIGHT_KG.value)
HOURS = np.linspace(0.0, 72.0, 7201)


def half_life_h(person: Person) -> float:
    """Return the terminal half-life as a laboratory would read it: from two late points."""
    plasma = predict_dose_curves(find_typical_person(person).kinetics, np.array([24.0, 36.0]))[0]
    return float(12.0 * np.log(2) / np.log(plasma[0] / plasma[1]))


@pytest.mark.parametrize(("mg", "area", "peak"), [(10, 1135, 180), (20, 2345, 340), (30, 3353, 650)])
def test_adults_match_the_label(mg: float, area: float, peak: float) -> None:
    """AUC and Cmax after 10, 20 and 30 mg, and the time of the peak (Lioresal tablets, Swiss label)."""
    plasma = mg * predict_dose_curves(find_typical_person(ADULT).kinetics, HOURS)[0]
    assert np.trapezoid(plasma, HOURS) == pytest.approx(area, rel=0.25)
    assert plasma.max() == pytest.approx(peak, rel=0.35)
    assert 0.5 <= HOURS[plasma.argmax()] <= 2.1


def test_adult_half_life_lies_where_studies_found_it() -> None:
    """3.5 to 6.8 h (Kochak 1985, Wuis 1989, labels)."""
    assert 3.5 <= half_life_h(ADULT) <= 6.8


def test_child_half_life_and_average_match_he_2014() -> None:
    """4.5 h, and 305 ng/mL on average at 2 mg/kg a day, at the anchor weight."""
    assert half_life_h(CHILD) == pytest.approx(4.5, rel=1e-3)
    clearance = find_typical_person(CHILD).kinetics.cl_f_l_per_h
    average = 2.0 * CHILD.weight_kg / 24.0 / clearance * 1000.0
    assert average == pytest.approx(305.0, rel=0.01)


@pytest.mark.parametrize("weight_kg", [18.0, 25.0, 36.0])
def test_children_of_usual_size_stay_near_he_2014(weight_kg: float) -> None:
    """Away from the anchor weight, size changes the average by less than a tenth."""
    child = Person(age_y=8.0, weight_kg=weight_kg)
    clearance = find_typical_person(child).kinetics.cl_f_l_per_h
    assert 2.0 * weight_kg / 24.0 / clearance * 1000.0 == pytest.approx(305.0, rel=0.10)


@pytest.mark.parametrize(("egfr", "times"), [(65.0, 1.5), (40.0, 2.0), (20.0, 3.0)])
def test_weak_kidneys_raise_exposure_as_in_vlavonou_2014(egfr: float, times: float) -> None:
    """AUC rises 1.5, 2 and 3 times at 65, 40 and 20."""
    impaired = find_typical_person(replace(ADULT, egfr_ml_min_per_1_73m2=egfr)).kinetics.cl_f_l_per_h
    assert find_typical_person(ADULT).kinetics.cl_f_l_per_h / impaired == pytest.approx(times, rel=0.15)


def test_good_kidneys_never_clear_more_than_unimpaired() -> None:
    """Above the line's end the share stays 1; not known counts as unimpaired."""
    best = find_typical_person(replace(ADULT, egfr_ml_min_per_1_73m2=180.0))
    assert best.kidney_share == 1.0
    assert best.kinetics == find_typical_person(ADULT).kinetics


@pytest.mark.parametrize(("ng_per_ml", "low", "high"), [(250.0, 0.30, 0.38), (400.0, 0.49, 0.51)])
def test_adult_suppression_meets_both_anchors(ng_per_ml: float, low: float, high: float) -> None:
    """Above 250 ng/mL more than 30 % of the stretch response goes, above 400 half of it."""
    effect = find_typical_person(ADULT).effect
    suppressed = 1.0 - float(predict_relative_tone(np.array([ng_per_ml]), effect)[0])
    assert low <= suppressed <= high


def test_the_oral_effect_in_children_is_small() -> None:
    """At He's average level tone falls by about as much as Ashworth did without placebo (0.3 of 1.84)."""
    effect = find_typical_person(CHILD).effect
    lost = 1.0 - float(predict_relative_tone(np.array([305.0]), effect)[0])
    assert 0.05 < lost < 0.3 / 1.84


def test_spread_between_people_is_the_published_one() -> None:
    """Clearance varies by 33.4 % in children, plus the doubt about the gap, and by 27.4 % in adults."""
    adults = spread_people(find_typical_person(ADULT)).cl_f_l_per_h
    assert np.std(adults) / np.mean(adults) == pytest.approx(0.274, rel=0.05)
    children = spread_people(find_typical_person(CHILD)).cl_f_l_per_h
    assert 0.334 < np.std(children) / np.mean(children) < 0.40


def test_children_become_adults_without_a_jump() -> None:
    """Over the birthdays where the sets meet, clearance, volume and effect change by little a month."""
    ages = np.arange(10.0, 20.0, 1 / 12)
    people = [find_typical_person(Person(age_y=float(age), weight_kg=50.0)) for age in ages]
    for curve in (
        [p.kinetics.cl_f_l_per_h for p in people],
        [p.kinetics.v1_f_l for p in people],
        [p.effect.emax for p in people],
        [p.spread.cl for p in people],
    ):
        assert np.abs(np.diff(np.log(curve))).max() < 0.03
    assert [measure_adult_share(age) for age in (3.0, 12.0, 15.0, 18.0, 80.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]


def test_the_gap_between_the_sets_is_carried_as_doubt() -> None:
    """In between, and to a smaller part in children, clearance spreads beyond either set; in adults not."""
    at_15 = find_typical_person(Person(age_y=15.0, weight_kg=50.0)).spread
    assert abs(at_15.gap_cl) == pytest.approx(0.5 * abs(np.log(8.392 / 11.48)), rel=0.01)
    assert find_typical_person(CHILD).spread.gap_cl < 0
    assert find_typical_person(ADULT).spread.gap_cl == 0
