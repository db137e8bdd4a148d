"""What the store says when the record on disk cannot be used."""

from lull.refusal import BadInput


class RecordUnusable(BadInput):
    """The record cannot be opened or written: one sentence says what, where, and what to do."""
