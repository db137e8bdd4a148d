"""The challenge of one live session: each side with its own, what is shown of it, and what it leaves.

It knows no clock: attempts bring their times. It is asked only when a movement has ended.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lull.movement.landmarks import OTHER_SIDE, Watched
from lull.practice.challenge.asked_words import say_asked
from lull.practice.challenge.controller import ChallengeController, Reach
from lull.practice.challenge.exercise_limits import find_limits
from lull.practice.challenge.kept_state import KeptChallenge
from lull.practice.challenge.ladder import Challenge
from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.challenge.reasons import SENTENCES, ReasonCode
from lull.practice.challenge.side_challenge import SideChallenge
from lull.practice.exercise import Exercise
from lull.refusal import BadInput
from lull.saying import together

ASKED_AGAIN_AFTER = 20
"""An end that was not taken is offered again after so many attempts (ours; plausible 10 to 30)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What is known of one side before the session: what was kept, how long ago, and the most it allows."""

    kept: KeptChallenge | None = None
    gap_days: float = 0.0
    most_range: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChallenge:
    """What a person sees: the goal in the signal's unit, what is asked, what changed, what is offered."""

    goal: float
    words: str
    change: str
    prompt: ReasonCode | None
    keeps_goal: bool


@dataclass(slots=True)
class _Side:
    """One side's challenge while it goes on."""

    controller: ChallengeController
    first_goal: float
    last_goal: float
    asked: int = 0
    met: int = 0
    reach: Reach = "in_reach"


class SessionChallenge:
    """Fed with the own range of each side once it is known, and with outcomes; says what to ask."""

    def __init__(
        self, exercise: Exercise, earlier: Mapping[Watched, Earlier], *, mark: str, keeps_goal: bool = False
    ) -> None:
        """Prepare the sides in ``earlier``; ``mark`` stands behind a range of this exercise."""
        self._exercise, self._earlier, self._mark = exercise, earlier, mark
        self._keeps_goal = keeps_goal
        self._time_factor = 1.0
        self._sides: dict[Watched, _Side | None] = {}
        self._asked_side: Watched = next(iter(earlier))
        self._change: str = ""
        self._prompt: ReasonCode | None = None
        self._declined = ASKED_AGAIN_AFTER
        self.shown: ShownChallenge | None = None

    @property
    def waits_for(self) -> list[Watched]:
        """The sides that have no challenge yet."""
        return [side for side in self._earlier if side not in self._sides]

    def allow_time(self, factor: float) -> None:
        """Give every side that begins from now on so many times as long as usual."""
        self._time_factor = factor

    def begin(self, side: Watched, own_range: float) -> Challenge | None:
        """Begin on one side with its own range; ``None`` where nothing can be asked of one so small."""
        earlier = self._earlier[side]
        try:
            limits = find_limits(
                self._exercise,
                own_range=own_range,
                most_range=earlier.most_range,
                in_turns=len(self._earlier) > 1,
                time_factor=self._time_factor,
            )
        except BadInput:
            self._sides[side] = None
            return None
        controller = ChallengeController(
            limits, earlier.kept, gap_days=earlier.gap_days, keeps_goal=self._keeps_goal
        )
        asked = controller.challenge
        self._sides[side] = _Side(controller, first_goal=asked.range_goal, last_goal=asked.range_goal)
        self._change = SENTENCES[controller.start.code]
        self._show()
        return asked

    def asked_of(self, side: Watched) -> Challenge | None:
        """Return what is asked of one side now."""
        one = self._sides.get(side)
        return None if one is None else one.controller.challenge

    def hear(self, side: Watched, outcome: AttemptOutcome) -> Challenge | None:
        """Take one attempt and return what to ask next of this side."""
        one = self._sides.get(side)
        if one is None:
            return None
        one.last_goal = one.controller.challenge.range_goal
        advice = one.controller.feed(outcome)
        one.asked += 1
        one.met += outcome.success
        codes: list[ReasonCode] = [advice.change] if advice.change else []
        told = None if advice.reach == "in_reach" else advice.reach
        if told is not None and told != one.reach:
            codes.append(told)
        one.reach = advice.reach
        self._change = together([SENTENCES[code] for code in codes])
        self._declined += 1
        if advice.prompt == "rest_signs_of_tiredness" or self._declined >= ASKED_AGAIN_AFTER:
            self._prompt = advice.prompt or self._prompt
        if side != "both" and self._sides.get(OTHER_SIDE[side]) is not None:
            self._asked_side = OTHER_SIDE[side]
        self._show()
        return advice.challenge

    def answer_prompt(self) -> None:
        """Take that a person rests, or goes on: what was offered is offered no more for a while."""
        if self._prompt is not None:
            self._prompt, self._declined = None, 0
            self._show()

    def keep_goal(self, *, keeps: bool) -> None:
        """Leave the goals where they are, or let them follow again."""
        self._keeps_goal = keeps
        for one in self._sides.values():
            if one is not None:
                one.controller.keeps_goal = keeps
        self._change = ""
        self._show()

    def summarise(self) -> tuple[SideChallenge, ...]:
        """Return what each side leaves; nothing of a side on which no attempt was made."""
        return tuple(
            SideChallenge(
                side=side,
                asked=one.asked,
                met=one.met,
                first_goal=one.first_goal,
                last_goal=one.last_goal,
                kept=kept.to_plain(),
            )
            for side, one in self._sides.items()
            if one is not None and one.asked and (kept := one.controller.finish()) is not None
        )

    def _show(self) -> None:
        """Put together what is seen now."""
        one = self._sides.get(self._asked_side) or next(filter(None, self._sides.values()), None)
        if one is None:
            return
        asked = one.controller.challenge
        self.shown = ShownChallenge(
            goal=asked.range_goal,
            words=say_asked(asked, self._mark),
            change=self._change,
            prompt=self._prompt,
            keeps_goal=self._keeps_goal,
        )
