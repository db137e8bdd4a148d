"""A check-in: what a person says about how it feels now. It is told, never measured."""

from dataclasses import dataclass
from datetime import datetime

from lull.refusal import BadInput

MOST_STIFF = 10
MOST_PAIN = 10
MOST_SLEEPY = 4
MOST_WEAK = 4
MOST_SPASMS = 4
"""Spasms since the last check-in, as bands: 0 none, 1 up to two, 2 up to five, 3 up to ten, 4 more (ours)."""
QUESTIONS = ("stiffness", "spasms", "pain", "sleepy", "weak", "fell", "ill")
"""Everything a check-in can ask."""
SELF, OBSERVER = "self", "observer"
"""Who says so where no name was given: the person, or somebody who watched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """What a person says, once. Every answer may be ``None``: not asked, or "don't know".

    ``stiffness`` and ``pain`` are 0 to 10; ``sleepy``, ``weak`` and ``spasms`` (a band) are 0 to 4; ``fell``
    and ``ill`` speak of today. ``not_known`` names what was answered with "don't know". ``observed`` tells
    that somebody else judged it from outside: another truth than the person's own answer. ``at`` is when it
    felt so, ``recorded_at`` when that was written down.

    Raises:
        BadInput: for a time without an offset or an answer outside its scale.
    """

    id: str
    at: datetime
    recorded_at: datetime
    said_by: str = SELF
    stiffness: int | None = None
    sleepy: int | None = None
    weak: int | None = None
    fell: bool | None = None
    ill: bool | None = None
    spasms: int | None = None
    pain: int | None = None
    not_known: tuple[str, ...] = ()
    observed: bool = False

    @property
    def is_answered(self) -> bool:
        """Tell whether anything was answered other than with "don't know"."""
        return any(getattr(self, name) is not None for name in QUESTIONS)

    def __post_init__(self) -> None:
        """Refuse what no person could have answered."""
        if self.at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("a check-in needs times with an offset, such as 2026-11-22T08:00+01:00")
        _check_scale("stiffness", self.stiffness, MOST_STIFF)
        _check_scale("sleepy", self.sleepy, MOST_SLEEPY)
        _check_scale("weak", self.weak, MOST_WEAK)
        _check_scale("spasms", self.spasms, MOST_SPASMS)
        _check_scale("pain", self.pain, MOST_PAIN)
        for name in self.not_known:
            if name not in QUESTIONS:
                raise BadInput(f"a check-in asks for {', '.join(QUESTIONS)}, not {name!r}")
            if getattr(self, name) is not None:
                raise BadInput(f"{name} has an answer and is also not known: choose one")


def _check_scale(name: str, answer: int | None, most: int) -> None:
    """Refuse an answer outside 0 to ``most``."""
    if answer is not None and not 0 <= answer <= most:
        raise BadInput(f"{name} is a number from 0 to {most}, not {answer}")
