"""Gates of a pump that delivers nothing: quiet then is medicine running out, not a time to practise (H14).

The effect is gone within days and withdrawal comes within them, so no window is offered while nothing flows,
and until midnight after it flows again; at most for some days (``standing_pump_days``).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.pharmacology.parameters.intrathecal import STANDING_PUMP
from lull.timeline import Span, midnight_after
from lull.tone.gates import Gate
from lull.treatment.pump_delivery import Pause, Standstill, find_pauses
from lull.treatment.pump_event import PumpEvent
from lull.treatment.pump_program import PumpProgram

LONGEST = timedelta(days=STANDING_PUMP.value)

_SAID: dict[Standstill, str] = {
    "stopped": "The pump stands still from {}.",
    "empty": "The pump is empty from {}.",
    "catheter_failed": "The catheter has failed from {}.",
    "ended": "The pump's program ends at {} and no other follows.",
}


def find_pump_gates(
    programs: Sequence[PumpProgram], events: Sequence[PumpEvent], until: datetime, zone: ZoneInfo
) -> tuple[Gate, ...]:
    """Return a gate for each pause of the pump that begins before ``until``."""
    return tuple(_to_gate(pause, zone) for pause in find_pauses(programs, events, until))


def say_pause(pause: Pause, zone: ZoneInfo) -> str:
    """Say what the pump does not do, and since when."""
    return _SAID[pause.why].format(f"{pause.span.start.astimezone(zone):%H:%M on %Y-%m-%d}")


def _to_gate(pause: Pause, zone: ZoneInfo) -> Gate:
    """Return the gate that a pause closes."""
    start = pause.span.start
    end = min(midnight_after(pause.span.end, zone), start + LONGEST)
    return Gate(
        span=Span(start, end),
        code="pump",
        message=f"{say_pause(pause, zone)} No window is shown."
        " Never stop baclofen suddenly: call your clinic.",
    )
