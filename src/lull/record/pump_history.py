"""The pump as the record tells of it: programs one after another, events, refills. Only what stands counts.

A program written down later never changes what was delivered before it was written down, except the very
first, because before it nothing was known (hazard H20; the same idea as in :mod:`plan_timeline`). One thing
is different: nobody writes down each drop, so a program that was taken back was never delivered at all.

The reservoir is another question. What empties it is what the prescriber set, also before somebody wrote it
down, so it is counted with the programs as prescribed (hazard H12).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

from lull.record.pump_facts import BeepTone, PumpBeep, PumpDescription, PumpProgramSet, PumpRefill, PumpTurned
from lull.record.state import RecordState
from lull.safety.pump_supply import PumpSupply
from lull.treatment.pump_event import PumpEvent
from lull.treatment.pump_program import PumpProgram

GRAVITY: dict[BeepTone, int] = {"single": 0, "not_sure": 1, "two_tone": 2}
"""Which tone counts where several were heard: two tones may mean that nothing flows."""

BEFORE_ANYTHING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownProgram:
    """A program and when it was written down."""

    program: PumpProgramSet
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramInForce:
    """A program over the span ``[starts_at, ends_at)``; ``ends_at`` is ``None`` while no end is known."""

    program: PumpProgramSet
    starts_at: datetime
    ends_at: datetime | None

    def covers(self, instant: datetime) -> bool:
        """Tell whether this program holds at the instant."""
        return self.starts_at <= instant and (self.ends_at is None or instant < self.ends_at)

    def to_program(self) -> PumpProgram:
        """Return the program over its own span."""
        return PumpProgram(
            steps=self.program.steps,
            zone=self.program.zone,
            valid_from=self.starts_at,
            valid_to=self.ends_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpHistory:
    """What stands in the record about the pump.

    ``known`` are the programs in the order in which they were written down, ``refills`` in order of time.
    """

    described: PumpDescription | None
    known: tuple[KnownProgram, ...]
    refills: tuple[PumpRefill, ...]
    beeps: tuple[PumpBeep, ...]
    turned: tuple[PumpTurned, ...]

    @property
    def has_pump(self) -> bool:
        """Tell whether anything says that there is a pump; a beep alone does as well."""
        return bool(self.described or self.known or self.refills or self.beeps or self.turned)

    @property
    def programs_in_force(self) -> tuple[ProgramInForce, ...]:
        """Which program counts as delivered, and will be, when (H20)."""
        known_at = BEFORE_ANYTHING
        decides: list[tuple[datetime, PumpProgramSet]] = []
        for one in self.known:
            decides.append((known_at if not decides else max(known_at, one.recorded_at), one.program))
            known_at = max(known_at, one.recorded_at)
        return _follow(decides)

    @property
    def programs_as_prescribed(self) -> tuple[ProgramInForce, ...]:
        """Which program the prescriber meant to hold when, as it is known today."""
        return _follow([(BEFORE_ANYTHING, one.program) for one in self.known])

    def program_at(self, instant: datetime) -> ProgramInForce | None:
        """Return the program meant to hold at the instant, as it is known today."""
        return next((piece for piece in self.programs_as_prescribed if piece.covers(instant)), None)

    def last_refill(self, until: datetime) -> PumpRefill | None:
        """Return the latest refill that happened by then; of two at one time the one written down later."""
        return next((refill for refill in reversed(self.refills) if refill.fill.filled_at <= until), None)

    def gravest_beep(self, since: datetime, until: datetime) -> PumpBeep | None:
        """Return the gravest beep heard in that time, the latest of equals: two tones before one."""
        heard = [beep for beep in self.beeps if since < beep.at <= until]
        return max(heard, key=lambda beep: (GRAVITY[beep.tone], beep.at), default=None)

    def to_supply(self, now: datetime) -> PumpSupply | None:
        """Return the last filling and the programs since, for the sum; ``None`` before any refill.

        A program written for later counts, and so does its never coming; so does the program that was
        taken to be in force while a newer one was not yet written down. The fastest of all of them counts.
        """
        refill = self.last_refill(now)
        if refill is None:
            return None
        begun = [(BEFORE_ANYTHING, k.program) for k in self.known if k.program.valid_from <= now]
        told = (self.programs_as_prescribed, _follow(begun), self.programs_in_force)
        ways = {_to_programs(pieces) for pieces in told}
        return PumpSupply(
            fill=refill.fill,
            ways=tuple(way for way in sorted(ways, key=len) if way),
            low_ml=self.described.low_reservoir_ml if self.described else None,
        )

    def to_programs(self) -> tuple[PumpProgram, ...]:
        """Return the programs in force for a forecast.

        They carry no filling: whether one is used up is asked of :meth:`find_dry_at`, and said.
        """
        return _to_programs(self.programs_in_force)

    def find_dry_at(self, now: datetime) -> datetime | None:
        """Return when nothing is left of the last filling by our sum.

        ``None`` where there is no sum, or somebody wrote down that the pump ran empty after that filling:
        what was seen beats what was computed.
        """
        supply = self.to_supply(now)
        if supply is None or any(
            turned.event.kind == "empty" and turned.event.at >= supply.fill.filled_at
            for turned in self.turned
        ):
            return None
        return supply.find_dry_at()

    def to_events(self, until: datetime) -> tuple[PumpEvent, ...]:
        """Return what happened to the pump by then, refills included, in order of time.

        A pump that is started while it is empty delivers nothing: such a start is left out.
        """
        refilled = [PumpEvent(kind="refilled", at=refill.fill.filled_at) for refill in self.refills]
        told = [*refilled, *(turned.event for turned in self.turned)]
        return tuple(_without_empty_starts(sorted(told, key=lambda event: event.at), until))


def find_pump_history(state: RecordState) -> PumpHistory:
    """Return what stands in the record about the pump."""
    known = tuple(
        KnownProgram(program=entry.says, recorded_at=entry.recorded_at)
        for entry in state.entries
        if isinstance(entry.says, PumpProgramSet) and state.stands(entry.id)
    )
    described = tuple(state.said(PumpDescription))
    return PumpHistory(
        described=described[-1] if described else None,
        known=known,
        refills=tuple(sorted(state.said(PumpRefill), key=lambda refill: refill.fill.filled_at)),
        beeps=tuple(state.said(PumpBeep)),
        turned=tuple(state.said(PumpTurned)),
    )


def _follow(decides: Sequence[tuple[datetime, PumpProgramSet]]) -> tuple[ProgramInForce, ...]:
    """Lay programs one after another; each may hold from its instant on, and from its own start.

    Where several could hold the latest start does; of two with the same start the later entry.
    """
    from_when = [max(since, program.valid_from) for since, program in decides]
    edges = sorted(set(from_when))
    pieces: list[ProgramInForce] = []
    for starts_at, ends_at in pairwise([*edges, None]):
        assert starts_at is not None
        holding = [
            (program.valid_from, order)
            for order, (_, program) in enumerate(decides)
            if from_when[order] <= starts_at
        ]
        program = decides[max(holding)[1]][1]
        if pieces and pieces[-1].program == program:
            pieces[-1] = replace(pieces[-1], ends_at=ends_at)
        else:
            pieces.append(ProgramInForce(program=program, starts_at=starts_at, ends_at=ends_at))
    return tuple(pieces)


def _to_programs(pieces: Iterable[ProgramInForce]) -> tuple[PumpProgram, ...]:
    """Return the pieces as programs that do not overlap."""
    return tuple(piece.to_program() for piece in pieces)


def _without_empty_starts(ordered: Sequence[PumpEvent], until: datetime) -> list[PumpEvent]:
    """Leave out starts of a pump that is still empty, and what lies after ``until``."""
    kept: list[PumpEvent] = []
    is_empty = False
    for event in ordered:
        if event.at > until:
            break
        if event.kind in ("empty", "refilled"):
            is_empty = event.kind == "empty"
        if event.kind != "started" or not is_empty:
            kept.append(event)
    return kept
