"""Begin a record: say who it is about and, where there is one, the prescriber's plan."""

from datetime import datetime

from lull.record.event import Event
from lull.record.event_body import to_event
from lull.record.person_description import PersonDescription
from lull.record.plan_version import PlanVersion
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.timeline import local_day


def begin_record(
    ledger: Ledger,
    described: PersonDescription,
    plan: PlanVersion | None,
    *,
    event_id: str,
    now: datetime,
    said_by: str = "self",
) -> tuple[Event, ...]:
    """Write the first entries of a record, both or neither. The first plan may have begun before now.

    Raises:
        BadInput: if the record has already begun, or the person cannot be.
    """
    described.to_person(local_day(now, described.zone))
    events = [to_event(described, event_id=event_id, happened_at=now, recorded_at=now, said_by=said_by)]
    if plan is not None:
        events.append(to_event(plan, event_id=plan.id, happened_at=now, recorded_at=now, said_by=said_by))

    def judge(state: RecordState) -> tuple[Event, ...]:
        if state.described is not None and not state.holds(event_id):
            raise BadInput("this record has already begun: change the person or the plan instead")
        return tuple(events)

    return ledger.decide(judge)


def describe_person(
    ledger: Ledger,
    described: PersonDescription,
    *,
    event_id: str,
    now: datetime,
    said_by: str = "self",
) -> Event:
    """Write down what has changed about the person or whom to call; the latest description holds.

    Raises:
        BadInput: if the person cannot be.
    """
    described.to_person(local_day(now, described.zone))
    (event,) = ledger.append(
        to_event(described, event_id=event_id, happened_at=now, recorded_at=now, said_by=said_by)
    )
    return event
