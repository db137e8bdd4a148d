"""The camera before drawn people: that of the demonstrations."""

from lull.practice.demonstration.camera import Camera

__all__ = ["Camera"]
