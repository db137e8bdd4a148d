"""Why something changes: a code and a plain sentence each. No praise, no blame, nobody else (hazard H31)."""

from collections.abc import Mapping
from typing import Literal

ReasonCode = Literal[
    "further", "longer_hold", "quicker", "shorter_pause",
    "nearer", "shorter_hold", "more_time", "longer_pause",
    "first_time", "same_start", "easy_start", "easy_start_after_break", "easy_start_after_hard_day",
    "rest_signs_of_tiredness", "end_enough_movements", "end_enough_minutes", "end_tired",
    "easiest_is_hard", "hardest_is_easy",
]  # fmt: skip

SENTENCES: Mapping[ReasonCode, str] = {
    "further": "The goal is a little further now.",
    "longer_hold": "Stay there a little longer now.",
    "quicker": "There is a little less time for each movement now.",
    "shorter_pause": "The pauses are a little shorter now.",
    "nearer": "The goal is a little nearer now.",
    "shorter_hold": "Stay there for a shorter time now.",
    "more_time": "There is more time for each movement now.",
    "longer_pause": "The pauses are longer now.",
    "first_time": "We start gently and find out together what suits you.",
    "same_start": "The goal is the same as last time.",
    "easy_start": "We start a little gentler than last time.",
    "easy_start_after_break": "It has been a while, so we start gently.",
    "easy_start_after_hard_day": "We start gently today.",
    "rest_signs_of_tiredness": "Your movements look a little tired. Time for a rest.",
    "end_enough_movements": "That is enough for today. Your muscles can rest now.",
    "end_enough_minutes": "Time is up for today. Your muscles can rest now.",
    "end_tired": "Your body looks tired now. Let us stop here for today.",
    "easiest_is_hard": "This one is hard today. Another exercise may suit you better.",
    "hardest_is_easy": "This is as far as this exercise goes. You can choose another one.",
}
"""What is said for each code, at the reading age of about ten."""
