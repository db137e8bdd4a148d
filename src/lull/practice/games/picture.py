"""A picture: each repetition uncovers one piece. A finished picture is hung up, and the next one begins."""

from lull.practice.games.chance import pick, shuffle
from lull.practice.games.game import Game, GameState, Scene, plural

PICTURES = ("a whale in the sea", "a fox in a wood", "a balloon over hills")
COLUMNS = 5


def count_pieces(state: GameState) -> int:
    """Return how many pieces a picture has: the goal, filled up to whole rows."""
    return COLUMNS * -(-state.goal // COLUMNS)


def arrange_pieces(state: GameState) -> Scene:
    """Return the picture being uncovered, its open pieces in their order, and what hangs on the wall.

    Pictures come in turn, so the one that hangs last is the one before this one.
    """
    pieces = count_pieces(state)
    done = max(0, state.earned - 1) // pieces
    order = shuffle(state.seed + done, pieces)
    opened = state.earned - done * pieces
    return {
        "columns": COLUMNS,
        "rows": pieces // COLUMNS,
        "picture": _find_picture(state, done),
        "open": list(order[:opened]),
        "next": order[opened] if opened < pieces else None,
        "hung": done,
    }


def _find_picture(state: GameState, number: int) -> int:
    """Return which picture is uncovered as the one with this number, counted from 0."""
    return (pick(state.seed, 0, len(PICTURES)) + number) % len(PICTURES)


def _say(state: GameState) -> str:
    pieces = count_pieces(state)
    done = max(0, state.earned - 1) // pieces
    opened = state.earned - done * pieces
    hung = f" {plural(done, 'picture')} on the wall." if done else ""
    if opened == pieces:
        return f"A whole picture: {PICTURES[_find_picture(state, done)]}.{hung}"
    return f"A picture. {opened} of {pieces} pieces uncovered.{hung}"


def _say_left(state: GameState) -> str:
    pieces = count_pieces(state)
    left = pieces - (state.earned - pieces * (max(0, state.earned - 1) // pieces))
    return f"{plural(left, 'piece')} still covered" if left else "The picture is whole"


PICTURE = Game(
    id="picture",
    name="Picture",
    invites="Each one you do uncovers a piece.",
    arrange=arrange_pieces,
    say=_say,
    say_left=_say_left,
)
