"""Made sessions of the challenge: a simple rival, made limits, and made attempts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from lull.practice.challenge.controller import Advice, ChallengeController
from lull.practice.challenge.ladder import TENTHS, Challenge, Ladder
from lull.practice.challenge.limits import ChallengeLimits
from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.virtual_player import PlayerTraits, VirtualPlayer, vary_traits
from lull.practice.virtual_practice import PlayedAttempt, simulate_session

if TYPE_CHECKING:
    from lull.practice.challenge.kept_state import KeptChallenge

LIMITS = ChallengeLimits(own_range=80.0, pain_free_range=80.0)


def made_outcome(
    challenge: Challenge, *, success: bool, ended_s: float = 0.0, own_range: float = 80.0
) -> AttemptOutcome:
    """Return an attempt that meets a challenge in everything, or stays short of its range."""
    return AttemptOutcome(
        success=success,
        range_reached=challenge.range_share * own_range * (1.02 if success else 0.8),
        duration_s=0.6 * challenge.longest_s,
        hold_s=challenge.hold_s,
        sparc=-1.9,
        ended_s=ended_s,
    )


def feed_all(controller: ChallengeController, successes: list[bool]) -> list[Advice]:
    """Feed attempts that only differ in success."""
    return [
        controller.feed(made_outcome(controller.challenge, success=success, ended_s=10.0 * number))
        for number, success in enumerate(successes)
    ]


@dataclass
class Controlled:
    """The controller, as a made-up session asks it."""

    controller: ChallengeController
    advice: list[Advice] = field(default_factory=list)

    @property
    def challenge(self) -> Challenge:
        """What is asked now."""
        return self.controller.challenge

    def answer(self, outcome: AttemptOutcome) -> str | None:
        """Take one attempt."""
        self.advice.append(self.controller.feed(outcome))
        return self.advice[-1].prompt


class Staircase:
    """The rival: up a little after each success, down more after a miss (weighted up-down, Kaernbach 1991).

    In balance the two steps cancel at the target, ``up * p = down * (1 - p)``. The first twenty steps are
    larger, because a first session begins far away.
    """

    def __init__(
        self, limits: ChallengeLimits, *, begin: float, up: float = 2.0, target: float = 0.78
    ) -> None:
        """Begin at a level in tenths of a rung, with a step up in the same."""
        self._ladder = Ladder(limits)
        self._level, self._up, self._target = begin, up, target
        self.levels: list[float] = []

    @property
    def challenge(self) -> Challenge:
        """What is asked now."""
        return self._ladder.to_challenge(int(self._level))

    def answer(self, outcome: AttemptOutcome) -> str | None:
        """Take one attempt; ends at the same cap as the controller."""
        self.levels.append(self._level)
        up = self._up * (3.0 if len(self.levels) <= 2 * TENTHS else 1.0)
        self._level += up if outcome.success else -up * self._target / (1.0 - self._target)
        self._level = min(max(self._level, 0.0), float(self._ladder.top))
        return "end" if len(self.levels) >= self._ladder.limits.most_attempts else None


def made_player(traits: PlayerTraits, seed: int, spread: float) -> VirtualPlayer:
    """Return a made-up player near a kind."""
    chance = np.random.default_rng([seed, 17])
    return VirtualPlayer(vary_traits(traits, chance, spread), chance)


def simulate_days(
    player: VirtualPlayer, days: int, limits: ChallengeLimits = LIMITS
) -> list[tuple[list[PlayedAttempt], Controlled]]:
    """Let a player practise on several days under the controller, two days apart."""
    kept: KeptChallenge | None = None
    found = []
    for day in range(days):
        if day:
            player.begin_day()
        asks = Controlled(ChallengeController(limits, kept, gap_days=2.0 if day else 0.0))
        found.append((simulate_session(player, asks), asks))
        kept = asks.controller.finish()
    return found


def simulate_rival_days(player: VirtualPlayer, days: int, *, up: float = 2.0) -> list[list[PlayedAttempt]]:
    """Let a player practise on several days under the rival, each begun a rung below the middle before."""
    begin, found = 0.2 * Ladder(LIMITS).top, []
    for day in range(days):
        if day:
            player.begin_day()
        asks = Staircase(LIMITS, begin=begin, up=up)
        found.append(simulate_session(player, asks))
        begin = max(0.0, float(np.median(asks.levels[2 * TENTHS :])) - TENTHS)
    return found
