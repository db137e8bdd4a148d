"""The ways to watch an exercise that a recording has columns for, or the sentence that says what lacks."""

from lull.movement.landmarks import Watched
from lull.movement.recorded_body import find_missing_columns, has_data, has_depth
from lull.movement.recording import Recording
from lull.practice.exercise import Exercise
from lull.practice.watched_sides import Watching, choose_watchings, find_watchings
from lull.refusal import BadInput

MOST_NAMED = 6
"""A sentence names at most so many missing columns."""


def find_ways(recording: Recording, exercise: Exercise, side: Watched | None) -> list[Watching]:
    """Return the ways to watch that have all columns and some data; refuse a wished one that has not."""
    ways = find_watchings(exercise) if side is None else choose_watchings(exercise, side)
    missing = {way.whose: find_missing_columns(recording, way.landmarks) for way in ways}
    complete = [way for way in ways if not missing[way.whose]]
    if not complete or (side is not None and len(complete) < len(ways)):
        raise BadInput(_name_missing(recording, exercise, ways, missing))
    found = [way for way in complete if has_data(recording, way.landmarks)]
    if not found or (side is not None and len(found) < len(ways)):
        empty = next(way for way in complete if way not in found)
        raise BadInput(
            f"{recording.name}: no row holds numbers for all of {', '.join(empty.landmarks)}: "
            "nobody was found on that side; choose the other side or record again"
        )
    if exercise.signal.needs_depth and not has_depth(recording, found[0].landmarks):
        raise BadInput(
            f"{recording.name} has no depth (columns _wx _wy _wz, or _z), which {exercise.id} needs: "
            "export the landmarks with their third coordinate"
        )
    return found


def _name_missing(
    recording: Recording,
    exercise: Exercise,
    ways: tuple[Watching, ...],
    missing: dict[Watched, tuple[str, ...]],
) -> str:
    """Return the sentence that says which columns are not there and what to do."""
    lacking = min((way for way in ways if missing[way.whose]), key=lambda way: len(missing[way.whose]))
    complete = [
        way.whose
        for way in find_watchings(exercise)
        if way.whose != "both" and not find_missing_columns(recording, way.landmarks)
    ]
    mend = (
        f"it holds the {complete[0]} side (--side {complete[0]})"
        if complete
        else "name the columns as MediaPipe names joints"
    )
    where = "both sides" if lacking.whose == "both" else f"the {lacking.whose} side"
    columns = _list_columns(missing[lacking.whose])
    return f"{recording.name} has no column {columns}, which {exercise.id} needs for {where}: {mend}"


def _list_columns(names: tuple[str, ...]) -> str:
    """Return names for a sentence: the first few, and how many more there are."""
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
