"""Weaning: the prescriber's steps down, as the family copied them. Lull never makes a step of its own.

Each step is a plan version of its own, so that everything that reads a plan reads a weaning too. It may end
(``stops_at``), as the prescriber wrote; where no end is written the last step holds and the page says so.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from lull.quantities import ProductStrength
from lull.record.plan_version import AsNeeded, PlanVersion, ScheduledDose
from lull.refusal import BadInput

MOST_STEPS = 60
"""More steps than this in one weaning is a slip (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaningStep:
    """From ``starts_at`` on, these doses."""

    starts_at: datetime
    doses: tuple[ScheduledDose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weaning:
    """Steps in order of time, in one product, from one prescriber; ``stops_at`` where an end is written.

    ``as_needed`` and ``missed_rule`` hold through all steps, as in the plan they were laid over.

    Raises:
        BadInput: without a step and an end, for steps out of order or equal in time, an end before the last
            step, or a step that no plan could be.
    """

    id: str
    strength: ProductStrength
    steps: tuple[WeaningStep, ...]
    zone: ZoneInfo
    prescriber: str
    reason: str = ""
    stops_at: datetime | None = None
    as_needed: tuple[AsNeeded, ...] = ()
    missed_rule: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no series of steps."""
        if not self.steps and self.stops_at is None:
            raise BadInput("a weaning needs at least one step: enter the day and the doses as written")
        if len(self.steps) > MOST_STEPS:
            raise BadInput(f"a weaning has at most {MOST_STEPS} steps: check the days")
        starts = [step.starts_at for step in self.steps]
        starts += [self.stops_at] if self.stops_at is not None else []
        if any(at.tzinfo is None for at in starts):
            raise BadInput("a step's start needs an offset, such as 2026-11-22T08:00+01:00")
        if any(later <= earlier for earlier, later in pairwise(starts)):
            raise BadInput("the steps of a weaning follow each other: put their days in order")
        self.to_versions()

    @property
    def starts_at(self) -> datetime:
        """When the first step begins."""
        return self.to_versions()[0].valid_from

    def to_versions(self) -> tuple[PlanVersion, ...]:
        """Return the steps as plan versions, and the end as one without doses."""
        starts = [(step.starts_at, step.doses) for step in self.steps]
        starts += [(self.stops_at, ())] if self.stops_at is not None else []
        return tuple(
            PlanVersion(
                id=f"{self.id}/{number}",
                strength=self.strength,
                doses=doses,
                zone=self.zone,
                valid_from=at,
                prescriber=self.prescriber,
                reason=self.reason,
                purpose="usual" if doses else "stopped",
                as_needed=self.as_needed if doses else (),
                missed_rule=self.missed_rule if doses else "",
                weaning_id=self.id,
            )
            for number, (at, doses) in enumerate(starts, start=1)
        )
