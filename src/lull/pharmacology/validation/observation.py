"""An observation: what a paper or label reports, what the model gives for it, and the verdict.

Nothing here knows the model: an answer is a function without arguments. A figure that nobody has read in its
source is printed and never judged.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import Literal

Verdict = Literal["pass", "miss", "not modelled", "memory, not judged"]

Answer = Callable[[], float]
"""The model's answer, in the unit of the observation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How an answer of the model is judged: inside ``[low, high]``, for the reason in ``why``.

    Raises:
        ValueError: if the limits are no range or the reason is missing.
    """

    answer: Answer
    low: float
    high: float
    why: str

    def __post_init__(self) -> None:
        """Refuse limits that nothing, or nobody, could meet."""
        if not (isfinite(self.low) and isfinite(self.high) and self.low <= self.high):
            raise ValueError(f"{self.low} to {self.high} is no range")
        if not self.why:
            raise ValueError("a tolerance says why it is what it is")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One published figure beside the model.

    ``published`` is the figure as it was printed and ``unit`` the unit of the model's answer. ``source`` is
    the paper or label itself; ``read`` says that somebody read the figure there. ``rows`` name the rows of
    the reference files that it covers: the file, who, what and the value. ``used_for`` names the
    parameters that were set from it: agreement there is no confirmation. Without a ``check``, ``reason`` says
    why not.

    Raises:
        ValueError: if it has neither a check nor a reason, or names no source.
    """

    what: str
    population: str
    published: str
    unit: str
    source: str
    rows: tuple[str, ...]
    check: Check | None = None
    reason: str = ""
    used_for: tuple[str, ...] = ()
    read: bool = True

    def __post_init__(self) -> None:
        """Refuse an observation that could not be judged or traced."""
        if (self.check is None) != bool(self.reason):
            raise ValueError(f"{self.what}: either the model answers, or a reason says why it does not")
        if not self.source:
            raise ValueError(f"{self.what}: no source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An observation, the model's answer to it (``None`` where it has none) and the verdict."""

    observation: Observation
    value: float | None
    verdict: Verdict


def judge_observation(observation: Observation) -> Finding:
    """Return the model's answer and whether it lies where it should."""
    check = observation.check
    value = None if check is None else check.answer()
    return Finding(observation=observation, value=value, verdict=_decide(observation, value))


def near(answer: Answer, value: float, share: float, why: str) -> Check:
    """Return a check that the answer lies within a share of a published value (0.25 for 25 %)."""
    return Check(answer=answer, low=value * (1.0 - share), high=value * (1.0 + share), why=why)


def inside(answer: Answer, low: float, high: float, why: str) -> Check:
    """Return a check that the answer lies in a range."""
    return Check(answer=answer, low=low, high=high, why=why)


def _decide(observation: Observation, value: float | None) -> Verdict:
    """Say the verdict; what was not read is never judged."""
    if not observation.read:
        return "memory, not judged"
    if observation.check is None or value is None:
        return "not modelled"
    return "pass" if observation.check.low <= value <= observation.check.high else "miss"
