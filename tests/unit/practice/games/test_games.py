"""Every game: nothing earned is ever taken away, each repetition earns one thing (hazard H31)."""

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.practice.games.all_games import GAMES, USUAL_GAME, find_game
from lull.practice.games.chance import pick, shuffle
from lull.practice.games.game import FARTHEST_PULL, Game, GameState
from lull.practice.games.moment import Moment, PlayerMoment

pytestmark = pytest.mark.hazard("H31")

few = settings(max_examples=40)
every_game = pytest.mark.parametrize("game", GAMES.values(), ids=list(GAMES))

COUNTS = st.integers(-3, 400)
PROGRESS = st.none() | st.floats(allow_nan=True, allow_infinity=True)
PLAYERS = st.builds(PlayerMoment, progress=PROGRESS, repetitions=COUNTS, told=COUNTS)
MOMENTS = st.builds(
    Moment, t_s=st.floats(0, 90_000), players=st.lists(PLAYERS, max_size=3).map(tuple[PlayerMoment, ...])
)
BEGINNINGS = {"seed": st.integers(0, 2**32 - 1), "goal": st.sampled_from((1, 5, 7, 10, 15, 20))}

Scene = dict[str, Any]


def at(*counted: int, progress: float | None = None, t_s: float = 1.0) -> Moment:
    """Return a moment in which each player has been counted so often."""
    return Moment(
        t_s=t_s, players=tuple(PlayerMoment(progress=progress, repetitions=count) for count in counted)
    )


def things_of(game: Game, state: GameState) -> list[Any]:
    """Return everything earned that a scene tells one by one, oldest first where it has an order."""
    scene: Scene = game.scene(state)
    if game.id == "garden":
        afar = [["afar", plot] for plot in range(scene["afar"] * 2)]
        return afar + [["step", n] for n in range(sum(step for _, step in scene["plants"]))]
    if game.id == "picture":
        hung = [["hung", n] for n in range(scene["hung"] * scene["columns"] * scene["rows"])]
        return hung + [["open", piece] for piece in scene["open"]]
    return list(range(scene["earned"]))


@every_game
@few
@given(moments=st.lists(MOMENTS, max_size=12), **BEGINNINGS)
def test_nothing_earned_is_ever_taken_away(game: Game, moments: list[Moment], seed: int, goal: int) -> None:
    """Counts that jump back, odd numbers, missing and additional players: what is there stays there."""
    state = game.begin(seed=seed, goal=goal)
    for moment in moments:
        after = game.advance(state, moment)
        assert all(now >= before for now, before in zip(after.counted, state.counted, strict=True))
        assert len(things_of(game, after)) >= len(things_of(game, state))
        assert all(0 <= pull <= FARTHEST_PULL for pull in after.pull)
        assert (after.seed, after.goal, after.game) == (state.seed, state.goal, state.game)
        state = after


@every_game
@few
@given(moments=st.lists(MOMENTS, max_size=6), pull=st.floats(0, FARTHEST_PULL), **BEGINNINGS)
def test_where_the_movement_is_changes_no_scene(
    game: Game, moments: list[Moment], pull: float, seed: int, goal: int
) -> None:
    """It travels beside the scene, so a scene is drawn anew only when something was earned."""
    state = game.begin(seed=seed, goal=goal)
    for moment in moments:
        state = game.advance(state, moment)
    assert game.scene(replace(state, pull=(pull,) * game.players)) == game.scene(state)


@every_game
@few
@given(counts=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6), **BEGINNINGS)
def test_each_repetition_and_each_told_one_earns_one_thing(
    game: Game, counts: list[tuple[int, int]], seed: int, goal: int
) -> None:
    """Whoever plays and however: the scene holds as many things as were counted."""
    state = game.begin(seed=seed, goal=goal)
    repetitions = told = 0
    for more, more_told in counts:
        repetitions, told = repetitions + more, told + more_told
        players = (PlayerMoment(repetitions=repetitions, told=told),) * game.players
        state = game.advance(state, Moment(t_s=1.0, players=players))
        assert state.earned == game.players * (repetitions + told)
        assert len(things_of(game, state)) == state.earned
        assert game.scene(state)["earned"] == state.earned


@every_game
@few
@given(progress=st.lists(PROGRESS, max_size=8), counted=st.integers(0, 90), **BEGINNINGS)
def test_a_movement_that_is_not_counted_changes_nothing_that_was_earned(
    game: Game, progress: list[float | None], counted: int, seed: int, goal: int
) -> None:
    """However far, short or often: only the drawn limb moves."""
    state = before = game.advance(game.begin(seed=seed, goal=goal), at(counted, counted))
    for now in progress:
        state = game.advance(state, at(counted, counted, progress=now))
        assert game.scene(state) == game.scene(before)


@every_game
@few
@given(
    steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=8),
    times=st.tuples(st.floats(0, 90_000), st.floats(0, 90_000)),
    **BEGINNINGS,
)
def test_a_restart_goes_on_where_it_was(
    game: Game, steps: list[tuple[int, int]], times: tuple[float, float], seed: int, goal: int
) -> None:
    """The counts alone give the same state, at any time: no limit, no hurry, no history, no chance."""
    state = game.begin(seed=seed, goal=goal)
    first = second = 0
    for more, others in steps:
        first, second = first + more, second + others
        state = game.advance(state, at(first, second, t_s=times[0]))
    assert game.advance(game.begin(seed=seed, goal=goal), at(first, second, t_s=times[1])) == state


@every_game
@few
@given(counted=st.integers(0, 300), **BEGINNINGS)
def test_what_is_there_looks_the_same_later(game: Game, counted: int, seed: int, goal: int) -> None:
    """A further repetition moves nothing that is in sight: plants, pieces, shore and holds."""
    state = game.advance(game.begin(seed=seed, goal=goal), at(counted))
    before: Scene = game.scene(state)
    after: Scene = game.scene(game.advance(state, at(counted + 1)))
    if "plants" in before and before["afar"] == after["afar"]:
        kept = after["plants"][: len(before["plants"])]
        assert [kind for kind, _ in kept] == [kind for kind, _ in before["plants"]]
    if "open" in before and before["hung"] == after["hung"]:
        assert after["open"][:-1] == before["open"]
        assert after["picture"] == before["picture"]
    for name in ("shore", "holds"):
        if name in before:
            gone = after["first"] - before["first"]
            assert before[name][gone:] == after[name][: len(before[name]) - gone]


@every_game
@few
@given(counted=st.integers(0, 300), **BEGINNINGS)
def test_state_and_scene_are_small_plain_json_with_words(
    game: Game, counted: int, seed: int, goal: int
) -> None:
    """What travels is small, and says what is on the screen; no word of loss, of rank or of others."""
    state = game.advance(game.begin(seed=seed, goal=goal), at(counted, progress=0.5))
    assert json.loads(json.dumps(state.to_json())) == state.to_json()
    scene = game.scene(state)
    assert json.loads(json.dumps(scene)) == scene
    assert len(json.dumps(scene)) < 700
    words = f"{scene['says']} {scene['left']} {game.invites}".lower()
    assert not {"lose", "lost", "fail", "wrong", "faster", "hurry", "score", "than", "streak"} & set(
        words.split()
    )


@pytest.mark.parametrize(
    ("game_id", "goal", "words"),
    [
        ("lanterns", 10, ("Evening bay. 3 lanterns on the water.", "7 lanterns left")),
        ("garden", 10, ("A garden. 1 plant in flower, 1 growing.", "7 more to water")),
        ("picture", 5, ("A picture. 3 of 5 pieces uncovered.", "2 pieces still covered")),
        ("climb", 3, ("A climb. 3 holds up.", "You reached the hut")),
        ("calm", 10, ("A circle that moves as you do. 3 so far.", "")),
        (
            "boat",
            3,
            ("A boat on a lake. 3 strokes rowed. Beside it: lighthouse.", "You reached the lighthouse"),
        ),
    ],
)
def test_three_repetitions_in_words(game_id: str, goal: int, words: tuple[str, str]) -> None:
    game = GAMES[game_id]
    scene = game.scene(game.advance(game.begin(seed=1, goal=goal), at(3)))
    assert (scene["says"], scene["left"]) == words


@few
@given(counted=st.integers(0, 300), **BEGINNINGS)
def test_a_shore_has_something_new_at_every_stroke(counted: int, seed: int, goal: int) -> None:
    """No place stands beside its like, except where every stroke reaches a lighthouse."""
    game = GAMES["boat"]
    scene: Scene = game.scene(game.advance(game.begin(seed=seed, goal=goal), at(counted)))
    assert goal == 1 or all(one != other for one, other in pairwise(scene["shore"]))


def test_two_row_one_boat_and_nobody_is_compared() -> None:
    """The sum is the way; who rowed what is nowhere in the scene, and a rest keeps nothing back."""
    game = GAMES["boat-for-two"]
    begun = game.begin(seed=1, goal=10)
    scenes = [game.scene(game.advance(begun, at(*counted))) for counted in ((6, 0), (0, 6), (3, 3), (5, 1))]
    assert all(scene == scenes[0] for scene in scenes)
    assert (
        scenes[0]["says"]
        == "A boat with two who row. 6 strokes rowed together. " + str(scenes[0]["says"]).split(". ", 2)[-1]
    )


def test_one_player_alone_never_hears_a_second() -> None:
    game = GAMES["garden"]
    assert game.advance(game.begin(seed=1, goal=10), at(2, 9)).earned == 2


def test_a_whole_picture_stays_until_the_next_piece_and_then_hangs_on_the_wall() -> None:
    game = GAMES["picture"]
    begun = game.begin(seed=4, goal=5)
    whole: Scene = game.scene(game.advance(begun, at(5)))
    after: Scene = game.scene(game.advance(begun, at(6)))
    assert (sorted(whole["open"]), whole["hung"]) == ([0, 1, 2, 3, 4], 0)
    assert (len(after["open"]), after["hung"]) == (1, 1)
    assert after["picture"] == (whole["picture"] + 1) % 3
    assert str(whole["says"]).startswith("A whole picture: ")


def test_an_unknown_game_is_the_usual_one() -> None:
    """A record written by a later Lull still opens."""
    assert find_game("kite") is USUAL_GAME
    assert find_game("climb") is GAMES["climb"]


@given(seed=st.integers(0, 2**32), count=st.integers(1, 60))
def test_a_shuffle_holds_every_number_once(seed: int, count: int) -> None:
    assert sorted(shuffle(seed, count)) == list(range(count))


def test_picks_are_spread_evenly() -> None:
    """Of 12,000 picks each of six kinds comes between 0.8 and 1.2 times as often as by chance."""
    found = [pick(seed, place, 6) for seed in range(100) for place in range(120)]
    assert all(1600 < found.count(kind) < 2400 for kind in range(6))
