"""Ashworth points beside lost tone: a conversion of ours, used only to set a mean beside the model.

A fall is taken relative to what there was above no added resistance: ``(before - after) / (before - none)``.
Ashworth's scale as Meythaler and Penn used it begins at 1, the modified scale (MAS) at 0. Where an abstract
does not say which, both are allowed. A grade is ordinal: nothing of this is done with one person's grade.
"""

MAS_NONE = 0.0
"""No added resistance on the modified Ashworth scale."""

ASHWORTH_NONE = 1.0
"""No added resistance on the scale that begins at 1."""

SLACK = 0.15
"""How far a share may lie from that of a group (ours): means of 11 to 30 people with a deviation of 0.6 to
0.7 points carry 0.1 to 0.2 points of error at either end, of 1.4 to 3.2 points."""

SLACK_WHY = "0.15 either way: error of a group's mean"


def measure_fall(before: float, after: float, none: float = ASHWORTH_NONE) -> float:
    """Return the relative fall of a group's mean.

    >>> round(measure_fall(3.4, 1.5), 2)
    0.79
    """
    return (before - after) / (before - none)


def measure_points(before: float, lost: float, none: float = MAS_NONE) -> float:
    """Return the change in points that a lost share of tone would be (negative: lower).

    >>> round(measure_points(1.84, 0.15), 2)
    -0.28
    """
    return -lost * (before - none)
