"""What is said during practice: codes of the engine and their plain, kind words."""

from collections.abc import Mapping

from lull.practice.form_judgement import TIP
from lull.saying import say

CUES: Mapping[str, str] = {f"form_{name}": tip for name, tip in TIP.items()} | {
    "come_into_view": say("Move so that the camera sees you."),
    "bend_ready": say("Bend your elbow and rest it there."),
    "sit_ready": say("Sit side-on, with your knee bent."),
    "hand_ready": say("Show your hand, and let it rest."),
    "arm_ready": say("Let your arm rest."),
    "trunk_ready": say("Sit as you usually do, and rest."),
    "lie_ready": say("Lie down and rest."),
    "stand_ready": say("Stand and hold on, then rest."),
    "only_you": say("Somebody else is in the picture. Let the camera see only you."),
    "turn_side": say("Turn your chair so the camera sees your side."),
    "turn_front": say("Turn so the camera sees you from the front."),
    "turn_any": say("Turn so the camera sees your side, or your front."),
    "hold_still": say("Lovely. Hold still for a moment."),
    "show_me": say("Show me your movement, three times."),
    "go": say("Ready when you are."),
    "further": say("Good try. A little further, if it feels right."),
    "not_sure": say("I may have miscounted there. You know best."),
    "other_side": say("That one counts too. Next the other side, if you like."),
    "stay": say("Stay there."),
    "at_goal": say("That is the goal. Now let it come back."),
    "pause": say("Let it rest for a moment."),
    "come_back": say("Now let it come back."),
    "goal_reached": say("You reached your goal. Rest, or go on."),
    "resting": say("Resting. Go on when you like."),
}
"""Every code the engine can give, with its sentence (reading age about ten, no word of failure)."""
