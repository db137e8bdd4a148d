"""Amounts of medicine that know their unit and their route.

Oral milligrams are a type of their own. Nothing converts them from a bare number silently, and they
can be added only to their own kind, so that intrathecal micrograms (which come as another type) can
never meet them (hazard H02).
"""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from lull.refusal import BadInput

LARGEST_AMOUNT_MG = 10_000.0
"""More than this in one entry is a slip of the finger or the unit: 10 g, far beyond any recorded overdose
(Leung 2006 reports 80-2500 mg). It bounds what a record can mean, not what was taken."""


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
        if not isfinite(self.mg):
            raise BadInput(f"an oral amount must be a number of mg, not {self.mg}")
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
