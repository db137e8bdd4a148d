"""What is left in a pump's reservoir, by arithmetic on the last refill and the programs since.

It is a sum and no measurement, and it is made so that it errs early (hazard H12): recorded stops do not
stretch it, a program written down later than the refill counts from the refill on, and where programs could
have followed each other in more than one way the fastest emptying counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from lull.safety.pump_numbers import LONGEST_SUM, LOW_SHARE
from lull.timeline import Span, to_utc
from lull.treatment.pump_program import PumpFill, PumpFlow, PumpProgram, plan_flow
from lull.treatment.pump_reservoir import RECORD_SLACK, Fill, find_dry_at

_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftMl:
    """What is left in mL by our sum, and the band around it; never below nothing nor above the filling."""

    ml: float
    least_ml: float
    most_ml: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpSupply:
    """The last filling and the ways the programs may have followed each other since.

    ``low_ml`` is the volume at which the clinic set the low alarm, where the family knows it. Each way holds
    programs that do not overlap.
    """

    fill: PumpFill
    ways: tuple[tuple[PumpProgram, ...], ...]
    low_ml: float | None = None

    @property
    def counted_low_ml(self) -> float:
        """The volume that counts as low: the clinic's, or a stated share of the filling."""
        known = self.low_ml is not None and self.low_ml < self.fill.reservoir_ml
        return self.low_ml if known and self.low_ml else LOW_SHARE.least * self.fill.reservoir_ml

    def find_low_at(self) -> datetime | None:
        """Return when the reservoir is low; ``None`` where no program is known or a year is not enough."""
        return self._find_used_at(self.fill.reservoir_ml - self.counted_low_ml)

    def find_dry_at(self) -> datetime | None:
        """Return when nothing is left, at the latest a year after the filling; ``None`` without a program."""
        if not self.ways:
            return None
        return self._find_used_at(self.fill.reservoir_ml) or self._ends_at()

    def estimate_left(self, now: datetime) -> LeftMl | None:
        """Return what is left now, or ``None`` where no program is known."""
        if not self.ways or now < self.fill.filled_at:
            return None
        used_ml = max(_measure_mcg(self._flows(way, now)) for way in self.ways) / self.fill.mcg_per_ml
        whole = self.fill.reservoir_ml

        def within(ml: float) -> float:
            return min(whole, max(0.0, ml))

        return LeftMl(
            ml=within(whole - used_ml),
            least_ml=within(whole - used_ml * (1 + RECORD_SLACK)),
            most_ml=within(whole - used_ml * (1 - RECORD_SLACK)),
        )

    def _find_used_at(self, ml: float) -> datetime | None:
        """Return the earliest instant at which so much has been used, over all ways."""
        until = self._ends_at()
        filled = Fill(to_utc(self.fill.filled_at), ml * self.fill.mcg_per_ml)
        found = [find_dry_at(filled, self._flows(way, until), until) for way in self.ways]
        return min((at for at in found if at is not None), default=None)

    def _ends_at(self) -> datetime:
        """Return how far our sum looks."""
        return to_utc(self.fill.filled_at) + timedelta(days=LONGEST_SUM.least)

    def _flows(self, way: Sequence[PumpProgram], until: datetime) -> list[PumpFlow]:
        """Return what flows from the filling on; the first program is taken to have run since then."""
        since = to_utc(self.fill.filled_at)
        if until <= since:
            return []
        ordered = sorted(way, key=lambda program: program.valid_from)
        if ordered and ordered[0].valid_from > since:
            ordered[0] = replace(ordered[0], valid_from=since)
        span = Span(since, to_utc(until))
        return [flow for program in ordered for flow in plan_flow(program, span)]


def _measure_mcg(flows: Sequence[PumpFlow]) -> float:
    """Return how much flowed."""
    return sum(flow.rate.mcg_per_h * (flow.span.duration / _AN_HOUR) for flow in flows)
