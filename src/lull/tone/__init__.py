"""Tone: from the drug at its site of effect to a tone curve, and from the curve to quiet windows."""
