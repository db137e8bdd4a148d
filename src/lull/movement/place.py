"""Places on the body by name, free of side: what a signal speaks of before it knows whose arm it watches.

``side_elbow`` is the elbow of the side that moves, ``other_elbow`` that of the other side, ``mid_hip`` the
middle between both hips, ``mid_mouth`` between the corners of the mouth. Any other name is a landmark's own.
"""

from lull.movement.landmarks import OTHER_SIDE, Side

Landmarks = tuple[str, ...]


def find_landmarks(place: str, side: Side) -> Landmarks:
    """Return the landmarks whose mean is a place: one, or two for a middle.

    >>> find_landmarks("side_elbow", "left"), find_landmarks("mid_hip", "left")
    (('left_elbow',), ('left_hip', 'right_hip'))
    """
    kind, _, name = place.partition("_")
    if kind == "side":
        return (f"{side}_{name}",)
    if kind == "other":
        return (f"{OTHER_SIDE[side]}_{name}",)
    if kind == "mid":
        return ("mouth_left", "mouth_right") if name == "mouth" else (f"left_{name}", f"right_{name}")
    return (place,)
