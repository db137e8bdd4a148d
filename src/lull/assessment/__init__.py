"""What is measured of a body and recorded: swing and stretch tests, range of motion, walking, scales. Pure."""
