"""What a pump's alarm sounds mean, and the one answer to all of them: call (hazard H13).

Which tone it was changes no word of what to do: a family cannot be asked to tell them apart at night.
Sources: Medtronic (pump management page) for both tones; Gillette Children's (discharge information) for what
can be behind the second. A draft, not reviewed by a clinician.
"""

from collections.abc import Mapping
from types import MappingProxyType

from lull.safety.pump_numbers import REPLACE_WITHIN

SINGLE = (
    "One tone, about once an hour: the reservoir is low,"
    f" or the pump must be replaced within {REPLACE_WITHIN}."
)
TWO_TONE = (
    "Two tones: the medicine may no longer flow. The pump may be empty, stopped or at the end of its life."
)
SOURCE = "Medtronic, pump management; Gillette Children's, discharge information"
CALL = "Call your clinic now, whichever tone it was. If nobody answers, call your emergency number."

TONES: Mapping[str, str] = MappingProxyType(
    {"single": "one tone", "two_tone": "two tones", "not_sure": "not sure which tone"}
)
"""What was heard, as it is said back."""
