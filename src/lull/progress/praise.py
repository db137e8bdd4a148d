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

MOST_SAID = 2
"""So many sentences stand on a page (ours): more are read by nobody."""

MANY_MORE, LONG_MIN, SHORT, ALL_COUNTED, HARD = 5, 5.0, 3, 5, 3
EARLY_HOUR, LATE_HOUR, SATURDAY, BUSY_DAYS, MANY_EXERCISES = 9, 19, 5, 3, 3
ROUND_TIMES, ROUND_SESSIONS = 100, 10
"""When a fact is worth a sentence (all ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PraiseRule:
    """A fact worth saying: lower ``tier`` is rarer. ``say`` has two wordings, ``s`` in them is the story."""

    id: str
    tier: int
    holds: Callable[[PracticeStory], bool]
    say: tuple[str, str]


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
          "This was your first session. It is in your record now.",
          "Your very first session is done."),
    _rule("came_back", 0, lambda s: s.days_away >= AWAY_DAYS,
          "You came back after {s.days_away} days. Good to see you.",
          "{s.days_away} days away, and here you are again."),
    _rule("best_far", 0, lambda s: "far" in s.new_bests,
          "You went farther than ever before, three times at least. The step is larger than the error.",
          "Your own farthest so far, by more than the error."),
    _rule("best_smooth", 0, lambda s: "smooth" in s.new_bests,
          "Your smoothest session so far, by more than the error.",
          "You moved more smoothly than ever before. The step is larger than the error."),
    _rule("best_hold", 0, lambda s: "hold" in s.new_bests,
          "You held it longer than ever before, three times at least.",
          "Your own longest hold so far, by more than the error."),
    _rule("new_exercise", 0, _is_new_exercise,
          "You tried something new: {name}.",
          "{name}: the first time you did this one."),
    _rule("new_side", 0, _is_new_side,
          "You tried it on another side: {name}.",
          "A side you had not done before: {name}."),
    _rule("round_times", 1, lambda s: _crossed(s.times_before, s.times, ROUND_TIMES),
          "You have now done this one {round_times} times or more.",
          "{round_times} of these and more are behind you now."),
    _rule("round_sessions", 1, lambda s: (len(s.earlier) + 1) % ROUND_SESSIONS == 0,
          "That makes {sessions} sessions with movement in your record.",
          "{sessions} sessions with movement so far."),
    _rule("farther", 1, lambda s: s.is_farther,
          "You went farther than last time, by more than the error.",
          "Farther than last time. The camera can tell."),
    _rule("longer_held", 1, lambda s: s.is_longer_held,
          "You held it longer than last time.",
          "Held longer than last time, by more than the error."),
    _rule("smoother", 1, lambda s: s.is_smoother,
          "You moved more smoothly than last time. It is more than the error.",
          "Smoother than last time, by more than the error."),
    _rule("new_game", 1, _is_new_game,
          "You tried a game for the first time: {game}.",
          "{game} was new to you."),
    _rule("both_sides", 1, _did_both_sides,
          "You have done both sides today.",
          "Left and right today: both had their turn."),
    _rule("many_exercises", 1,
          lambda s: len({one.session.exercise for one in (*s.today, s.this)}) >= MANY_EXERCISES,
          "{exercises} different exercises today.",
          "You moved in {exercises} different ways today."),
    _rule("rested", 2, lambda s: s.rests > 0,
          "There was a pause, and you went on after it.",
          "A pause of more than half a minute, and then you went on."),
    _rule("kept_going", 2, lambda s: s.not_counted >= HARD,
          "Not every try was counted. You kept going.",
          "You went on after {s.not_counted} tries that were not counted."),
    _rule("more", 2, lambda s: s.last is not None and s.this.moved - s.last.moved >= MANY_MORE,
          "{more} more tries than last time.",
          "Last time you tried {last_moved} times, this time {s.this.moved}."),
    _rule("goal", 2, lambda s: s.this.session.goal is not None and s.this.repetitions >= s.this.session.goal,
          "You wished for {s.this.session.goal}, and did {s.this.repetitions}.",
          "All {s.this.session.goal} that you wished for are done."),
    _rule("all_counted", 2, lambda s: s.this.attempts == s.this.measured >= ALL_COUNTED,
          "The camera counted every one of your {s.this.attempts} tries.",
          "{s.this.attempts} tries, and all {s.this.attempts} were counted."),
    _rule("again_today", 2, lambda s: bool(s.today),
          "You came back to it on the same day.",
          "Session number {today} today."),
    _rule("busy_week", 2, lambda s: s.days_this_week >= BUSY_DAYS and not s.today,
          "You practised on {s.days_this_week} days this week.",
          "Day {s.days_this_week} with practice this week."),
    _rule("in_window", 2, lambda s: s.this.session.window in ("likely", "maybe"),
          "You began while a quiet window was predicted.",
          "You used a quiet window that was predicted."),
    _rule("no_window", 2, lambda s: s.this.session.window == "none",
          "No quiet window was predicted, and you practised. That counts just as much.",
          "You practised outside the predicted windows. Every time of day counts."),
    _rule("long", 2, lambda s: s.this.active_min >= LONG_MIN,
          "You were active for {minutes} minutes or more.",
          "{minutes} active minutes or more are in your record."),
    _rule("early", 2, lambda s: s.hour < EARLY_HOUR,
          "You practised early in the day.",
          "An early start today."),
    _rule("late", 2, lambda s: s.hour >= LATE_HOUR,
          "You practised in the evening.",
          "You found time in the evening."),
    _rule("weekend", 2, lambda s: s.this.on.weekday() >= SATURDAY,
          "You practised at the weekend.",
          "A weekend day with practice in it."),
    _rule("counted_self", 2, lambda s: s.this.told > 0 and s.this.measured == 0,
          "You counted {s.this.told} yourself.",
          "{s.this.told} told by you. They are in your record."),
    _rule("counted_both", 2, lambda s: s.this.told > 0 and s.this.measured > 0,
          "You helped the camera and counted {s.this.told} yourself.",
          "The camera counted {s.this.measured}, and you counted {s.this.told}."),
    _rule("short", 3, lambda s: s.this.moved <= SHORT,
          "A short session is a session.",
          "Short, and in your record all the same."),
    _rule("tried", 3, lambda s: s.this.moved > 1,
          "You tried {s.this.moved} times.",
          "{s.this.moved} tries are in your record."),
    _rule("began", 3, lambda _: True,
          "You began. That is what counts today.",
          "You started, and it is in your record."),
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
    return rule.say[len(story.earlier) % 2].format(
        s=story,
        name=name_practised(session.exercise, session.side),
        game=find_game(session.game).name,
        sessions=len(story.earlier) + 1,
        today=len(story.today) + 1,
        exercises=len({one.session.exercise for one in (*story.today, story.this)}),
        minutes=int(story.this.active_min),
        last_moved=last_moved,
        more=story.this.moved - last_moved,
        round_times=hundreds,
    )
