"""Every number from medicine can be judged: unit, range and source stand beside it."""

import re
from dataclasses import replace

import numpy as np
import pytest

from lull.pharmacology.parameters.adult import ADULT_CL_F
from lull.pharmacology.parameters.catalogue import CHAPTERS, PARAMETERS
from lull.pharmacology.parameters.parameter import UNITS, Parameter
from lull.pharmacology.people import PEOPLE, spread_people
from lull.pharmacology.typical import EFFECT_NAMES, FLUID_NAMES, OVERRIDES, find_typical_person
from lull.treatment.person import Person


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=lambda parameter: parameter.name)
def test_a_parameter_states_unit_range_and_source(parameter: Parameter) -> None:
    """No number enters a model without what is needed to judge it."""
    assert parameter.unit in UNITS
    assert parameter.low <= parameter.value <= parameter.high
    assert parameter.source.strip()
    assert re.fullmatch(r"[a-z0-9_]+", parameter.name)


PAPER = re.compile(r"[A-Z].*\b(19|20)\d\d,")
LABEL = re.compile(r"[A-Z].*, (Swiss|German|UK|US|Canadian)\b.*\b(label|leaflet|information|monograph)\b")


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=lambda parameter: parameter.name)
def test_only_a_number_that_was_read_claims_its_paper(parameter: Parameter) -> None:
    """A published number names paper and year, or label and country; ours says how it was chosen."""
    if parameter.seen:
        assert PAPER.match(parameter.source) or LABEL.match(parameter.source)
        assert not parameter.is_ours
    else:
        assert parameter.source.startswith("ours")
        assert len(parameter.note) > 15


def test_no_source_names_the_copy_it_was_read_on() -> None:
    """The paper or label itself is cited, never a web page."""
    assert not any("http" in p.source or "www" in p.source for p in PARAMETERS.values())


@pytest.mark.parametrize("source", ["Lioresal tablets", "a paper", "ours, from Kochak 1985, J", "Kochak"])
def test_the_search_for_a_source_is_no_formality(source: str) -> None:
    """A product alone, a paper without a year and a choice of ours are no published source."""
    assert not PAPER.match(source)
    assert not LABEL.match(source)


def test_names_are_unique() -> None:
    """A name means one number, and no chapter hides another's."""
    assert len(PARAMETERS) == sum(len(chapter) for _, chapter in CHAPTERS)
    assert min(len(chapter) for _, chapter in CHAPTERS) > 0


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"unit": "furlong"}, "unknown unit"),
        ({"value": 99.0}, "lies outside"),
        ({"low": float("nan")}, "not a finite number"),
        ({"source": ""}, "no source"),
        ({"seen": False}, "read in its source or ours"),
        ({"source": "ours", "seen": False, "note": ""}, "how it was chosen"),
    ],
)
def test_a_number_that_cannot_be_judged_is_refused(change: dict[str, object], complaint: str) -> None:
    """Each part of the rule is checked where the number is written down."""
    with pytest.raises(ValueError, match=complaint):
        replace(ADULT_CL_F, **change)  # type: ignore[arg-type]


def test_every_override_reaches_the_typical_person() -> None:
    """A replaced value is used as it is, neither scaled by weight nor by kidneys."""
    person = Person(age_y=10.0, weight_kg=30.0, egfr_ml_min_per_1_73m2=40.0)
    values = {name: 0.5 + 0.01 * i for i, name in enumerate(OVERRIDES)}
    typical = find_typical_person(person, values)
    for name, value in values.items():
        if name in FLUID_NAMES:
            assert getattr(typical.fluid, FLUID_NAMES[name]) == value
        else:
            owner = typical.effect if name in EFFECT_NAMES else typical.kinetics
            assert getattr(owner, name) == value


def test_a_childs_share_of_the_blood_moves_mouth_and_not_spine() -> None:
    """How little of a child's blood counts raises the oral EC50; by the spine, child and adult are alike."""
    child = find_typical_person(Person(age_y=8.0, weight_kg=25.0))
    adult = find_typical_person(Person(age_y=35.0, weight_kg=70.0))
    share = PARAMETERS["child_blood_share"].value
    assert child.effect.ec50_ng_per_ml * share == pytest.approx(adult.effect.ec50_ng_per_ml)
    assert child.effect.emax == adult.effect.emax == 1.0
    by_spine = [one.fluid.site_per_csf / one.effect.ec50_ng_per_ml for one in (child, adult)]
    assert by_spine[0] == pytest.approx(by_spine[1])


def test_an_unknown_override_is_named() -> None:
    """A misspelt parameter never passes silently."""
    with pytest.raises(KeyError, match="ka_per_hour"):
        find_typical_person(Person(age_y=35.0, weight_kg=70.0), {"ka_per_hour": 1.0})


def test_the_first_of_the_people_is_the_typical_one() -> None:
    """The set is centred: person 0 has every trait in the middle."""
    typical = find_typical_person(Person(age_y=35.0, weight_kg=70.0))
    people = spread_people(typical)
    assert people.kinetics_of(0) == typical.kinetics
    assert people.ec50_ng_per_ml["legs"][0] == typical.effect.ec50_ng_per_ml
    assert (
        people.ec50_ng_per_ml["arms"][0] == people.ec50_ng_per_ml["trunk"][0] == typical.effect.ec50_ng_per_ml
    )
    assert (people.emax, people.hill) == (typical.effect.emax, typical.effect.hill)
    assert np.asarray(people.fluid.cl_l_per_h)[0] == typical.fluid.cl_l_per_h
    assert people.count == PEOPLE
    assert np.shape(people.kinetics.cl_f_l_per_h) == (PEOPLE,)
