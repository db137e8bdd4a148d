"""The controller: attempts of one session in, what to ask next out.

It knows no clock and no chance: the same attempts give the same challenges. How it decides is written in
``docs/decisions/0015-the-right-challenge.md``.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from lull.practice.challenge.kept_state import KeptChallenge
from lull.practice.challenge.ladder import TENTHS, Challenge, Dial, Ladder
from lull.practice.challenge.limits import ChallengeLimits
from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.challenge.reasons import SENTENCES, ReasonCode
from lull.practice.challenge.rest_offer import RestOffer
from lull.practice.challenge.start import BLOCK_ATTEMPTS, SessionStart, begin_session
from lull.practice.challenge.success_model import SuccessModel
from lull.practice.challenge.tiredness import TirednessWatch

MOST_UP_PER_BLOCK = 80
"""Within any ten attempts the level rises by at most so many tenths of a rung (ours; 30 to 100)."""
MOST_RESTS = 3
"""After so many rests for tiredness, the next signs end the session (ours; plausible 2 to 4)."""
SURE_BY = 0.03
"""The chance expected is so far beyond the band before a floor or ceiling is told (ours; 0 to 0.1)."""
EARLIEST_TOLD = 20
"""No floor or ceiling is told before so many attempts of this session (ours; plausible 10 to 30)."""
AHEAD = 1.0
"""Goals are chosen for the body after so many more attempts (ours; 0 to 10; 5 asked for too little)."""
STILL = 1
"""The level stays where it is unless the wanted one is at least so many tenths away (ours)."""
HARD_DAY = 30
"""A session that settled so many tenths below where the last one had is a hard day (ours; 20 to 50)."""

Reach = Literal["in_reach", "easiest_is_hard", "hardest_is_easy"]

HARDER: Mapping[Dial, ReasonCode] = {
    "range": "further", "hold": "longer_hold", "speed": "quicker", "pace": "shorter_pause",
}  # fmt: skip
EASIER: Mapping[Dial, ReasonCode] = {
    "range": "nearer", "hold": "shorter_hold", "speed": "more_time", "pace": "longer_pause",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessBand:
    """Where the chance of success is meant to lie: 70 to 85 %, aimed at 77.5 % (ours).

    People persevered most where they succeeded often and not always (Ramos Munoz 2022, Front Neurol
    13:896298, stroke). That this is best for learning in cerebral palsy is a hypothesis.
    """

    lowest: float = 0.70
    aim: float = 0.775
    highest: float = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to ask next, and what to say.

    ``change`` is the code of the one dial that was turned, ``prompt`` a rest or an end that is offered,
    ``reach`` whether the band can be reached on this ladder at all. Each code has a sentence in
    :data:`lull.practice.challenge.reasons.SENTENCES`.
    """

    challenge: Challenge
    change: ReasonCode | None
    prompt: ReasonCode | None
    reach: Reach

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said, in order: the prompt before the change."""
        codes = [code for code in (self.prompt, self.change) if code is not None]
        return tuple(SENTENCES[code] for code in codes)


class ChallengeController:
    """One session of one person in one exercise on one side."""

    def __init__(
        self,
        limits: ChallengeLimits,
        kept: KeptChallenge | None = None,
        *,
        gap_days: float = 0.0,
        band: SuccessBand | None = None,
        keeps_goal: bool = False,
    ) -> None:
        """Begin a session.

        Args:
            limits: what is never gone beyond today.
            kept: what the last session left, or ``None`` for the first.
            gap_days: days since then, given by the caller.
            band: the band of success aimed at.
            keeps_goal: leave the goal where it is; it may be set at any time. Attempts are learnt from, and
                rests offered, all the same.
        """
        self.keeps_goal = keeps_goal
        self.limits = limits
        self.band = band or SuccessBand()
        self._ladder = Ladder(limits)
        self._kept = kept
        self.start: SessionStart = begin_session(
            self._ladder, kept, gap_days=gap_days, aim=self.band.aim, keeps_goal=keeps_goal
        )
        self._model = SuccessModel(self.start.belief)
        self._level = self.start.level
        self._rises: deque[int] = deque(maxlen=BLOCK_ATTEMPTS - 1)
        self._watch = TirednessWatch()
        self._rest_offer = RestOffer()
        self._levels: list[int] = []
        self._ended_s: float | None = None
        self._rests = 0
        self._ended: ReasonCode | None = None

    @property
    def level(self) -> int:
        """Where on the ladder the person is asked now, in tenths of a rung."""
        return self._level

    @property
    def top(self) -> int:
        """The highest level of the ladder, in tenths of a rung."""
        return self._ladder.top

    @property
    def challenge(self) -> Challenge:
        """What is asked now."""
        return self._ladder.to_challenge(self._level)

    def feed(self, outcome: AttemptOutcome) -> Advice:
        """Take one attempt at :attr:`challenge` and return what to ask next."""
        asked = self._level
        self._rest_until(outcome)
        self._model.learn(self.challenge, outcome, own_range=self.limits.own_range)
        self._watch.feed(outcome, self.limits.own_range, goal=self.challenge.range_goal)
        tired = self._rest_offer.feed(*self._model.tiredness, agree=self._watch.agree)
        self._levels.append(asked)
        change = None if self.keeps_goal else self._turn_one_dial(success=outcome.success)
        self._rises.append(max(0, self._level - asked))
        prompt = self._find_prompt(outcome.ended_s, tired=tired)
        return Advice(challenge=self.challenge, change=change, prompt=prompt, reach=self._find_reach())

    def finish(self) -> KeptChallenge | None:
        """Return what to keep for the next session; without any attempt, what was kept before."""
        if not self._levels:
            return self._kept
        late = slice(min(2 * BLOCK_ATTEMPTS, len(self._levels) // 2), None)
        settled = int(median(self._levels[late]))
        challenge = self._ladder.to_challenge(settled)
        factor = self.limits.time_factor
        return KeptChallenge(
            settled=replace(
                challenge, longest_s=challenge.longest_s / factor, pause_s=challenge.pause_s / factor
            ),
            belief=self._model.summarise(),
            hard_day=self._kept is not None and settled <= self.start.kept_level - HARD_DAY,
            sessions=1 + (self._kept.sessions if self._kept is not None else 0),
        )

    def _rest_until(self, outcome: AttemptOutcome) -> None:
        """Take the time since the last attempt for rest, without what this one took itself."""
        if self._ended_s is not None:
            self._model.rest(outcome.ended_s - self._ended_s - 2.0 * outcome.duration_s - outcome.hold_s)
        self._ended_s = outcome.ended_s

    def _turn_one_dial(self, *, success: bool) -> ReasonCode | None:
        """Move towards the wanted level by at most one rung, within one dial."""
        wanted = self._find_wanted()
        if wanted <= self._level - STILL or (wanted < self._level and wanted == 0):
            dial = self._ladder.dial_below(self._level)
            self._level = max(wanted, (self._level - 1) // TENTHS * TENTHS)
            return EASIER[dial]
        room = min(MOST_UP_PER_BLOCK - sum(self._rises), self.start.highest_level - self._level)
        if wanted >= self._level + STILL and success and room > 0:
            dial = self._ladder.dial_above(self._level)
            boundary = (self._level // TENTHS + 1) * TENTHS
            self._level = min(wanted, boundary, self._level + room)
            return HARDER[dial]
        return None

    def _find_wanted(self) -> int:
        """Return the highest level within a rung at which success is expected as often as aimed at."""
        low = max(0, self._level - TENTHS)
        high = min(self._ladder.top, self._level + TENTHS)
        if self._predict(high) >= self.band.aim:
            return high
        while high - low > 1:
            middle = (low + high) // 2
            if self._predict(middle) >= self.band.aim:
                low = middle
            else:
                high = middle
        return low

    def _predict(self, level: int) -> float:
        """Return the chance of success expected at a level."""
        return self._model.predict(self._ladder.to_challenge(level), ahead=AHEAD)

    def _find_prompt(self, ended_s: float, *, tired: bool) -> ReasonCode | None:
        """Return the rest or the end to offer, if there is one; an end stays."""
        if self._ended is None:
            if len(self._levels) >= self.limits.most_attempts:
                self._ended = "end_enough_movements"
            elif ended_s >= 60.0 * self.limits.most_minutes:
                self._ended = "end_enough_minutes"
            elif tired:
                self._rests += 1
                if self._rests <= MOST_RESTS:
                    return "rest_signs_of_tiredness"
                self._ended = "end_tired"
        return self._ended

    def _find_reach(self) -> Reach:
        """Say whether even the easiest is hard, or even the hardest easy, once that is sure enough."""
        if len(self._levels) < EARLIEST_TOLD:
            return "in_reach"
        if self._level <= STILL and self._predict(0) < self.band.lowest - SURE_BY:
            return "easiest_is_hard"
        top = self._ladder.top
        if self._level >= top - STILL and self._predict(top) > self.band.highest + SURE_BY:
            return "hardest_is_easy"
        return "in_reach"
