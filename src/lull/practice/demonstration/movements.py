"""The movement of every exercise, found by its id."""

from collections.abc import Mapping

from lull.practice.demonstration.arm_movements import ARM_MOVEMENTS
from lull.practice.demonstration.hand_movements import HAND_MOVEMENTS
from lull.practice.demonstration.leg_movements import LEG_MOVEMENTS
from lull.practice.demonstration.movement import Movement
from lull.practice.demonstration.trunk_movements import TRUNK_MOVEMENTS

MOVEMENTS: Mapping[str, Movement] = {**HAND_MOVEMENTS, **ARM_MOVEMENTS, **TRUNK_MOVEMENTS, **LEG_MOVEMENTS}
"""In the order of the table of forty."""
