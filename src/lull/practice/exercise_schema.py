"""What every exercise has to be: a mistake in the table of forty is found before anybody practises."""

from lull.movement.landmarks import LANDMARK_INDEX, SIDES
from lull.movement.place import find_landmarks
from lull.movement.signal import PLACES, Signal, Term
from lull.practice.cues import CUES
from lull.practice.exercise import Exercise

GROUPS = ("hand", "arm", "trunk", "leg")
POSITIONS = ("sit", "wheelchair", "lie", "stand")
SIDEDNESS = ("each", "both", "alternate", "none")
VIEWS = ("front", "side", "any")
UNITS = ("deg", "%")
STANDING_RISK = 2
"""Standing only is at least this risky."""


def find_faults(exercise: Exercise) -> tuple[str, ...]:
    """Return what is wrong with an exercise, a sentence each; none for a good one."""
    faults = [*_check_words(exercise), *_check_numbers(exercise), *_check_risk(exercise)]
    for term in exercise.signal.terms:
        faults += _check_term(term)
    if not faults:
        faults += _check_landmarks(exercise.signal)
    return tuple(f"{exercise.id}: {fault}" for fault in faults)


def _check_words(exercise: Exercise) -> list[str]:
    """Check that every word is one of those known."""
    known = [
        ("group", (exercise.group,), GROUPS),
        ("positions", exercise.positions, POSITIONS),
        ("sides", exercise.sides, SIDEDNESS),
        ("view", (exercise.view,), VIEWS),
        ("unit", (exercise.signal.unit,), UNITS),
        ("ready_cue", (exercise.ready_cue,), tuple(CUES)),
    ]
    faults = [
        f"{field} holds {word!r}, which is none of {', '.join(words)}"
        for field, found, words in known
        for word in found
        if word not in words
    ]
    faults += [f"{field} is empty" for field, found, _ in known if not found]
    if exercise.ends[0] == exercise.ends[1]:
        faults.append("both ends have the same name")
    return faults


def _check_numbers(exercise: Exercise) -> list[str]:
    """Check that ranges and limits can be met."""
    faults = []
    if not exercise.ready.lowest < exercise.ready.highest:
        faults.append("the ready pose has no room")
    if not 0.0 < exercise.smallest_range < exercise.first_range:
        faults.append("the first range is not above the smallest one")
    faults += [f"{name} lets nothing pass" for name, limit in exercise.form.items() if limit <= 0.0]
    return faults


def _check_risk(exercise: Exercise) -> list[str]:
    """Check that nobody is asked to stand as if it were nothing (hazard H14)."""
    if exercise.positions == ("stand",) and exercise.fall_risk < STANDING_RISK:
        return ["standing with no risk of falling"]
    return []


def _check_term(term: Term) -> list[str]:
    """Check that a term has the places its kind needs, and a yardstick where it is a length."""
    faults = []
    if len(term.places) != PLACES[term.kind]:
        faults.append(f"{term.kind} needs {PLACES[term.kind]} places and has {len(term.places)}")
    if (term.kind in ("share", "along")) != (len(term.yardstick) > 1):
        faults.append(f"{term.kind} has a yardstick of {len(term.yardstick)} places")
    if term.weight == 0.0:
        faults.append(f"{term.kind} weighs nothing")
    return faults


def _check_landmarks(signal: Signal) -> list[str]:
    """Check that every place is on the body."""
    places = [place for term in signal.terms for place in (*term.places, *term.yardstick)]
    names = {name for side in SIDES for place in places for name in find_landmarks(place, side)}
    return [f"there is no landmark {name}" for name in sorted(names - set(LANDMARK_INDEX))]
