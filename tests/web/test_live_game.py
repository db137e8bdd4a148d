"""The game of one session: its scene is the same object until something was earned, and never an old one."""

from hypothesis import given
from hypothesis import strategies as st

from lull.practice.games.all_games import GAMES
from lull.practice.games.moment import Moment, PlayerMoment
from lull.web.live_game import LiveGame

HEARD = st.tuples(
    st.sampled_from(["first", "second"]), st.floats(0, 1.5), st.integers(0, 12), st.integers(0, 12)
)


@given(st.sampled_from(sorted(GAMES)), st.lists(HEARD, max_size=25))
def test_the_scene_is_that_of_a_game_told_everything(
    game_id: str, heard: list[tuple[str, float, int, int]]
) -> None:
    """The slow reference advances the game at every moment and draws it every time."""
    live = LiveGame(game_id, "a-session", goal=5)
    game, state, second = live.game, live.state, 0
    first = PlayerMoment()
    for who, progress, repetitions, told in heard:
        before = live.scene
        if who == "first":
            live.hear(1.0, progress=progress, repetitions=repetitions, told=told)
            first = PlayerMoment(progress=progress, repetitions=repetitions, told=told)
        else:
            live.hear_second(told)
            second = max(second, told) if game.players > 1 else 0
        state = game.advance(state, Moment(t_s=1.0, players=(first, PlayerMoment(told=second))))
        more = {"second": second} if game.players > 1 else {}
        assert live.scene == {**game.scene(state), **more}
        assert (live.scene is before) is (live.scene == before)
        assert live.state == state
