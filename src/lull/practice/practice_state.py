"""What live practice says on one frame."""

from typing import Literal, NamedTuple

from lull.movement.attempt import Attempt
from lull.movement.segment_guard import MissingWhy
from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.count_doubt import Doubt

Phase = Literal["looking", "get_ready", "hold_ready", "show_me", "practising", "not_seen", "resting"]


class PracticeState(NamedTuple):
    """What one frame says. One is made for every frame and side: a tuple is made in half the time.

    ``progress`` is the share of the own range the movement is at now: 0 at rest, 1 at the own range, possibly
    more. ``angle_error_deg`` is a standard error; no angle is shown while the camera looks too obliquely.
    What is named in degrees is in the unit of the exercise's signal: percent where that is a length.
    ``missing`` names needed landmarks not seen, or not to be believed, in this frame, for
    the reason ``missing_why``. ``cue`` is a code of
    :data:`lull.practice.cues.CUES`. ``shown`` counts movements of "show me", which are neither attempts nor
    repetitions. ``finished`` is the attempt that ended on this frame, ``doubt`` what arose on it that may
    have made the count wrong. ``outcome`` says how the finished one met what was asked of it; it is ``None``
    where nothing was asked, and for a movement that was not seen from start to end.
    """

    phase: Phase
    angle_deg: float | None
    angle_error_deg: float | None
    progress: float
    own_range_deg: float | None
    attempts: int
    repetitions: int
    shown: int
    cue: str | None
    missing: tuple[str, ...]
    missing_why: MissingWhy | None
    confidence: float
    finished: Attempt | None
    doubt: Doubt | None = None
    outcome: AttemptOutcome | None = None
