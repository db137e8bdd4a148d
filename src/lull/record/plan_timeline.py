"""Which plan was in force when, as the record stood at each moment (hazard H20).

What is due at an instant is decided by what the record said *at that instant*. A version entered later, or
taken back later, changes what comes after that entry and nothing before it. One exception: the very first
plan may say since when it has been followed, because before it nothing was known.

A plan entered late ("since Monday") is kept as prescribed since Monday, and decides what is due from the
moment it was written down: the days in between stay as they were shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from lull.record.plan_version import PlanVersion
from lull.treatment.regimen import OralRegimen

FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """From ``known_at`` on, these versions stand, in the order in which they were entered."""

    known_at: datetime
    standing: tuple[PlanVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInForce:
    """A plan version over the span ``[starts_at, ends_at)`` in which it decides what is due.

    ``ends_at`` is ``None`` while no end is known.
    """

    version: PlanVersion
    starts_at: datetime
    ends_at: datetime | None

    def covers(self, instant: datetime) -> bool:
        """Tell whether this plan decides what is due at the instant."""
        return self.starts_at <= instant and (self.ends_at is None or instant < self.ends_at)

    def to_regimens(self) -> tuple[OralRegimen, ...]:
        """Return what this plan asked for, over its own span only."""
        return self.version.to_regimens(self.ends_at, valid_from=self.starts_at)


def plans_in_force(changes: Sequence[PlanChange]) -> tuple[PlanInForce, ...]:
    """Return the plans in force, one after another without overlap, in order of time.

    ``changes`` are in the order in which they were recorded. A clock that was set back between two entries
    is not allowed to reorder them: each holds at least from the one before it.
    """
    pieces: list[PlanInForce] = []
    known_at = datetime.min.replace(tzinfo=UTC)  # the first plan may reach back to before it was entered
    windows: list[tuple[datetime, tuple[PlanVersion, ...]]] = []
    for change in changes:
        windows.append((known_at if not windows else max(known_at, change.known_at), change.standing))
        known_at = max(known_at, change.known_at)
    for i, (start, standing) in enumerate(windows):
        end = windows[i + 1][0] if i + 1 < len(windows) else FOREVER
        pieces.extend(_within(standing, start, end))
    return tuple(_joined(pieces))


def plans_as_prescribed(standing: Sequence[PlanVersion]) -> tuple[PlanInForce, ...]:
    """Return which plan the prescriber meant to hold when, as it is known today.

    This is the prescribed truth, back-dated versions included. It draws the page and says what a dose is
    compared with; what was due, and every curve, is read from :func:`plans_in_force`.
    """
    return tuple(_joined(_within(standing, datetime.min.replace(tzinfo=UTC), FOREVER)))


def _within(standing: Sequence[PlanVersion], start: datetime, end: datetime) -> list[PlanInForce]:
    """Return the plans that decide ``[start, end)``, choosing anew wherever a version begins or ends."""
    edges = {at for version in standing for at in (version.valid_from, version.valid_to) if at is not None}
    turns = sorted({start, end, *(at for at in edges if start < at < end)})
    found = []
    for starts_at, ends_at in pairwise(turns):
        chosen = choose_plan(standing, starts_at)
        if chosen is not None:
            found.append(
                PlanInForce(
                    version=chosen, starts_at=starts_at, ends_at=None if ends_at == FOREVER else ends_at
                )
            )
    return found


def choose_plan(standing: Sequence[PlanVersion], instant: datetime) -> PlanVersion | None:
    """Return the one of these versions, in the order in which they were entered, that holds at the instant.

    The latest start holds; of two with the same start the later entry. A version for a while goes before the
    plan it was laid over, its steps of weaning included, until its end or until another plan is entered that
    begins inside it; of two for a while the later entry holds. What a weaning, or a plan entered after one,
    takes the place of is said at :func:`_is_replaced`.
    """
    best: tuple[bool, datetime, int] | None = None
    chosen: PlanVersion | None = None
    for order, version in enumerate(standing):
        if not version.valid_from <= instant or (
            version.valid_to is not None and instant >= version.valid_to
        ):
            continue
        if _is_replaced(standing, order, instant):
            continue
        for_a_while = version.valid_to is not None
        rank = (for_a_while, FOREVER if for_a_while else version.valid_from, order)
        if best is None or rank > best:
            best, chosen = rank, version
    return chosen


def _is_replaced(standing: Sequence[PlanVersion], order: int, instant: datetime) -> bool:
    """Tell whether what was entered later, and begun by this instant, took this version's place for good.

    A weaning is one order: from its first step on it replaces every weaning entered before it, and every plan
    written for a day between its first and its last step. A plan entered after a weaning has begun, or for a
    day after its first step, ends it. So no old step ever comes back by itself.
    """
    version = standing[order]
    for later in standing[order + 1 :]:
        steps = _span_of_steps(standing, later)
        begins = later.valid_from if steps is None else steps[0]
        if later.valid_to is not None or begins > instant or _is_same_weaning(version, later):
            continue
        if version.valid_to is not None:
            if later.valid_from <= instant and later.valid_from >= version.valid_from:
                return True
        elif steps is not None:
            if version.weaning_id is not None or steps[0] <= version.valid_from <= steps[1]:
                return True
        elif (own := _span_of_steps(standing, version)) is not None and later.valid_from >= own[0]:
            return True
    return False


def _is_same_weaning(first: PlanVersion, second: PlanVersion) -> bool:
    """Tell whether two versions are steps of one weaning."""
    return first.weaning_id is not None and first.weaning_id == second.weaning_id


def _span_of_steps(standing: Sequence[PlanVersion], version: PlanVersion) -> tuple[datetime, datetime] | None:
    """Return when the first and the last step of a version's weaning begin; ``None`` outside a weaning."""
    if version.weaning_id is None:
        return None
    starts = [other.valid_from for other in standing if other.weaning_id == version.weaning_id]
    return min(starts), max(starts)


def _joined(pieces: Sequence[PlanInForce]) -> list[PlanInForce]:
    """Join neighbouring pieces of the same version."""
    joined: list[PlanInForce] = []
    for piece in pieces:
        if joined and joined[-1].version == piece.version and joined[-1].ends_at == piece.starts_at:
            piece = PlanInForce(  # noqa: PLW2901 - the joined piece takes the place of both
                version=piece.version, starts_at=joined.pop().starts_at, ends_at=piece.ends_at
            )
        joined.append(piece)
    return joined
