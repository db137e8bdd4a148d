"""What is said during practice: codes of the engine and their plain, kind words."""

from collections.abc import Mapping

from lull.practice.form_judgement import TIP

CUES: Mapping[str, str] = {f"form_{name}": tip for name, tip in TIP.items()} | {
    "come_into_view": "Move so that the camera sees you.",
    "bend_ready": "Bend your elbow and rest it there.",
    "sit_ready": "Sit side-on, with your knee bent.",
    "hand_ready": "Show your hand, and let it rest.",
    "arm_ready": "Let your arm rest.",
    "trunk_ready": "Sit as you usually do, and rest.",
    "lie_ready": "Lie down and rest.",
    "stand_ready": "Stand and hold on, then rest.",
    "only_you": "Somebody else is in the picture. Let the camera see only you.",
    "turn_side": "Turn your chair so the camera sees your side.",
    "turn_front": "Turn so the camera sees you from the front.",
    "turn_any": "Turn so the camera sees your side, or your front.",
    "hold_still": "Lovely. Hold still for a moment.",
    "show_me": "Show me your movement, three times.",
    "go": "Ready when you are.",
    "further": "Good try. A little further, if it feels right.",
    "not_sure": "I may have miscounted there. You know best.",
    "other_side": "That one counts too. Next the other side, if you like.",
    "stay": "Stay there.",
    "at_goal": "That is the goal. Now let it come back.",
    "pause": "Let it rest for a moment.",
    "come_back": "Now let it come back.",
    "goal_reached": "You reached your goal. Rest, or go on.",
    "resting": "Resting. Go on when you like.",
}
"""Every code the engine can give, with its sentence (reading age about ten, no word of failure)."""
