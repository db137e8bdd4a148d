"""Track a weaning: what each step prescribed, what was given on its days, and how it felt (three truths).

Means over the days of a step that have something; how many days those are is always said with them. Nothing
here judges a step or says what comes next.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean

from lull.record.plan_timeline import PlanInForce
from lull.record.plan_version import PlanVersion
from lull.record.state import RecordState
from lull.timeline import day_span, local_day
from lull.treatment.adherence import MOST_EARLY, MOST_LATE, match_doses


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaningDay:
    """One local day: what was prescribed, recorded as given, and told, each ``None`` where there is nothing.

    ``unknown`` tells that a dose of the day has no record, so that what was given may be more.
    """

    on: date
    prescribed_mg: float
    given_mg: float | None
    stiffness: float | None
    unknown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaningStage:
    """One step with its days up to now. ``is_now`` marks the one in force."""

    version: PlanVersion
    starts_at: datetime
    ends_at: datetime | None
    is_now: bool
    days: tuple[WeaningDay, ...]

    @property
    def given_mg(self) -> float | None:
        """The mean of what was recorded as given on the days whose doses are all known."""
        known = [day.given_mg for day in self.days if day.given_mg is not None and not day.unknown]
        return fmean(known) if known else None

    @property
    def known_days(self) -> int:
        """On how many days every dose is known."""
        return sum(day.given_mg is not None and not day.unknown for day in self.days)

    @property
    def stiffness(self) -> float | None:
        """The mean over days of what was told."""
        told = [day.stiffness for day in self.days if day.stiffness is not None]
        return fmean(told) if told else None

    @property
    def told_days(self) -> int:
        """On how many days stiffness was told."""
        return sum(day.stiffness is not None for day in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaningTrack:
    """The steps of the weaning that runs, is about to run, or ended lately; the plan before it comes first.

    ``ends_at`` is when the prescriber wrote that the plan ends; ``None`` where no further step is written.
    """

    stages: tuple[WeaningStage, ...]
    prescriber: str
    reason: str
    weaning_id: str
    ends_at: datetime | None


SHOWN_AFTER = timedelta(days=60)
"""A weaning that ended longer ago than this is history: the list of versions has it (ours)."""
BEFORE_DAYS = 14
"""So many days under the plan before are shown beside the steps (ours)."""


def track_weaning(state: RecordState, now: datetime) -> WeaningTrack | None:
    """Return the latest weaning that still counts; ``None`` where there is none."""
    pieces = state.plans_in_force
    places = [i for i, piece in enumerate(pieces) if piece.version.weaning_id is not None]
    if not places:
        return None
    weaning_id = pieces[places[-1]].version.weaning_id
    mine = [i for i in places if pieces[i].version.weaning_id == weaning_id]
    last = pieces[mine[-1]]
    over_at = last.ends_at or (last.starts_at if last.version.purpose == "stopped" else None)
    if over_at is not None and over_at < now - SHOWN_AFTER:
        return None
    first = max(0, mine[0] - 1)
    stages = tuple(_to_stage(state, piece, now) for piece in pieces[first : mine[-1] + 1])
    ends = [p.starts_at for p in pieces if p.version.weaning_id == weaning_id and not p.version.doses]
    return WeaningTrack(
        stages=stages,
        prescriber=last.version.prescriber,
        reason=last.version.reason,
        weaning_id=weaning_id or "",
        ends_at=ends[0] if ends else None,
    )


def _to_stage(state: RecordState, piece: PlanInForce, now: datetime) -> WeaningStage:
    """Gather the days of one plan in force, the last two weeks of one that began long before."""
    zone = piece.version.zone
    until = min(piece.ends_at or now, now)
    days: list[WeaningDay] = []
    if piece.starts_at < until:
        day, last = local_day(piece.starts_at, zone), local_day(until - timedelta(microseconds=1), zone)
        if piece.version.weaning_id is None:
            day = max(day, last - timedelta(days=BEFORE_DAYS - 1))
        while day <= last:
            days.append(_to_day(state, piece.version, day, now))
            day += timedelta(days=1)
    return WeaningStage(
        version=piece.version,
        starts_at=piece.starts_at,
        ends_at=piece.ends_at,
        is_now=piece.covers(now),
        days=tuple(days),
    )


def _to_day(state: RecordState, version: PlanVersion, on: date, now: datetime) -> WeaningDay:
    """Gather one day of the record."""
    span = day_span(on, version.zone)
    given = [dose.amount.mg for dose in state.administrations if dose.taken_at in span]
    told = [c.stiffness for c in state.check_ins if c.at in span and c.stiffness is not None]
    slots = state.slots_in(span)
    near = [d for d in state.administrations if span.start - MOST_EARLY <= d.taken_at <= span.end + MOST_LATE]
    match = match_doses(slots, near, now)
    unknown = any(slot.due_at not in state.told_not_given for slot in match.no_record) or bool(match.due)
    came_up = any(dose.came_up_at is not None and dose.taken_at in span for dose in near)
    return WeaningDay(
        on=on,
        prescribed_mg=sum(slot.amount.mg for slot in slots),
        given_mg=sum(given) if given or not slots else None,
        stiffness=fmean(told) if told else None,
        unknown=unknown or came_up,
    )
