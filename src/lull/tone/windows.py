"""Quiet windows: stretches of the day when enough people like this one would have low tone."""

from dataclasses import dataclass
from typing import Literal

from lull.timeline import Span
from lull.tone.curve import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A quiet window of one region.

    ``probability`` is the mean, over the span, of the share of people whose tone is low then.
    """

    span: Span
    region: Region
    probability: float
    label: Literal["likely", "maybe"]
