"""What a forecast counts: every source that can still be seen in its horizon, and the gaps in the record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.pharmacology.intake import Intake, OralIntake
from lull.pharmacology.parameters.effect import GAP_GIVEN_SHARE
from lull.pharmacology.people import choose_givers
from lull.pharmacology.typical import TypicalPerson
from lull.pharmacology.typical_curve import measure_memory_h
from lull.refusal import BadInput
from lull.timeline import Span
from lull.tone.forecast_input import ForecastInput
from lull.tone.horizon_clock import to_hours
from lull.tone.sources import Source, list_bolus_sources, list_oral_sources, list_pump_sources
from lull.treatment.counted_doses import LONGEST_LOOK_BACK, Gap, gather_doses

MOST_PLANNED = 200_000
"""Doses the plans may ask for in the time that is read."""

_A_LIFETIME_H = 1e6
"""No washout needs more hours than this, whatever parameters were asked for: a calendar must hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The sources in order of time within each route, and the gaps, the latest first."""

    sources: tuple[Source, ...]
    gaps: tuple[Gap, ...]

    @property
    def intakes(self) -> tuple[Intake, ...]:
        """What enters, with nothing from the gaps."""
        return tuple(intake for source in self.sources for intake in source.intakes)

    def intakes_of_everybody(self, start: datetime) -> tuple[Intake, ...]:
        """Return what enters in a population: the doses of a gap count in some of the people."""
        unsure = [
            OralIntake(
                at_h=to_hours(slot.due_at, start),
                amount_mg=slot.amount.mg,
                solution=slot.form == "oral_solution",
                givers=choose_givers(number, GAP_GIVEN_SHARE.value),
            )
            for number, gap in enumerate(self.gaps)
            for slot in gap.slots
        ]
        return (*self.intakes, *unsure)

    def without(self, instants: Sequence[datetime], zone: ZoneInfo) -> "Counted":
        """Return the same without the planned doses at these instants.

        Raises:
            BadInput: if no planned dose is due at one of them.
        """
        planned = {source.at for source in self.sources if source.source == "planned"}
        for instant in instants:
            if instant not in planned:
                raise BadInput(f"not_taken: no planned dose is due at {instant.astimezone(zone).isoformat()}")
        kept = [s for s in self.sources if s.source != "planned" or s.at not in instants]
        return replace(self, sources=tuple(kept))


def count_sources(inputs: ForecastInput, typical: TypicalPerson) -> Counted:
    """Gather everything that can still be seen in the horizon.

    Raises:
        BadInput: if the plans ask for more doses than anybody could be given, pump programs overlap, or a
            reservoir would run dry unsaid.
    """
    horizon = inputs.horizon
    back = timedelta(hours=min(measure_memory_h(typical), _A_LIFETIME_H))
    _check_plans(inputs, Span(horizon.start - min(back, LONGEST_LOOK_BACK), horizon.end))
    span = Span(horizon.start - back, horizon.end)
    history = gather_doses(
        inputs.regimens,
        inputs.given,
        inputs.now,
        span,
        shown_from=horizon.start,
        told_not_given=inputs.told_not_given,
    )
    sources = [
        *list_oral_sources(history.counted, horizon.start),
        *list_bolus_sources(inputs.boluses, span, horizon.start),
        *list_pump_sources(inputs.programs, inputs.pump_events, span, horizon.start),
    ]
    return Counted(sources=tuple(sources), gaps=history.gaps)


def _check_plans(inputs: ForecastInput, span: Span) -> None:
    """Refuse plans that ask for more doses in the span than anybody could be given."""
    planned = 0.0
    for plan in inputs.regimens:
        lasts = min(span.end, plan.valid_to or span.end) - max(span.start, plan.valid_from)
        planned += len(plan.times) * max(0.0, lasts / timedelta(days=1))
    if planned > MOST_PLANNED:
        raise BadInput(
            f"the plans ask for about {planned:,.0f} doses: shorten the horizon or check the plans"
        )
