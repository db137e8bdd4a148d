"""From where each demonstration is drawn: near the camera's own view, but so that a person can be told."""

from lull.practice.demonstration.movement import Movement
from lull.practice.demonstration.picture import Outlook
from lull.practice.exercise import Position

SEATED_DEG, STANDING_DEG, LYING_DEG = 16.0, 4.0, 36.0
"""How far from above somebody is drawn who is seen from the front (ours)."""


def find_outlook(movement: Movement, position: Position) -> Outlook:
    """Return from where a demonstration is drawn."""
    if movement.drawn_from is not None:
        return movement.drawn_from
    if movement.seen_from == "side":
        return Outlook(azimuth_deg=90.0)
    if movement.close != "body":
        return Outlook(azimuth_deg=0.0)
    down_deg = {"stand": STANDING_DEG, "lie": LYING_DEG}.get(position, SEATED_DEG)
    return Outlook(azimuth_deg=0.0, elevation_deg=max(down_deg, movement.down_deg))
