"""The exact curves of a few people: a whole grid of hours at once, with no step from row to row.

The state of every exponential just after each stop (a dose, the begin or the end of a flow) follows from the
one before by a fixed factor; all of them are found by doubling, as prefix sums are. From the last stop before
an hour the exponential at that hour is one multiplication away. The same numbers as
:mod:`lull.pharmacology.population_curve`, to rounding, and faster while there are few people.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.inlet import Inlet, Modes, find_modes, predict_exactly

Curves = NDArray[np.float64]

_NO_FLOW = 1e-12
"""What rounding leaves of a flow that has ended, as a share of the largest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stops:
    """Where something changes: when, what enters there (stops, people or 1), and what flows from there on."""

    at_h: Curves
    entered: Curves
    flow: Curves


def predict_inlets_at_once(inlets: Sequence[Inlet], hours: Curves, people: int) -> tuple[Curves, ...]:
    """Predict what all inlets add up to, one array of shape ``(hours, people)`` for each of their chains."""
    totals = np.zeros((len(inlets[0].chains), len(hours), people))
    for inlet in inlets:
        _add_inlet(inlet, hours, totals)
    # What rounding leaves below zero is no concentration; the sum itself cannot be negative.
    return tuple(np.maximum(totals, 0.0, out=totals))


def _add_inlet(inlet: Inlet, hours: Curves, totals: Curves) -> None:
    """Add what one inlet brings to ``totals``, shape ``(chains, hours, people)``."""
    stops = _lay_stops(inlet, float(hours[-1]))
    if not stops.at_h.size:
        return
    modes = find_modes(inlet)
    held = _carry(modes, stops)
    # What enters at the very hour of a look shows only where there is no step before it: elsewhere its
    # exponentials would add up to nothing but rounding.
    at_once = any(len(chain.all_rates_per_h) == 1 for chain in inlet.chains)
    place = np.searchsorted(stops.at_h, hours, side="right" if at_once else "left") - 1
    begun = int(np.searchsorted(place, 0))  # rows before the first stop stay empty
    place = place[begun:]
    since = hours[begun:] - stops.at_h[place]
    passed = modes.rates[:, None, :] * -since[:, None]
    path = held[:, place, :] * np.exp(passed)
    if stops.flow.any():
        path += stops.flow[place, None] * (-np.expm1(passed) / modes.rates[:, None, :])
    for weights, total in zip(modes.weights, totals, strict=True):
        for weight, mode in zip(weights, path, strict=True):
            total[begun:] += weight * mode
    for person in modes.exact:
        for chain, total in zip(inlet.chains, totals, strict=True):
            total[:, person] += predict_exactly(inlet, chain, int(person), hours)


def _lay_stops(inlet: Inlet, last_h: float) -> _Stops:
    """Lay out where something changes, up to the last hour."""
    pulses, flows, delay_h = inlet.pulses, inlet.flows, inlet.delay_h
    arrivals = np.array([pulse.at_h for pulse in pulses]) + delay_h
    starts = np.array([flow.start_h for flow in flows]) + delay_h
    ends = np.array([flow.end_h for flow in flows]) + delay_h
    at_h = np.unique(np.concatenate([arrivals, starts, ends]))
    at_h = at_h[at_h <= last_h]
    rates = np.array([flow.rate for flow in flows])
    change = _sum_by_stop(at_h, starts, rates) - _sum_by_stop(at_h, ends, rates)
    flow = np.cumsum(change)
    flow[np.abs(flow) <= _NO_FLOW * np.abs(rates).max(initial=0.0)] = 0.0
    return _Stops(at_h=at_h, entered=_find_entered(inlet, at_h, arrivals), flow=flow)


def _find_entered(inlet: Inlet, at_h: Curves, arrivals: Curves) -> Curves:
    """Return what enters at each stop: a column for everybody, or one a person where some do not count."""
    pulses = inlet.pulses
    if all(pulse.givers is None for pulse in pulses):
        return _sum_by_stop(at_h, arrivals, np.array([pulse.amount for pulse in pulses]))[:, None]
    people = max(len(pulse.givers) for pulse in pulses if pulse.givers is not None)
    entered = np.zeros((at_h.size + 1, people))
    for stop, pulse in zip(np.searchsorted(at_h, arrivals), pulses, strict=True):
        entered[stop] += pulse.amount if pulse.givers is None else pulse.amount * pulse.givers
    return entered[:-1]


def _sum_by_stop(at_h: Curves, when: Curves, amounts: Curves) -> Curves:
    """Add up amounts that belong to the same stop; those after the last stop count nowhere."""
    summed = np.bincount(np.searchsorted(at_h, when), weights=amounts, minlength=at_h.size + 1)
    return np.asarray(summed[:-1], dtype=np.float64)


def _carry(modes: Modes, stops: _Stops) -> Curves:
    """Return what each exponential holds just after each stop, shape ``(modes, stops, people)``."""
    gaps = np.diff(stops.at_h)
    passed = modes.rates[:, None, :] * -gaps[:, None]
    held = np.repeat(stops.entered[None], len(modes.rates), axis=0)
    if held.shape[2] < modes.rates.shape[1]:
        held = np.repeat(held, modes.rates.shape[1], axis=2)
    if stops.flow.any():
        held[:, 1:] += stops.flow[:-1, None] * (-np.expm1(passed) / modes.rates[:, None, :])
    shrink = np.zeros_like(held)  # nothing comes down from before the first stop
    shrink[:, 1:] = np.exp(passed)
    reach = 1
    while reach < len(stops.at_h):
        held[:, reach:] += shrink[:, reach:] * held[:, :-reach]
        shrink[:, reach:] = shrink[:, reach:] * shrink[:, :-reach]
        reach *= 2
    return held
