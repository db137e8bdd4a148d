"""A passive test needs a trained helper, consent and a fit leg, and ends at pain (H17)."""

from dataclasses import replace
from itertools import product

import pytest

from lull.assessment.passive_test_rules import (
    EXCLUSIONS,
    MOST_RELEASES_A_VISIT,
    PassiveTestState,
    refuse_passive_test,
)

FIT = PassiveTestState(helper_trained=True, person_agrees=True, asked=True)


@pytest.mark.hazard("H17")
def test_it_is_offered_to_a_trained_helper_with_consent_after_the_list() -> None:
    """The one state without a "no"; each of its three conditions alone makes one."""
    assert refuse_passive_test(FIT) is None
    for trained, agrees, asked in product((True, False), repeat=3):
        no = refuse_passive_test(PassiveTestState(helper_trained=trained, person_agrees=agrees, asked=asked))
        assert (no is None) == (trained and agrees and asked)


@pytest.mark.hazard("H17")
@pytest.mark.parametrize("reason", EXCLUSIONS)
def test_each_exclusion_alone_stops_it(reason: str) -> None:
    """Whatever else is so; and the sentence sends to somebody who can decide."""
    for releases in range(MOST_RELEASES_A_VISIT + 1):
        no = refuse_passive_test(replace(FIT, reasons=frozenset({reason}), releases_today=releases))
        assert no is not None
        assert no.code == f"excluded_{reason}"
        assert "doctor" in no.message


@pytest.mark.hazard("H17")
def test_the_list_holds_what_the_rules_name() -> None:
    """Pain, fracture, thin bones, operation, injection, hip, unstable joint, skin."""
    named = {
        "pain": "pain",
        "fracture": "fracture",
        "osteoporosis": "thin",
        "recent_surgery": "operation",
        "recent_injection": "injection",
        "hip_dislocation": "socket",
        "unstable_joint": "gives way",
        "skin_wound": "wound",
    }
    for reason, word in named.items():
        assert word in EXCLUSIONS[reason]


@pytest.mark.hazard("H17")
def test_pain_stops_the_test_whatever_else_is_so() -> None:
    for releases in range(MOST_RELEASES_A_VISIT + 1):
        no = refuse_passive_test(replace(FIT, pain_in_test=True, releases_today=releases))
        assert no is not None
        assert no.code == "pain_stops_the_test"


@pytest.mark.hazard("H17")
def test_no_more_than_three_swings_a_visit() -> None:
    offered = [refuse_passive_test(replace(FIT, releases_today=n)) is None for n in range(6)]
    assert offered == [True, True, True, False, False, False]


@pytest.mark.hazard("H17")
def test_a_fracture_is_a_reason_to_call_before_anything_else() -> None:
    no = refuse_passive_test(
        PassiveTestState(
            helper_trained=False,
            person_agrees=False,
            asked=False,
            reasons=frozenset({"fracture", "pain"}),
        )
    )
    assert no is not None
    assert "emergency" in no.message


@pytest.mark.hazard("H17")
def test_a_reason_nobody_knows_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="sunburn"):
        refuse_passive_test(replace(FIT, reasons=frozenset({"sunburn"})))


@pytest.mark.hazard("H17")
def test_no_sentence_reassures() -> None:
    """Nothing says that a test is safe, or that nothing can happen."""
    states = [replace(FIT, reasons=frozenset({reason})) for reason in EXCLUSIONS]
    states += [replace(FIT, pain_in_test=True), replace(FIT, releases_today=3), replace(FIT, asked=False)]
    for state in states:
        no = refuse_passive_test(state)
        assert no is not None
        assert not {"safe", "fine", "harmless", "okay"} & set(no.message.lower().replace(",", "").split())
