"""Nothing can have happened to a person before they were born: such a time is a slip of the pen."""

from datetime import UTC, datetime

from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.saying import Saying, say
from lull.timeline import local_day

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
"""No living person's record reaches further back, and every calendar and zone knows the time since."""


def check_within_life(state: RecordState, at: datetime, what: str) -> None:
    """Refuse a time before the person was born; ``what`` names what happened then, such as "the dose".

    Where that is no saying it is of medicine, and the whole sentence stays English (H36).

    Raises:
        BadInput: if the time lies before the day of birth, or before 1900.
    """
    if at < EARLIEST:
        said = say("{what} at {at} lies before 1900: check the year", what=what, at=at.isoformat())
        raise BadInput(said if isinstance(what, Saying) else str(said))
    described = state.described
    if described is not None and local_day(at, described.zone) < described.born_on:
        said = say(
            "{what} at {at} lies before the date of birth, {born_on}: check the date",
            what=what,
            at=at.isoformat(),
            born_on=described.born_on,
        )
        raise BadInput(said if isinstance(what, Saying) else str(said))
