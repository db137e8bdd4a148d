"""Signs of tiredness: movements of today against the fresh ones of today."""

import numpy as np
import pytest

from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.challenge.tiredness import FRESH, RECENT, WARM_UP, TirednessWatch

OWN_RANGE = 80.0


def made_movement(
    chance: np.random.Generator, *, tired: float = 0.0, share: float = 0.8, sparc: bool = True
) -> AttemptOutcome:
    """Return a movement whose range, time and smoothness scatter, and suffer from tiredness."""
    scatter = chance.standard_normal(3)
    return AttemptOutcome(
        success=True,
        range_reached=OWN_RANGE * max(0.1, share - 0.2 * tired + 0.05 * float(scatter[0])),
        duration_s=2.0 * float(np.exp(0.4 * tired + 0.15 * scatter[1])),
        hold_s=0.0,
        sparc=-1.9 - 0.5 * tired + 0.2 * float(scatter[2]) if sparc else None,
        ended_s=0.0,
    )


def count_agreeing(seed: int, *, tired: float, sparc: bool = True) -> int:
    """Count the movements after which two signs agree, of 120 that tire evenly from the 25th on."""
    chance, watch = np.random.default_rng(seed), TirednessWatch()
    agreed = 0
    for number in range(120):
        now = tired * min(1.0, max(0.0, (number - 25) / 60))
        watch.feed(made_movement(chance, tired=now, sparc=sparc), OWN_RANGE)
        agreed += watch.agree
    return agreed


def test_signs_seldom_agree_in_an_even_session() -> None:
    """By chance alone, after fewer than one movement of ten."""
    assert np.mean([count_agreeing(seed, tired=0.0) for seed in range(60)]) < 12


def test_signs_agree_in_a_tiring_session() -> None:
    """Movements a third slower and a sixth smaller in the end: nearly always."""
    assert sum(count_agreeing(seed, tired=0.8) > 10 for seed in range(60)) >= 57


def test_it_works_with_a_camera_too_slow_for_smoothness() -> None:
    """Two signs are left, and they agree."""
    assert sum(count_agreeing(seed, tired=0.8, sparc=False) > 10 for seed in range(20)) >= 18


def test_nothing_is_said_before_there_is_enough_to_compare() -> None:
    """Not even of movements that get worse from the first."""
    chance, watch = np.random.default_rng(1), TirednessWatch()
    for number in range(WARM_UP + FRESH + RECENT - 1):
        watch.feed(made_movement(chance, tired=0.1 * number), OWN_RANGE)
        assert watch.signs == (0.0, 0.0, 0.0)
        assert not watch.agree


def test_larger_goals_that_take_longer_are_no_tiredness() -> None:
    """Climbing from half to the whole own range, at the time such movements take."""
    chance, watch = np.random.default_rng(2), TirednessWatch()
    agreed = 0
    for number in range(100):
        share = 0.5 + 0.5 * min(1.0, number / 60)
        movement = made_movement(chance, share=share)
        watch.feed(
            AttemptOutcome(
                success=True,
                range_reached=movement.range_reached,
                duration_s=movement.duration_s * share**0.5,
                hold_s=0.0,
                sparc=movement.sparc,
                ended_s=0.0,
            ),
            OWN_RANGE,
        )
        agreed += watch.agree
    assert agreed < 10


@pytest.mark.parametrize("sign", ["range", "time", "sparc"])
def test_one_sign_alone_seldom_looks_like_two(sign: str) -> None:
    """A cramped camera or a new game changes one thing: for less than half of the time do two agree."""
    agreed = []
    for seed in range(20):
        chance, watch = np.random.default_rng(seed), TirednessWatch()
        agreed.append(0)
        for number in range(60):
            movement = made_movement(chance)
            if number >= 30:
                movement = AttemptOutcome(
                    success=True,
                    range_reached=movement.range_reached * (0.5 if sign == "range" else 1.0),
                    duration_s=movement.duration_s
                    * (3.0 if sign == "time" else 0.7 if sign == "range" else 1.0),
                    hold_s=0.0,
                    sparc=(movement.sparc or 0.0) - (3.0 if sign == "sparc" else 0.0),
                    ended_s=0.0,
                )
            watch.feed(movement, OWN_RANGE)
            agreed[-1] += watch.agree
        assert max(watch.signs) > 3.0
    assert np.mean(agreed) < 15
