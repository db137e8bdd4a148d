"""The unknown: stretches of a curve that rest on a gap in the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from lull.timeline import Span
from lull.treatment.counted_doses import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Inside ``span`` the curve rests on a gap in the record; ``reason`` is a code."""

    span: Span
    reason: str
    message: str


def find_unknown(
    gaps: Iterable[Gap], *, fading_h: float, horizon: Span, zone: ZoneInfo
) -> tuple[Unknown, ...]:
    """Return, in order, the stretches inside the horizon that rest on doses without a record.

    Each reaches from the first dose of a gap until the last one would have faded.
    """
    found: list[Unknown] = []
    for gap in gaps:
        start = max(gap.slots[0].due_at, horizon.start)
        left_h = (horizon.end - gap.slots[-1].due_at) / timedelta(hours=1)
        end = gap.slots[-1].due_at + timedelta(hours=min(fading_h, left_h))
        if start < end:
            reason = "came_up" if gap.came_up else "before_record" if gap.before_record else "no_record"
            found.append(Unknown(span=Span(start, end), reason=reason, message=_say(gap, zone)))
    return tuple(sorted(found, key=lambda unknown: unknown.span))


def _say(gap: Gap, zone: ZoneInfo) -> str:
    """Say what is missing, as a sentence."""
    if gap.before_record:
        return "The plan starts before the record. We do not know what was given then."
    if gap.came_up:
        at = gap.slots[0].due_at.astimezone(zone)
        return f"The dose of {at:%H:%M} came up again. We do not know how much stayed."
    times = sorted({slot.due_at.astimezone(zone) for slot in gap.slots})
    if len(times) == 1:
        return f"The dose due at {times[0]:%H:%M} has no record. We do not know if it was given."
    return f"{len(gap.slots)} doses from {times[0]:%H:%M} on have no record. We do not know about them."
