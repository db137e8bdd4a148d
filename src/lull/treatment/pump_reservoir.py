"""The reservoir: when it runs dry, by arithmetic on what was filled in and what flows out.

One pump has one reservoir, whatever programs follow each other. What somebody recorded beats the arithmetic:
rates, volumes and hours are rounded, so an empty reservoir or a refill recorded a little after the computed
minute is taken for what happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lull.refusal import BadInput
from lull.timeline import Span
from lull.treatment.pump_event import PumpEvent
from lull.treatment.pump_program import PumpFill, PumpFlow, PumpProgram

RECORD_SLACK = 0.1
"""A record may lie later than the computed minute by this share of the time since the fill (ours; no figure
for the accuracy of a pump's flow was found). Plausible 0.02 to 0.2."""

_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, order=True)
class Fill:
    """From this instant on the reservoir held so much."""

    at: datetime
    holds_mcg: float


def check_reservoir(
    programs: Sequence[PumpProgram], events: Sequence[PumpEvent], flows: Sequence[PumpFlow], until: datetime
) -> None:
    """Refuse flows that would empty the reservoir before ``until`` without a word about it.

    ``flows`` are those of all programs, from the first fill on, in order of time. Without any fill there is
    nothing to check.

    Raises:
        BadInput: naming the fill, when it would be used up, and what to add.
    """
    fills = list_fills(programs, events)
    for fill, following in zip(fills, [*fills[1:], None], strict=True):
        dry_at = find_dry_at(fill, flows, until if following is None else min(until, following.at))
        if dry_at is None or _is_recorded(events, fill, dry_at):
            continue
        zone = programs[0].zone
        raise BadInput(
            f"the reservoir filled at {fill.at.astimezone(zone).isoformat(timespec='minutes')} runs dry at"
            f" {dry_at.astimezone(zone).isoformat(timespec='minutes')}, before the horizon ends:"
            " add the refill or the empty reservoir as an event by then, or ask for a shorter horizon"
        )


def list_fills(programs: Sequence[PumpProgram], events: Sequence[PumpEvent]) -> list[Fill]:
    """Return every filling of the reservoir, in order of time.

    A refill fills up what the latest known fill held, unless a program says what it was filled with then.
    """
    known = sorted((p.fill for p in programs if p.fill is not None), key=lambda fill: fill.filled_at)
    if not known:
        return []
    fills = {fill.filled_at: fill.holds_mcg for fill in known}
    for event in events:
        if event.kind == "refilled" and event.at > known[0].filled_at:
            fills.setdefault(event.at, _latest(known, event.at).holds_mcg)
    return [Fill(at, holds_mcg) for at, holds_mcg in sorted(fills.items())]


def find_dry_at(fill: Fill, flows: Sequence[PumpFlow], until: datetime) -> datetime | None:
    """Return when a fill is used up before ``until``, or ``None``."""
    left = fill.holds_mcg
    for flow in flows:
        start, end = max(flow.span.start, fill.at), min(flow.span.end, until)
        if start >= end:
            continue
        taken = flow.rate.mcg_per_h * (Span(start, end).duration / _AN_HOUR)
        if taken > left:
            return start + timedelta(hours=left / flow.rate.mcg_per_h)
        left -= taken
    return None


def _is_recorded(events: Sequence[PumpEvent], fill: Fill, dry_at: datetime) -> bool:
    """Tell whether somebody recorded an empty reservoir or a refill near the computed minute."""
    latest = dry_at + RECORD_SLACK * (dry_at - fill.at)
    return any(e.kind in {"empty", "refilled"} and fill.at < e.at <= latest for e in events)


def _latest(known: Sequence[PumpFill], at: datetime) -> PumpFill:
    """Return the last fill a program names at or before an instant."""
    return [fill for fill in known if fill.filled_at <= at][-1]
