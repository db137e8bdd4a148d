"""How side effects went: each with its onset, its strength over time, and its end where there was one.

Told, never measured. Nothing here asks what caused it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from lull.record.side_effect import SideEffect, SideEffectCourse


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStrength:
    """A strength from 0 (gone) to 4, told for the moment ``at``; it holds until the next one was told."""

    at: datetime
    strength: int
    said_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of one strength above 0; ``ends_at`` is ``None`` while nothing else was told."""

    starts_at: datetime
    ends_at: datetime | None
    strength: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SideEffectHistory:
    """One side effect from its onset on. ``told`` begins with the onset, in order of time."""

    began: SideEffect
    told: tuple[ToldStrength, ...]

    @property
    def strength(self) -> int:
        """The strength told last."""
        return self.told[-1].strength

    @property
    def ended_at(self) -> datetime | None:
        """When it was told to be gone; ``None`` while it goes on. It can come back."""
        if self.strength > 0:
            return None
        ended = self.told[-1].at
        for told in reversed(self.told):
            if told.strength > 0:
                break
            ended = told.at
        return ended

    @property
    def worst(self) -> int:
        """The strongest it was told to be."""
        return max(told.strength for told in self.told)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Return the stretches in which it was there, one after another."""
        ends = [later.at for _, later in pairwise(self.told)]
        return tuple(
            Stretch(starts_at=told.at, ends_at=end, strength=told.strength)
            for told, end in zip(self.told, [*ends, None], strict=True)
            if told.strength > 0 and told.at != end
        )


def summarise_side_effects(
    began: Iterable[SideEffect], followed: Iterable[SideEffectCourse]
) -> tuple[SideEffectHistory, ...]:
    """Return the history of each side effect, those that go on first, then the latest onset first.

    Both come in the order of recording: of two strengths told for one moment the later entry holds. What was
    told about a side effect that does not stand is left out.
    """
    later: dict[str, list[SideEffectCourse]] = defaultdict(list)
    for course in followed:
        later[course.began_id].append(course)
    histories = [_join(effect, later[effect.id]) for effect in began]
    histories.sort(key=lambda history: history.began.began_at, reverse=True)
    return tuple(sorted(histories, key=lambda history: history.ended_at is not None))


def _join(began: SideEffect, followed: Iterable[SideEffectCourse]) -> SideEffectHistory:
    """Return one history; what was told for a moment before the onset counts from the onset on."""
    said = {began.began_at: ToldStrength(at=began.began_at, strength=began.strength, said_by=began.said_by)}
    for course in followed:
        at = max(course.at, began.began_at)
        said[at] = ToldStrength(at=at, strength=course.strength, said_by=course.said_by)
    return SideEffectHistory(began=began, told=tuple(said[at] for at in sorted(said)))
