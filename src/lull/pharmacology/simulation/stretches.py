"""Stretches: events laid out as single intakes, between one reset and the next.

Every step of the model is first order, so within a stretch the intakes simply add up, and a reset is the
beginning of a stretch that knows nothing of the one before. A steady state is laid out backwards: as many
doses before the first one as could still be seen in a double. Nothing is iterated and nothing cut off.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf

from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake, OralIntake
from lull.pharmacology.simulation.events import Bolus, ByMouth, Event, Infusion, Reset
from lull.refusal import BadInput

MOST_INTAKES = 1_000_000
"""More single doses than this in one stretch are a slip of ``every_h``: twice a minute for a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What counts over ``[from_h, until_h)``; intakes may lie before it, never in a stretch before it."""

    from_h: float
    until_h: float
    intakes: tuple[Intake, ...]


def lay_stretches(events: Sequence[Event], *, last_h: float, washout_h: float) -> tuple[Stretch, ...]:
    """Lay out the events of one person, up to ``last_h`` hours.

    ``washout_h`` is after how many hours nothing of a dose could be seen; it decides how far a steady state
    reaches back. Events at the same hour happen in the order given: a reset spares what follows it.

    Raises:
        BadInput: if that would be more single doses than anybody can mean.
    """
    ordered = sorted(events, key=lambda event: event.at_h)
    edges = [(-inf, 0), *((event.at_h, k) for k, event in enumerate(ordered) if _clears(event))]
    stretches = []
    for (from_h, first), (until_h, end) in pairwise([*edges, (inf, len(ordered))]):
        if from_h < until_h and from_h <= last_h:
            reach_h = min(last_h, until_h)
            laid = _lay_all(ordered[first:end], reach_h=reach_h, washout_h=washout_h)
            stretches.append(Stretch(from_h=from_h, until_h=until_h, intakes=laid))
    return tuple(stretches)


def needs_washout(events: Sequence[Event]) -> bool:
    """Tell whether any event is at steady state."""
    return any(event.repeat is not None and event.repeat.steady_state is not None for event in events)


def _clears(event: Event) -> bool:
    """Tell whether nothing given before this event counts after it."""
    replaces = event.repeat is not None and event.repeat.steady_state == "replaces"
    return replaces or isinstance(event.what, Reset)


def _lay_all(events: Sequence[Event], *, reach_h: float, washout_h: float) -> tuple[Intake, ...]:
    """Lay out the events of one stretch as far as ``reach_h``."""
    intakes: list[Intake] = []
    for event in events:
        if event.at_h > reach_h:
            break
        first, last = _find_turns(event, reach_h=reach_h, washout_h=washout_h)
        if len(intakes) + last - first >= MOST_INTAKES:
            raise _refuse_turns()
        intakes.extend(_lay_turns(event, range(first, last + 1), washout_h))
    return tuple(intakes)


def _find_turns(event: Event, *, reach_h: float, washout_h: float) -> tuple[int, int]:
    """Return the first and the last turn of an event; the one at its own hour is turn 0."""
    repeat = event.repeat
    if repeat is None or repeat.every_h is None:
        return 0, 0
    # How many turns there would be is a float until it is known to be few: it can be infinite.
    before, after = 0.0, (reach_h - event.at_h) / repeat.every_h
    until = inf if repeat.until_h is None else (repeat.until_h - event.at_h) / repeat.every_h
    if repeat.count is not None:
        after = min(after, repeat.count - 1)
    if repeat.steady_state is not None:
        lasting_h = event.what.duration_h if isinstance(event.what, Infusion) else 0.0
        before = (washout_h + lasting_h) / repeat.every_h
    if max(before, min(after, until)) > MOST_INTAKES:
        raise _refuse_turns()
    last = int(after) if after < until else ceil(until) - 1
    return -ceil(before), last


def _refuse_turns() -> BadInput:
    """Return the refusal of more single doses than anybody can mean."""
    return BadInput(f"the events mean more than {MOST_INTAKES:,} single doses: check every_h")


def _lay_turns(event: Event, turns: range, washout_h: float) -> Iterator[Intake]:
    """Yield the intake of each turn."""
    every_h = 0.0 if event.repeat is None or event.repeat.every_h is None else event.repeat.every_h
    match event.what:
        case ByMouth(amount, form):
            mg, liquid = amount.mg, form == "oral_solution"
            for turn in turns:
                yield OralIntake(at_h=event.at_h + turn * every_h, amount_mg=mg, solution=liquid)
        case Bolus(amount_mcg):
            for turn in turns:
                yield BolusIntake(at_h=event.at_h + turn * every_h, amount_mcg=amount_mcg.mcg)
        case Infusion(rate, duration_h):
            # A flow that has always been running began when nothing of its beginning can be seen any more.
            since_h = 0.0 if every_h or event.repeat is None else washout_h
            for turn in turns:
                starts_h = event.at_h + turn * every_h - since_h
                ends_h = event.at_h + turn * every_h + duration_h
                yield FlowIntake(start_h=starts_h, end_h=ends_h, rate_mcg_per_h=rate.mcg_per_h)
        case _:  # a reset gives nothing
            return
