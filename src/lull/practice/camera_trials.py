"""What the live engine counted in films of drawn people, the table written by ``write_camera_trials.py``.

Repetitions done and counted, by exercise; an adult seen as the exercise asks for it, and a child from 15
degrees aside. Hands were drawn alone in the picture. An exercise that is not here was never tried.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Trial(NamedTuple):
    """One film: who was drawn, how many repetitions were done, and how many were counted."""

    who: str
    done: int
    counted: int


CAMERA_TRIALS: Mapping[str, tuple[Trial, ...]] = {
    "thumb-index": (Trial("hand, 0 degrees aside", 4, 4),),
    "thumb-middle": (Trial("hand, 0 degrees aside", 4, 4),),
    "thumb-ring": (Trial("hand, 0 degrees aside", 4, 4),),
    "thumb-little": (Trial("hand, 0 degrees aside", 4, 4),),
    "key-pinch": (Trial("hand, 0 degrees aside", 4, 4),),
    "open-close": (Trial("hand, 0 degrees aside", 4, 4),),
    "finger-spread": (Trial("hand, 0 degrees aside", 4, 4),),
    "thumb-out": (Trial("hand, 0 degrees aside", 4, 4),),
    "wrist-up": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "one-finger": (Trial("hand, 0 degrees aside", 4, 4),),
    "palm-turn": (Trial("adult, 0 degrees aside", 4, 0), Trial("child, 15 degrees aside", 4, 0)),
    "elbow-straighten": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "forward-reach": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "side-lift": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "front-lift": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "hand-to-mouth": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "hand-to-shoulder": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "hand-to-head": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "clap": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "table-slide": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "push-forward": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "chin-up": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "look-round": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "sit-tall": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "lean-side": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "turn-trunk": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "reach-across": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "weight-shift": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "bridge": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "roll-side": (Trial("adult, 0 degrees aside", 4, 0), Trial("child, 15 degrees aside", 4, 0)),
    "knee-straighten": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "seated-march": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "ankle-up": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "heel-slide": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "hips-open": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "hip-sideways": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "sit-to-stand": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "heel-raise": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
    "step-tap": (Trial("adult, 0 degrees aside", 8, 4), Trial("child, 15 degrees aside", 8, 4)),
    "mini-squat": (Trial("adult, 0 degrees aside", 4, 4), Trial("child, 15 degrees aside", 4, 4)),
}
