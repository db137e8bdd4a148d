"""A picture: each repetition uncovers one piece. A finished picture is hung up, and the next one begins."""

from dataclasses import dataclass

from lull.practice.games.chance import pick, shuffle
from lull.practice.games.game import Game, GameState, Scene, plural

PICTURES = ("a whale in the sea", "a fox in a wood", "a balloon over hills")
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
    wall = f" {plural(now.hung, 'picture')} on the wall." if now.hung else ""
    if now.opened == now.pieces:
        return f"A whole picture: {PICTURES[_find_picture(state, now.hung)]}.{wall}"
    return f"A picture. {now.opened} of {now.pieces} pieces uncovered.{wall}"


def _say_left(state: GameState) -> str:
    now = find_progress(state)
    left = now.pieces - now.opened
    return f"{plural(left, 'piece')} still covered" if left else "The picture is whole"


PICTURE = Game(
    id="picture",
    name="Picture",
    invites="Each one you do uncovers a piece.",
    arrange=arrange_pieces,
    say=_say,
    say_left=_say_left,
)
