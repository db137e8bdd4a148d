"""What is measured of a body and recorded: range of motion, walking, clinical scales. Pure."""
