"""The questions before a leg swing test: who helps, who agrees, and each reason against it, plainly (H17).

There is no way round them: an answer left out is asked again, "yes" and "not sure" both end the test.
"""

from collections.abc import Mapping

from lull.assessment.passive_test_rules import EXCLUSIONS, PassiveTestState
from lull.web.forms import Reading

QUESTIONS: Mapping[str, str] = {
    "pain": "Does this leg, hip or back hurt?",
    "fracture": "Is a bone broken, or could one be?",
    "osteoporosis": "Are the bones known to be thin? Or did one break without a fall?",
    "recent_surgery": "Was there an operation on this leg, hip or back in the last weeks?",
    "recent_injection": "Was there an injection into this leg in the last days?",
    "hip_dislocation": "Is a hip out of its socket, or partly out?",
    "unstable_joint": "Does a knee or hip give way?",
    "fixed_contracture": "Is the knee so tight that it cannot go straight, or cannot hang bent?",
    "skin_wound": "Is there a wound or sore skin where the leg is held or hangs?",
    "swelling": "Is the leg swollen, red or warm?",
}
"""Each reason of :data:`EXCLUSIONS` as a question a ten-year-old can answer."""

YES, NO, UNSURE = "yes", "no", "unsure"
ANSWERS = (NO, YES, UNSURE)


def read_consent(typed: Reading) -> PassiveTestState | None:
    """Return what was answered, or None with the reasons in ``typed.errors``."""
    typed.text("helper", ask="Write who helps with the test.")
    trained = typed.choice("trained", (YES, NO), ask="Choose yes or no.")
    agrees = typed.choice("agrees", (YES, NO), ask="Choose yes or no.")
    reasons = {
        key
        for key in EXCLUSIONS
        if typed.choice(f"reason_{key}", ANSWERS, ask="Choose one answer.") in {YES, UNSURE}
    }
    if typed.errors:
        return None
    return PassiveTestState(
        helper_trained=trained == YES,
        person_agrees=agrees == YES,
        asked=True,
        reasons=frozenset(reasons),
    )
