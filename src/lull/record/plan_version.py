"""A plan version: what the prescriber ordered, from a moment on, in the family's own product.

A plan is never edited. A new version takes over from its ``valid_from``; what was due before stays as it
was (hazard H20). The strength of the product is part of every version, so that an amount in milligrams
can always be checked against the bottle in the hand (hazard H01). A version for a while (a holiday, a pause
in illness) has an end, after which the plan before it holds again by itself.
"""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from lull.quantities import OralMg, ProductStrength
from lull.refusal import BadInput
from lull.treatment.regimen import EVERY_DAY, OralRegimen

PlanPurpose = Literal["usual", "holiday", "illness_pause", "stopped"]
PLAN_PURPOSES: tuple[PlanPurpose, ...] = get_args(PlanPurpose)
FOR_A_WHILE: tuple[PlanPurpose, ...] = ("holiday", "illness_pause")
MAY_BE_EMPTY: tuple[PlanPurpose, ...] = ("illness_pause", "stopped")


@dataclass(frozen=True, slots=True, order=True)
class ScheduledDose:
    """One dose of the days named: at this time on the wall clock, this amount.

    ``weekdays`` run from 1 (Monday) to 7 (Sunday), so that school days and free days can differ.
    """

    clock: time
    amount: OralMg
    weekdays: tuple[int, ...] = EVERY_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class AsNeeded:
    """A dose the prescriber allows when it is needed: how much, what for, how often, how far apart.

    Raises:
        BadInput: without a reason, or for a number that cannot be followed.
    """

    amount: OralMg
    what_for: str
    most_a_day: int | None = None
    least_hours_apart: float | None = None

    def __post_init__(self) -> None:
        """Refuse an order nobody could follow."""
        if not self.what_for.strip():
            raise BadInput("a dose as needed says what for: enter the prescriber's words")
        if self.most_a_day is not None and not 1 <= self.most_a_day <= 24:  # noqa: PLR2004 - one an hour
            raise BadInput(f"a dose as needed may come 1 to 24 times a day, not {self.most_a_day}")
        if self.least_hours_apart is not None and not 0 < self.least_hours_apart <= 48:  # noqa: PLR2004
            raise BadInput("the hours between doses as needed lie above 0 and up to 48")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """The prescriber's order as the family entered it. Doses are kept in order of the clock.

    ``missed_rule`` is what the prescriber or the leaflet says about a missed dose, in their words; Lull has
    no rule of its own. ``weaning_id`` names the weaning this version is a step of.

    Raises:
        BadInput: if a dose is missing where one is needed, a time stands twice on one day, a time carries an
            offset, no prescriber is named, or the span of validity is naive, reversed or does not fit.
    """

    id: str
    strength: ProductStrength
    doses: tuple[ScheduledDose, ...]
    zone: ZoneInfo
    valid_from: datetime
    prescriber: str
    reason: str = ""
    purpose: PlanPurpose = "usual"
    valid_to: datetime | None = None
    as_needed: tuple[AsNeeded, ...] = ()
    missed_rule: str = ""
    weaning_id: str | None = None

    def __post_init__(self) -> None:
        """Refuse a plan that could not be followed, and put the doses in order."""
        if self.purpose not in PLAN_PURPOSES:
            raise BadInput(f"a plan is for one of {', '.join(PLAN_PURPOSES)}, not {self.purpose!r}")
        if not self.doses and self.purpose not in MAY_BE_EMPTY:
            raise BadInput("a plan needs at least one dose: enter a time and an amount in mg")
        if self.doses and self.purpose == "stopped":
            raise BadInput("a plan that has ended has no doses: enter them as another step")
        if any(dose.clock.tzinfo is not None for dose in self.doses):
            raise BadInput("a plan's times are clock times without an offset, such as 08:00")
        if any(not dose.weekdays or not set(dose.weekdays) <= set(EVERY_DAY) for dose in self.doses):
            raise BadInput("a weekday is a number from 1 (Monday) to 7 (Sunday), and every dose needs one")
        at = [(dose.clock, day) for dose in self.doses for day in dose.weekdays]
        if len(set(at)) != len(at):
            raise BadInput("a plan names the same time twice: enter one dose for each time")
        if not self.prescriber.strip():
            raise BadInput("a plan needs the prescriber's name")
        self._check_validity()
        object.__setattr__(self, "doses", tuple(sorted(self.doses)))

    def _check_validity(self) -> None:
        """Refuse a span that cannot be placed, and an end where none belongs."""
        if self.valid_from.tzinfo is None or (self.valid_to is not None and self.valid_to.tzinfo is None):
            raise BadInput("a plan's start needs an offset, such as 2026-11-22T08:00+01:00")
        if (self.valid_to is not None) != (self.purpose in FOR_A_WHILE):
            raise BadInput("a holiday or a pause has an end, and no other plan has one: the next one ends it")
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise BadInput("a plan for a while must end after it begins: check the two days")

    @property
    def daily_total_mg(self) -> float:
        """What the fixed times add up to in mg on the day that has most; 0 for none."""
        return max(self.total_on(day) for day in EVERY_DAY)

    def total_on(self, weekday: int) -> float:
        """Return what the fixed times add up to in mg on a weekday, 1 (Monday) to 7 (Sunday)."""
        return sum(dose.amount.mg for dose in self.doses if weekday in dose.weekdays)

    def largest_on(self, weekday: int) -> float:
        """Return the largest single dose in mg on a weekday, as needed ones included; 0 for none."""
        at_times = (dose.amount.mg for dose in self.doses if weekday in dose.weekdays)
        when_needed = (extra.amount.mg for extra in self.as_needed)
        return max((*at_times, *when_needed), default=0.0)

    def most_on(self, weekday: int) -> float | None:
        """Return the most in mg on a weekday, as needed ones included; ``None`` where no limit is named."""
        if any(extra.most_a_day is None for extra in self.as_needed):
            return None
        return self.total_on(weekday) + sum(x.amount.mg * (x.most_a_day or 0) for x in self.as_needed)

    @property
    def varies_by_day(self) -> bool:
        """Tell whether some days of the week differ from others."""
        return any(dose.weekdays != EVERY_DAY for dose in self.doses)

    def to_regimens(
        self, valid_to: datetime | None = None, *, valid_from: datetime | None = None
    ) -> tuple[OralRegimen, ...]:
        """Return this plan as regimens in force over ``[valid_from, valid_to)``, one for each amount."""
        alike = sorted({(dose.amount, dose.weekdays) for dose in self.doses})
        return tuple(
            OralRegimen(
                amount=amount,
                times=tuple(d.clock for d in self.doses if (d.amount, d.weekdays) == (amount, weekdays)),
                zone=self.zone,
                valid_from=valid_from or self.valid_from,
                valid_to=valid_to,
                form="tablet" if self.strength.per == "tablet" else "oral_solution",
                weekdays=weekdays,
            )
            for amount, weekdays in alike
        )
