"""Made-up players: simulations to try the challenge on, in whom the true chance of success is known.

Nothing here describes a real person. All numbers are ours. A player has a reach, a hold, a speed and a rest
they need, each with scatter; fatigue, learning, a wandering state and a day move them. The chance of success
at any challenge follows in closed form from the state: it is exact, and the controller cannot see it.
"""

from dataclasses import dataclass, replace
from math import erf, exp, log, sqrt

from numpy.random import Generator

from lull.practice.challenge.ladder import Challenge
from lull.practice.challenge.outcome import AttemptOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerTraits:
    """What a made-up player is like.

    ``reach`` is the mean of the furthest they get, as a share of the own range, ``reach_sd`` its scatter from
    attempt to attempt. ``hold_s`` is the median of the longest they can stay, ``full_s`` the median time for
    the whole own range, both with log-normal scatter. Below ``needed_pause_s`` of pause, each missing second
    costs ``pause_cost`` of reach. ``lapse`` is the share of attempts missed by looking away. ``fatigue`` is
    what each attempt adds to a tiredness, of which ``1`` takes ``tired_reach`` off the reach and
    ``tired_sparc`` off the smoothness, and makes movements longer and holds shorter by the factors ``exp`` of
    the other two; a second of rest takes ``recovery`` of it away. ``learning`` is how much of the gap to
    ``learnt_reach`` each attempt closes. ``wander_sd`` is a slow change of reach with memory over
    ``wander_attempts``, ``day_sd`` one of each day.
    """

    reach: float
    reach_sd: float
    hold_s: float
    full_s: float
    needed_pause_s: float
    hold_scatter: float = 0.35
    time_scatter: float = 0.18
    pause_cost: float = 0.02
    lapse: float = 0.02
    fatigue: float = 0.0
    recovery: float = 0.004
    learning: float = 0.0
    learnt_reach: float = 1.1
    wander_sd: float = 0.0
    wander_attempts: float = 25.0
    day_sd: float = 0.03
    sparc: float = -1.9
    sparc_scatter: float = 0.2
    tired_reach: float = 0.25
    tired_time: float = 0.4
    tired_hold: float = 0.6
    tired_sparc: float = 0.5


KINDS: dict[str, PlayerTraits] = {
    "weak": PlayerTraits(reach=0.78, reach_sd=0.10, hold_s=0.9, full_s=4.0, needed_pause_s=4.0),
    "strong": PlayerTraits(reach=1.08, reach_sd=0.07, hold_s=3.0, full_s=1.6, needed_pause_s=2.0),
    "tiring": PlayerTraits(
        reach=0.98, reach_sd=0.08, hold_s=1.8, full_s=2.4, needed_pause_s=3.0, fatigue=0.010
    ),
    "learning": PlayerTraits(
        reach=0.78, reach_sd=0.09, hold_s=1.5, full_s=2.8, needed_pause_s=3.0, learning=0.0025
    ),
    "erratic": PlayerTraits(
        reach=0.92, reach_sd=0.16, hold_s=1.5, full_s=2.8, needed_pause_s=3.0, hold_scatter=0.6,
        time_scatter=0.3, lapse=0.05, wander_sd=0.05, day_sd=0.05,
    ),
}  # fmt: skip
"""Five kinds of made-up player (ours)."""


def vary_traits(traits: PlayerTraits, chance: Generator, spread: float) -> PlayerTraits:
    """Return a player of a kind: each trait times a log-normal factor, reach within a narrower one."""

    def around(value: float, share: float = 1.0) -> float:
        return value * exp(spread * share * float(chance.standard_normal()))

    return replace(
        traits,
        reach=around(traits.reach, 0.35),
        reach_sd=around(traits.reach_sd),
        hold_s=around(traits.hold_s),
        full_s=around(traits.full_s),
        needed_pause_s=around(traits.needed_pause_s),
        lapse=min(0.1, around(traits.lapse)),
        fatigue=around(traits.fatigue),
        learning=around(traits.learning),
        wander_sd=around(traits.wander_sd),
        sparc_scatter=around(traits.sparc_scatter),
        tired_reach=around(traits.tired_reach),
        tired_time=around(traits.tired_time),
        tired_hold=around(traits.tired_hold),
        tired_sparc=around(traits.tired_sparc),
    )


class VirtualPlayer:
    """One made-up person; the state changes with every attempt, rest and day."""

    def __init__(self, traits: PlayerTraits, chance: Generator, own_range: float = 80.0) -> None:
        """Begin with the first day; randomness comes from ``chance`` alone."""
        self.traits = traits
        self.own_range = own_range
        self._chance = chance
        self._gain = 0.0
        self._tired = self._wander = self._day = 0.0
        self.begin_day()

    def begin_day(self, harder: float = 0.0) -> None:
        """Come back fresh on another day; ``harder`` takes so much off the reach (a bad day)."""
        self._tired = 0.0
        self._wander = self.traits.wander_sd * float(self._chance.standard_normal())
        self._day = self.traits.day_sd * float(self._chance.standard_normal()) - harder

    def rest(self, seconds: float) -> None:
        """Rest: tiredness decays."""
        self._tired *= exp(-self.traits.recovery * seconds)

    @property
    def tiredness(self) -> float:
        """How tired the player is: 0 fresh; see :class:`PlayerTraits`."""
        return self._tired

    def true_success(self, challenge: Challenge) -> float:
        """Return the exact chance of success at a challenge in the state of now."""
        traits = self.traits
        far = _normal((self._reach(challenge) - challenge.range_share) / traits.reach_sd)
        quick = _normal(log(challenge.longest_s / self._time_s(challenge.range_share)) / traits.time_scatter)
        long = 1.0
        if challenge.hold_s > 0.0:
            long = _normal(log(self._hold_s() / challenge.hold_s) / traits.hold_scatter)
        return (1.0 - traits.lapse) * far * quick * long

    def attempt(self, challenge: Challenge, began_s: float) -> AttemptOutcome:
        """Make one attempt; the goal stops the movement when it is reached, as in a game."""
        traits, chance = self.traits, self._chance
        furthest = self._reach(challenge) + traits.reach_sd * float(chance.standard_normal())
        beyond = 1.0 + 0.03 * abs(float(chance.standard_normal()))
        reached = max(0.05, min(furthest, beyond * challenge.range_share))
        time_s = self._time_s(challenge.range_share) * exp(
            traits.time_scatter * float(chance.standard_normal())
        )
        could_hold_s = self._hold_s() * exp(traits.hold_scatter * float(chance.standard_normal()))
        held_s = min(could_hold_s, challenge.hold_s)
        away = float(chance.uniform()) < traits.lapse
        success = (
            not away
            and furthest >= challenge.range_share
            and time_s <= challenge.longest_s
            and could_hold_s >= challenge.hold_s
        )
        rough = (
            traits.sparc
            - traits.tired_sparc * self._tired
            + traits.sparc_scatter * float(chance.standard_normal())
        )
        ended_s = began_s + min(2.0 * time_s, time_s + 2.0) + held_s
        self._change(challenge)
        return AttemptOutcome(
            success=success,
            range_reached=(0.5 if away else 1.0) * reached * self.own_range,
            duration_s=time_s,
            hold_s=held_s,
            sparc=rough,
            ended_s=ended_s,
        )

    def _change(self, challenge: Challenge) -> None:
        """Tire, rest in the pause, learn and wander."""
        traits = self.traits
        self._tired += traits.fatigue * challenge.range_share * (1.0 + 0.3 * challenge.hold_s)
        self.rest(challenge.pause_s)
        self._gain += traits.learning * max(0.0, traits.learnt_reach - traits.reach - self._gain)
        memory = exp(-1.0 / traits.wander_attempts)
        fresh = sqrt(1.0 - memory**2) * float(self._chance.standard_normal())
        self._wander = memory * self._wander + traits.wander_sd * fresh

    def _reach(self, challenge: Challenge) -> float:
        """Return the mean reach now, as a share of the own range."""
        traits = self.traits
        short_s = max(0.0, traits.needed_pause_s - challenge.pause_s)
        now = traits.reach + self._gain + self._wander + self._day - traits.tired_reach * self._tired
        return now - traits.pause_cost * short_s

    def _hold_s(self) -> float:
        """Return the median of the longest hold now."""
        return self.traits.hold_s * exp(2.0 * self._gain - self.traits.tired_hold * self._tired)

    def _time_s(self, range_share: float) -> float:
        """Return the median time to a goal now: larger takes longer, less than in proportion."""
        return (
            self.traits.full_s
            * (0.4 + 0.6 * range_share)
            * exp(self.traits.tired_time * self._tired - self._gain)
        )


def _normal(z: float) -> float:
    """Return the standard normal distribution function."""
    return 0.5 * (1.0 + erf(z / sqrt(2.0)))
