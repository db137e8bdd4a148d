"""A plan: the stops of one inlet as the kernel takes them, as even as they can be made.

The kernel is fastest over equal steps that each end at a report, which it takes :data:`RUN` at a time.
A dose at half past seven lies between two hourly reports and would cut one step in two. But between reports
nobody looks: the dose equals a smaller one, of a certain age, at the next report. Just so a flow that ends
or changes between reports equals the later flow all the way, and what it brought more than that, aged.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.itinerary import Itinerary

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

RUN = 4
"""Stops that one pass over the exponentials may cover: they are then loaded and stored only once."""

SAME_STEP_DIGITS = 13
"""Sums such as 1/3 + 2/3 h and 1 h are one step; the itinerary's own steps have one digit less."""


class Stops(NamedTuple):
    """Stops in order, each with the step before it, the flow during it, what enters and its report.

    What enters was given ``age_h`` before the stop: at once, or as a flow of ``amount`` over ``lasted_h``
    until then. ``row`` is that of the report, or -1.
    """

    step_h: Floats
    rate: Floats
    amount: Floats
    lasted_h: Floats
    age_h: Floats
    row: Ints


class Plan(NamedTuple):
    """The same for the kernel: steps and ways to enter as places in a list; ``run`` stops go in one pass."""

    step: Ints
    rate: Floats
    amount: Floats
    entry: Ints
    row: Ints
    run: Ints


class Lists(NamedTuple):
    """The distinct steps of an inlet, and the distinct ways to enter: ``lasted_h`` and ``age_h`` in a row."""

    step_h: Floats
    entries: Floats


def lay_plan(way: Itinerary, *, at_once: bool) -> tuple[Plan, Lists]:
    """Lay out an itinerary for the kernel; ``at_once`` tells whether a dose shows at its very stop."""
    stops = Stops(
        step_h=way.step_h[way.step],
        rate=way.rate,
        amount=way.amount,
        lasted_h=np.zeros(way.stops),
        age_h=np.zeros(way.stops),
        row=way.row.astype(np.int64),
    )
    stops = _carry_to_reports(stops if at_once else _report_before_entering(stops))
    step_h, step = _find_distinct(stops.step_h)
    entries, entry = _find_distinct(np.column_stack([stops.lasted_h, stops.age_h]))
    plan = Plan(step, stops.rate, stops.amount, entry, stops.row, _find_runs(step, stops))
    return plan, Lists(step_h, entries)


def _report_before_entering(stops: Stops) -> Stops:
    """Part a stop that reports while something enters into two: behind steps nothing can be seen of it yet.

    Added up, its exponentials would cancel to nothing but rounding.
    """
    (both,) = np.nonzero((stops.row >= 0) & (stops.amount != 0.0))
    entering = stops.amount[both]
    reporting = stops.amount.copy()
    reporting[both] = 0.0
    following = np.append(stops.rate, 0.0)[both + 1]  # no time passes, so any flow will do: that of the next
    return Stops(
        step_h=np.insert(stops.step_h, both + 1, 0.0),
        rate=np.insert(stops.rate, both + 1, following),
        amount=np.insert(reporting, both + 1, entering),
        lasted_h=np.insert(stops.lasted_h, both + 1, 0.0),
        age_h=np.insert(stops.age_h, both + 1, 0.0),
        row=np.insert(stops.row, both + 1, -1),
    )


def _carry_to_reports(stops: Stops) -> Stops:
    """Join each stop that does one thing, a dose or a change of flow, with the report that follows it."""
    row, amount, step_h = stops.row, stops.amount, stops.step_h
    surplus = stops.rate - np.append(stops.rate[1:], 0.0)
    joins = (row < 0) & ((amount == 0.0) | (surplus == 0.0))
    joins &= np.append((row[1:] >= 0) & (amount[1:] == 0.0), False)
    (gone,) = np.nonzero(joins)
    given = amount[gone] != 0.0
    changed = ~given & (surplus[gone] != 0.0) & (step_h[gone] > 0.0)
    carried, longer = amount.copy(), step_h.copy()
    lasted_h, age_h = stops.lasted_h.copy(), stops.age_h.copy()
    carried[gone + 1] = np.where(given, amount[gone], np.where(changed, surplus[gone], 0.0))
    lasted_h[gone + 1] = np.where(changed, step_h[gone], 0.0)
    age_h[gone + 1] = np.where(given | changed, step_h[gone + 1], 0.0)
    longer[gone + 1] += step_h[gone]
    kept = ~joins
    return Stops(longer[kept], stops.rate[kept], carried[kept], lasted_h[kept], age_h[kept], row[kept])


def _find_distinct(hours: Floats) -> tuple[Floats, Ints]:
    """Return the distinct values (or rows), and which one each is."""
    _, first, place = np.unique(hours.round(SAME_STEP_DIGITS), axis=0, return_index=True, return_inverse=True)
    return hours[first], place.astype(np.int64)


def _find_runs(step: Ints, stops: Stops) -> Ints:
    """Return :data:`RUN` at each stop that begins so many alike (only the first may give a dose), else 1."""
    run = np.ones(len(step), dtype=np.int64)
    if len(step) < RUN:
        return run
    alike = (
        (np.diff(step) == 0)
        & (np.diff(stops.rate) == 0.0)
        & (np.diff(stops.row) == 1)
        & (stops.row[:-1] >= 0)
        & (stops.amount[1:] == 0.0)
    )
    begins = np.lib.stride_tricks.sliding_window_view(alike, RUN - 1).all(axis=1)
    run[: len(step) - RUN + 1][begins] = RUN
    return run
