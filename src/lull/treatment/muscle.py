"""Muscle groups that are injected in cerebral palsy, and the region of the body each belongs to."""

from typing import Literal

Region = Literal["legs", "trunk", "arms"]
REGIONS: tuple[Region, ...] = ("legs", "trunk", "arms")

MUSCLES: dict[str, Region] = {
    "hip_flexors": "legs",
    "adductors": "legs",
    "hamstrings": "legs",
    "quadriceps": "legs",
    "calf": "legs",
    "foot_inverters": "legs",
    "back_extensors": "trunk",
    "neck": "trunk",
    "shoulder_adductors": "arms",
    "elbow_flexors": "arms",
    "forearm_pronators": "arms",
    "wrist_flexors": "arms",
    "finger_flexors": "arms",
    "thumb": "arms",
}
"""Names as clinics use them for groups. A region's tone is taken as the plain mean of its groups, on both
sides (ours): an injected calf is one of twelve parts of the legs."""

ALIASES = {
    "gastrocnemius": "calf",
    "soleus": "calf",
    "iliopsoas": "hip_flexors",
    "rectus_femoris": "quadriceps",
    "tibialis_posterior": "foot_inverters",
    "biceps": "elbow_flexors",
    "brachialis": "elbow_flexors",
    "brachioradialis": "elbow_flexors",
    "pronator_teres": "forearm_pronators",
    "adductor_pollicis": "thumb",
    "pectoralis": "shoulder_adductors",
}
"""Single muscles, and the group in whose tone they are counted."""

SIDES = ("left", "right")


def name_group(muscle: str) -> str | None:
    """Return the muscle group of a name, or ``None`` if nobody here knows it.

    >>> name_group("Gastrocnemius")
    'calf'
    """
    name = muscle.strip().lower().replace(" ", "_").replace("-", "_")
    name = ALIASES.get(name, name)
    return name if name in MUSCLES else None


def measure_part(region: Region, sides: int) -> float:
    """Return which part of a region one muscle group is, on one side or on both."""
    groups = sum(1 for where in MUSCLES.values() if where == region)
    return sides / (len(SIDES) * groups)
