"""Nothing can have happened to a person before they were born: such a time is a slip of the pen."""

from datetime import UTC, datetime

from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.timeline import local_day

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
"""No living person's record reaches further back, and every calendar and zone knows the time since."""


def check_within_life(state: RecordState, at: datetime, what: str) -> None:
    """Refuse a time before the person was born; ``what`` names what happened then, such as "the dose".

    Raises:
        BadInput: if the time lies before the day of birth, or before 1900.
    """
    if at < EARLIEST:
        raise BadInput(f"{what} at {at.isoformat()} lies before 1900: check the year")
    described = state.described
    if described is not None and local_day(at, described.zone) < described.born_on:
        raise BadInput(
            f"{what} at {at.isoformat()} lies before the date of birth, {described.born_on}: check the date"
        )
