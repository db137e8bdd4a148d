"""The belief about the body of now, against a slow reference and worked examples."""

import numpy as np
import pytest

from lull.practice.challenge.capability import (
    FIRST_TIRING,
    LEARNING,
    SCALES,
    SIGNS,
    TIREDNESS,
    TIRING,
    Capability,
    KeptCapability,
    first_capability,
)


def known(**changed: float) -> KeptCapability:
    """Return a belief in which only what is named is unsure, with that spread, and one width is known."""
    names = [*SIGNS, "tiring", *(f"own_{sign}" for sign in SIGNS), "learning"]
    first = first_capability()
    return KeptCapability(
        means=first.means,
        sds=tuple(changed.get(name, 1e-6) for name in names),
        weights=tuple(
            tuple(float(number == 2) for number in range(len(SCALES[sign].widths))) for sign in SIGNS
        ),
    )


@pytest.mark.parametrize(("goal", "exact"), [(0.9, False), (1.1, False), (0.7, True), (1.0, True)])
def test_one_measurement_moves_the_level_as_a_fine_grid_says(goal: float, *, exact: bool) -> None:
    """Mean and spread after one attempt, against the posterior worked out on 20 001 points."""
    body = Capability(known(reach=0.1))
    (body.learn_exactly if exact else body.learn_at_least)("reach", goal)
    levels = np.linspace(0.2, 1.8, 20_001)
    chance = 1.0 / (1.0 + np.exp((goal - levels) / 0.05))
    if exact:
        likely = 0.98 * chance * (1.0 - chance) / 0.05 + 0.02 / SCALES["reach"].span
    else:
        likely = 0.98 * chance + 0.02
    mass = likely * np.exp(-0.5 * ((levels - 0.97) / 0.1) ** 2)
    mass = mass / mass.sum()
    mean = float(mass @ levels)
    after = body.summarise()
    assert after.means[0] == pytest.approx(mean, abs=1e-3)
    assert after.sds[0] == pytest.approx(float(mass @ (levels - mean) ** 2) ** 0.5, rel=0.02)


def test_rougher_movements_ease_the_reach_before_a_goal_is_missed() -> None:
    """One tiredness moves all four levels, so smoothness says something about range."""
    body = Capability(known(tiring=0.005))
    for _ in range(40):
        body.work(1.0)
    before, fresh = body.predict("reach", 0.9), body.summarise().means[0]
    for _ in range(5):
        body.learn_exactly("smoothness", SCALES["smoothness"].first - 0.3)
    assert body.predict("reach", 0.9) < before - 0.05
    assert body.summarise().means[0] == pytest.approx(fresh, abs=1e-3)


def test_work_adds_tiredness_at_the_rate_and_looks_ahead_alike() -> None:
    """Ten attempts ahead in one step is the same as ten attempts, where nothing is learnt or drifts."""
    body = Capability(known())
    ahead = body.predict("reach", 0.95, ahead=10.0)
    for _ in range(10):
        body.work(1.0)
    assert body.tiredness[0] == pytest.approx(10 * FIRST_TIRING)
    assert body.predict("reach", 0.95) == pytest.approx(ahead, abs=2e-3)
    assert TIRING < LEARNING < TIREDNESS


def test_a_person_who_improves_is_expected_to_go_on() -> None:
    """The learning rate rises when every attempt goes a little further, and is kept for the next day."""
    body = Capability(first_capability())
    for number in range(150):
        body.learn_exactly("quickness", -1.1 + 0.0015 * number)
        body.learn_exactly("reach", 0.8 + 0.0015 * number)
        body.work(1.0)
    assert body.summarise().means[LEARNING] > 1.5 * first_capability().means[LEARNING]


def test_a_reach_far_too_short_is_taken_for_another_cause() -> None:
    """A glance away is told from a short reach by how far it lies from what is believed."""
    body = Capability(known(reach=0.05))
    assert body.learn_exactly("reach", 0.4, other=0.05, span=0.9) > 0.9
    assert body.learn_exactly("reach", 0.92, other=0.05, span=0.9) < 0.1
