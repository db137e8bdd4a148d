"""Which plan was in force when, as the record stood at each moment (hazard H20).

What is due at an instant is decided by what the record said *at that instant*. A version entered later, or
taken back later, changes what comes after that entry and nothing before it. One exception: the very first
plan may say since when it has been followed, because before it nothing was known.
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


def _within(standing: Sequence[PlanVersion], start: datetime, end: datetime) -> list[PlanInForce]:
    """Return the plans that decide ``[start, end)``; of two with the same start the later entry holds."""
    by_start = {version.valid_from: version for version in standing}
    ordered = [by_start[at] for at in sorted(by_start)]
    turns = [version.valid_from for version in ordered] + [FOREVER]
    found = []
    for version, (turn, following) in zip(ordered, pairwise(turns), strict=True):
        starts_at, ends_at = max(turn, start), min(following, end)
        if starts_at < ends_at:
            found.append(
                PlanInForce(
                    version=version, starts_at=starts_at, ends_at=None if ends_at == FOREVER else ends_at
                )
            )
    return found


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
