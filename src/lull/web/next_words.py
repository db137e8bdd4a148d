"""What comes next in practice, in words, and the address that leads there over the start gate."""

from collections.abc import Iterable
from urllib.parse import urlencode

from lull.actions.follow_programme import NextPractice
from lull.practice.practised_name import name_practised
from lull.practice.programme import Step
from lull.progress.practice_session import Way
from lull.record.state import RecordState
from lull.saying import say, together


def name_step(step: Step) -> str:
    """Say a session: ``Warm up: Straighten the knee, left, 5``, or with ``(set 2 of 2)`` at its end."""
    name = together((name_practised(step.exercise, step.side), str(step.repetitions)), ", ")
    if step.kind == "warm_up":
        return say("Warm up: {name}", name=name)
    if step.sets == 1:
        return name
    return say("{name} (set {number} of {sets})", name=name, number=step.number, sets=step.sets)


def name_steps(steps: Iterable[Step]) -> str:
    """Say sessions one after the other."""
    return together(map(name_step, steps), "; ")


def name_next(next_up: NextPractice) -> str:
    """Say what to go on with, shortly enough for a button: ``Straighten the knee, left``."""
    return name_practised(next_up.exercise, next_up.side)


def to_address(next_up: NextPractice, state: RecordState) -> str:
    """Return the address of the start gate, with the game played last."""
    choice = f"{next_up.exercise}/{next_up.side}"
    return _address(choice, next_up.goal, next_up.way, state)


def step_address(step: Step, way: Way, state: RecordState) -> str:
    """Return the address of the start gate for one session of a programme or of ten minutes."""
    return _address(f"{step.exercise}/{step.side}", step.repetitions, way, state)


def _address(choice: str, goal: int, way: Way, state: RecordState) -> str:
    """Return an address with everything that is remembered."""
    game = state.sessions[-1].game if state.sessions else ""
    return f"/practise/start?{urlencode({'choice': choice, 'goal': goal, 'game': game, 'way': way})}"
