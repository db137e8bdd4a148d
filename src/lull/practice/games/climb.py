"""A climb: the movement reaches for the next hold, each repetition is a hold up. Ledges are for rest."""

from lull.practice.games.chance import pick
from lull.practice.games.game import Game, GameState, Scene
from lull.saying import say, say_count, together

LEDGE_EVERY = 5
"""Every so many holds there is a ledge (ours)."""

BELOW, ABOVE = 8, 8
WIDEST = 100
"""How far from the middle a hold lies at most, in hundredths of the way's half width."""


def arrange_holds(state: GameState) -> Scene:
    """Return the holds in sight: ``first`` is the number of the first, each how far aside it lies."""
    first = max(0, state.earned - BELOW)
    holds = [find_hold(state, at) for at in range(first, state.earned + ABOVE + 1)]
    return {"first": first, "holds": holds, "ledge": LEDGE_EVERY}


def find_hold(state: GameState, index: int) -> int:
    """Return how far right of the middle a hold lies: from side to side, ledges in the middle."""
    if index % LEDGE_EVERY == 0:
        return 0
    aside = WIDEST // 3 + pick(state.seed, index, WIDEST - WIDEST // 3)
    return aside if index % 2 else -aside


def _say(state: GameState) -> str:
    where = say_count(state.earned, "A climb. {number} hold up.", "A climb. {number} holds up.")
    if state.earned == 0 or state.earned % LEDGE_EVERY:
        return where
    return together((where, say("You stand on a ledge.")))


def _say_left(state: GameState) -> str:
    left = state.goal - state.earned
    if left > 0:
        return say_count(left, "{number} hold to the hut", "{number} holds to the hut")
    return say("You reached the hut")


CLIMB = Game(
    id="climb",
    name=say("Climb"),
    invites=say("Each one you do is a hold upwards."),
    arrange=arrange_holds,
    say=_say,
    say_left=_say_left,
)
