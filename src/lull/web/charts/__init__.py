"""Charts as SVG, drawn on the server from the same objects the sentences read."""
