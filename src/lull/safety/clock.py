"""A clock that cannot be right: entries of the record lie ahead of now (hazard H21)."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from lull.safety.finding import Finding
from lull.timeline import CLOCK_SLACK

MOST_NAMED = 3
"""So many doses are named; each stands in the list of doses all the same."""


def check_untimely(taken_at: Iterable[datetime], *, zone: ZoneInfo) -> tuple[Finding, ...]:
    """Return a finding for doses that were written down before the time they carry: nobody takes those."""
    times = [at.astimezone(zone) for at in taken_at]
    if not times:
        return ()
    said = ", ".join(f"{at.day} {at:%B}, {at:%H:%M}" for at in times[:MOST_NAMED])
    return (
        Finding(
            code="clock_was_wrong",
            message=(
                f"Written down before its own time: the dose of {said}. A clock was wrong then. It counts"
                " nowhere until you take it back and write down when it really was."
            ),
        ),
    )


def check_clock(recorded_at: Iterable[datetime], *, now: datetime) -> tuple[Finding, ...]:
    """Return a finding when an entry was recorded more than five minutes after now."""
    if all(at <= now + CLOCK_SLACK for at in recorded_at):
        return ()
    return (
        Finding(
            code="clock_wrong",
            message="Some entries lie ahead of now. Check this computer's clock. The curve leaves them out.",
        ),
    )
