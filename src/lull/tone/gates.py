"""Gates: what speaks against a quiet window, and until when: what a person said, or what their record shows.

Sleepy or weak 2 or more of 4, a fall, or illness closes the gate from that check-in on. It holds until a
later check-in answers the same question clearly, or until midnight on the clock of the zone.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from lull.timeline import Span, midnight_after
from lull.tone.check_in import CheckIn
from lull.tone.teller import say_teller

ToldCode = Literal["sleepy", "weak", "fell", "ill"]
TOLD_CODES: tuple[ToldCode, ...] = get_args(ToldCode)
GateCode = ToldCode | Literal["above_plan", "plan_changed", "pump", "pump_beep", "pump_changed"]

TOO_SLEEPY = 2
TOO_WEAK = 2
"""From these answers (of 4) on, no window is offered. The issue's rule; no study was found for it."""

_SAID: dict[ToldCode, str] = {
    "sleepy": "sleepy",
    "weak": "weak or wobbly",
    "fell": "a fall",
    "ill": "feeling ill",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """No window is offered inside ``span``: for what was told in a check-in, or for a safety finding."""

    span: Span
    code: GateCode
    message: str


def find_gates(check_ins: Iterable[CheckIn], zone: ZoneInfo) -> tuple[Gate, ...]:
    """Return every gate that the check-ins close, in order of time."""
    told = sorted(check_ins, key=lambda check_in: check_in.at)
    gates = [gate for code in TOLD_CODES for gate in _gates_of(code, told, zone)]
    return tuple(sorted(gates, key=lambda gate: (gate.span, gate.code)))


def _gates_of(code: ToldCode, told: list[CheckIn], zone: ZoneInfo) -> list[Gate]:
    """Return the gates of one question; a second bad answer inside a gate adds nothing."""
    clear_at = [check_in.at for check_in in told if _is_clear(code, check_in)]
    gates: list[Gate] = []
    for check_in in told:
        if _is_clear(code, check_in) is not False or (gates and check_in.at in gates[-1].span):
            continue
        k = bisect_right(clear_at, check_in.at)
        next_clear = clear_at[k : k + 1]
        end = min([midnight_after(check_in.at, zone), *next_clear])
        gates.append(Gate(span=Span(check_in.at, end), code=code, message=_say(code, check_in, zone)))
    return gates


def _is_clear(code: ToldCode, check_in: CheckIn) -> bool | None:
    """Tell whether an answer is clear; ``None`` if the question was not answered."""
    if code == "sleepy":
        return None if check_in.sleepy is None else check_in.sleepy < TOO_SLEEPY
    if code == "weak":
        return None if check_in.weak is None else check_in.weak < TOO_WEAK
    said = check_in.fell if code == "fell" else check_in.ill
    return None if said is None else not said


def _say(code: ToldCode, check_in: CheckIn, zone: ZoneInfo) -> str:
    """Say what was told, when, by whom, and until when it counts."""
    told = say_teller(check_in) if check_in.observed else "you told us"
    return (
        f"At {check_in.at.astimezone(zone):%H:%M} {told}: {_SAID[code]}."
        " No window is shown until a later clear check-in, or midnight."
    )
