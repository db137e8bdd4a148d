"""Exercises and the live practice of one: ready pose, show me, repetitions, cues."""
