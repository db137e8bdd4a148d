"""The bodies of drawn people: those of the demonstrations."""

from lull.practice.demonstration.body import ADULT, BODIES, CHILD, Body

__all__ = ["ADULT", "BODIES", "CHILD", "Body"]
