"""What else the made-up family wrote down: tiredness after each step of the plan, and a count of tablets."""

from collections.abc import Iterator, Sequence

from lull.actions.made_up_day import MadeUpDay
from lull.quantities import ProductStrength
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.treatment.stock import StockChange

COURSES: tuple[tuple[str, tuple[tuple[int, str, int], ...]], ...] = (
    ("drowsiness", ((22, "10:20", 2), (24, "10:40", 3), (27, "10:10", 1), (29, "18:30", 0))),
    ("drowsiness", ((50, "12:50", 3), (53, "13:10", 2), (57, "12:40", 1), (61, "19:10", 0))),
    ("dizziness", ((86, "12:20", 1), (88, "12:40", 2), (89, "18:10", 1))),
)
"""Each: what it was, and on which day of the story, when, and how strong; the first is its onset."""

COUNTED_ON, COUNTED_AT, TABLETS = 60, "21:05", 220.0


def tell_extras(days: Sequence[MadeUpDay], strength: ProductStrength) -> Iterator[Event]:
    """Yield the side effects with their courses, and the stock."""
    for number, (effect, course) in enumerate(COURSES):
        for step, (on, clock, strong) in enumerate(course):
            at = days[on].at(clock)
            began_id = f"demo-effect-{number}"
            fact: SideEffect | SideEffectCourse = (
                SideEffect(
                    id=began_id, effect=effect, began_at=at, recorded_at=at, strength=strong, said_by="Mara"
                )
                if step == 0
                else SideEffectCourse(
                    began_id=began_id, at=at, recorded_at=at, strength=strong, said_by="Mara"
                )
            )
            event_id = began_id if step == 0 else f"{began_id}-{step}"
            yield to_event_now(fact, event_id=event_id, now=at, said_by="Mara")
    at = days[COUNTED_ON].at(COUNTED_AT)
    stock = StockChange(
        id="demo-stock",
        kind="counted",
        quantity=TABLETS,
        strength=strength,
        at=at,
        recorded_at=at,
        said_by="Mara",
    )
    yield to_event_now(stock, event_id=stock.id, now=at, said_by="Mara")
