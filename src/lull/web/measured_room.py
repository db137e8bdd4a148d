"""What was measured and not kept yet: held in memory for the record it belongs to, until it is kept."""

from dataclasses import dataclass

from fastapi import FastAPI

from lull.record.recorded_measurement import RecordedMeasurement
from lull.refusal import BadInput
from lull.saying import say

MOST_WAITING = 50
"""So many results wait at once; the oldest make room."""

GONE = say("this result is not here any more: measure the file again")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A result and the ``record`` it is for (H26); ``visit_id`` names the visit of a passive test."""

    measurement: RecordedMeasurement
    record: str
    visit_id: str = ""


class MeasuredRoom:
    """The results of this launch that nobody has kept yet."""

    def __init__(self) -> None:
        """Begin without any."""
        self._waiting: dict[str, Waiting] = {}

    def add(self, waiting: Waiting) -> None:
        """Let a result wait."""
        while len(self._waiting) >= MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]
        self._waiting[waiting.measurement.id] = waiting

    def need(self, measurement_id: str, record: str) -> Waiting:
        """Return a result of this record.

        Raises:
            BadInput: if it is not there, or waits for another record.
        """
        waiting = self._waiting.get(measurement_id)
        if waiting is None or waiting.record != record:
            raise BadInput(GONE)
        return waiting

    def end(self, measurement_id: str) -> None:
        """Forget a result."""
        self._waiting.pop(measurement_id, None)


def measured_room(app: FastAPI) -> MeasuredRoom:
    """Return the results of this launch."""
    room = getattr(app.state, "measured_room", None)
    if room is None:
        room = app.state.measured_room = MeasuredRoom()
    assert isinstance(room, MeasuredRoom)
    return room
