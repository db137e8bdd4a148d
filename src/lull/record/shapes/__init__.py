"""How each kind of entry is written as plain JSON and read back: one file for each room of the record."""
