"""What a pump delivers: its program, less the times when it stood still, ran empty or lost its catheter.

Nobody records each drop. The past of a program counts as delivered unless an event says otherwise, and the
forecast says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lull.quantities import McgPerHour
from lull.refusal import BadInput
from lull.timeline import Span, to_utc
from lull.treatment.pump_event import PumpEvent, PumpEventKind
from lull.treatment.pump_program import PumpFlow, PumpProgram, check_overlap, join_flows, plan_flow
from lull.treatment.pump_reservoir import check_reservoir, list_fills

Standstill = Literal["stopped", "empty", "catheter_failed", "ended"]

_ENDED_BY: dict[PumpEventKind, PumpEventKind] = {
    "stopped": "started",
    "empty": "refilled",
    "catheter_failed": "catheter_repaired",
}

NO_FLOW = McgPerHour(0.0)


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """Inside ``span`` nothing reaches the spinal fluid, and why; it may go on beyond what was asked for."""

    span: Span
    why: Standstill


def deliver_pump(
    programs: Sequence[PumpProgram], events: Sequence[PumpEvent], span: Span
) -> tuple[tuple[PumpFlow, ...], ...]:
    """Return, for each program, what reaches the spinal fluid inside the span.

    Raises:
        BadInput: if two programs overlap, a reservoir would run dry before the span ends, or events do not
            fit together.
    """
    check_overlap(programs)
    _check_events(programs, events)
    pauses = find_pauses(programs, events, span.end)
    running = [pause.span for pause in pauses if pause.why != "catheter_failed"]
    fills = list_fills(programs, events)
    if fills and fills[0].at < span.end:
        since = Span(to_utc(fills[0].at), span.end)
        flows = [flow for program in programs for flow in _cut(plan_flow(program, since), running)]
        check_reservoir(programs, events, sorted(flows, key=lambda flow: flow.span), span.end)
    lost = [pause.span for pause in pauses]
    return tuple(_cut(plan_flow(program, span), lost) for program in programs)


def find_pauses(
    programs: Sequence[PumpProgram], events: Sequence[PumpEvent], until: datetime
) -> tuple[Pause, ...]:
    """Return, in order, when nothing reaches the spinal fluid before ``until`` although there is a pump.

    A stop, an empty reservoir and a lost catheter last until their counterpart; the end of a program until
    the next one begins. What begins and ends in one instant is no pause.
    """
    ordered = sorted(events, key=lambda event: event.at)
    found: list[Pause] = []
    for event in ordered:
        if event.kind in _ENDED_BY and event.at < until:
            over = _ENDED_BY[event.kind]
            ends = [later.at for later in ordered if later.kind == over and later.at >= event.at]
            found += _to_pause(event.at, min([until, *ends]), _name(event.kind))
    begins = sorted(program.valid_from for program in programs)
    for program in programs:
        if program.valid_to is not None and program.valid_to < until:
            following = [at for at in begins if at >= program.valid_to]
            found += _to_pause(program.valid_to, min([until, *following]), "ended")
    return tuple(sorted(found))


def _to_pause(start: datetime, end: datetime, why: Standstill) -> list[Pause]:
    """Return a pause, unless it takes no time."""
    return [Pause(Span(to_utc(start), to_utc(end)), why)] if start < end else []


def _name(kind: PumpEventKind) -> Standstill:
    """Return why nothing flows after an event that begins a pause."""
    assert kind in ("stopped", "empty", "catheter_failed")
    return kind


def _check_events(programs: Sequence[PumpProgram], events: Sequence[PumpEvent]) -> None:
    """Refuse events of a pump nobody programmed, and a start of one that is still empty."""
    if events and not programs:
        raise BadInput("pump_events need a pump: add its program under prescribed")
    empty_since: datetime | None = None
    for event in sorted(events, key=lambda event: event.at):
        if event.kind == "empty":
            empty_since = event.at
        elif event.kind == "refilled":
            empty_since = None
        elif event.kind == "started" and empty_since is not None and event.at > empty_since:
            zone = programs[0].zone
            raise BadInput(
                f"the pump starts at {event.at.astimezone(zone).isoformat(timespec='minutes')}, empty since"
                f" {empty_since.astimezone(zone).isoformat(timespec='minutes')}: add the refill as an event"
            )


def _cut(flows: Iterable[PumpFlow], pauses: Iterable[Span]) -> tuple[PumpFlow, ...]:
    """Return the flows with nothing flowing inside the pauses."""
    whole = list(flows)
    for pause in pauses:
        whole = [piece for flow in whole for piece in _split(flow, pause)]
    return join_flows(flow for flow in whole if flow.rate != NO_FLOW)


def _split(flow: PumpFlow, pause: Span) -> list[PumpFlow]:
    """Return what a pause leaves of one flow."""
    if not flow.span.overlaps(pause):
        return [flow]
    pieces = []
    if flow.span.start < pause.start:
        pieces.append(PumpFlow(Span(flow.span.start, pause.start), flow.rate))
    if pause.end < flow.span.end:
        pieces.append(PumpFlow(Span(pause.end, flow.span.end), flow.rate))
    return pieces
