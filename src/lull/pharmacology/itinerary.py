"""An itinerary: the stops at which something enters, flows change or a curve is looked at, in order of time.

It is the same for everybody, so it is laid out once. Steps of the same length share their exponentials.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.inlet import Inlet

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

_SAME_STEP_DIGITS = 12
"""Steps that agree to a picosecond or so are one step: nothing a double of the answer could show."""

_NO_FLOW = 1e-12
"""What rounding leaves of a flow that has ended, as a share of the largest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Itinerary:
    """``stops`` steps, each with its length, the flow during it, what enters at its end, and its report.

    ``step`` indexes ``step_h``; ``row`` is the place of a report in the times asked for, or -1. ``amount``
    enters in everybody; ``some`` holds what enters only in some people, by stop.
    """

    step_h: Numbers
    step: Places
    rate: Numbers
    amount: Numbers
    row: Places
    some: Mapping[int, Numbers]

    @property
    def stops(self) -> int:
        """How many stops there are."""
        return len(self.step)


def lay_itinerary(inlet: Inlet, hours: Numbers) -> Itinerary:
    """Lay out the stops of an inlet for curves at ``hours`` (rising)."""
    delay_h, last_h = inlet.delay_h, float(hours[-1])
    pulses = [pulse for pulse in inlet.pulses if pulse.at_h + delay_h <= last_h]
    flows = [flow for flow in inlet.flows if flow.start_h + delay_h < last_h]
    arrivals = np.array([pulse.at_h + delay_h for pulse in pulses])
    starts = np.array([flow.start_h + delay_h for flow in flows])
    ends = np.array([flow.end_h + delay_h for flow in flows])
    at_h = np.unique(np.concatenate([hours, arrivals, starts, ends[ends <= last_h]]))
    lengths = np.diff(at_h, prepend=at_h[0])
    step_h, step = np.unique(lengths.round(_SAME_STEP_DIGITS), return_inverse=True)
    amount = np.zeros(at_h.size)
    some: dict[int, Numbers] = {}
    for stop, pulse in zip(np.searchsorted(at_h, arrivals), pulses, strict=True):
        if pulse.givers is None:
            amount[stop] += pulse.amount
        else:
            some[int(stop)] = pulse.amount * pulse.givers + some.get(int(stop), np.zeros(1))
    row = np.full(at_h.size, -1, dtype=np.intp)
    row[np.searchsorted(at_h, hours)] = np.arange(hours.size)
    rates = np.array([flow.rate for flow in flows])
    return Itinerary(
        step_h=step_h,
        step=step.astype(np.intp),
        rate=_follow_flows(at_h, starts, ends, rates),
        amount=amount,
        row=row,
        some=some,
    )


def _follow_flows(at_h: Numbers, starts: Numbers, ends: Numbers, rates: Numbers) -> Numbers:
    """Return how much flows during the step that ends at each stop."""
    change = np.zeros(at_h.size + 1)
    np.add.at(change, np.searchsorted(at_h, starts), rates)
    np.add.at(change, np.searchsorted(at_h, ends), -rates)
    after = np.cumsum(change)[:-1]
    after[np.abs(after) <= _NO_FLOW * np.abs(rates).max(initial=0.0)] = 0.0
    return np.concatenate([[0.0], after[:-1]])
