"""Between what an entry says and the event that carries it. Each kind's own JSON is in :mod:`shapes`."""

from datetime import datetime
from itertools import chain

from lull.record.event import Event, EventKind
from lull.record.fact import Entry, Fact, Voiding
from lull.record.shapes import doses, feeling, measuring, plan, practice, programme, pump, standing
from lull.record.shapes.shape import Body, Shape
from lull.refusal import BadInput
from lull.timeline import to_utc
from lull.tone.check_in import CheckIn
from lull.treatment.administration import Administration

SHAPES: tuple[Shape, ...] = tuple(
    chain(
        standing.SHAPES,
        plan.SHAPES,
        doses.SHAPES,
        feeling.SHAPES,
        pump.SHAPES,
        practice.SHAPES,
        programme.SHAPES,
        measuring.SHAPES,
    )
)
_BY_KIND = {shape.kind: shape for shape in SHAPES}
_BY_TYPE = {shape.says: shape for shape in SHAPES}


def to_entry(event: Event) -> Entry:
    """Return the event as it is understood.

    Raises:
        BadInput: if the body does not hold what its kind needs.
    """
    try:
        says: Fact = _BY_KIND[event.kind].read(event, dict(event.body))
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        raise BadInput(f"the {event.kind} entry {event.id} cannot be read: {problem}") from problem
    return Entry(id=event.id, recorded_at=event.recorded_at, says=says, place=event.place)


def to_body(fact: Fact) -> Body:
    """Return as plain JSON what this fact says beyond the event's own id, times and speaker."""
    return _BY_TYPE[type(fact)].write(fact)


def to_kind(fact: Fact) -> EventKind:
    """Return the kind of event that says such a fact."""
    return _BY_TYPE[type(fact)].kind


def find_happened_at(fact: Fact, recorded_at: datetime) -> datetime:
    """Return when a fact happened; what holds until something else is said began when it was recorded."""
    when = _BY_TYPE[type(fact)].happened_at
    return recorded_at if when is None else when(fact)


def to_event(
    fact: Fact, *, event_id: str, happened_at: datetime, recorded_at: datetime, said_by: str
) -> Event:
    """Return the event that says this fact. Times are kept in UTC.

    Raises:
        BadInput: if a time has no offset.
    """
    return Event(
        id=event_id,
        kind=to_kind(fact),
        happened_at=to_utc(happened_at),
        recorded_at=to_utc(recorded_at),
        said_by=said_by,
        body=to_body(fact),
        voids=fact.event_id if isinstance(fact, Voiding) else None,
    )


def to_event_now(fact: Fact, *, event_id: str, now: datetime, said_by: str = "self") -> Event:
    """Return the event that says this fact, recorded now; it happened when the fact says it did."""
    return to_event(
        fact,
        event_id=event_id,
        happened_at=find_happened_at(fact, now),
        recorded_at=now,
        said_by=said_by,
    )


def dose_to_event(dose: Administration) -> Event:
    """Return the event that records a dose given."""
    return to_event_now(dose, event_id=dose.id, now=dose.recorded_at, said_by=dose.said_by)


def check_in_to_event(check_in: CheckIn) -> Event:
    """Return the event that records a check-in."""
    return to_event_now(check_in, event_id=check_in.id, now=check_in.recorded_at, said_by=check_in.said_by)
