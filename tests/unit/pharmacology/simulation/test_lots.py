"""Lots: who is computed together, how far back a steady state reaches, and who is declined."""

from math import log

import numpy as np
import pytest

from lull.pharmacology.chain import TRACE
from lull.pharmacology.simulation.events import NOTHING, Repeat, bolus, by_mouth
from lull.pharmacology.simulation.lots import ROOM, find_lots, measure_lot_washout_h, split_young
from lull.pharmacology.simulation.model import Tolerance
from lull.pharmacology.simulation.people_table import NamedPeople, name_people, to_people
from lull.quantities import IntrathecalMcg, OralMg
from lull.refusal import BadInput
from made_simulation import some_people

TABLET = by_mouth(OralMg(10.0), at_h=0.0, repeat=Repeat(every_h=8.0))
BOLUS = bolus(IntrathecalMcg(50.0), at_h=3.0)
NAMED = name_people(some_people(5), ["a", "b", "c", "d", "e"])


def test_the_same_for_everybody_is_one_lot_without_a_copy() -> None:
    """The people themselves, not picked ones."""
    (lot,) = find_lots(TABLET, NAMED)
    assert lot.people is NAMED.groups[0].people
    assert lot.events == TABLET.all
    assert find_lots(NOTHING, NAMED)[0].events == ()


def test_equal_events_are_one_lot_whoever_they_name() -> None:
    """Two people with the same bolus, three without: two lots, everybody in one of them."""
    lots = find_lots(TABLET + BOLUS.for_person("b") + BOLUS.for_person("d"), NAMED)
    assert sorted(lot.places.tolist() for lot in lots) == [[0, 2, 4], [1, 3]]
    both = next(lot for lot in lots if lot.uses_spine)
    assert both.events == (TABLET + BOLUS).all
    clearance = np.asarray(NAMED.groups[0].people.kinetics.cl_f_l_per_h)
    np.testing.assert_array_equal(both.people.kinetics.cl_f_l_per_h, clearance[[1, 3]])


def test_own_and_common_events_keep_their_order() -> None:
    """At one hour, what was added first happens first."""
    events = TABLET.for_person("a") + BOLUS + TABLET
    lot = next(lot for lot in find_lots(events, NAMED) if lot.places.tolist() == [0])
    assert lot.events == (TABLET + BOLUS + TABLET).all


def test_the_first_stranger_is_named() -> None:
    """In the order of the events."""
    with pytest.raises(BadInput, match="person 'zoe', who is not among the people"):
        find_lots(TABLET.for_person("zoe") + TABLET.for_person("adam"), NAMED)


def test_the_washout_is_that_of_the_slowest() -> None:
    """By mouth the slow rate of the blood; with the spine its rates too; with tolerance its own."""
    kinetics = some_people(5).kinetics
    mouth = find_lots(TABLET, NAMED)[0]
    slowest = min(
        float(np.min(rate)) for rate in (kinetics.beta_per_h, kinetics.ka_per_h, kinetics.ke0_per_h)
    )
    reach_h = measure_lot_washout_h(mouth, None)
    assert -ROOM * log(TRACE) / slowest <= reach_h <= 3.0 - ROOM * log(TRACE) / slowest
    assert measure_lot_washout_h(find_lots(TABLET + BOLUS, NAMED)[0], None) >= reach_h
    slow = measure_lot_washout_h(mouth, Tolerance(strength=1.0, rate_per_h=0.001))
    assert slow == pytest.approx(-ROOM * log(TRACE) / 0.001, rel=1e-3)


def young_and_old() -> NamedPeople:
    """Return a child of three among two others."""
    people = to_people({"age_y": [9.0, 3.0, 4.0], "weight_kg": [30.0, 14.0, 16.0]})
    assert isinstance(people, NamedPeople)
    return people


@pytest.mark.hazard("H23")
def test_only_the_young_and_only_by_the_spine_are_split_off() -> None:
    """At four the medicine is labelled into the spine."""
    people = young_and_old()
    rest, young = split_young(find_lots(BOLUS, people)[0], people.ages_y)
    assert young.tolist() == [1]
    assert rest is not None
    assert rest.places.tolist() == [0, 2]
    mouth = find_lots(TABLET, people)[0]
    assert split_young(mouth, people.ages_y)[0] is mouth
    unknown = find_lots(BOLUS, NAMED)[0]
    assert split_young(unknown, None)[0] is unknown
    alone, gone = split_young(find_lots(BOLUS.for_person(2), people)[1], people.ages_y)
    assert alone is None
    assert gone.tolist() == [1]
