"""Signs of tiredness: movements of today against the fresh ones of today."""

import numpy as np
import pytest

from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.challenge.tiredness import FRESH, RECENT, SIGNS_FOR_REST, WARM_UP, TirednessWatch

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


def strongest_signs(seed: int, *, tired: float, sparc: bool = True) -> float:
    """Return the strongest signs in a session of 120 movements that tires evenly from the 25th on."""
    chance, watch = np.random.default_rng(seed), TirednessWatch()
    strongest = 0.0
    for number in range(120):
        now = tired * min(1.0, max(0.0, (number - 25) / 60))
        watch.feed(made_movement(chance, tired=now, sparc=sparc), OWN_RANGE)
        strongest = max(strongest, watch.signs)
    return strongest


def test_an_even_session_seldom_looks_tired() -> None:
    """False alarms in 120 movements without any tiredness: fewer than three sessions of ten."""
    assert sum(strongest_signs(seed, tired=0.0) >= SIGNS_FOR_REST for seed in range(60)) <= 18


def test_a_tiring_session_looks_tired() -> None:
    """Movements a third slower and a sixth smaller in the end are noticed nearly always."""
    assert sum(strongest_signs(seed, tired=0.8) >= SIGNS_FOR_REST for seed in range(60)) >= 57


def test_it_works_with_a_camera_too_slow_for_smoothness() -> None:
    """Two signs are left, and they still add up."""
    assert np.mean([strongest_signs(seed, tired=0.8, sparc=False) for seed in range(20)]) > SIGNS_FOR_REST


def test_nothing_is_said_before_there_is_enough_to_compare() -> None:
    """Not even of movements that get worse from the first."""
    chance, watch = np.random.default_rng(1), TirednessWatch()
    for number in range(WARM_UP + FRESH + RECENT - 1):
        watch.feed(made_movement(chance, tired=0.1 * number), OWN_RANGE)
        assert watch.signs == 0.0
        assert watch.share == 0.0


def test_larger_goals_that_take_longer_are_no_tiredness() -> None:
    """Climbing from half to the whole own range, at the time such movements take."""
    chance, watch = np.random.default_rng(2), TirednessWatch()
    signs = []
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
        signs.append(watch.signs)
    assert max(signs) < SIGNS_FOR_REST


def test_after_a_rest_the_signs_begin_anew() -> None:
    """A prompt is not repeated with the next movement."""
    chance, watch = np.random.default_rng(3), TirednessWatch()
    for number in range(80):
        watch.feed(made_movement(chance, tired=0.02 * number), OWN_RANGE)
    assert watch.signs >= SIGNS_FOR_REST
    watch.rested()
    watch.feed(made_movement(chance, tired=1.0), OWN_RANGE)
    assert watch.signs == 0.0


@pytest.mark.parametrize("sign", ["range", "time", "sparc"])
def test_one_sign_alone_is_not_enough(sign: str) -> None:
    """A cramped camera or a new game changes one thing; a rest is offered when two agree."""
    chance, watch = np.random.default_rng(4), TirednessWatch()
    for number in range(60):
        movement = made_movement(chance)
        if number >= 30:
            movement = AttemptOutcome(
                success=True,
                range_reached=movement.range_reached * (0.5 if sign == "range" else 1.0),
                duration_s=movement.duration_s * (3.0 if sign == "time" else 1.0),
                hold_s=0.0,
                sparc=(movement.sparc or 0.0) - (3.0 if sign == "sparc" else 0.0),
                ended_s=0.0,
            )
        watch.feed(movement, OWN_RANGE)
    assert watch.signs < SIGNS_FOR_REST
