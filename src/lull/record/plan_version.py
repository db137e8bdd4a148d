"""A plan version: what the prescriber ordered, from a moment on, in the family's own product.

A plan is never edited. A new version takes over from its ``valid_from``; what was due before stays as it
was (hazard H20). The strength of the product is part of every version, so that an amount in milligrams
can always be checked against the bottle in the hand (hazard H01).
"""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from lull.quantities import OralMg, ProductStrength
from lull.refusal import BadInput
from lull.treatment.regimen import OralRegimen


@dataclass(frozen=True, slots=True, order=True)
class ScheduledDose:
    """One dose of every day: at this time on the wall clock, this amount."""

    clock: time
    amount: OralMg


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """The prescriber's order as the family entered it. Doses are kept in order of the clock.

    Raises:
        BadInput: if there is no dose, a time stands twice, a time carries an offset, no prescriber is
            named, or ``valid_from`` has no offset.
    """

    id: str
    strength: ProductStrength
    doses: tuple[ScheduledDose, ...]
    zone: ZoneInfo
    valid_from: datetime
    prescriber: str
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a plan that could not be followed, and put the doses in order."""
        if not self.doses:
            raise BadInput("a plan needs at least one dose: enter a time and an amount in mg")
        if len({dose.clock for dose in self.doses}) != len(self.doses):
            raise BadInput("a plan names the same time twice: enter one dose for each time")
        if any(dose.clock.tzinfo is not None for dose in self.doses):
            raise BadInput("a plan's times are clock times without an offset, such as 08:00")
        if not self.prescriber.strip():
            raise BadInput("a plan needs the prescriber's name")
        if self.valid_from.tzinfo is None:
            raise BadInput("a plan's start needs an offset, such as 2026-11-22T08:00+01:00")
        object.__setattr__(self, "doses", tuple(sorted(self.doses)))

    @property
    def largest_dose(self) -> OralMg:
        """The largest single dose this plan asks for."""
        return max(dose.amount for dose in self.doses)

    @property
    def daily_total(self) -> OralMg:
        """What this plan asks for in one day."""
        return OralMg(sum(dose.amount.mg for dose in self.doses))

    def to_regimens(
        self, valid_to: datetime | None = None, *, valid_from: datetime | None = None
    ) -> tuple[OralRegimen, ...]:
        """Return this plan as regimens in force over ``[valid_from, valid_to)``, one for each amount."""
        return tuple(
            OralRegimen(
                amount=amount,
                times=tuple(dose.clock for dose in self.doses if dose.amount == amount),
                zone=self.zone,
                valid_from=valid_from or self.valid_from,
                valid_to=valid_to,
            )
            for amount in sorted({dose.amount for dose in self.doses})
        )
