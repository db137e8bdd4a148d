"""What a pump delivers: its program, less the times when it stood still, ran empty or lost its catheter.

Nobody records each drop. The past of a program counts as delivered unless an event says otherwise, and the
forecast says so; that a reservoir runs dry is arithmetic on the program and the fill.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

from lull.quantities import McgPerHour
from lull.refusal import BadInput
from lull.timeline import Span
from lull.treatment.pump_program import PumpFlow, PumpProgram, check_overlap, join_flows, plan_flow

PumpEventKind = Literal["stopped", "started", "empty", "refilled", "catheter_failed", "catheter_repaired"]
PUMP_EVENT_KINDS: tuple[PumpEventKind, ...] = get_args(PumpEventKind)

_ENDED_BY: dict[PumpEventKind, PumpEventKind] = {
    "stopped": "started",
    "empty": "refilled",
    "catheter_failed": "catheter_repaired",
}

NO_FLOW = McgPerHour(0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpEvent:
    """Something that happened to the pump. A refill fills the reservoir to its full volume.

    Raises:
        BadInput: for a time without an offset or a kind nobody knows.
    """

    kind: PumpEventKind
    at: datetime

    def __post_init__(self) -> None:
        """Refuse what cannot be told apart."""
        if self.kind not in PUMP_EVENT_KINDS:
            raise BadInput(f"a pump event is one of {', '.join(PUMP_EVENT_KINDS)}")
        if self.at.tzinfo is None:
            raise BadInput("a pump event needs an offset, such as 2026-11-22T08:00+01:00")


def deliver_pump(
    programs: Sequence[PumpProgram], events: Sequence[PumpEvent], span: Span
) -> tuple[tuple[PumpFlow, ...], ...]:
    """Return, for each program, what reaches the spinal fluid inside the span.

    Raises:
        BadInput: if two programs overlap, or a reservoir would run dry before the span ends.
    """
    check_overlap(programs)
    pauses = _find_pauses(events, ("stopped", "empty"), span.end)
    lost = [*pauses, *_find_pauses(events, ("catheter_failed",), span.end)]
    for program in programs:
        _check_reservoir(program, events, pauses, span.end)
    return tuple(_cut(plan_flow(program, span), lost) for program in programs)


def _find_pauses(
    events: Iterable[PumpEvent], kinds: tuple[PumpEventKind, ...], until: datetime
) -> list[Span]:
    """Return the stretches that events of these kinds begin, each until its counterpart or the end."""
    ordered = sorted(events, key=lambda event: event.at)
    pauses = []
    for event in ordered:
        if event.kind in kinds and event.at < until:
            over = _ENDED_BY[event.kind]
            ends = [later.at for later in ordered if later.kind == over and later.at > event.at]
            pauses.append(Span(event.at, min([until, *ends])))
    return pauses


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


def _check_reservoir(
    program: PumpProgram, events: Iterable[PumpEvent], pauses: Iterable[Span], until: datetime
) -> None:
    """Refuse a program whose reservoir runs dry before ``until`` without a word about it."""
    dry_at = find_dry_at(program, events, pauses, until)
    if dry_at is not None:
        filled_at = _last_fill(program, events, dry_at).astimezone(program.zone)
        dry_at = dry_at.astimezone(program.zone)
        raise BadInput(
            f"the reservoir filled at {filled_at.isoformat(timespec='minutes')} runs dry at"
            f" {dry_at.isoformat(timespec='minutes')}, before the horizon ends: add the refill or the empty"
            " reservoir as an event, or ask for a shorter horizon"
        )


def find_dry_at(
    program: PumpProgram, events: Iterable[PumpEvent], pauses: Iterable[Span], until: datetime
) -> datetime | None:
    """Return when the reservoir runs dry before ``until``, or ``None``; not known without a fill."""
    if program.fill is None or program.fill.filled_at >= until:
        return None
    refills = sorted(
        event.at for event in events if event.kind == "refilled" and event.at > program.fill.filled_at
    )
    fills = [program.fill.filled_at, *(at for at in refills if at < until)]
    for filled_at, empty_by in zip(fills, [*fills[1:], until], strict=True):
        left = program.fill.holds_mcg
        for flow in _cut(plan_flow(program, Span(filled_at, empty_by)), pauses):
            taken = flow.rate.mcg_per_h * (flow.span.duration / timedelta(hours=1))
            if taken > left:
                return flow.span.start + timedelta(hours=left / flow.rate.mcg_per_h)
            left -= taken
    return None


def _last_fill(program: PumpProgram, events: Iterable[PumpEvent], before: datetime) -> datetime:
    """Return when the reservoir was last filled before an instant."""
    assert program.fill is not None
    refills = [event.at for event in events if event.kind == "refilled" and event.at < before]
    return max([program.fill.filled_at, *refills])
