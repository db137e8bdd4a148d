"""A plan holds the same doses and flows as the itinerary it is laid from, in fewer and more even stops."""

import numpy as np
from numpy.typing import NDArray

from lull.compiled.plan import RUN, Lists, Plan, lay_plan
from lull.pharmacology.chain import Chain
from lull.pharmacology.inlet import Flow, Inlet, Pulse
from lull.pharmacology.itinerary import lay_itinerary

HOURS = np.arange(12.0)


def plan_of(*, pulses: list[Pulse] | None = None, flows: list[Flow] | None = None) -> tuple[Plan, Lists]:
    """Return the plan of an inlet with two steps, for twelve hours."""
    inlet = Inlet(chains=(Chain(rates_per_h=(1.0, 2.0), gain=1.0),), pulses=pulses or [], flows=flows or [])
    return lay_plan(lay_itinerary(inlet, HOURS), at_once=False)


def entered(plan: Plan, lists: Lists) -> list[tuple[int, float, NDArray[np.float64]]]:
    """Return the report, the amount and the way of everything that enters."""
    where = np.flatnonzero(plan.amount)
    return [(int(plan.row[k]), float(plan.amount[k]), lists.entries[plan.entry[k]]) for k in where]


def test_a_dose_at_half_past_seven_is_half_an_hour_old_at_eight() -> None:
    """The stop between two reports is gone, and the steps are all hours."""
    plan, lists = plan_of(pulses=[Pulse(at_h=7.5, amount=10.0)])
    assert plan.row.tolist() == list(range(12))
    assert lists.step_h[plan.step].tolist() == [0.0, *[1.0] * 11]
    ((row, amount, way),) = entered(plan, lists)
    assert (row, amount, way.tolist()) == (8, 10.0, [0.0, 0.5])


def test_a_dose_at_a_report_is_not_seen_before_the_next() -> None:
    """Behind steps nothing of it can be there yet; an hour later it is an hour old."""
    plan, lists = plan_of(pulses=[Pulse(at_h=7.0, amount=10.0)])
    ((row, amount, way),) = entered(plan, lists)
    assert (row, amount, way.tolist()) == (8, 10.0, [0.0, 1.0])


def test_two_doses_between_reports_stay_two() -> None:
    plan, lists = plan_of(pulses=[Pulse(at_h=7.25, amount=10.0), Pulse(at_h=7.75, amount=5.0)])
    assert [(row, amount, way.tolist()) for row, amount, way in entered(plan, lists)] == [
        (-1, 10.0, [0.0, 0.0]),
        (8, 5.0, [0.0, 0.25]),
    ]


def test_a_flow_that_changes_between_reports_is_the_later_one_and_a_rest() -> None:
    """From 7 to 7.25 five an hour instead of two: three an hour more, over a quarter, 45 minutes ago."""
    flows = [Flow(start_h=0.0, end_h=7.25, rate=5.0), Flow(start_h=7.25, end_h=30.0, rate=2.0)]
    plan, lists = plan_of(flows=flows)
    assert plan.rate.tolist() == [0.0, *[5.0] * 7, *[2.0] * 4]
    ((row, amount, way),) = entered(plan, lists)
    assert (row, amount, way.tolist()) == (8, 3.0, [0.25, 0.75])


def test_a_flow_that_begins_at_the_very_first_stop_leaves_no_rest() -> None:
    """No time has passed before it, so there was no other flow; a rest of no length would pass for a dose."""
    plan, lists = plan_of(flows=[Flow(start_h=-3.0, end_h=30.0, rate=4.0)])
    assert plan.rate.tolist() == [4.0] * 12
    assert entered(plan, lists) == []


def test_a_dose_and_a_change_of_flow_at_once_keep_their_stop() -> None:
    flows = [Flow(start_h=0.0, end_h=7.25, rate=5.0)]
    plan, _ = plan_of(flows=flows, pulses=[Pulse(at_h=7.25, amount=1.0)])
    assert plan.row.tolist().count(-1) == 1


def test_runs_begin_where_so_many_stops_are_alike() -> None:
    """With a dose at 7.5 the even stretches are those before eight and from eight on."""
    plan, _ = plan_of(pulses=[Pulse(at_h=7.5, amount=10.0)])
    assert np.flatnonzero(plan.run == RUN).tolist() == [1, 2, 3, 4, 8]
