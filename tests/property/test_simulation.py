"""The laws of a simulation: what adds up, what shifts, what repeats, and what each person gets."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from lull.pharmacology.inlets import GRADIENT
from lull.pharmacology.parameters.second_effect import SECOND_HILL
from lull.pharmacology.simulation.events import (
    NOTHING,
    Events,
    Repeat,
    bolus,
    by_mouth,
    infusion,
    join_events,
    reset,
)
from lull.pharmacology.simulation.lots import find_lots, measure_lot_washout_h
from lull.pharmacology.simulation.model import OUTPUTS, Model, OutputName, Tolerance
from lull.pharmacology.simulation.output_curves import FEW_PEOPLE
from lull.pharmacology.simulation.people_table import NamedPeople, name_people, pick_people
from lull.pharmacology.simulation.simulate import simulate
from lull.pharmacology.simulation.stretches import lay_stretches
from lull.quantities import IntrathecalMcg, McgPerHour, OralForm, OralMg
from made_simulation import make_rates_meet, solve_person, some_people, sum_dose_by_dose

Curve = NDArray[np.float64]

LEVELS: tuple[OutputName, ...] = (
    "plasma_ng_per_ml",
    "fluid_ng_per_ml",
    "site_legs_ng_per_ml",
    "site_trunk_ng_per_ml",
    "site_arms_ng_per_ml",
)
UNSEEN = 1e-11
"""In ng/mL: a trace (1e-15) of what the largest doses here begin with."""

EVERYTHING = Model(outputs=tuple(OUTPUTS))
HOURS = np.concatenate([np.linspace(0.0, 30.0, 61), np.linspace(33.0, 70.0, 20)])

at = st.floats(-20.0, 60.0).map(lambda hour: round(hour, 2))
forms: st.SearchStrategy[OralForm] = st.sampled_from(("tablet", "oral_solution"))
repeats = st.none() | st.builds(Repeat, every_h=st.sampled_from((4.0, 6.0, 9.5)), count=st.integers(1, 5))
mouth = st.builds(by_mouth, st.builds(OralMg, st.floats(1.0, 40.0)), at_h=at, form=forms, repeat=repeats)
boluses = st.builds(bolus, st.builds(IntrathecalMcg, st.floats(5.0, 100.0)), at_h=at, repeat=repeats)
flows = st.builds(
    infusion,
    at_h=at,
    rate=st.builds(McgPerHour, st.floats(0.5, 20.0)),
    duration_h=st.floats(0.5, 40.0),
    repeat=repeats,
)
doses = st.lists(mouth | boluses | flows, min_size=1, max_size=4).map(join_events)
kinds = st.sampled_from(("adult", "child", "lagged"))


def assert_same(ours: Curve, theirs: Curve, *, rel: float = 1e-9) -> None:
    """Agree to a share of each value, or of the largest one where hardly anything is left.

    Below ``UNSEEN`` one way may have stopped counting a dose that the other still carries.
    """
    least = max(rel * float(np.abs(theirs).max()), UNSEEN)
    np.testing.assert_allclose(ours, theirs, rtol=rel, atol=least)


def expand(events: Events, people: NamedPeople, last_h: float) -> tuple[object, ...]:
    """Return the intakes of events that hold no reset."""
    lot = find_lots(events, people)[0]
    washout_h = measure_lot_washout_h(lot, None)
    return lay_stretches(lot.events, last_h=last_h, washout_h=washout_h)[-1].intakes


@settings(max_examples=30)
@given(doses, kinds, st.sampled_from((3, FEW_PEOPLE + 1)))
def test_everybody_gets_the_sum_of_their_doses(events: Events, who: str, count: int) -> None:
    """The slow reference: dose by dose, by divided differences, each person alone (1e-9)."""
    people = some_people(count, who=who)
    answer = simulate(Model(outputs=LEVELS), events, people, HOURS)
    intakes = expand(events, name_people(people), HOURS[-1])
    for i in (0, count - 1):
        slow = sum_dose_by_dose(people, i, intakes, HOURS)  # type: ignore[arg-type]
        assert_same(answer["plasma_ng_per_ml"][:, i], slow["plasma"])
        assert_same(answer["fluid_ng_per_ml"][:, i], slow["fluid"])
        for region, gradient in GRADIENT.items():
            name: OutputName = f"site_{region}_ng_per_ml"  # type: ignore[assignment]
            assert_same(answer[name][:, i], slow["site"] + gradient * slow["spinal_site"])


@settings(max_examples=15)
@given(doses, kinds)
def test_everything_obeys_the_differential_equations(events: Events, who: str) -> None:
    """The other slow reference: the whole body in small steps (1e-6), effects included."""
    people, strength = some_people(2, who=who), 0.7
    tolerance = Tolerance(strength=strength, rate_per_h=0.02)
    answer = simulate(replace(EVERYTHING, tolerance=tolerance), events, people, HOURS)
    intakes = expand(events, name_people(people), HOURS[-1])
    slow = solve_person(people, 1, intakes, HOURS, tolerance.rate_per_h)  # type: ignore[arg-type]
    assert_same(answer["plasma_ng_per_ml"][:, 1], slow["plasma"], rel=1e-6)
    assert_same(answer["fluid_ng_per_ml"][:, 1], slow["fluid"], rel=1e-6)
    for region, gradient in GRADIENT.items():
        site = np.maximum(slow["site"] + gradient * slow["spinal_site"], 0.0)
        memory = np.maximum(slow["memory"] + gradient * slow["spinal_memory"], 0.0)
        ec50 = people.ec50_ng_per_ml[region][1]
        raised = ec50 * (1.0 + strength * memory / (memory + ec50))
        tone = 1.0 - people.emax * site**people.hill / (raised**people.hill + site**people.hill)
        assert_same(answer[f"tone_{region}"][:, 1], tone, rel=1e-6)  # type: ignore[index]
    force = 1.0 - 0.05 * (1.0 - answer["tone_legs"][:, 1])
    assert_same(answer["voluntary_force"][:, 1], force, rel=1e-12)
    hill, share = SECOND_HILL.value, people.blood_share[1]
    for output, region, half in (
        ("sleepy", "arms", people.sleepy_ec50_ng_per_ml[1]),
        ("weak", "legs", people.weak_ec50_ng_per_ml[1]),
    ):
        seen = np.maximum(slow["site"] + share * GRADIENT[region] * slow["spinal_site"], 0.0)
        assert_same(answer[output][:, 1], seen**hill / (half**hill + seen**hill), rel=1e-6)  # type: ignore[index]


@settings(max_examples=25)
@given(doses, doses)
def test_events_superpose(one: Events, other: Events) -> None:
    """Two lists of doses leave what each leaves alone, added up."""
    people = some_people(3)
    model = Model(outputs=LEVELS)
    both = simulate(model, one + other, people, HOURS)
    apart = [simulate(model, events, people, HOURS) for events in (one, other)]
    for name in LEVELS:
        assert_same(both[name], apart[0][name] + apart[1][name])


@settings(max_examples=25)
@given(st.floats(1.0, 30.0), st.floats(0.1, 5.0), at)
def test_twice_as_much_leaves_twice_as_much(mg: float, factor: float, at_h: float) -> None:
    """Concentrations are in proportion to the amount."""
    people = some_people(2)
    model = Model(outputs=LEVELS)
    once = simulate(model, by_mouth(OralMg(mg), at_h=at_h), people, HOURS)
    more = simulate(model, by_mouth(OralMg(mg * factor), at_h=at_h), people, HOURS)
    for name in LEVELS:
        assert_same(more[name], factor * once[name])


@settings(max_examples=25)
@given(doses, st.floats(-300.0, 300.0), st.sampled_from((2, FEW_PEOPLE + 1)))
def test_shifting_the_clock_shifts_nothing_else(events: Events, by_h: float, count: int) -> None:
    """The answer depends on the doses, not on what o'clock it is."""
    people, hours = some_people(count), HOURS + 0.003  # no dose at the very instant of a row
    here = simulate(EVERYTHING, events, people, hours)
    there = simulate(EVERYTHING, events.shift(by_h), people, hours + by_h)
    for name in OUTPUTS:
        assert_same(there[name], here[name], rel=1e-8)


steady = st.sampled_from(
    (
        by_mouth(OralMg(10.0), at_h=2.0, repeat=Repeat(every_h=8.0, steady_state="replaces")),
        by_mouth(
            OralMg(5.0), at_h=0.0, form="oral_solution", repeat=Repeat(every_h=2.5, steady_state="adds")
        ),
        bolus(IntrathecalMcg(25.0), at_h=1.0, repeat=Repeat(every_h=24.0, steady_state="replaces")),
        infusion(
            at_h=0.0,
            rate=McgPerHour(12.0),
            duration_h=30.0,  # longer than its interval: two run at once
            repeat=Repeat(every_h=24.0, steady_state="replaces"),
        ),
    )
)


@settings(max_examples=15)
@given(steady, st.sampled_from((2, FEW_PEOPLE + 1)), st.booleans())
def test_a_steady_state_equals_very_many_doses(events: Events, count: int, tolerates: bool) -> None:  # noqa: FBT001
    """From its first dose on nobody could tell it from doses that began years ago."""
    people = some_people(count)
    model = Model(
        outputs=("plasma_ng_per_ml", "tone_arms"),
        tolerance=Tolerance(strength=1.0, rate_per_h=0.01) if tolerates else None,
    )
    event = events.all[0]
    assert event.repeat is not None
    assert event.repeat.every_h is not None
    before = 8000.0 // event.repeat.every_h * event.repeat.every_h
    long_ago = replace(event, at_h=event.at_h - before, repeat=Repeat(every_h=event.repeat.every_h))
    hours = event.at_h + np.linspace(0.0, 40.0, 30)
    ours = simulate(model, events, people, hours)
    theirs = simulate(model, Events((long_ago,)), people, hours)
    for name in model.outputs:
        assert_same(ours[name], theirs[name])


def test_a_flow_that_has_always_run_is_level() -> None:
    """A steady flow: clearance sets the level, before anybody looks and after."""
    people = some_people(4)
    events = infusion(at_h=5.0, rate=McgPerHour(4.0), repeat=Repeat(steady_state="replaces"))
    fluid = simulate(Model(outputs=("fluid_ng_per_ml",)), events, people, [5.0, 6.0, 300.0])[
        "fluid_ng_per_ml"
    ]
    assert_same(fluid, np.tile(4.0 / np.asarray(people.fluid.cl_l_per_h), (3, 1)), rel=1e-12)


@settings(max_examples=20)
@given(doses, kinds)
def test_a_population_is_the_same_call(events: Events, who: str) -> None:
    """In a crowd (walked row by row) each person gets the curve they get alone (all rows at once)."""
    people = some_people(FEW_PEOPLE + 3, who=who)
    crowd = simulate(EVERYTHING, events, people, HOURS)
    for i in (0, FEW_PEOPLE):
        alone = simulate(EVERYTHING, events, pick_people(people, np.array([i])), HOURS)
        for name in OUTPUTS:
            assert_same(crowd[name][:, [i]], alone[name])


@settings(max_examples=20)
@given(st.lists(st.sampled_from((0, 1, 2)), min_size=6, max_size=6), doses, doses, doses)
def test_grouping_people_by_their_events_changes_nothing(
    whose: list[int], common: Events, one: Events, other: Events
) -> None:
    """With events of their own, everybody gets what they would get alone."""
    people = some_people(6)
    ids = ("a", "b", "c", "d", "e", "f")
    lists = (NOTHING, one, other)
    own = join_events(lists[k].for_person(who) for who, k in zip(ids, whose, strict=True))
    named = name_people(people, ids)
    assert len(find_lots(own + common, named)) <= 3
    together = simulate(EVERYTHING, own + common, named, HOURS)
    for i, k in enumerate(whose):
        alone = simulate(EVERYTHING, lists[k] + common, pick_people(people, np.array([i])), HOURS)
        for name in OUTPUTS:
            assert_same(together.of_person(ids[i])[name], alone[name][:, 0])


@settings(max_examples=20)
@given(doses, doses, st.floats(0.0, 50.0), st.sampled_from((2, FEW_PEOPLE + 1)))
def test_a_reset_forgets_what_was_before(before: Events, after: Events, at_h: float, count: int) -> None:
    """Until then the old curve, from then on the new one, and no dose still to come of the old."""
    people = some_people(count)
    late = Events(tuple(replace(event, at_h=event.at_h + 81.0) for event in after))
    at_h = round(at_h, 1)
    began = Events(tuple(event for event in before if event.at_h < at_h))
    fresh = Events(tuple(replace(event, at_h=event.at_h - 81.0 + at_h + 20.0) for event in late))
    ours = simulate(EVERYTHING, began + reset(at_h=at_h) + fresh, people, HOURS)
    old = simulate(EVERYTHING, began, people, HOURS)
    new = simulate(EVERYTHING, fresh, people, HOURS)
    for name in OUTPUTS:
        assert_same(ours[name][at_h > HOURS], old[name][at_h > HOURS]) if (at_h > HOURS).any() else None
        assert_same(ours[name][at_h <= HOURS], new[name][at_h <= HOURS])


@pytest.mark.parametrize("count", [2, FEW_PEOPLE + 1])
def test_rates_that_coincide_do_no_harm(count: int) -> None:
    """Where exponentials would cancel, divided differences take over."""
    people = make_rates_meet(some_people(count))
    events = by_mouth(OralMg(10.0), at_h=1.0, repeat=Repeat(every_h=6.0, count=4))
    ours = simulate(Model(outputs=LEVELS), events, people, HOURS)
    slow = solve_person(people, 1, expand(events, name_people(people), 70.0), HOURS, 0.01)  # type: ignore[arg-type]
    assert_same(ours["site_legs_ng_per_ml"][:, 1], slow["site"], rel=1e-6)
