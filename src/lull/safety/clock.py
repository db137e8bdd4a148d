"""A clock that cannot be right: entries of the record lie ahead of now (hazard H21)."""

from collections.abc import Iterable
from datetime import datetime

from lull.safety.finding import Finding
from lull.timeline import CLOCK_SLACK


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
