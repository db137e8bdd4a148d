"""Why a stretch of a recording is no walk from the side that can be measured."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lull.assessment.walk_legs import measure_seen_share
from lull.assessment.walk_picture import LEG_PARTS, Floats, WalkPicture
from lull.assessment.walk_view import LARGEST_OBLIQUITY_DEG, estimate_obliquity_deg
from lull.movement.landmark_words import LANDMARK_WORDS
from lull.movement.landmarks import SIDES
from lull.refusal import Refusal
from lull.saying import say, together

SLOWEST_FRAMES_PER_S = 20.0
"""Fewer frames a second show no heel strike (ours; plausible 15 to 30)."""

LARGEST_LEAN_DEG = 60.0
"""A trunk that leans further from upright, over the whole walk, is a picture on its side (ours)."""

LEAST_SEEN_SHARE = 0.75
"""Every landmark of both legs is seen in at least this share of the frames (ours; plausible 0.6 to 0.9)."""

LARGEST_PART_OBLIQUITY_DEG = 45.0
"""Somebody who looks further out of profile than this in any third of the walk has turned (ours; somebody who
walks straight past looks up to 30 degrees out at the edges of the picture; plausible 40 to 60)."""

PARTS_JUDGED = 3

TURNED_FOR_S = 0.4
"""Feet that point, or hips that go, the other way for so long have turned (ours; plausible 0.2 to 0.8)."""

TURNS = Refusal(
    code="person_turns",
    message=say("The person turns during this recording: film one way only, and cut the turn off."),
)

LEAST_BACK_TRUNKS = 0.5
"""Hips that go back by so much, in trunk lengths, have turned (ours; plausible 0.3 to 1)."""


def refuse_view(picture: WalkPicture) -> Refusal | None:
    """Return why a walk cannot be measured in this view, judged before anything else."""
    frames_per_s = 1.0 / float(np.median(np.diff(picture.t_s)))
    if frames_per_s < SLOWEST_FRAMES_PER_S:
        return Refusal(
            code="too_few_frames",
            message=say(
                "{frames:.0f} frames a second are too few to see a heel strike: "
                "film with at least {fewest:.0f}, better 60.",
                frames=frames_per_s,
                fewest=SLOWEST_FRAMES_PER_S,
            ),
        )
    trunk = np.nanmedian(picture.trunk, axis=0)
    if np.degrees(np.arctan2(abs(trunk[0]), -trunk[1])) > LARGEST_LEAN_DEG:
        return Refusal(
            code="not_upright",
            message=say("The person is not upright in this picture: turn the video so that the head is up."),
        )
    obliquity = estimate_obliquity_deg(picture)
    if obliquity > LARGEST_OBLIQUITY_DEG:
        return Refusal(
            code="not_in_profile",
            message=say(
                "The person is turned about {off:.0f} degrees out of profile, where knee and hip cannot be "
                "read: put the camera beside the way, at hip height, to see the person's side.",
                off=obliquity,
            ),
        )
    bounds = np.linspace(0, len(picture.t_s), PARTS_JUDGED + 1).astype(int).tolist()
    parts = [picture.cut(slice(a, b)) for a, b in pairwise(bounds)]
    if max(estimate_obliquity_deg(part) for part in parts) > LARGEST_PART_OBLIQUITY_DEG:
        return TURNS
    return None


def refuse_stretch(picture: WalkPicture) -> Refusal | None:
    """Return why a walk in profile cannot be measured: feet not seen, or turning.

    Args:
        picture: with its legs followed.
    """
    unseen = [
        LANDMARK_WORDS[f"{side}_{part}"]
        for side in SIDES
        for part in LEG_PARTS
        if measure_seen_share(picture, side, part) < LEAST_SEEN_SHARE
    ]
    if unseen:
        return Refusal(
            code="feet_not_seen",
            message=say(
                "The legs were not seen well enough ({unseen}): keep both feet in the picture, with light on "
                "them and clothes that do not hide them.",
                unseen=together(unseen[:3], ", "),
            ),
        )
    if _turns(picture):
        return TURNS
    return None


def find_direction(picture: WalkPicture) -> int:
    """Return 1 where the feet point to the right of the picture, -1 to the left."""
    return 1 if float(np.nanmedian(_feet_ahead(picture))) > 0.0 else -1


def _feet_ahead(picture: WalkPicture) -> Floats:
    """Return how far the toes are ahead of the heels to the right, both feet together, in pixels."""
    ahead = [(picture.at[side, "foot_index"] - picture.at[side, "heel"])[:, 0] for side in SIDES]
    return np.asarray(sum(ahead))


def _turns(picture: WalkPicture) -> bool:
    """Say whether the feet point both ways for a while, or the hips go back."""
    direction = find_direction(picture)
    ahead = direction * _feet_ahead(picture)
    step_s = float(np.median(np.diff(picture.t_s)))
    backward = np.nan_to_num(ahead, nan=1.0) < 0.0
    if _longest_run(backward) * step_s >= TURNED_FOR_S:
        return True
    way = direction * picture.middle("hip")[:, 0] / float(np.nanmedian(picture.trunk_px))
    way = way[np.isfinite(way)]
    return len(way) > 0 and float((np.maximum.accumulate(way) - way).max()) > LEAST_BACK_TRUNKS


def _longest_run(marks: NDArray[np.bool_]) -> int:
    """Return how many marks in a row are set at most."""
    longest = run = 0
    for mark in marks.tolist():
        run = run + 1 if mark else 0
        longest = max(longest, run)
    return longest
