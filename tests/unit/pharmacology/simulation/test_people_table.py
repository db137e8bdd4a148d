"""People from a table: everybody kept, with their id, or one sentence about who is wrong and why."""

from dataclasses import replace
from math import nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.pharmacology.people import PEOPLE, single_person, spread_people
from lull.pharmacology.simulation.people_table import NamedPeople, name_people, pick_people, to_people
from lull.pharmacology.typical import OVERRIDES, find_typical_person
from lull.refusal import BadInput, Refusal
from lull.treatment.person import Person
from made_simulation import ADULT, some_people


def read(table: dict[str, list[object]]) -> NamedPeople:
    """Return people who are not refused."""
    people = to_people(table)
    assert isinstance(people, NamedPeople)
    return people


def test_a_row_is_the_typical_person_of_its_age_and_weight() -> None:
    """A worked example: an adult with weak kidneys, a child, and an adult whose clearance is known."""
    people = read(
        {
            "id": ["a", "b", "c"],
            "age_y": [40, 8, 30],
            "weight_kg": [70.0, 25.0, 80.0],
            "egfr_ml_min_per_1_73m2": [40.0, None, 100.0],
        }
    )
    assert people.ids == ("a", "b", "c")
    assert people.count == 3
    (group,) = people.groups  # nobody differs in a lag, the largest effect or the steepness
    for i, person in enumerate(
        (
            Person(age_y=40, weight_kg=70.0, egfr_ml_min_per_1_73m2=40.0),
            Person(age_y=8, weight_kg=25.0),
            Person(age_y=30, weight_kg=80.0, egfr_ml_min_per_1_73m2=100.0),
        )
    ):
        alone = single_person(find_typical_person(person))
        ours = pick_people(group.people, np.array([i]))
        for name in ("cl_f_l_per_h", "v1_f_l", "q_f_l_per_h", "v2_f_l", "ka_per_h", "ke0_per_h"):
            np.testing.assert_array_equal(getattr(ours.kinetics, name), getattr(alone.kinetics, name))
        np.testing.assert_array_equal(ours.ec50_ng_per_ml["arms"], alone.ec50_ng_per_ml["arms"])
        np.testing.assert_array_equal(ours.blood_share, alone.blood_share)
    np.testing.assert_array_equal(people.ages_y, [40.0, 8.0, 30.0])


def test_own_values_and_traits_reach_their_person() -> None:
    """A typical value replaced for one person, and a trait two standard deviations up."""
    people = read(
        {"age_y": [35, 35], "weight_kg": [70, 70], "cl_f_l_per_h": [9.0, 12.0], "z_ec50": [0.0, 2.0]}
    )
    (group,) = people.groups
    np.testing.assert_allclose(group.people.kinetics.cl_f_l_per_h, [9.0, 12.0], rtol=1e-12)
    legs = group.people.ec50_ng_per_ml["legs"]
    assert legs[1] / legs[0] == pytest.approx(np.exp(2.0 * ADULT.spread.ec50), rel=1e-12)


@settings(max_examples=20)
@given(st.lists(st.sampled_from([(0.0, 1.4), (0.5, 1.4), (0.0, 1.8)]), min_size=1, max_size=6))
def test_people_who_cannot_be_computed_together_stand_in_groups(kinds: list[tuple[float, float]]) -> None:
    """A lag and a steepness of their own, one group each; everybody is in exactly one."""
    n = len(kinds)
    people = read(
        {
            "age_y": [35.0] * n,
            "weight_kg": [70.0] * n,
            "lag_h": [lag for lag, _ in kinds],
            "hill": [hill for _, hill in kinds],
        }
    )
    assert len(people.groups) == len(set(kinds))
    assert sorted(place for group in people.groups for place in group.places.tolist()) == list(range(n))
    for group in people.groups:
        assert {kinds[place] for place in group.places.tolist()} == {
            (group.people.kinetics.lag_h, group.people.hill)
        }


def test_every_typical_value_may_stand_in_a_column() -> None:
    """Each name that may be replaced is a column."""
    for name in OVERRIDES:
        assert read({"age_y": [35.0], "weight_kg": [70.0], name: [0.5]}).count == 1


GOOD: dict[str, list[object]] = {"age_y": [35.0, 36.0], "weight_kg": [70.0, 71.0]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"hight": [1.0, 2.0]}, "no column of a table of people is called 'hight': there are id, age_y"),
        ({"weight_kg": [70.0]}, "the column weight_kg has 1 rows and age_y has 2"),
        ({"weight_kg": [70.0, nan]}, "person 2: weight_kg must be a number, not nan"),
        ({"weight_kg": [70.0, "heavy"]}, "person 2: weight_kg must be a number, not 'heavy'"),
        ({"weight_kg": [70.0, None]}, "person 2: weight_kg must be a number, not None"),
        ({"weight_kg": [70.0, True]}, "person 2: weight_kg must be a number, not True"),
        ({"weight_kg": [70.0, 10**400]}, "person 2: weight_kg must be a number, not one too large"),
        ({"weight_kg": [70.0, 1j]}, "person 2: weight_kg must be a number, not 1j"),
        (
            {"weight_kg": [70.0, np.complex128(1.0)]},
            "person 2: weight_kg must be a number, not np.complex128",
        ),
        ({"egfr_ml_min_per_1_73m2": ["?", 90.0]}, "must be a number, or None where it is not known, not '?'"),
        ({"egfr_ml_min_per_1_73m2": [np.inf, 90.0]}, "or None where it is not known, not inf"),
        ({"z_ec50": [0.0, nan]}, "person 2: z_ec50 must be a number, not nan"),
        ({"weight_kg": [70.0, -3.0]}, "person 2: weight_kg must be above 0"),
        ({"cl_f_l_per_h": [nan, 9.0]}, "person 1: cl_f_l_per_h must be a number, not nan"),
        ({"cl_f_l_per_h": [9.0, -9.0]}, "cl_f_l_per_h of person 2 is -9: it must be a number above 0"),
        ({"emax": [0.9, 1.1]}, "emax of everybody is 1.1: it must be a number 0 or more and at most 1"),
        ({"id": ["a", "a"]}, "the id a stands twice"),
        ({"id": ["a", 1.5]}, "an id is text or a whole number, not 1.5"),
        ({"id": ["a", True]}, "an id is text or a whole number, not True"),
        ({"age_y": [], "weight_kg": []}, "the table of people has no rows"),
    ],
)
def test_a_bad_table_is_refused_by_name(change: dict[str, list[object]], said: str) -> None:
    """What is wrong, with whom, and what to do, in one sentence."""
    with pytest.raises(BadInput) as refused:
        to_people(GOOD | change)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (None, "a table of people is a data frame or a dict of columns, not None: write"),
        (
            [{"age_y": 30, "weight_kg": 70}],
            "a data frame or a dict of columns, not [{'age_y': 30, 'weight_kg'",
        ),
        (dict, "a data frame or a dict of columns, not <class 'dict'>"),
        ({"age_y": 30, "weight_kg": 70}, "the column age_y is 30: it needs a list with one value for each"),
        ({"age_y": [30], "weight_kg": [70], "id": "a"}, "the column id is 'a': it needs a list"),
        ({"age_y": {0: 30}, "weight_kg": {0: 70}}, "the column age_y is {0: 30}: it needs a list"),
        ({"age_y": np.array(30), "weight_kg": [70]}, "the column age_y is array(30): it needs a list"),
    ],
)
def test_what_is_no_table_is_refused(table: object, said: str) -> None:
    """Nothing, rows in place of columns, single values in place of lists."""
    with pytest.raises(BadInput) as refused:
        to_people(table)  # type: ignore[arg-type]
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_kidney_function_that_is_not_known_may_be_nan() -> None:
    """As tables write it; in this column alone."""
    ours, theirs = (read(GOOD | {"egfr_ml_min_per_1_73m2": [gap, 40.0]}) for gap in (np.float64(nan), None))
    for mine, other in zip(ours.groups, theirs.groups, strict=True):
        np.testing.assert_array_equal(mine.people.kinetics.cl_f_l_per_h, other.people.kinetics.cl_f_l_per_h)


def test_a_missing_column_is_named() -> None:
    """Age and weight are needed."""
    with pytest.raises(BadInput, match="needs the column weight_kg"):
        to_people({"age_y": [35.0]})


@pytest.mark.hazard("H23")
@pytest.mark.parametrize(
    ("change", "code", "who"),
    [
        ({"age_y": [35.0, 1.5]}, "age_outside_model", "person 2: "),
        ({"egfr_ml_min_per_1_73m2": [14.0, None]}, "kidney_outside_model", "person 1: "),
        ({"weight_kg": [251.0, 70.0]}, "weight_outside_model", "person 1: "),
    ],
)
def test_outside_the_model_the_table_is_declined(
    change: dict[str, list[object]], code: str, who: str
) -> None:
    """A refusal names the person and the reason."""
    refusal = to_people(GOOD | change)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert refusal.message.startswith(who)


def test_people_who_exist_already_get_names() -> None:
    """Drawn or spread people, numbered from 1 or named."""
    assert name_people(spread_people(ADULT)).ids == tuple(range(1, PEOPLE + 1))
    assert name_people(some_people(2), np.array([7, 9]).tolist()).ids == (7, 9)
    with pytest.raises(BadInput, match="there are 1 ids and 2 people"):
        name_people(some_people(2), ["a"])
    with pytest.raises(BadInput, match="the column id is 'ab': it needs a list"):
        name_people(some_people(2), "ab")
    with pytest.raises(BadInput, match="name_people takes People, not None: draw people"):
        name_people(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (np.array([10.0, nan]), "cl_f_l_per_h of person b is nan: it must be a number above 0"),
        (np.array([-1.0, 10.0]), "cl_f_l_per_h of person a is -1"),
        (np.array([np.inf, 10.0]), "cl_f_l_per_h of person a is inf"),
        (nan, "cl_f_l_per_h of everybody is nan"),
        (np.array([1.0, 2.0, 3.0]), "cl_f_l_per_h has the shape (3,): it needs one value for each of 2"),
    ],
)
def test_a_parameter_no_person_has_is_refused(value: object, said: str) -> None:
    """NaN, negative and infinite parameters, by name and person."""
    people = some_people(2)
    people = replace(people, kinetics=replace(people.kinetics, cl_f_l_per_h=value))  # type: ignore[arg-type]
    with pytest.raises(BadInput) as refused:
        name_people(people, ["a", "b"])
    assert said in str(refused.value)


def test_a_region_is_named_too() -> None:
    """An EC50 is one of three."""
    people = some_people(2)
    people = replace(people, ec50_ng_per_ml={**people.ec50_ng_per_ml, "arms": np.array([1.0, 0.0])})
    with pytest.raises(
        BadInput, match=r"ec50_ng_per_ml \(arms\) of person 2 is 0: it must be a number above 0"
    ):
        name_people(people)


def test_picking_keeps_what_is_shared_and_takes_the_rest() -> None:
    """Some of the people, in the order asked for."""
    people = some_people(5)
    two = pick_people(people, np.array([3, 1]))
    assert two.count == 2
    assert two.hill == people.hill
    np.testing.assert_array_equal(two.kinetics.cl_f_l_per_h, np.asarray(people.kinetics.cl_f_l_per_h)[[3, 1]])
