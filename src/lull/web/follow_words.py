"""Numbers of weeks in words: each with its error, and whether a change is more than noise."""

from collections.abc import Mapping

from lull.assessment.number_words import round_up
from lull.progress.exercise_weeks import Kind
from lull.progress.own_bests import BestKind, OwnBest
from lull.progress.week_value import WeekChange, WeekValue
from lull.saying import say

DIGITS: Mapping[Kind, int] = {"range": 0, "smoothness": 2, "success": 0}
TITLES: Mapping[Kind, str] = {
    "range": say("How far"),
    "smoothness": say("How smooth"),
    "success": say("How many counted"),
}
EXPLAINED: Mapping[Kind, str] = {
    "range": say(
        "The middle range of each session, as a mean of the week. One camera sees it roughly, "
        "and all sessions may share its error."
    ),
    "smoothness": say(
        "The number is SPARC. Nearer to 0 is smoother. It compares with your own numbers only."
    ),
    "success": say(
        "Counted of all attempts the camera saw. What counts grows with your own range, "
        "so this need not rise."
    ),
}
"""What each number is."""


def mark_of(kind: Kind, range_mark: str) -> str:
    """Return what stands behind a number of this kind."""
    return {"range": range_mark, "smoothness": "", "success": "%"}[kind]


def say_value(value: float, kind: Kind, mark: str) -> str:
    """Say a number without its error, which stands beside it."""
    return f"{value:z.{DIGITS[kind]}f}{mark}"


def say_week(week: WeekValue | None, kind: Kind, mark: str) -> str:
    """Say a week's number with its error: ``53° ±11°``, or that there is none."""
    if week is None:
        return say("not measured")
    said = say_value(week.value, kind, mark)
    if week.error_95 is None:
        return say("{number}, error not known yet", number=said)
    return f"{said} ±{round_up(week.error_95, DIGITS[kind])}{mark}"


def say_change(change: WeekChange | None, kind: Kind, mark: str) -> str:
    """Say what changed, and how much noise alone shows."""
    if change is None:
        return say("It takes six weeks with this number to look for a change.")
    first, last = (say_value(value, kind, mark) for value in (change.first, change.last))
    return say(
        "First {weeks} weeks {first}, last {weeks} weeks {last}. Noise alone shows up to {limit}.",
        weeks=change.weeks,
        first=first,
        last=last,
        limit=f"{round_up(change.limit, DIGITS[kind])}{mark}",
    )


def say_count_change(change: WeekChange | None) -> str:
    """Say how the repetitions of a week changed."""
    if change is None:
        return say("It takes six whole weeks to look for a change.")
    return say(
        "Counted in the first {weeks} weeks {first} a week, in the last {weeks} weeks {last}. "
        "Noise alone shows up to {limit}.",
        weeks=change.weeks,
        first=f"{change.first:.0f}",
        last=f"{change.last:.0f}",
        limit=round_up(change.limit),
    )


BEST_TITLES: Mapping[BestKind, str] = {
    "far": say("Farthest"),
    "smooth": say("Smoothest"),
    "hold": say("Longest held"),
}
BEST_MEANS: Mapping[BestKind, str] = {
    "far": say("reached three times in one session"),
    "smooth": say("the middle of a session; nearer to 0 is smoother"),
    "hold": say("held three times in one session"),
}


def say_best(best: OwnBest, range_mark: str) -> str:
    """Say a best with its error: ``62° ±10°``."""
    digits, mark = {"far": (0, range_mark), "smooth": (2, ""), "hold": (1, " s")}[best.kind]
    return f"{best.value:z.{digits}f}{mark} ±{round_up(best.error_95, digits)}{mark}"


def say_before(best: OwnBest, range_mark: str) -> str:
    """Say what the best was before, or that this is where it began."""
    if best.before is None:
        return say("This is where you began. A next one is told when it is larger than the error.")
    digits, mark = {"far": (0, range_mark), "smooth": (2, ""), "hold": (1, " s")}[best.kind]
    before = f"{best.before:z.{digits}f}{mark}"
    return say("Before that it was {before}. The step is larger than the error.", before=before)


def verdict(change: WeekChange | None) -> str:
    """Say in three words whether a change is one; empty where none was looked for."""
    if change is None:
        return ""
    return say("More than noise") if change.is_beyond_noise else say("Inside noise")
