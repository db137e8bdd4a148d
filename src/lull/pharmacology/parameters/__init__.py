"""Every number from medicine that Lull uses, each once, with its unit, plausible range and source."""
