"""Record a check-in: what a person says about how it feels, or what somebody else saw."""

from lull.actions.lifetime import check_within_life
from lull.actions.recorded import Recorded
from lull.record.event_body import check_in_to_event
from lull.refusal import BadInput
from lull.saying import say
from lull.store.ledger import Ledger
from lull.timeline import CLOCK_SLACK
from lull.tone.check_in import CheckIn


def record_check_in(ledger: Ledger, check_in: CheckIn) -> Recorded:
    """Write down a check-in. The same ``check_in.id`` sent again is the same entry.

    "Don't know" is an answer too, and is kept.

    Raises:
        BadInput: if nothing was answered, or it lies before the person was born or more than five
            minutes ahead of now.
    """
    if not check_in.is_answered and not check_in.not_known:
        raise BadInput(say("a check-in needs at least one answer, such as a stiffness from 0 to 10"))
    if check_in.at > check_in.recorded_at + CLOCK_SLACK:
        raise BadInput(
            say(
                "the check-in at {at} lies more than five minutes ahead of now: "
                "say how it feels when it is that time",
                at=check_in.at.isoformat(),
            )
        )
    check_within_life(ledger.state(), check_in.at, say("the check-in"))
    (event,) = ledger.append(check_in_to_event(check_in))
    return Recorded(event=event)
