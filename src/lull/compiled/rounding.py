"""Rounding to whole numbers without leaving floating point."""

ROUND = 6755399441055744.0
"""1.5 times 2**52: adding it rounds to a whole number, which then stands in the lowest bits; subtracting it
gives that number back. No conversion, so it is done in vectors on every processor."""
