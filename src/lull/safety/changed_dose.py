"""A dose that was changed lately closes windows: how the new one works nobody knows yet (hazard H14).

A pump needs longer than tablets until its level stands: published plateaus lie at about a day and more.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.timeline import Span
from lull.tone.gates import Gate

AFTER_A_CHANGE = timedelta(hours=24)
"""So long after a change of the day's total by mouth no window is shown (ours; plausible 12 to 72 hours)."""
AFTER_A_PROGRAM = timedelta(hours=48)
"""So long after a new pump program no window is shown (ours; plausible 24 to 72 hours)."""


def close_after_plan_change(at: datetime, zone: ZoneInfo) -> Gate:
    """Return the gate that another daily total by mouth closes from its start on."""
    local = at.astimezone(zone)
    return Gate(
        span=Span(at, at + AFTER_A_CHANGE),
        code="plan_changed",
        message=(
            f"The plan changed on {local.day} {local:%B} at {local:%H:%M}. How it works for you is not known"
            " yet. No window is shown for 24 hours after it."
        ),
    )


def close_after_program(at: datetime, zone: ZoneInfo) -> Gate:
    """Return the gate that a new pump program closes from its start on."""
    local = at.astimezone(zone)
    return Gate(
        span=Span(at, at + AFTER_A_PROGRAM),
        code="pump_changed",
        message=(
            f"The pump has a new program since {local.day} {local:%B}, {local:%H:%M}. How it works for you is"
            " not known yet. No window is shown for 48 hours after it."
        ),
    )
