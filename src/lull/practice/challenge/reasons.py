"""Why something changes: a code and a plain sentence each. No praise, no blame, nobody else (hazard H31)."""

from collections.abc import Mapping
from typing import Literal

from lull.saying import say

ReasonCode = Literal[
    "further", "longer_hold", "quicker", "shorter_pause",
    "nearer", "shorter_hold", "more_time", "longer_pause",
    "first_time", "same_start", "easy_start", "easy_start_after_break", "easy_start_after_hard_day",
    "rest_signs_of_tiredness", "end_enough_movements", "end_enough_minutes", "end_tired",
    "easiest_is_hard", "hardest_is_easy",
]  # fmt: skip

SENTENCES: Mapping[ReasonCode, str] = {
    "further": say("The goal is a little further now."),
    "longer_hold": say("Stay there a little longer now."),
    "quicker": say("There is a little less time for each movement now."),
    "shorter_pause": say("The pauses are a little shorter now."),
    "nearer": say("The goal is a little nearer now."),
    "shorter_hold": say("Stay there for a shorter time now."),
    "more_time": say("There is more time for each movement now."),
    "longer_pause": say("The pauses are longer now."),
    "first_time": say("We start gently and find out together what suits you."),
    "same_start": say("The goal is the same as last time."),
    "easy_start": say("We start a little gentler than last time."),
    "easy_start_after_break": say("It has been a while, so we start gently."),
    "easy_start_after_hard_day": say("We start gently today."),
    "rest_signs_of_tiredness": say("Your movements look a little tired. Time for a rest."),
    "end_enough_movements": say("That is enough for today. Your muscles can rest now."),
    "end_enough_minutes": say("Time is up for today. Your muscles can rest now."),
    "end_tired": say("Your body looks tired now. Let us stop here for today."),
    "easiest_is_hard": say("This one is hard today. Another exercise may suit you better."),
    "hardest_is_easy": say("This is as far as this exercise goes. You can choose another one."),
}
"""What is said for each code, at the reading age of about ten."""
