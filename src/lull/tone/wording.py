"""Words for a probability: a population guess speaks of people, a learned curve of days."""

from collections.abc import Mapping

from lull.saying import say, say_count

FEWEST, MOST = 1, 9
"""Never "0 in 10" or "10 in 10": no prediction here is that sure."""

LIKELIHOODS: Mapping[str, str] = {"likely": say("likely"), "maybe": say("maybe")}
"""The word of each label a quiet window can have."""


def to_people_sentence(probability: float) -> str:
    """Say a population guess.

    >>> to_people_sentence(0.72)
    'about 7 people in 10'
    """
    tenths = _to_tenths(probability)
    return say_count(tenths, "about {number} person in 10", "about {number} people in 10")


def to_days_sentence(probability: float) -> str:
    """Say what a curve learned from this person's own days expects.

    >>> to_days_sentence(0.31)
    'about 3 days in 10'
    """
    tenths = _to_tenths(probability)
    return say_count(tenths, "about {number} day in 10", "about {number} days in 10")


def _to_tenths(probability: float) -> int:
    """Round to tenths, short of certainty.

    Raises:
        ValueError: if it is not a probability.
    """
    if not 0.0 <= probability <= 1.0:
        raise ValueError(f"a probability lies between 0 and 1, not {probability}")
    return min(MOST, max(FEWEST, round(probability * 10)))
