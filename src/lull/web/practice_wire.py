"""What the stage and the engine say to each other over the socket: bytes in, JSON out.

A frame of landmarks is little-endian: a header of 16 bytes (number, time in seconds since the session began,
width and height of the picture in pixels) and 33 landmarks of the body, or 75 with the left and the right
hand, of four float32 (x, y, z, visibility); its length tells which. What was not found has visibility 0, and
nobody in the picture is a frame of zeros. Whatever else arrives is a :class:`BadFrame` and reaches no engine.
"""

import json
from math import isfinite
from struct import Struct
from typing import Any

import numpy as np

from lull.movement.attempt import JOINTS_NOT_SEEN, NOT_RETURNED, SMALLER_THAN_OWN_RANGE, TOO_FAST, Attempt
from lull.movement.hand_owner import place_hands
from lull.movement.landmark_words import LANDMARK_WORDS
from lull.movement.landmarks import BODY_LANDMARKS, LANDMARK_NAMES, LandmarkFrame
from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.challenge.reasons import SENTENCES
from lull.practice.challenge.session_challenge import ShownChallenge
from lull.practice.count_doubt import DOUBTS
from lull.practice.cues import CUES
from lull.practice.games.game import Scene
from lull.practice.practice_state import PracticeState
from lull.saying import say

HEADER = Struct("<IdHH")
SHAPE = (BODY_LANDMARKS, 4)
HAND_SHAPE = (len(LANDMARK_NAMES), 4)
FRAME_BYTES = HEADER.size + 4 * SHAPE[0] * SHAPE[1]
HAND_FRAME_BYTES = HEADER.size + 4 * HAND_SHAPE[0] * HAND_SHAPE[1]
SHAPES = {FRAME_BYTES: SHAPE, HAND_FRAME_BYTES: HAND_SHAPE}
"""What a frame holds, by its length: the body alone, or the body and both hands."""

FARTHEST = 100.0
"""No landmark lies this many picture widths away; a number beyond it is noise on the line."""

LONGEST_SESSION_S = 24 * 3600.0
"""No session lasts longer."""

LONGEST_WISH = 2048
WISHES = frozenset(
    {
        "rest", "resume", "stop", "told_repetition", "second_stroke", "use_range", "not_now", "keep_goal",
        "timings",
    }
)  # fmt: skip

REASONS = {
    SMALLER_THAN_OWN_RANGE: say("A smaller one. That is fine."),
    JOINTS_NOT_SEEN: say("I lost sight of you for a moment."),
    TOO_FAST: say("That was quick. Slow is easier to see."),
    NOT_RETURNED: say("It did not come all the way back."),
}
"""Why an attempt was not accepted, by code, in words that blame nobody."""


class BadFrame(ValueError):  # noqa: N818 - named for what arrived
    """Something arrived that our own page never sends; the text says what."""


def read_frame(data: bytes) -> tuple[int, LandmarkFrame]:
    """Return a frame's number and what it says, each hand on the side of the arm it hangs on.

    Raises:
        BadFrame: if the length is wrong, or a number is not finite or impossible.
    """
    shape = SHAPES.get(len(data))
    if shape is None:
        raise BadFrame(
            say(
                "a frame has {body} or {hand} bytes, not {found}",
                body=FRAME_BYTES,
                hand=HAND_FRAME_BYTES,
                found=len(data),
            )
        )
    sequence, at_s, width_px, height_px = HEADER.unpack_from(data)
    if not isfinite(at_s) or not 0 <= at_s <= LONGEST_SESSION_S:
        raise BadFrame(say("a frame needs a time within its session"))
    if width_px == 0 or height_px == 0:
        raise BadFrame(say("a frame needs a width and a height"))
    points = np.frombuffer(data, "<f4", offset=HEADER.size).reshape(shape)
    # What is not a number is neither within nor beyond: asked like this it is no place either.
    if not np.abs(points).max() <= FARTHEST:
        raise BadFrame(say("a landmark is not a place"))
    return sequence, LandmarkFrame(at_s, place_hands(points), width_px, height_px)


def read_wish(text: str) -> dict[str, Any]:
    """Return what the person wants: ``do`` is one of :data:`WISHES`, the rest belongs to it.

    Raises:
        BadFrame: if it is not one of ours.
    """
    if len(text) > LONGEST_WISH:
        raise BadFrame(say("that is too long for a wish"))
    try:
        wish = json.loads(text)
    except (ValueError, RecursionError):
        raise BadFrame(say("a wish is JSON")) from None
    if not isinstance(wish, dict) or not isinstance(wish.get("do"), str) or wish["do"] not in WISHES:
        raise BadFrame(say("nobody here knows this wish"))
    return wish


def to_reply(
    sequence: int,
    state: PracticeState,
    *,
    counted: tuple[int, int, int],
    stroke: float,
    scene: Scene | None = None,
    asked: ShownChallenge | None = None,
) -> dict[str, object]:
    """Return the answer to a frame; ``counted``: attempts, repetitions and told ones of the whole session.

    ``stroke`` is how much of a game's stroke it is now, ``scene`` what the game shows, ``asked`` what the
    challenge asks; without one it is as said last.
    """
    reply: dict[str, object] = {
        "seq": sequence,
        "phase": state.phase,
        "angle": _tenths(state.angle_deg),
        "error": _tenths(state.angle_error_deg),
        "progress": round(state.progress, 3),
        "stroke": round(stroke, 3),
        "own_range": _tenths(state.own_range_deg),
        **dict(zip(("attempts", "repetitions", "told"), counted, strict=True)),
        "shown": state.shown,
        "cue": state.cue,
        "say": None if state.cue is None else CUES[state.cue],
        "missing": [LANDMARK_WORDS[name] for name in state.missing],
        "confidence": round(state.confidence, 2),
    }
    if scene is not None:
        reply["game"] = scene
    if asked is not None:
        reply["asked"] = _to_asked(asked)
    if state.doubt is not None:
        reply["doubt"] = {"code": state.doubt.code, "say": DOUBTS[state.doubt.code]}
    if state.finished is not None:
        reply["finished"] = _to_finished(state.finished, state.outcome)
    return reply


def _to_asked(asked: ShownChallenge) -> dict[str, object]:
    """Return what is asked, why it changed, and what is offered, in words."""
    prompt = asked.prompt
    return {
        "goal": _tenths(asked.goal),
        "words": asked.words,
        "change": asked.change,
        "prompt": None if prompt is None else {"code": prompt, "say": SENTENCES[prompt]},
        "keeps": asked.keeps_goal,
    }


def _to_finished(attempt: Attempt, outcome: AttemptOutcome | None) -> dict[str, object]:
    """Return the attempt that just ended, with its reason in words, and whether it met what was asked."""
    return {
        "met": None if outcome is None else outcome.success,
        "number": attempt.number,
        "accepted": attempt.accepted,
        "range": _tenths(attempt.range_deg),
        "range_error": _tenths(attempt.range_error_deg),
        "say": None if attempt.reason is None else reason_words(attempt.reason),
    }


def reason_words(reason: str) -> str:
    """Return why an attempt was not accepted, in kind words."""
    return REASONS.get(reason, say("I could not see it well enough."))


def _tenths(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
