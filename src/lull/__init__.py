"""Lull: practise while the muscles are quiet."""

__version__ = "0.1.0"
