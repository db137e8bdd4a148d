"""A picture: each repetition uncovers one piece. A finished picture is hung up, and the next one begins."""

from dataclasses import dataclass

from lull.practice.games.chance import pick, shuffle
from lull.practice.games.game import Game, GameState, Scene
from lull.saying import say, say_count, together

PICTURES = (say("a whale in the sea"), say("a fox in a wood"), say("a balloon over hills"))
COLUMNS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Of how many pieces a picture is, how many pictures hang, and how many pieces of this one are open."""

    pieces: int
    hung: int
    opened: int


def find_progress(state: GameState) -> Progress:
    """Return how far a game is: a picture has as many pieces as the goal, filled up to whole rows.

    A whole picture is hung up only with the next piece.
    """
    pieces = COLUMNS * -(-state.goal // COLUMNS)
    hung = max(0, state.earned - 1) // pieces
    return Progress(pieces=pieces, hung=hung, opened=state.earned - hung * pieces)


def arrange_pieces(state: GameState) -> Scene:
    """Return the picture being uncovered, its open pieces in their order, and what hangs on the wall.

    Pictures come in turn, so the one that hangs last is the one before this one.
    """
    now = find_progress(state)
    order = shuffle(state.seed + now.hung, now.pieces)
    return {
        "columns": COLUMNS,
        "rows": now.pieces // COLUMNS,
        "picture": _find_picture(state, now.hung),
        "open": list(order[: now.opened]),
        "next": order[now.opened] if now.opened < now.pieces else None,
        "hung": now.hung,
    }


def _find_picture(state: GameState, number: int) -> int:
    """Return which picture is uncovered as the one with this number, counted from 0."""
    return (pick(state.seed, 0, len(PICTURES)) + number) % len(PICTURES)


def _say(state: GameState) -> str:
    now = find_progress(state)
    said = say("A picture. {opened} of {pieces} pieces uncovered.", opened=now.opened, pieces=now.pieces)
    if now.opened == now.pieces:
        said = say("A whole picture: {what}.", what=PICTURES[_find_picture(state, now.hung)])
    if now.hung == 0:
        return said
    wall = say_count(now.hung, "{number} picture on the wall.", "{number} pictures on the wall.")
    return together((said, wall))


def _say_left(state: GameState) -> str:
    now = find_progress(state)
    left = now.pieces - now.opened
    if left:
        return say_count(left, "{number} piece still covered", "{number} pieces still covered")
    return say("The picture is whole")


PICTURE = Game(
    id="picture",
    name=say("Picture"),
    invites=say("Each one you do uncovers a piece."),
    arrange=arrange_pieces,
    say=_say,
    say_left=_say_left,
)
