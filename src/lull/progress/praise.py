"""Praise: sentences chosen by rule from what really happened in a session. None is said that is not true.

Each rule has two wordings. Sessions with movement take turns between them, so that the same sentence never
comes twice in a row, without anything to remember. Which rules speak is decided by the session alone: the
rarest kind of fact first, then one more of another. Nothing here speaks of health, of anybody else, or of
what was left out (hazard H31).
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from lull.practice.games.all_games import find_game
from lull.practice.games.chance import pick
from lull.practice.practised_name import name_practised
from lull.progress.collection import AWAY_DAYS
from lull.progress.practice_story import PracticeStory
from lull.saying import Saying

MOST_SAID = 2
"""So many sentences stand on a page (ours): more are read by nobody."""

MANY_MORE, LONG_MIN, SHORT, ALL_COUNTED, HARD = 5, 5.0, 3, 5, 3
EARLY_HOUR, LATE_HOUR, SATURDAY, BUSY_DAYS, MANY_EXERCISES = 9, 19, 5, 3, 3
ROUND_TIMES, ROUND_SESSIONS = 100, 10
"""When a fact is worth a sentence (all ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PraiseRule:
    """A fact worth saying: lower ``tier`` is rarer. ``say`` has two wordings, with named gaps."""

    id: str
    tier: int
    holds: Callable[[PracticeStory], bool]
    say: tuple[str, str]


def _(wording: str) -> str:
    """Return a wording as it is: the mark by which the catalogues find what is filled in later."""
    return wording


def _rule(id: str, tier: int, holds: Callable[[PracticeStory], bool], *say: str) -> PraiseRule:  # noqa: A002
    return PraiseRule(id=id, tier=tier, holds=holds, say=(say[0], say[1]))


def _is_new_exercise(s: PracticeStory) -> bool:
    return bool(s.earlier) and all(one.session.exercise != s.this.session.exercise for one in s.earlier)


def _is_new_side(s: PracticeStory) -> bool:
    known = any(one.session.exercise == s.this.session.exercise for one in s.earlier)
    return known and not s.same


def _is_new_game(s: PracticeStory) -> bool:
    return bool(s.earlier) and all(one.session.game != s.this.session.game for one in s.earlier)


def _did_both_sides(s: PracticeStory) -> bool:
    sides = {one.session.side for one in s.today if one.session.exercise == s.this.session.exercise}
    return {"left", "right"} <= sides | {s.this.session.side} and s.this.session.side not in sides


def _crossed(before: int, now: int, each: int) -> bool:
    return before // each < now // each


RULES: tuple[PraiseRule, ...] = (
    _rule("first", 0, lambda s: s.place == 0,
          _("This was your first session. It is in your record now."),
          _("Your very first session is done.")),
    _rule("came_back", 0, lambda s: s.days_away >= AWAY_DAYS,
          _("You came back after {days_away} days. Good to see you."),
          _("{days_away} days away, and here you are again.")),
    _rule("best_far", 0, lambda s: "far" in s.new_bests,
          _("You went farther than ever before, three times at least. The step is larger than the error."),
          _("Your own farthest so far, by more than the error.")),
    _rule("best_smooth", 0, lambda s: "smooth" in s.new_bests,
          _("Your smoothest session so far, by more than the error."),
          _("You moved more smoothly than ever before. The step is larger than the error.")),
    _rule("best_hold", 0, lambda s: "hold" in s.new_bests,
          _("You held it longer than ever before, three times at least."),
          _("Your own longest hold so far, by more than the error.")),
    _rule("new_exercise", 0, _is_new_exercise,
          _("You tried something new: {name}."),
          _("{name}: the first time you did this one.")),
    _rule("new_side", 0, _is_new_side,
          _("You tried it on another side: {name}."),
          _("A side you had not done before: {name}.")),
    _rule("round_times", 1, lambda s: _crossed(s.times_before, s.times, ROUND_TIMES),
          _("You have now done this one {round_times} times or more."),
          _("{round_times} of these and more are behind you now.")),
    _rule("round_sessions", 1, lambda s: (len(s.earlier) + 1) % ROUND_SESSIONS == 0,
          _("That makes {sessions} sessions with movement in your record."),
          _("{sessions} sessions with movement so far.")),
    _rule("farther", 1, lambda s: s.is_farther,
          _("You went farther than last time, by more than the error."),
          _("Farther than last time. The camera can tell.")),
    _rule("longer_held", 1, lambda s: s.is_longer_held,
          _("You held it longer than last time."),
          _("Held longer than last time, by more than the error.")),
    _rule("smoother", 1, lambda s: s.is_smoother,
          _("You moved more smoothly than last time. It is more than the error."),
          _("Smoother than last time, by more than the error.")),
    _rule("new_game", 1, _is_new_game,
          _("You tried a game for the first time: {game}."),
          _("{game} was new to you.")),
    _rule("both_sides", 1, _did_both_sides,
          _("You have done both sides today."),
          _("Left and right today: both had their turn.")),
    _rule("many_exercises", 1,
          lambda s: len({one.session.exercise for one in (*s.today, s.this)}) >= MANY_EXERCISES,
          _("{exercises} different exercises today."),
          _("You moved in {exercises} different ways today.")),
    _rule("rested", 2, lambda s: s.rests > 0,
          _("There was a pause, and you went on after it."),
          _("A pause of more than half a minute, and then you went on.")),
    _rule("kept_going", 2, lambda s: s.not_counted >= HARD,
          _("Not every try was counted. You kept going."),
          _("You went on after {not_counted} tries that were not counted.")),
    _rule("more", 2, lambda s: s.last is not None and s.this.moved - s.last.moved >= MANY_MORE,
          _("{more} more tries than last time."),
          _("Last time you tried {last_moved} times, this time {moved}.")),
    _rule("goal", 2, lambda s: s.this.session.goal is not None and s.this.repetitions >= s.this.session.goal,
          _("You wished for {goal}, and did {repetitions}."),
          _("All {goal} that you wished for are done.")),
    _rule("all_counted", 2, lambda s: s.this.attempts == s.this.measured >= ALL_COUNTED,
          _("The camera counted every one of your {attempts} tries."),
          _("{attempts} tries, and all {attempts} were counted.")),
    _rule("again_today", 2, lambda s: bool(s.today),
          _("You came back to it on the same day."),
          _("Session number {today} today.")),
    _rule("busy_week", 2, lambda s: s.days_this_week >= BUSY_DAYS and not s.today,
          _("You practised on {days_this_week} days this week."),
          _("Day {days_this_week} with practice this week.")),
    _rule("in_window", 2, lambda s: s.this.session.window in ("likely", "maybe"),
          _("You began while a quiet window was predicted."),
          _("You used a quiet window that was predicted.")),
    _rule("no_window", 2, lambda s: s.this.session.window == "none",
          _("No quiet window was predicted, and you practised. That counts just as much."),
          _("You practised outside the predicted windows. Every time of day counts.")),
    _rule("long", 2, lambda s: s.this.active_min >= LONG_MIN,
          _("You were active for {minutes} minutes or more."),
          _("{minutes} active minutes or more are in your record.")),
    _rule("early", 2, lambda s: s.hour < EARLY_HOUR,
          _("You practised early in the day."),
          _("An early start today.")),
    _rule("late", 2, lambda s: s.hour >= LATE_HOUR,
          _("You practised in the evening."),
          _("You found time in the evening.")),
    _rule("weekend", 2, lambda s: s.this.on.weekday() >= SATURDAY,
          _("You practised at the weekend."),
          _("A weekend day with practice in it.")),
    _rule("counted_self", 2, lambda s: s.this.told > 0 and s.this.measured == 0,
          _("You counted {told} yourself."),
          _("{told} told by you. They are in your record.")),
    _rule("counted_both", 2, lambda s: s.this.told > 0 and s.this.measured > 0,
          _("You helped the camera and counted {told} yourself."),
          _("The camera counted {measured}, and you counted {told}.")),
    _rule("short", 3, lambda s: s.this.moved <= SHORT,
          _("A short session is a session."),
          _("Short, and in your record all the same.")),
    _rule("tried", 3, lambda s: s.this.moved > 1,
          _("You tried {moved} times."),
          _("{moved} tries are in your record.")),
    _rule("began", 3, lambda _: True,
          _("You began. That is what counts today."),
          _("You started, and it is in your record.")),
)  # fmt: skip
"""Every rule. The lowest tier that speaks comes first; the last rule always holds."""


def choose_rules(story: PracticeStory) -> tuple[PraiseRule, ...]:
    """Return the rules that speak: one of the rarest that hold, and one more of any that hold."""
    holding = [rule for rule in RULES if rule.holds(story)]
    tiers = [list(rules) for _, rules in groupby(holding, key=lambda rule: rule.tier)]
    first = tiers[0][pick(story.place, 1, len(tiers[0]))]
    rest = [
        rule for rule in holding if rule.id != first.id and rule.tier < max(tier[0].tier for tier in tiers)
    ]
    others = rest or [rule for rule in holding if rule.id != first.id]
    second = others[pick(story.place, 2, len(others))] if others else None
    return (first,) if second is None else (first, second)[:MOST_SAID]


def praise(story: PracticeStory) -> tuple[str, ...]:
    """Return the sentences for a session."""
    return tuple(say_rule(rule, story) for rule in choose_rules(story))


def say_rule(rule: PraiseRule, story: PracticeStory) -> str:
    """Say a rule in the wording whose turn it is."""
    session = story.this.session
    last_moved = story.last.moved if story.last else 0
    hundreds = story.times // ROUND_TIMES * ROUND_TIMES
    return Saying(
        rule.say[len(story.earlier) % 2],
        {
            "name": name_practised(session.exercise, session.side),
            "game": find_game(session.game).name,
            "sessions": len(story.earlier) + 1,
            "today": len(story.today) + 1,
            "exercises": len({one.session.exercise for one in (*story.today, story.this)}),
            "minutes": int(story.this.active_min),
            "last_moved": last_moved,
            "more": story.this.moved - last_moved,
            "round_times": hundreds,
            "days_away": story.days_away,
            "days_this_week": story.days_this_week,
            "not_counted": story.not_counted,
            "goal": session.goal,
            "repetitions": story.this.repetitions,
            "attempts": story.this.attempts,
            "moved": story.this.moved,
            "measured": story.this.measured,
            "told": story.this.told,
        },
    )
