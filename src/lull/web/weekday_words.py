"""Days of the week in words."""

from collections.abc import Mapping

from lull.saying import say, together

DAY_NAMES = (
    say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun"),
)  # fmt: skip
GROUPS: Mapping[tuple[int, ...], str] = {(1, 2, 3, 4, 5): say("school days"), (6, 7): say("free days")}


def say_days(weekdays: tuple[int, ...]) -> str:
    """Say days of the week: ``school days``, ``Mon, Wed``."""
    return GROUPS.get(weekdays) or together((DAY_NAMES[day - 1] for day in weekdays), ", ")
