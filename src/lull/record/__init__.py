"""The record: what was said, when it happened, when it was written down; and what it adds up to."""
