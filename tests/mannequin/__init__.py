"""A drawn person whose every joint angle and repetition is known, for the camera of a real browser."""
