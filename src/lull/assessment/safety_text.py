"""Sentences of safety: when to stop, and who may do a test. They are in no catalogue (hazard H36)."""


class SafetyText(str):
    """English in every language, until a named clinician has signed a translation; its place says so."""

    __slots__ = ()
