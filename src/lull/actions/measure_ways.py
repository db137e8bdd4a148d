"""How long each way lasts: while the middle curve shows at least half of the most it ever shows."""

from dataclasses import dataclass

from lull.actions.compare_injections import Course
from lull.actions.compare_ways import WayCourses

_HOURS = {"hours": 1.0, "days": 24.0}
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLength:
    """From when until when, in hours after it was given; a pump lasts while it runs, until ``None``."""

    way: str
    from_h: float
    until_h: float | None


def measure_ways(courses: WayCourses) -> tuple[WayLength, ...]:
    """Measure the four courses, in the order of their lengths."""
    begins, _ = _find_half(courses.pump_begins)
    return (
        *(
            WayLength(way=way, from_h=_find_half(course)[0], until_h=_find_half(course)[1])
            for way, course in (
                ("tablets", courses.tablet),
                ("bolus", courses.bolus),
                ("toxin", courses.toxin),
            )
        ),
        WayLength(way="pump", from_h=begins, until_h=None),
    )


def _find_half(course: Course) -> tuple[float, float]:
    """Find the first and the last time with at least half of the greatest effect, in hours."""
    effects = [1.0 - tone for tone in course.tone.p50]
    enough = [
        time for time, effect in zip(course.times, effects, strict=True) if effect >= _HALF * max(effects)
    ]
    return enough[0] * _HOURS[course.unit], enough[-1] * _HOURS[course.unit]
