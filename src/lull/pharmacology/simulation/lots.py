"""Lots: people who were given the same, at the same hours; each lot is computed at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.chain import TRACE
from lull.pharmacology.parameters.intrathecal import YOUNGEST_INTRATHECAL_AGE
from lull.pharmacology.people import People
from lull.pharmacology.simulation.events import Bolus, Event, Events, Infusion, PersonId
from lull.pharmacology.simulation.model import Tolerance
from lull.pharmacology.simulation.people_table import NamedPeople, PeopleGroup, pick_people
from lull.refusal import BadInput, shorten

Places = NDArray[np.intp]

ROOM = 1.5
"""A washout is taken so much longer: where rates coincide a tail is some powers of time above its start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """People given the same ``events`` (with nobody's name on them), and their places among all."""

    places: Places
    people: People
    events: tuple[Event, ...]

    @property
    def uses_spine(self) -> bool:
        """Whether anything goes into the spinal fluid."""
        return any(isinstance(event.what, Bolus | Infusion) for event in self.events)


def find_lots(events: Events, people: NamedPeople) -> list[Lot]:
    """Sort people by what they are given: those with equal events are one lot.

    Raises:
        BadInput: if an event is for somebody who is not among the people.
    """
    own = _sort_by_person(events, people)
    common = tuple(event for event in events if event.who is None)
    lots = []
    for group in people.groups:
        if not own:
            lots.append(Lot(places=group.places, people=group.people, events=common))
            continue
        members: dict[tuple[Event, ...], list[int]] = {}
        for within, place in enumerate(group.places.tolist()):
            members.setdefault(own.get(people.ids[place], common), []).append(within)
        lots += [_to_lot(group, within, given) for given, within in members.items()]
    return lots


def split_young(lot: Lot, ages_y: NDArray[np.float64] | None) -> tuple[Lot | None, Places]:
    """Split off whom the model declines for the spinal route; return the others and the places of those."""
    nobody: Places = np.array([], dtype=np.intp)
    if ages_y is None or not lot.uses_spine:
        return lot, nobody
    young = ages_y[lot.places] < YOUNGEST_INTRATHECAL_AGE.value
    if not young.any():
        return lot, nobody
    within = np.flatnonzero(~young)
    rest = Lot(places=lot.places[within], people=pick_people(lot.people, within), events=lot.events)
    return (rest if within.size else None), lot.places[young]


def measure_lot_washout_h(lot: Lot, tolerance: Tolerance | None) -> float:
    """Return after how many hours nothing of a dose could be seen in any of these people."""
    blood, fluid = lot.people.kinetics, lot.people.fluid
    rates = [blood.ka_per_h, blood.solution_ka_per_h, blood.beta_per_h, blood.ke0_per_h]
    if lot.uses_spine:
        rates += [fluid.leaving_per_h, fluid.transfer_per_h, fluid.spread_per_h]
    if tolerance is not None:
        rates.append(tolerance.rate_per_h)
    slowest = min(float(np.min(rate)) for rate in rates)
    return blood.lag_h + fluid.site_delay_h + fluid.spread_delay_h - ROOM * log(TRACE) / slowest


def _sort_by_person(events: Events, people: NamedPeople) -> dict[PersonId, tuple[Event, ...]]:
    """Return, for each person with events of their own, all that happens to them, in order."""
    turns: dict[PersonId, list[int]] = {}
    for k, event in enumerate(events):
        if event.who is not None:
            turns.setdefault(event.who, []).append(k)
    if not turns:
        return {}
    strangers = set(turns) - set(people.ids)
    if strangers:
        first = next(who for who in turns if who in strangers)
        raise BadInput(
            f"an event is for person {shorten(repr(first))}, who is not among the people: check the id"
        )
    common = [k for k, event in enumerate(events) if event.who is None]
    nameless = [replace(event, who=None) for event in events]
    return {who: tuple(nameless[k] for k in sorted([*common, *own])) for who, own in turns.items()}


def _to_lot(group: PeopleGroup, within: Sequence[int], events: tuple[Event, ...]) -> Lot:
    """Return some people of a group as a lot; all of them without a copy."""
    if len(within) == len(group.places):
        return Lot(places=group.places, people=group.people, events=events)
    some = np.array(within, dtype=np.intp)
    return Lot(places=group.places[some], people=pick_people(group.people, some), events=events)
