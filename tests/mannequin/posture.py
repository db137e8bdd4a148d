"""The postures of drawn people: those of the demonstrations."""

from lull.movement.landmarks import Side
from lull.practice.demonstration.posture import Arm, Leg, Posture, Reach
from lull.practice.demonstration.rotation import SIDES, Place
from lull.practice.demonstration.skeleton import Skeleton, find_joints

__all__ = ["SIDES", "Arm", "Leg", "Place", "Posture", "Reach", "Side", "Skeleton", "find_joints"]
