"""The story of a week in words, under each of its pictures. Rest is said kindly, and never as a gap."""

from lull.practice.practised_name import range_mark
from lull.progress.weekly_story import Highlight, WeeklyStory
from lull.web.charts.shore import say_things
from lull.web.follow_words import BEST_TITLES, say_best
from lull.web.wording import day_words


def say_done(story: WeeklyStory) -> str:
    """Say what was practised: on how many days, how often, kept apart by how it is known."""
    if story.is_quiet:
        return "A week of rest. The lanterns wait without hurry."
    days = sum(day.tried for day in story.days)
    measured, told = (sum(getattr(day, name) for day in story.days) for name in ("measured", "told"))
    counted = f"{measured} counted by the camera" if measured or not told else ""
    said = [words for words in (counted, f"{told} told by you" if told else "") if words]
    return f"You practised on {days} day{'' if days == 1 else 's'}: {', '.join(said)}."


def say_each_day(story: WeeklyStory) -> str:
    """Say every day for a reader who does not see the lanterns."""
    said = [
        f"{day_words(day.on)}: {day.measured} counted, {day.told} told"
        if day.tried
        else f"{day_words(day.on)}: rest"
        for day in story.days
    ]
    return f"Seven lanterns. {'. '.join(said)}."


def say_highlight(highlight: Highlight) -> str:
    """Say the one thing that stands out."""
    if highlight.best is not None:
        best = say_best(highlight.best, range_mark(highlight.exercise))
        return f"{BEST_TITLES[highlight.best.kind]} so far: {best}. {highlight.name}."
    return {
        "came_back": f"You came back after {highlight.days_away} days.",
        "new_exercise": f"New to you: {highlight.name}.",
        "most": f"Most often: {highlight.name}. {highlight.times} tries.",
    }.get(highlight.kind, "The sea was calm. Weeks like this belong to it.")


def say_found(story: WeeklyStory) -> str:
    """Say what was found in the week."""
    if story.found:
        return f"You found {say_things(story.found)}."
    if story.is_quiet:
        return "This is your shore now. Everything on it stays."
    return "Nothing new lay on the shore. What you did counts for the next find."
