"""A check-in: what a person says about how it feels now. It is told, never measured."""

from dataclasses import dataclass
from datetime import datetime

from lull.refusal import BadInput

MOST_STIFF = 10
MOST_SLEEPY = 4
MOST_WEAK = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """What a person says, once. Every answer may be ``None``: not asked, or "don't know".

    ``stiffness`` is 0 to 10; ``sleepy`` and ``weak`` are 0 to 4; ``fell`` and ``ill`` speak of today.
    ``at`` is when it felt so, ``recorded_at`` when that was written down.

    Raises:
        BadInput: for a time without an offset or an answer outside its scale.
    """

    id: str
    at: datetime
    recorded_at: datetime
    said_by: str = "self"
    stiffness: int | None = None
    sleepy: int | None = None
    weak: int | None = None
    fell: bool | None = None
    ill: bool | None = None

    def __post_init__(self) -> None:
        """Refuse what no person could have answered."""
        if self.at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("a check-in needs times with an offset, such as 2026-11-22T08:00+01:00")
        _check_scale("stiffness", self.stiffness, MOST_STIFF)
        _check_scale("sleepy", self.sleepy, MOST_SLEEPY)
        _check_scale("weak", self.weak, MOST_WEAK)


def _check_scale(name: str, answer: int | None, most: int) -> None:
    """Refuse an answer outside 0 to ``most``."""
    if answer is not None and not 0 <= answer <= most:
        raise BadInput(f"{name} is a number from 0 to {most}, not {answer}")
