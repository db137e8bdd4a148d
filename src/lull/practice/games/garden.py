"""A garden: the movement tips the watering can, each repetition helps one plant grow a step."""

from lull.practice.games.chance import pick
from lull.practice.games.game import Game, GameState, Scene
from lull.saying import say, say_count

STEPS = 2
"""A plant comes up, then it flowers (ours; with three, ten repetitions make a thin garden)."""

PLOTS = 10
"""A bed has so many plots; when all flower, the next bed is dug and this one is seen from afar (ours)."""

KINDS = 6


def arrange_bed(state: GameState) -> Scene:
    """Return the bed being watered, each plant's kind and step, and how many flower in beds before."""
    grown = state.earned
    bed = max(0, grown - 1) // (PLOTS * STEPS)
    here = grown - bed * PLOTS * STEPS
    plants = [
        [pick(state.seed, bed * PLOTS + plot, KINDS), min(STEPS, here - plot * STEPS)]
        for plot in range(-(-here // STEPS))
    ]
    return {"plants": plants, "afar": bed * PLOTS}


def _say(state: GameState) -> str:
    flowers, growing = divmod(state.earned, STEPS)
    return say_count(
        flowers,
        "A garden. {number} plant in flower, {growing} growing.",
        "A garden. {number} plants in flower, {growing} growing.",
        growing=growing,
    )


def _say_left(state: GameState) -> str:
    left = state.goal - state.earned
    return say("{left} more to water", left=left) if left > 0 else say("Everything is watered")


GARDEN = Game(
    id="garden",
    name=say("Garden"),
    invites=say("Each one you do helps a plant grow."),
    arrange=arrange_bed,
    say=_say,
    say_left=_say_left,
)
