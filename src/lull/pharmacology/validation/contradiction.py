"""A contradiction: two published facts that cannot both hold, which was chosen, and why."""

from dataclasses import dataclass

from lull.pharmacology.validation.observation import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the model gives on one side of a contradiction."""

    what: str
    answer: Answer
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two facts, each with its source, why they cannot both hold, the choice and its reason."""

    title: str
    first: str
    second: str
    clash: str
    chosen: str
    why: str
    given: tuple[Given, ...]
