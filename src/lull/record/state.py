"""What the record says: everything in it, and the part of it that stands.

An entry stands unless a standing entry voids it. Entries that were voided are kept, so that undoing the
undo brings them back. Nothing here is computed from a clock: the same entries give the same state.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from lull.progress.practice_session import PracticeSession
from lull.record.exercise_unlocked import ExerciseUnlocked
from lull.record.fact import Entry, Fact, SessionEnd, Voiding
from lull.record.person_description import PersonDescription
from lull.record.plan_timeline import PlanChange, PlanInForce, plans_as_prescribed, plans_in_force
from lull.record.plan_version import PlanVersion
from lull.record.programme_version import ProgrammeVersion, find_in_force
from lull.record.recorded_grade import RecordedGrade
from lull.record.recorded_measurement import RecordedMeasurement
from lull.record.recorded_pendulum_test import RecordedPendulumTest
from lull.record.session_felt import SessionFelt
from lull.record.settings import Settings
from lull.record.trusted_times import find_contradicted, trust_times
from lull.record.weaning import Weaning
from lull.timeline import CLOCK_SLACK, Span
from lull.tone.check_in import CheckIn
from lull.treatment.administration import Administration
from lull.treatment.dose_told import DoseCameUp, DoseNotGiven
from lull.treatment.regimen import OralRegimen, Slot, plan_slots

Said = TypeVar("Said", bound=Fact)


@dataclass(frozen=True)
class RecordState:
    """Everything the record holds, in the order in which it was recorded; the properties say what stands."""

    entries: tuple[Entry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody has written anything yet."""
        return not self.entries

    @property
    def last_event_id(self) -> str | None:
        """The id of the newest entry; ``None`` for an empty record."""
        return self.entries[-1].id if self.entries else None

    def holds(self, event_id: str) -> bool:
        """Tell whether the entry is in the record, standing or voided."""
        return event_id in self._place_of

    def stands(self, event_id: str) -> bool:
        """Tell whether the entry is in the record and has not been voided."""
        return event_id in self._place_of and event_id not in self.voided_ids

    @cached_property
    def voided_ids(self) -> frozenset[str]:
        """The ids of everything that does not stand."""
        return find_voided(self.entries)

    @cached_property
    def described(self) -> PersonDescription | None:
        """Who the record is about: the latest description that stands."""
        return self._latest(PersonDescription)

    @cached_property
    def settings(self) -> Settings:
        """The settings that hold now."""
        return self._latest(Settings) or Settings()

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone the person lives in, once described."""
        return self.described.zone if self.described else None

    @cached_property
    def plans(self) -> tuple[PlanVersion, ...]:
        """The plan versions that stand, steps of weanings included, in order of their start."""
        return tuple(sorted(standing_versions(self.entries), key=lambda version: version.valid_from))

    @cached_property
    def plans_as_prescribed(self) -> tuple[PlanInForce, ...]:
        """Which plan the prescriber meant to hold when, back-dated ones included. It draws no curve (H20)."""
        return plans_as_prescribed(standing_versions(self.entries))

    @cached_property
    def plans_in_force(self) -> tuple[PlanInForce, ...]:
        """Which plan decided, and will decide, what is due when (H20)."""
        return plans_in_force(_plan_changes(self.entries))

    @cached_property
    def plan_known_since(self) -> datetime | None:
        """When the first plan was written down. A dose due before that was nobody's to record."""
        plans = (e.recorded_at for e in self.entries if isinstance(e.says, PlanVersion | Weaning))
        return min(plans, default=None)

    @cached_property
    def regimens(self) -> tuple[OralRegimen, ...]:
        """Everything prescribed, each regimen over the span in which it was in force."""
        return tuple(regimen for plan in self.plans_in_force for regimen in plan.to_regimens())

    def plan_at(self, instant: datetime) -> PlanVersion | None:
        """Return the plan version in force at the instant."""
        return next((plan.version for plan in self.plans_in_force if plan.covers(instant)), None)

    def prescribed_at(self, instant: datetime) -> PlanVersion | None:
        """Return the plan version the prescriber meant to hold at the instant, as it is known today."""
        return next((plan.version for plan in self.plans_as_prescribed if plan.covers(instant)), None)

    def slots_in(self, span: Span) -> tuple[Slot, ...]:
        """Return every dose the plans in force asked for in the span."""
        return plan_slots(self.regimens, span)

    @cached_property
    def administrations(self) -> tuple[Administration, ...]:
        """The doses given that stand, in order of when they were taken, with when they came up again."""
        came_up = {told.dose_id: told.at for told in self.said(DoseCameUp)}
        given = (
            replace(dose, came_up_at=came_up[dose.id]) if dose.id in came_up else dose
            for dose in self.said(Administration)
        )
        return tuple(sorted(given, key=lambda dose: dose.taken_at))

    @cached_property
    def untimely(self) -> frozenset[str]:
        """The ids of doses that were taken later than they were written down: their clock was wrong (H21)."""
        taken_at = {
            place: entry.says.taken_at
            for place, entry in enumerate(self.entries)
            if isinstance(entry.says, Administration) and entry.id not in self.voided_ids
        }
        recorded_at = [entry.recorded_at for entry in self.entries]
        places = find_contradicted(recorded_at, taken_at, CLOCK_SLACK)
        return frozenset(self.entries[place].id for place in places)

    def given_by(self, now: datetime) -> tuple[Administration, ...]:
        """Return the doses that can have been given by ``now``: none from a clock that ran ahead (H21)."""
        latest = now + CLOCK_SLACK
        return tuple(d for d in self.administrations if d.taken_at <= latest and d.id not in self.untimely)

    @cached_property
    def told_not_given(self) -> Mapping[datetime, DoseNotGiven]:
        """What was last told of each slot that was not given, by the instant it was due."""
        return {told.due_at: told for told in self.said(DoseNotGiven)}

    @cached_property
    def check_ins(self) -> tuple[CheckIn, ...]:
        """The check-ins that stand, in order of time."""
        return tuple(sorted(self.said(CheckIn), key=lambda check_in: check_in.at))

    @cached_property
    def sessions(self) -> tuple[PracticeSession, ...]:
        """The practice sessions that stand, with their end where there is one, in order of start."""
        ends = {end.session_id: end for end in self.said(SessionEnd)}
        sessions = [_ended(session, ends.get(session.id)) for session in self.said(PracticeSession)]
        return tuple(sorted(sessions, key=lambda session: session.started_at))

    @cached_property
    def felt(self) -> Mapping[str, SessionFelt]:
        """How each session felt, as it was told last, by the id of the session."""
        return {told.session_id: told for told in self.said(SessionFelt)}

    @cached_property
    def unlocked(self) -> tuple[ExerciseUnlocked, ...]:
        """The unlockings that stand, in order of recording."""
        return tuple(self.said(ExerciseUnlocked))

    @cached_property
    def programmes(self) -> tuple[ProgrammeVersion, ...]:
        """The programme versions that stand, in order of recording."""
        return tuple(self.said(ProgrammeVersion))

    def programme_on(self, day: date) -> ProgrammeVersion | None:
        """Return the programme version in force on a local day; one that ended it counts too."""
        return find_in_force(self.programmes, day)

    @cached_property
    def pendulum_tests(self) -> tuple[RecordedPendulumTest, ...]:
        """The pendulum tests that stand, in order of time."""
        return tuple(sorted(self.said(RecordedPendulumTest), key=lambda test: test.at))

    @cached_property
    def measurements(self) -> tuple[RecordedMeasurement, ...]:
        """The stretch tests, ranges and walks that stand, in order of time."""
        return tuple(sorted(self.said(RecordedMeasurement), key=lambda told: told.at))

    @cached_property
    def grades(self) -> tuple[RecordedGrade, ...]:
        """The grades and scores that stand, in order of the day they were given on."""
        return tuple(sorted(self.said(RecordedGrade), key=lambda told: told.on))

    @cached_property
    def _place_of(self) -> Mapping[str, int]:
        """Where each entry stands in the order of recording."""
        return {entry.id: place for place, entry in enumerate(self.entries)}

    def said(self, kind: type[Said]) -> Iterator[Said]:
        """Yield what the standing entries of one kind say, in order of recording."""
        return (says for says in self._standing_by_kind.get(kind, ()) if isinstance(says, kind))

    @cached_property
    def _standing_by_kind(self) -> Mapping[type, list[Fact]]:
        """What stands, sorted by kind once: years of entries are asked for one kind at a time."""
        found: dict[type, list[Fact]] = {}
        for entry in self.entries:
            if entry.id not in self.voided_ids:
                found.setdefault(type(entry.says), []).append(entry.says)
        return found

    def _latest(self, kind: type[Said]) -> Said | None:
        """Return what the newest standing entry of a kind says."""
        newest = None
        for says in self.said(kind):
            newest = says
        return newest


EMPTY = RecordState()


def find_voided(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the ids of the entries that do not stand, whatever order the entries come in.

    An entry stands unless a standing entry voids it. Whoever voids an entry has seen it, so voidings form no
    circle; in one made by hand nobody settles anything, and all of it stands.
    """
    voidings = {e.id: e.says.event_id for e in entries if isinstance(e.says, Voiding)}
    unsettled = Counter(voidings.values())
    settled = [event_id for event_id in voidings if not unsettled[event_id]]
    voided: set[str] = set()
    while settled:
        event_id = settled.pop()
        target = voidings.get(event_id)
        if target is None:
            continue
        if event_id not in voided:
            voided.add(target)
        unsettled[target] -= 1
        if not unsettled[target]:
            settled.append(target)
    return frozenset(voided)


def _plan_changes(entries: Sequence[Entry]) -> list[PlanChange]:
    """Return, after each entry that touched a plan, which versions stood."""
    touched = _about_plans(entries)
    known_at = trust_times([entry.recorded_at for entry in entries])
    about_plans: list[Entry] = []
    changes = []
    for entry, at in zip(entries, known_at, strict=True):
        if entry.id in touched:
            about_plans.append(entry)
            changes.append(PlanChange(known_at=at, standing=standing_versions(about_plans)))
    return changes


def _about_plans(entries: Sequence[Entry]) -> set[str]:
    """Return the ids of plans and weanings, of what voids them, and of what voids that."""
    touched = {entry.id for entry in entries if isinstance(entry.says, PlanVersion | Weaning)}
    voidings = [(entry.id, entry.says.event_id) for entry in entries if isinstance(entry.says, Voiding)]
    grows = True
    while grows:
        more = {event_id for event_id, target in voidings if target in touched and event_id not in touched}
        touched |= more
        grows = bool(more)
    return touched


def standing_versions(entries: Sequence[Entry]) -> tuple[PlanVersion, ...]:
    """Return the plan versions that stand among these entries, each weaning as its steps, as entered."""
    voided = find_voided(entries)
    said = (entry.says for entry in entries if entry.id not in voided)
    versions: list[PlanVersion] = []
    for says in said:
        if isinstance(says, PlanVersion):
            versions.append(says)
        elif isinstance(says, Weaning):
            versions.extend(says.to_versions())
    return tuple(versions)


def _ended(session: PracticeSession, end: SessionEnd | None) -> PracticeSession:
    """Return the session with its end, where there is one."""
    if end is None:
        return session
    return replace(
        session,
        finished_at=end.finished_at,
        own_range_deg=end.own_range_deg,
        timings=end.timings,
        challenges=end.challenges,
    )
