"""Keep a stretch test, a joint's range or a walk, and say what it is beside an earlier one like it."""

from collections.abc import Mapping
from dataclasses import dataclass

from lull.actions.at_that_time import find_given_before, find_window
from lull.actions.lifetime import check_within_life
from lull.actions.recorded import Recorded
from lull.assessment.before_after import BeforeAfter, compare_two
from lull.assessment.number_names import MAIN_NUMBER, Test
from lull.assessment.tardieu import SMALLEST_DETECTABLE_DEG
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.recorded_measurement import RecordedMeasurement
from lull.record.state import RecordState
from lull.saying import say
from lull.store.ledger import Ledger
from lull.treatment.administration import Administration

DETECTABLE: Mapping[Test, float] = {"stretch": SMALLEST_DETECTABLE_DEG}
"""The smallest change beyond a test's own noise, where a source gives one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMeasurement:
    """A measurement with what the record says of its time, and the last one like it before it.

    ``compared`` lays the main number of the two side by side; ``None`` where there is nothing to compare.
    Measured, predicted and given stay apart.
    """

    measurement: RecordedMeasurement
    in_window: bool
    given: Administration | None
    earlier: RecordedMeasurement | None
    compared: BeforeAfter | None


def keep_measurement(ledger: Ledger, measurement: RecordedMeasurement) -> Recorded:
    """Write a measurement down. The same ``measurement.id`` sent again is the same entry.

    Raises:
        BadInput: if it was before the person was born.
    """

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(measurement.id):
            check_within_life(state, measurement.at, say("the measurement"))
        event = to_event_now(
            measurement,
            event_id=measurement.id,
            now=measurement.recorded_at,
            said_by=measurement.said_by,
        )
        return (event,)

    (kept,) = ledger.decide(judge)
    return Recorded(event=kept)


def show_measurement(state: RecordState, measurement: RecordedMeasurement) -> ShownMeasurement:
    """Return a measurement with what was given before it, the windows then, and the last one like it."""
    earlier = find_earlier(state, measurement)
    return ShownMeasurement(
        measurement=measurement,
        in_window=find_window(state, measurement.at) is not None,
        given=find_given_before(state, measurement.at),
        earlier=earlier,
        compared=None if earlier is None else compare_measurements(earlier, measurement),
    )


def find_earlier(state: RecordState, measurement: RecordedMeasurement) -> RecordedMeasurement | None:
    """Return the last measurement before this one of the same test, joint and side, moved by the same."""
    before = [one for one in state.measurements if one.at < measurement.at and one.is_like(measurement)]
    return before[-1] if before else None


def compare_measurements(before: RecordedMeasurement, after: RecordedMeasurement) -> BeforeAfter | None:
    """Lay the main number of two like measurements side by side; ``None`` where one of them lacks it."""
    main = MAIN_NUMBER[after.test]
    if main not in before.numbers or main not in after.numbers:
        return None
    return compare_two(
        before.numbers[main],
        after.numbers[main],
        smallest_detectable=DETECTABLE.get(after.test, 0.0),
    )
