"""From where each demonstration is drawn: near the camera's own view, but so that a person can be told."""

from lull.practice.demonstration.movement import Movement
from lull.practice.demonstration.picture import Outlook
from lull.practice.exercise import Position

CLOSE = {
    "palm-turn": Outlook(azimuth_deg=48, elevation_deg=32),
    "open-close": Outlook(azimuth_deg=-62, elevation_deg=6),
    "one-finger": Outlook(azimuth_deg=-54, elevation_deg=6),
    "key-pinch": Outlook(azimuth_deg=-30, elevation_deg=4),
}
"""Hands that are told better from another side than the camera's (ours)."""

LOOKED_DOWN_ON = {
    "hips-open": 26.0,
    "turn-trunk": 24.0,
    "clap": 22.0,
    "reach-across": 20.0,
    "look-round": 12.0,
}
"""How far from above exercises are drawn whose movement goes towards the eye, in degrees (ours)."""

SEATED_DEG, STANDING_DEG, LYING_DEG = 16.0, 4.0, 36.0


def find_outlook(movement: Movement, exercise_id: str, position: Position) -> Outlook:
    """Return from where a demonstration is drawn."""
    if exercise_id in CLOSE:
        return CLOSE[exercise_id]
    if movement.seen_from == "side":
        return Outlook(azimuth_deg=90.0)
    if movement.close != "body":
        return Outlook(azimuth_deg=0.0)
    down = {"stand": STANDING_DEG, "lie": LYING_DEG}.get(position, SEATED_DEG)
    return Outlook(azimuth_deg=0.0, elevation_deg=max(down, LOOKED_DOWN_ON.get(exercise_id, 0.0)))
