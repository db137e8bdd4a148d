"""Who may have a passive test (pendulum, Tardieu) done at home today, by whom, and when to stop (H17).

A passive test moves a leg fast that may break or hurt. It is offered only to a helper whom a therapist has
shown it, with the person's consent, never where one of the reasons below speaks against it, and it ends at
the first pain. Nothing here says that a test is safe: it only says when none is offered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lull.assessment.safety_text import SafetyText
from lull.refusal import Refusal

MOST_RELEASES_A_VISIT = 3
"""No more than three releases or fast stretches at one visit. Source: needs and hazards, H17 (max reps);
the number is ours, as many as one measurement needs."""

EXCLUSIONS: Mapping[str, str] = {
    "pain": "pain in this leg, hip or back",
    "fracture": "a fracture, or one that may be there",
    "osteoporosis": "bones known to be thin, or a fracture without a fall",
    "recent_surgery": "an operation on this leg, hip or back in the last weeks",
    "recent_injection": "an injection into this leg in the last days",
    "hip_dislocation": "a hip that is out of its socket, or partly",
    "unstable_joint": "a knee or hip that gives way",
    "fixed_contracture": "a knee that cannot be straightened or bent far enough to fall",
    "skin_wound": "a wound or a pressure sore where the leg is held or hangs",
    "swelling": "a leg that is swollen, red or warm",
}
"""What speaks against a passive test until a therapist or doctor has said yes. Source: needs and hazards,
rules 11 and 12; a pattern of other products, not a clinical guideline."""

PAIN_SENTENCE = SafetyText("The test hurt, so it ends here: tell your therapist before the next one.")
ENOUGH_SENTENCE = SafetyText(f"No more than {MOST_RELEASES_A_VISIT} swings a visit: that was the last one.")
ENOUGH_STRETCHES = SafetyText(
    f"No more than {MOST_RELEASES_A_VISIT} fast stretches a visit: that was the last one."
)
FRACTURE_SENTENCE = SafetyText(
    "No test with a fracture, or one that may be there. Do not move the leg. Call your doctor, or the "
    "emergency number, now."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassiveTestState:
    """What is known before a release: ``reasons`` are keys of :data:`EXCLUSIONS` that were said to be so.

    ``asked`` tells whether the list was gone through for this visit; ``releases_today`` how many there were
    at this visit; ``pain_in_test`` whether any release hurt.
    """

    helper_trained: bool
    person_agrees: bool
    asked: bool
    reasons: frozenset[str] = frozenset()
    releases_today: int = 0
    pain_in_test: bool = False


def refuse_passive_test(state: PassiveTestState) -> Refusal | None:
    """Return why no (further) release is offered, or ``None`` where none of the rules speaks against it.

    Raises:
        ValueError: for a reason that is not on the list; it must not be passed over.
    """
    unknown = sorted(state.reasons - EXCLUSIONS.keys())
    if unknown:
        raise ValueError(f"not on the list of exclusions: {', '.join(unknown)}")
    checks = (
        (state.pain_in_test, "pain_stops_the_test", PAIN_SENTENCE),
        ("fracture" in state.reasons, "excluded_fracture", FRACTURE_SENTENCE),
        (
            not state.helper_trained,
            "helper_not_trained",
            "Only a helper shown by a therapist does it: ask to be shown.",
        ),
        (not state.person_agrees, "no_consent", "The person has not agreed, so there is no test."),
        (not state.asked, "not_asked", "Go through the list of reasons against the test first, each time."),
        *((key in state.reasons, f"excluded_{key}", _ask_first(what)) for key, what in EXCLUSIONS.items()),
        (state.releases_today >= MOST_RELEASES_A_VISIT, "enough_for_today", ENOUGH_SENTENCE),
    )
    return next(
        (Refusal(code=code, message=SafetyText(message)) for holds, code, message in checks if holds), None
    )


def _ask_first(what: str) -> str:
    """Return the sentence for one reason."""
    return f"No test with {what}: ask your therapist or doctor first."
