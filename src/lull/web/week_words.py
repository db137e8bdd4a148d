"""The story of a week in words, under each of its pictures. Rest is said kindly, and never as a gap."""

from lull.practice.practised_name import range_mark
from lull.progress.weekly_story import Highlight, StoryDay, WeeklyStory
from lull.saying import say, say_count, together
from lull.web.charts.shore import say_things
from lull.web.follow_words import BEST_TITLES, say_best
from lull.web.wording import day_words


def say_done(story: WeeklyStory) -> str:
    """Say what was practised: on how many days, how often, kept apart by how it is known."""
    if story.is_quiet:
        return say("A week of rest. The lanterns wait without hurry.")
    days = sum(day.tried for day in story.days)
    measured, told = (sum(getattr(day, name) for day in story.days) for name in ("measured", "told"))
    counted = say("{measured} counted by the camera", measured=measured) if measured or not told else ""
    by_you = say("{told} told by you", told=told) if told else ""
    return say_count(
        days,
        "You practised on {number} day: {counts}.",
        "You practised on {number} days: {counts}.",
        counts=together((words for words in (counted, by_you) if words), ", "),
    )


def say_each_day(story: WeeklyStory) -> str:
    """Say every day for a reader who does not see the lanterns."""
    return say("Seven lanterns. {days}.", days=together(map(_say_day, story.days), ". "))


def _say_day(day: StoryDay) -> str:
    """Say one day: what was counted and what was told, or rest."""
    on = day_words(day.on)
    if not day.tried:
        return say("{day}: rest", day=on)
    return say("{day}: {measured} counted, {told} told", day=on, measured=day.measured, told=day.told)


def say_highlight(highlight: Highlight) -> str:
    """Say the one thing that stands out."""
    if highlight.best is not None:
        return say(
            "{title} so far: {best}. {name}.",
            title=BEST_TITLES[highlight.best.kind],
            best=say_best(highlight.best, range_mark(highlight.exercise)),
            name=highlight.name,
        )
    name = highlight.name
    return {
        "came_back": say("You came back after {days} days.", days=highlight.days_away),
        "new_exercise": say("New to you: {name}.", name=name),
        "most": say("Most often: {name}. {times} tries.", name=name, times=highlight.times),
    }.get(highlight.kind, say("The sea was calm. Weeks like this belong to it."))


def say_found(story: WeeklyStory) -> str:
    """Say what was found in the week."""
    if story.found:
        return say("You found {things}.", things=say_things(story.found))
    if story.is_quiet:
        return say("This is your shore now. Everything on it stays.")
    return say("Nothing new lay on the shore. What you did counts for the next find.")
