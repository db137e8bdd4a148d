"""What is measured of a body and recorded: pendulum and Tardieu test, range of motion, walking, scales. Pure."""
