"""When a rest is offered, and when not."""

import numpy as np

from lull.practice.challenge.capability import Capability, first_capability
from lull.practice.challenge.rest_offer import BETWEEN_RESTS, TIRED_FOR_REST, RestOffer


def follow(seed: int, *, tires: float, number: int = 120, sparc: bool = True) -> tuple[Capability, int]:
    """Follow movements that tire evenly.

    Returns:
        The belief at the end, and how often a rest was offered.
    """
    chance = np.random.default_rng(seed)
    body, offer, offers = Capability(first_capability()), RestOffer(), 0
    for count in range(number):
        tired = tires * count / number
        reach = 0.95 - 0.2 * tired + 0.08 * float(chance.standard_normal())
        if reach >= 0.85:
            body.learn_at_least("reach", 0.85)
        else:
            body.learn_exactly("reach", reach)
        slow = 0.4 * tired + 0.18 * float(chance.standard_normal())
        body.learn_exactly("quickness", -0.8 - slow)
        if sparc:
            rough = 0.4 * tired + 0.2 * float(chance.standard_normal())
            body.learn_exactly("smoothness", -1.9 - rough)
        body.work(1.0)
        offers += offer.feed(*body.tiredness, agree=True)
        body.rest(3.0)
    return body, offers


def test_an_even_session_hardly_ever_looks_tired() -> None:
    """False alarms in 40 sessions of 120 movements: at most one session of ten."""
    assert sum(follow(seed, tires=0.0)[1] > 0 for seed in range(40)) <= 4


def test_a_tiring_session_looks_tired() -> None:
    """Movements a third slower and a sixth smaller in the end are noticed nearly always."""
    assert sum(follow(seed, tires=0.8)[1] > 0 for seed in range(40)) >= 38


def test_it_works_with_a_camera_too_slow_for_smoothness() -> None:
    """Less is known, and it still adds up."""
    assert sum(follow(seed, tires=0.8, sparc=False)[1] > 0 for seed in range(20)) >= 14


def test_a_rest_takes_tiredness_away_and_leaves_the_fresh_levels() -> None:
    """After an hour the body is believed to be where the day began."""
    body, _ = follow(1, tires=0.8)
    tired = body.tiredness[0]
    before = body.predict("reach", 0.85)
    levels = body.summarise().means
    body.rest(3600.0)
    assert tired > TIRED_FOR_REST
    assert abs(body.tiredness[0]) < 0.01
    assert body.predict("reach", 0.85) > before
    assert body.summarise().means == levels


def test_offers_lie_apart_and_need_the_same_tiredness_again() -> None:
    """One that is not taken does not come back with the next movement; unsure is not tired."""
    offer = RestOffer()
    assert not offer.feed(0.5, 0.3, agree=True)
    assert offer.feed(0.5, 0.1, agree=True)
    assert not any(offer.feed(0.6, 0.1, agree=True) for _ in range(BETWEEN_RESTS - 1))
    assert not offer.feed(0.45, 0.1, agree=True)
    assert not offer.feed(0.6, 0.1, agree=False)
    assert offer.feed(0.6, 0.1, agree=True)
