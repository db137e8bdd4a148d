"""What a game hears: where each player's movement is now, and what was counted of it so far."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerMoment:
    """One player at one instant.

    ``progress`` is the share of the own range: 0 at rest, 1 at the own range, possibly more, ``None`` where
    nothing is seen or the player plays by key. ``repetitions`` were accepted by the camera, ``told`` by key
    or switch. Attempts that were not accepted are not here: a game cannot know of them (hazard H31).
    """

    progress: float | None = None
    repetitions: int = 0
    told: int = 0

    @property
    def counted(self) -> int:
        """Everything this player has done, by whichever truth."""
        return max(0, self.repetitions) + max(0, self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One instant, ``t_s`` seconds after the session began, for one or two players in their fixed order."""

    t_s: float
    players: tuple[PlayerMoment, ...]
