"""A pump program: what was prescribed into the spinal fluid, step by step over the week.

A step holds from its wall-clock time until the next one, over midnight too: the pump never has a rate
"not set". Programs change by versions, each in force over its own span (hazard H20).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from math import isfinite
from zoneinfo import ZoneInfo

from lull.quantities import McgPerHour, require_kind
from lull.refusal import BadInput
from lull.timeline import Span, days_touching, to_utc, wall_clock_at

MOST_STEPS_A_DAY = 13
"""Source: SynchroMed II (manufacturer's patient page): up to 13 changes a day in flexible dosing."""

MCG_PER_ML = (10.0, 10_000.0)
ML = (0.1, 100.0)
"""What a concentration and a reservoir may be before it is a slip: labels know 50 to 3000 mcg/mL; pumps
hold tens of mL."""

EVERY_DAY = frozenset(range(1, 8))
_OVER_A_WEEK = timedelta(days=8)
"""So far back a step is found, whatever weekdays have one and however the clocks changed."""

MOST_MCG_A_DAY = 2400.0
"""More a day, on average over the week, is a slip of the unit: labels mention 12 to 2003 mcg a day (Lioresal
Intrathecal, German information). Plausible 2003 to 5000. Single steps may be faster: a bolus is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpStep:
    """From ``at`` on, on these weekdays (1 Monday to 7 Sunday), the pump runs at ``rate``.

    Raises:
        BadInput: for no weekday, a number that is none, a clock time with an offset, or another quantity.
    """

    at: time
    rate: McgPerHour
    weekdays: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        """Refuse a step no pump could follow."""
        require_kind(self.rate, McgPerHour, "a pump step")
        if not self.weekdays:
            raise BadInput("a pump step needs at least one weekday")
        if not self.weekdays <= EVERY_DAY:
            raise BadInput("a weekday is a number from 1 (Monday) to 7 (Sunday)")
        if self.at.tzinfo is not None:
            raise BadInput("a pump step's time is a clock time without an offset, such as 22:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpFill:
    """What the pump was filled with: ``mcg_per_ml``, up to ``reservoir_ml``, at ``filled_at``.

    Raises:
        BadInput: for a concentration or a volume no pump has, or a time without an offset.
    """

    mcg_per_ml: float
    reservoir_ml: float
    filled_at: datetime

    def __post_init__(self) -> None:
        """Refuse what cannot be in a pump."""
        _check_within("concentration_mcg_per_ml", self.mcg_per_ml, MCG_PER_ML, "mcg/mL")
        _check_within("reservoir_ml", self.reservoir_ml, ML, "mL")
        if self.filled_at.tzinfo is None:
            raise BadInput("filled_at needs an offset, such as 2026-11-22T08:00+01:00")

    @property
    def holds_mcg(self) -> float:
        """How much baclofen a full reservoir holds."""
        return self.mcg_per_ml * self.reservoir_ml


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpProgram:
    """Steps of the week in force over ``[valid_from, valid_to)``, on the wall clock of ``zone``.

    Raises:
        BadInput: if there is no step, two steps stand at the same time of the same weekday, a day has more
            than 13, or the validity is naive or reversed.
    """

    steps: tuple[PumpStep, ...]
    zone: ZoneInfo
    valid_from: datetime
    valid_to: datetime | None = None
    fill: PumpFill | None = None

    def __post_init__(self) -> None:
        """Refuse a program no pump could follow."""
        if not self.steps:
            raise BadInput("a pump program needs at least one step")
        for day in EVERY_DAY:
            clocks = [step.at for step in self.steps if day in step.weekdays]
            if len(set(clocks)) < len(clocks):
                raise BadInput("a pump program has two steps at the same time of the same weekday")
            if len(clocks) > MOST_STEPS_A_DAY:
                raise BadInput(f"a pump program has at most {MOST_STEPS_A_DAY} steps a day")
        a_day = measure_daily_mcg(self.steps)
        if a_day > MOST_MCG_A_DAY:
            raise BadInput(
                f"a pump program of {a_day:,.0f} mcg a day is above {MOST_MCG_A_DAY:,.0f}:"
                " rates are in mcg an hour, not a day"
            )
        if self.valid_from.tzinfo is None or (self.valid_to and self.valid_to.tzinfo is None):
            raise BadInput("a pump program's validity needs instants with an offset")
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise BadInput("a pump program must end after it begins")


@dataclass(frozen=True, slots=True)
class PumpFlow:
    """Baclofen flowing into the spinal fluid at one rate over ``[span.start, span.end)``."""

    span: Span
    rate: McgPerHour


def plan_flow(program: PumpProgram, span: Span) -> tuple[PumpFlow, ...]:
    """Return what the program asks for inside the span while it is in force, in order of time.

    Neighbouring stretches of the same rate are one. A wall-clock time that the clocks skip is read later on
    its day; one that happens twice means the first.
    """
    start = to_utc(max(span.start, program.valid_from))
    end = to_utc(span.end if program.valid_to is None else min(span.end, program.valid_to))
    if end <= start:
        return ()
    changes = list(_changes(program, Span(start - _OVER_A_WEEK, end)))
    last = max(k for k, (at, _) in enumerate(changes) if at <= start)
    edges = [(start, changes[last][1]), *changes[last + 1 :], (end, changes[-1][1])]
    flows = [
        PumpFlow(Span(at, until), rate) for (at, rate), (until, _) in pairwise(edges) if at < min(until, end)
    ]
    return join_flows(flows)


def join_flows(flows: Iterable[PumpFlow]) -> tuple[PumpFlow, ...]:
    """Make one of neighbouring stretches with the same rate."""
    joined: list[PumpFlow] = []
    for flow in flows:
        if joined and joined[-1].rate == flow.rate and joined[-1].span.end == flow.span.start:
            joined[-1] = PumpFlow(Span(joined[-1].span.start, flow.span.end), flow.rate)
        else:
            joined.append(flow)
    return tuple(joined)


def check_overlap(programs: Iterable[PumpProgram]) -> None:
    """Refuse two programs in force at once: one pump follows one program.

    Raises:
        BadInput: naming when both would be in force.
    """
    for first, second in pairwise(sorted(programs, key=lambda program: program.valid_from)):
        if first.valid_to is None or first.valid_to > second.valid_from:
            since = second.valid_from.astimezone(second.zone)
            raise BadInput(
                f"two pump programs overlap from {since.isoformat()} on:"
                " end the earlier one where the later one begins"
            )


def measure_daily_mcg(steps: Iterable[PumpStep]) -> float:
    """Return what the steps let flow in a day, on average over a week of 168 hours."""
    week_h = 24.0 * 7
    starts = sorted(
        (24.0 * (day - 1) + step.at.hour + step.at.minute / 60 + step.at.second / 3600, step.rate.mcg_per_h)
        for step in steps
        for day in step.weekdays
    )
    following = [*starts[1:], (starts[0][0] + week_h, 0.0)]
    return sum(rate * (end - at) for (at, rate), (end, _) in zip(starts, following, strict=True)) / 7


def _changes(program: PumpProgram, span: Span) -> Iterator[tuple[datetime, McgPerHour]]:
    """Yield each change of rate on the days of the span before its end.

    Steps keep their order: one that the clocks skip is read later on its day, but never after the next one.
    """
    for day in days_touching(span, program.zone):
        steps = sorted((s for s in program.steps if day.isoweekday() in s.weekdays), key=lambda s: s.at)
        changes: list[tuple[datetime, McgPerHour]] = []
        for step in reversed(steps):
            at = wall_clock_at(day, step.at, program.zone)
            changes.append((min(at, changes[-1][0]) if changes else at, step.rate))
        yield from (change for change in reversed(changes) if change[0] < span.end)


def _check_within(name: str, value: float, limits: tuple[float, float], unit: str) -> None:
    """Refuse a value outside what there is."""
    low, high = limits
    if not isfinite(value) or not low <= value <= high:
        raise BadInput(f"{name} must be {low:g} to {high:g} {unit}, not {value:g}")
