"""Quiet windows: stretches of the day when enough people like this one would have low tone.

A moment counts as low in one person when it lies in a stretch of at least half an hour with tone at or below
their low tone. A window is a stretch of at least half an hour during which enough people are low, and which
no gate touches.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from lull.timeline import Span
from lull.tone.curve import Region
from lull.tone.share_low import LEAST_STRETCH_H, ROUNDING_H, HourSpan, ShareLow

MAYBE, LIKELY = 0.4, 0.7
"""Probabilities from which a window is offered as "maybe" and as "likely"."""

_DIGITS = 6
"""A mean of shares is rounded here, so that adding up cannot carry it past 1 or below its level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A quiet window of one region.

    ``probability`` is the mean, over the span, of the share of people whose tone is low then.
    """

    span: Span
    region: Region
    probability: float
    label: Literal["likely", "maybe"]


def find_windows(
    share: ShareLow, gated: Iterable[HourSpan], *, start: datetime, region: Region
) -> tuple[Window, ...]:
    """Return the windows of a region, in order of time.

    Gates are cut out first. What is left is "likely" where the share stays at 0.7 or more for half an hour
    (then the window is that part alone), and otherwise "maybe" as a whole. Hours count from ``start``.
    """
    found: list[Window] = []
    surest = share.at_least(LIKELY)
    closed = sorted(gated)
    for candidate in share.at_least(MAYBE):
        for free in _cut(candidate, closed):
            likely = [part for part in _clip(surest, free) if _is_long(part)]
            found.extend(
                Window(
                    span=Span(start + timedelta(hours=span[0]), start + timedelta(hours=span[1])),
                    region=region,
                    probability=round(share.mean(span), _DIGITS),
                    label="likely" if likely else "maybe",
                )
                for span in likely or [free]
            )
    return tuple(found)


def _cut(span: HourSpan, closed: Sequence[HourSpan]) -> list[HourSpan]:
    """Return what closed spans, in order, leave of a span, as far as it is long enough."""
    left, rest = span[0], []
    for start, end in closed:
        if start > left:
            rest.append((left, min(start, span[1])))
        left = max(left, end)
    rest.append((left, span[1]))
    return [part for part in rest if _is_long(part)]


def _clip(spans: Iterable[HourSpan], frame: HourSpan) -> list[HourSpan]:
    """Return the parts of spans inside a frame."""
    return [(max(start, frame[0]), min(end, frame[1])) for start, end in spans]


def _is_long(span: HourSpan) -> bool:
    """Tell whether a span lasts half an hour; an empty or reversed one does not."""
    return span[1] - span[0] >= LEAST_STRETCH_H - ROUNDING_H
