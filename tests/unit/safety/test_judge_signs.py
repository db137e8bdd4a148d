"""Every combination of ticks there is: the answer is to call, and never a score, a verdict or good news."""

import re
from itertools import chain, combinations

import pytest

from lull.safety.card import NEVER_STOP_SUDDENLY, SAFETY_CARD
from lull.safety.judge_signs import CallCard, judge_signs
from lull.safety.signs import CLINIC_SIGNS, EMERGENCY_SIGNS, SIGNS, signs_of

IDS = tuple(SIGNS)
EMERGENCY = frozenset(sign.id for sign in EMERGENCY_SIGNS)
BOTH_WAYS = [(pump, refill) for pump in (False, True) for refill in (False, True)]

GOOD_NEWS = re.compile(
    r"\b(safe|safely|fine|normal|ok|okay|harmless|good|well|unlikely|probably|no need|need not|do not worry|"
    r"don't worry|not (?:withdrawal|overdose|dangerous|serious|an emergency)|all clear|nothing wrong)\b",
    re.IGNORECASE,
)
VERDICT = re.compile(
    r"\b(withdrawal|overdose|score|points?|risk|likely|chance|of \d+|you have|this is|it is (?!about))\b",
    re.IGNORECASE,
)
DOSE = re.compile(r"\b(take|skip|double|halve|increase|reduce|dose|mg|tablet)\b", re.IGNORECASE)


def every_combination() -> chain[tuple[str, ...]]:
    """Return every set of ticks: none, each alone, up to all of them."""
    return chain.from_iterable(combinations(IDS, size) for size in range(len(IDS) + 1))


def sentences(card: CallCard) -> tuple[str, ...]:
    """Return everything that depends on the answers."""
    return (card.title, *card.words, *card.tell)


@pytest.mark.hazard("H10", "H11")
def test_every_combination_of_answers_leads_to_a_call() -> None:
    """2 to the power of the signs, with and without a pump, with and without a refill."""
    asked = 0
    seen: set[CallCard] = set()
    for ticked in every_combination():
        worst = not EMERGENCY.isdisjoint(ticked)
        action = "call_emergency" if worst else "call_clinic" if ticked else "keep_watching"
        for has_pump, recent_refill in BOTH_WAYS:
            card = judge_signs(ticked, has_pump=has_pump, recent_refill=recent_refill)
            assert card.action == action, ticked
            seen.add(card)
            asked += 1

    assert asked == 4 * 2 ** len(IDS)
    assert len(IDS) == 16
    assert len(seen) == 3 * 4, "the answers say nothing but the action, a pump and a refill"
    for card in seen:
        check_words(card)


def check_words(card: CallCard) -> None:
    """Every card says to call, never that all is well, never what it is, and nothing about a dose."""
    said = " ".join(sentences(card))
    assert "Call" in card.title
    assert "call" in said.lower()
    for forbidden in (GOOD_NEWS, VERDICT, DOSE):
        assert not forbidden.search(said), said
    assert not re.search(r"\d", said)
    assert card.either_way == SAFETY_CARD.either_way
    assert card.never == NEVER_STOP_SUDDENLY
    assert card.unsure == "Not sure? Call."
    assert card.draft == "Draft, not yet reviewed by a clinician."


@pytest.mark.hazard("H10")
def test_nothing_ticked_is_no_good_news() -> None:
    """The best there is: keep watching, and call."""
    card = judge_signs((), has_pump=False, recent_refill=False)

    assert card.title == "Keep watching. Call if you see one of these"
    assert card.words[-1] == "Not sure? Call."


@pytest.mark.hazard("H11")
def test_the_same_action_whichever_list_a_sign_stands_on() -> None:
    """Signs of too little and of too much lead to the same card; nobody has to know which it is."""
    little = {sign.id for sign in signs_of("withdrawal")} & EMERGENCY
    much = {sign.id for sign in signs_of("overdose")} & EMERGENCY
    cards = {judge_signs((sign,), has_pump=True, recent_refill=True) for sign in little | much}

    assert little - much
    assert much - little
    assert len(cards) == 1


@pytest.mark.hazard("H10")
def test_a_sign_of_another_version_counts_as_an_emergency() -> None:
    """A page kept in a browser may name a sign this program does not know: the worst is meant."""
    assert judge_signs(("itchy", "unheard"), has_pump=False, recent_refill=False).action == "call_emergency"


def test_a_pump_and_a_refill_are_things_to_say_and_change_no_action() -> None:
    """After a refill both lists are pointed out."""
    plain = judge_signs(("itchy",), has_pump=False, recent_refill=False)
    pump = judge_signs(("itchy",), has_pump=True, recent_refill=True)

    assert plain.action == pump.action == "call_clinic"
    assert "Say that there is a baclofen pump." in pump.tell
    assert any("both lists" in words for words in pump.words)
    assert plain.words == (
        "Call your clinic now.",
        "Call your emergency number if it gets worse, or if nobody answers.",
    )


def test_the_lists_cover_every_sign_the_worst_first() -> None:
    """No sign is ticked that stands on no list; the clinic's signs come after the emergencies."""
    assert {sign.id for sign in (*signs_of("withdrawal"), *signs_of("overdose"))} == set(IDS)
    for name in ("withdrawal", "overdose"):
        places = [IDS.index(sign.id) for sign in signs_of(name)]
        assert places == sorted(places)
    assert [*EMERGENCY_SIGNS, *CLINIC_SIGNS] == list(SIGNS.values())
    assert len({sign.words for sign in SIGNS.values()}) == len(IDS)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (GOOD_NEWS, "You are fine."),
        (GOOD_NEWS, "This is not withdrawal."),
        (VERDICT, "It looks like overdose."),
        (VERDICT, "2 of 16 signs"),
        (DOSE, "Take the next dose."),
    ],
)
def test_the_lints_can_fail(pattern: re.Pattern[str], words: str) -> None:
    """A lint that finds nothing anywhere finds nothing."""
    assert pattern.search(words)
