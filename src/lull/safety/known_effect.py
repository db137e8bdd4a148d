"""A side effect that a label or a study names: what people call it, and how many reported it.

How many others reported something is a fact about them. It is no chance for this person, and that somebody
has it does not say what it comes from.
"""

from dataclasses import dataclass
from typing import Literal

Route = Literal["oral", "intrathecal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How many of a group reported it: ``low_pct`` to ``high_pct`` of 100, or only ``words`` such as rare.

    ``row`` is the reaction as the row of our reference file writes it.
    """

    route: Route
    population: str
    row: str
    source: str
    low_pct: float | None = None
    high_pct: float | None = None
    words: str = ""

    @property
    def said(self) -> str:
        """Say how many: ``10 to 63 of 100 people``, or the label's own word."""
        if self.low_pct is None or self.high_pct is None:
            return f"said to be {self.words}"
        if self.low_pct == self.high_pct:
            return f"{self.low_pct:g} of 100 people"
        return f"{self.low_pct:g} to {self.high_pct:g} of 100 people"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEffect:
    """One effect. ``id`` is the label's word, ``name`` a plainer one; ``is_danger`` means: call."""

    id: str
    name: str
    reports: tuple[Report, ...]
    is_danger: bool = False
