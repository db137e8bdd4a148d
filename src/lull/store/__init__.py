"""The store: the record on disk, in SQLite. One outside thing, and the only place that knows SQL."""
