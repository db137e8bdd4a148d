"""Amounts of medicine that know their unit and their route.

Oral milligrams, intrathecal micrograms and units of botulinum toxin are types of their own. Nothing converts
them from a bare number silently, and each can be added only to its own kind, so that they can never meet
(hazard H02).
"""

from dataclasses import dataclass
from math import isfinite
from numbers import Real
from typing import Literal, TypeVar, get_args

from lull.refusal import BadInput, show

LARGEST_AMOUNT_MG = 10_000.0
"""More than this in one entry is a slip of the finger or the unit: 10 g, far beyond any recorded overdose
(Leung 2006 reports 80-2500 mg). It bounds what a record can mean, not what was taken."""

LARGEST_AMOUNT_MCG = 10_000.0
"""More than this into the spine at once is a slip of the unit: 10 mg, a hundred times a test dose."""

LARGEST_RATE_MCG_PER_H = 1_000.0
"""More than this is a slip of the unit: 24 mg a day, ten times the largest daily amount labels mention."""

LARGEST_UNITS = 5_000.0
"""More than this in one muscle is a slip of the finger, whatever the product."""

BotulinumProduct = Literal["onabotulinumtoxinA", "abobotulinumtoxinA", "incobotulinumtoxinA"]
BOTULINUM_PRODUCTS: tuple[BotulinumProduct, ...] = get_args(BotulinumProduct)

OralForm = Literal["tablet", "oral_solution"]
ORAL_FORMS: tuple[OralForm, ...] = get_args(OralForm)
"""Forms whose absorption is known; figures for granules and suspensions were not found."""

Kind = TypeVar("Kind")


def check_number(value: object, what: str) -> float:
    """Return ``value`` as a float if it is a finite real number; a bool is none, nor is text.

    ``what`` begins the sentence of the refusal: what has to be a number, and which.

    >>> check_number(3, "at_h must be a number of hours")
    3.0

    Raises:
        BadInput: for anything else, saying ``what`` and what came.
    """
    if isinstance(value, bool) or not isinstance(value, Real):
        raise BadInput(f"{what}, not {show(value)}")
    try:
        number = float(value)
    except OverflowError:
        raise BadInput(f"{what}, not one too large to compute with") from None
    if not isfinite(number):
        raise BadInput(f"{what}, not {number}")
    return number


@dataclass(frozen=True, slots=True, order=True)
class OralMg:
    """An amount of baclofen by mouth, in milligrams: more than 0 and at most 10 g.

    >>> OralMg(10.0) + OralMg(5.0)
    OralMg(mg=15.0)

    Raises:
        BadInput: if the amount is not a number, zero, negative or above 10 g.
    """

    mg: float

    def __post_init__(self) -> None:
        """Refuse what cannot be an amount."""
        object.__setattr__(self, "mg", check_number(self.mg, "an oral amount must be a number of mg"))
        if self.mg <= 0:
            raise BadInput(f"an oral amount must be more than 0 mg, not {self.mg:g}")
        if self.mg > LARGEST_AMOUNT_MG:
            raise BadInput(f"an oral amount of {self.mg:g} mg is above 10 g: check the number and the unit")

    def __add__(self, other: "OralMg") -> "OralMg":
        """Add another oral amount; anything else is a type error."""
        if not isinstance(other, OralMg):
            return NotImplemented
        return OralMg(self.mg + other.mg)

    def __str__(self) -> str:
        """Say the amount the way a label does."""
        return f"{self.mg:g} mg"


@dataclass(frozen=True, slots=True, order=True)
class IntrathecalMcg:
    """An amount of baclofen into the spinal fluid, in micrograms: more than 0 and at most 10 mg.

    >>> str(IntrathecalMcg(50.0))
    '50 mcg into the spine'

    Raises:
        BadInput: if the amount is not a number, zero, negative or above 10,000 mcg.
    """

    mcg: float

    def __post_init__(self) -> None:
        """Refuse what cannot be an amount."""
        mcg = check_number(self.mcg, "an intrathecal amount must be a number of mcg")
        object.__setattr__(self, "mcg", mcg)
        if self.mcg <= 0:
            raise BadInput(f"an intrathecal amount must be more than 0 mcg, not {self.mcg:g}")
        if self.mcg > LARGEST_AMOUNT_MCG:
            raise BadInput(
                f"an intrathecal amount of {self.mcg:g} mcg is above 10 mg: check the number and the unit"
            )

    def __add__(self, other: "IntrathecalMcg") -> "IntrathecalMcg":
        """Add another intrathecal amount; anything else is a type error."""
        if not isinstance(other, IntrathecalMcg):
            return NotImplemented
        return IntrathecalMcg(self.mcg + other.mcg)

    def __str__(self) -> str:
        """Say the amount and where it goes, because a microgram by mouth is another thing."""
        return f"{self.mcg:g} mcg into the spine"


@dataclass(frozen=True, slots=True, order=True)
class McgPerHour:
    """A rate of baclofen into the spinal fluid, in micrograms an hour: 0 (no flow) to 1000.

    Raises:
        BadInput: if the rate is not a number, negative or above 1000 mcg/h.
    """

    mcg_per_h: float

    def __post_init__(self) -> None:
        """Refuse what cannot be a rate."""
        rate = check_number(self.mcg_per_h, "a pump rate must be a number of mcg/h")
        object.__setattr__(self, "mcg_per_h", rate)
        if self.mcg_per_h < 0:
            raise BadInput(f"a pump rate must be 0 mcg/h or more, not {self.mcg_per_h:g}")
        if self.mcg_per_h > LARGEST_RATE_MCG_PER_H:
            raise BadInput(
                f"a pump rate of {self.mcg_per_h:g} mcg/h is above {LARGEST_RATE_MCG_PER_H:g}:"
                " check the number and the unit"
            )

    def __str__(self) -> str:
        """Say the rate."""
        return f"{self.mcg_per_h:g} mcg/h"


@dataclass(frozen=True, slots=True, order=True)
class PumpedMcg:
    """What a pump lets flow into the spinal fluid over a stretch of time: a sum of rates, and no dose.

    Raises:
        BadInput: if it is not a number of 0 or more.
    """

    mcg: float

    def __post_init__(self) -> None:
        """Refuse what no flow adds up to."""
        if not isfinite(self.mcg) or self.mcg < 0:
            raise BadInput(f"what a pump lets flow is a number of mcg, 0 or more, not {self.mcg}")

    def __str__(self) -> str:
        """Say the amount and how it came."""
        return f"{self.mcg:g} mcg by pump"


@dataclass(frozen=True, slots=True)
class BotulinumUnits:
    """An amount of botulinum toxin, in the units of its own product: they cannot be converted.

    Raises:
        BadInput: if the amount is not a number above 0 and at most 5000, or the product is not known.
    """

    units: float
    product: BotulinumProduct

    def __post_init__(self) -> None:
        """Refuse what cannot be an amount."""
        if self.product not in BOTULINUM_PRODUCTS:
            raise BadInput(f"a botulinum product is one of {', '.join(BOTULINUM_PRODUCTS)}")
        what = f"an amount of botulinum toxin is more than 0 and at most {LARGEST_UNITS:g} U"
        object.__setattr__(self, "units", check_number(self.units, what))
        if not 0 < self.units <= LARGEST_UNITS:
            raise BadInput(f"{what}, not {self.units:g}")

    def __add__(self, other: "BotulinumUnits") -> "BotulinumUnits":
        """Add units of the same product; units of two products are two different things."""
        if not isinstance(other, BotulinumUnits):
            return NotImplemented
        if other.product != self.product:
            return NotImplemented
        return BotulinumUnits(self.units + other.units, self.product)

    def __str__(self) -> str:
        """Say the amount with its product, without which the unit means nothing."""
        return f"{self.units:g} U of {self.product}"


def require_kind(
    value: object, kind: type[Kind], what: str, advice: str = "units and routes are never converted"
) -> Kind:
    """Return ``value`` if it is of this kind, and refuse another kind of amount by name (hazard H02).

    The type checker says the same before anything runs; this is for callers it never saw. ``advice`` ends the
    sentence where the kind is no amount.

    Raises:
        BadInput: naming what was expected and what came.
    """
    if isinstance(value, kind):
        return value
    came = f"{value} ({type(value).__name__})" if type(value).__module__ == __name__ else show(value)
    raise BadInput(f"{what} takes {kind.__name__}, not {came}: {advice}")


@dataclass(frozen=True, slots=True)
class ProductStrength:
    """How much baclofen one tablet or one mL of the family's own product holds (hazard H01).

    Raises:
        BadInput: if the amount is not positive or above 10 g, or ``per`` is neither a tablet nor a mL.
    """

    amount: OralMg
    per: Literal["tablet", "mL"]

    def __post_init__(self) -> None:
        """Refuse a strength per anything else."""
        if self.per not in ("tablet", "mL"):
            raise BadInput(f"a strength is per tablet or per mL, not per {self.per!r}")

    def __str__(self) -> str:
        """Say the strength the way a label does: ``5 mg per mL``."""
        return f"{self.amount} per {self.per}"
