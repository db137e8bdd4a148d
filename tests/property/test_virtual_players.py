"""Made-up players, whose true chance of success is known: how often it lies in the band."""

from functools import cache

import numpy as np
import pytest

from lull.practice.challenge.controller import ChallengeController
from lull.practice.challenge.ladder import TENTHS, Ladder
from lull.practice.virtual_player import KINDS, PlayerTraits, VirtualPlayer
from lull.practice.virtual_practice import (
    PlayedAttempt,
    measure_share_in_band,
    simulate_session,
    summarise_blocks,
)
from made_challenge import LIMITS, Controlled, made_player, simulate_days, simulate_rival_days

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("virtual players")]  # each is played once

SEEDS = range(7000, 7007)
"""Players nobody tuned anything on; the decision record has the figures over many more."""


@cache
def played(kind: str) -> list[list[PlayedAttempt]]:
    """Return the sessions of a kind: seven players on two days."""
    return [
        attempts
        for seed in SEEDS
        for attempts, _ in simulate_days(made_player(KINDS[kind], seed, 0.15), days=2)
    ]


def blocks_of(sessions: list[list[PlayedAttempt]]) -> list[float]:
    """Return all blocks after the first five minutes."""
    return [block for session in sessions for block in summarise_blocks(session)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_true_chance_lies_in_the_band_most_of_the_time(kind: str) -> None:
    """A coarse guard over few players: two blocks of three (the record has 40 players a kind)."""
    assert measure_share_in_band(blocks_of(played(kind))) >= 0.66


def test_all_kinds_together_lie_in_the_band() -> None:
    """Over everybody three blocks of four at least, and on average in its middle."""
    blocks = [block for kind in KINDS for block in blocks_of(played(kind))]
    assert len(blocks) > 300
    assert measure_share_in_band(blocks) >= 0.75
    assert 0.75 <= float(np.mean(blocks)) <= 0.82


def test_the_controller_is_better_than_the_staircase() -> None:
    """The simple rival, at the best of the steps that were tried."""
    sessions = [
        attempts
        for traits in KINDS.values()
        for seed in SEEDS
        for attempts in simulate_rival_days(made_player(traits, seed, 0.15), days=2)
    ]
    rival = blocks_of(sessions)
    ours = [block for kind in KINDS for block in blocks_of(played(kind))]
    assert measure_share_in_band(ours) > measure_share_in_band(rival) + 0.05


def test_the_true_chance_is_what_attempts_come_to() -> None:
    """The closed form against ten thousand attempts of a player whose state stands still."""
    traits = PlayerTraits(
        reach=0.9, reach_sd=0.1, hold_s=1.5, full_s=2.5, needed_pause_s=4.0, lapse=0.05, day_sd=0.0
    )
    player = VirtualPlayer(traits, np.random.default_rng(5))
    challenge = Ladder(LIMITS).to_challenge(200)
    share = np.mean([player.attempt(challenge, 0.0).success for _ in range(10_000)])
    assert share == pytest.approx(player.true_success(challenge), abs=0.015)


def test_players_tire_rest_and_learn() -> None:
    """What each kind is for."""
    challenge = Ladder(LIMITS).to_challenge(200)
    tiring = VirtualPlayer(KINDS["tiring"], np.random.default_rng(1))
    fresh = tiring.true_success(challenge)
    for _ in range(80):
        tiring.attempt(challenge, 0.0)
    tired = tiring.true_success(challenge)
    assert tired < fresh - 0.1
    tiring.rest(600.0)
    assert tiring.true_success(challenge) > tired + 0.08
    learning = VirtualPlayer(KINDS["learning"], np.random.default_rng(1))
    first = learning.true_success(challenge)
    for _ in range(150):
        learning.attempt(challenge, 0.0)
    assert learning.true_success(challenge) > first + 0.1


def test_a_tiring_player_is_offered_a_rest_and_an_even_one_seldom() -> None:
    """Rests for each session; the record has the rates over more."""

    def rests(kind: str) -> float:
        return float(
            np.mean(
                [
                    sum(attempt.prompt == "rest_signs_of_tiredness" for attempt in session)
                    for session in played(kind)
                ]
            )
        )

    assert rests("tiring") >= 1.0
    assert rests("weak") <= 0.2
    assert rests("strong") <= 0.2


def test_a_player_beyond_the_ladder_is_noticed() -> None:
    """Somebody for whom the easiest is too hard, and somebody for whom the hardest is too easy."""
    cannot = PlayerTraits(reach=0.35, reach_sd=0.05, hold_s=1.0, full_s=3.0, needed_pause_s=3.0)
    asks = Controlled(ChallengeController(LIMITS))
    simulate_session(VirtualPlayer(cannot, np.random.default_rng(1)), asks)
    assert asks.advice[-1].reach == "easiest_is_hard"
    assert asks.controller.level == 0
    can = PlayerTraits(reach=1.4, reach_sd=0.05, hold_s=9.0, full_s=0.9, needed_pause_s=1.0, lapse=0.0)
    asks = Controlled(ChallengeController(LIMITS))
    simulate_session(VirtualPlayer(can, np.random.default_rng(1)), asks)
    assert asks.advice[-1].reach == "hardest_is_easy"


def test_after_a_bad_day_the_next_session_begins_lower_and_comes_back() -> None:
    """One bad day of an otherwise even player."""
    player = VirtualPlayer(KINDS["strong"], np.random.default_rng(3))
    kept, starts, settled = None, [], []
    for harder in (0.0, 0.0, 0.3, 0.0, 0.0):
        player.begin_day(harder)
        controller = ChallengeController(LIMITS, kept, gap_days=2.0)
        starts.append(controller.level)
        simulate_session(player, Controlled(controller))
        kept = controller.finish()
        settled.append(Ladder(LIMITS).find_level(kept.settled) if kept is not None else 0)
    assert settled[2] < settled[1] - 3 * TENTHS
    assert starts[3] <= settled[2]
    assert settled[4] > settled[2] + 3 * TENTHS


def test_blocks_begin_after_five_minutes() -> None:
    """Ten attempts each, and what is left over is no block."""
    session = played("strong")[0]
    late = [attempt for attempt in session if attempt.began_s >= 300.0]
    blocks = summarise_blocks(session)
    assert len(blocks) == len(late) // 10
    assert blocks[0] == pytest.approx(sum(attempt.true_success for attempt in late[:10]) / 10)
