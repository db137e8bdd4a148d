"""Treatment: what is prescribed and what was given. Two truths, never mixed."""
