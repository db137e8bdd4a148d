"""A practice session and its attempts, as the record keeps them.

Attempts are rows of their session, written one by one as they happen. What the camera *measured* and what
a person *told* (counted with a key) are two truths and are kept apart by ``source``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Literal, get_args

from lull.movement.landmarks import WATCHED, Watched
from lull.practice.challenge.side_challenge import SideChallenge
from lull.practice.start_answers import StartAnswers
from lull.refusal import BadInput

Source = Literal["measured", "told"]
SaidWindow = Literal["likely", "maybe", "none"]
Way = Literal["free", "programme", "ten_minutes"]
"""How it was come to: chosen freely, as the programme of the day has it, or as ten good minutes."""
SOURCES: tuple[Source, ...] = ("measured", "told")
WAYS: tuple[Way, ...] = get_args(Way)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAttempt:
    """One movement that began. An accepted attempt is a repetition.

    Times are seconds since the session started. ``range_deg`` is the range reached and ``range_error_deg``
    its error, in the exercise's own unit: degrees, or percent of a length of the body where its signal is
    one. Both are ``None`` when the attempt was told. ``reason`` is a code that says why an attempt was not
    accepted. ``number`` counts from 1 within the session and the source. ``hold_s`` is for how long it stayed
    near its peak, ``sparc`` how smooth it was (negative, nearer to zero is smoother); ``None`` where the
    camera was too slow to tell, and in sessions from before they were kept.

    Raises:
        BadInput: if the times are not in order, a number is not finite, or a told attempt has one measured.
    """

    number: int
    side: Watched
    started_s: float
    peak_s: float
    ended_s: float
    range_deg: float | None
    range_error_deg: float | None
    accepted: bool
    reason: str | None = None
    source: Source = "measured"
    hold_s: float | None = None
    sparc: float | None = None

    def __post_init__(self) -> None:
        """Refuse an attempt that could not have happened."""
        if self.number < 1:
            raise BadInput(f"attempts are counted from 1, not from {self.number}")
        if self.side not in WATCHED or self.source not in SOURCES:
            raise BadInput("an attempt is left, right or both, and measured or told")
        measured = (self.range_deg, self.range_error_deg, self.hold_s, self.sparc)
        values = (self.started_s, self.peak_s, self.ended_s, *measured)
        if not all(value is None or isfinite(value) for value in values):
            raise BadInput("an attempt's times and range must be numbers")
        if not 0 <= self.started_s <= self.peak_s <= self.ended_s:
            raise BadInput("an attempt starts, peaks and ends in this order")
        if self.source == "told" and any(value is not None for value in measured):
            raise BadInput("a told attempt has no measured range")


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSession:
    """One session of one exercise on one side, or on both.

    ``finished_at`` is ``None`` while it runs or was cut off.

    ``own_range_deg`` is the person's own range as shown in this session, where it was shown, in the unit of
    the ranges of its attempts; ``timings`` say how fast the camera and the model were. ``game`` is the game
    it was played with, as an id; ``goal`` how many repetitions were wished for, where somebody chose it.
    Nothing depends on reaching it. ``window`` is what was predicted of the moment it started, as it was said
    then, and ``window_until`` when that quiet window was to end; ``None`` where that was not noted.
    ``challenges`` are what was asked on each side, once it is finished. ``start`` is what was answered at the
    start gate; older ones have none.
    """

    id: str
    exercise: str
    side: Watched
    started_at: datetime
    finished_at: datetime | None = None
    own_range_deg: float | None = None
    timings: Mapping[str, float] | None = None
    said_by: str = "self"
    game: str = "lanterns"
    goal: int | None = None
    window: SaidWindow | None = None
    window_until: datetime | None = None
    challenges: tuple[SideChallenge, ...] = ()
    way: Way = "free"
    start: StartAnswers | None = None

    def __post_init__(self) -> None:
        """Refuse a session that could not be placed."""
        if self.side not in WATCHED:
            raise BadInput(f"the side must be left, right or both, not {self.side!r}")
        if self.way not in WAYS:
            raise BadInput("a session is chosen freely, as the programme has it, or as ten good minutes")
        if self.started_at.tzinfo is None or (self.finished_at and self.finished_at.tzinfo is None):
            raise BadInput("a session needs times with an offset")
        if self.window_until is not None and self.window_until.tzinfo is None:
            raise BadInput("a quiet window ends at a time with an offset")
