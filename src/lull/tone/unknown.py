"""The unknown: stretches of a curve that rest on a gap in the record."""

from dataclasses import dataclass

from lull.timeline import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Inside ``span`` the curve rests on a gap in the record; ``reason`` is a code."""

    span: Span
    reason: str
    message: str
