"""Assessment: what the pendulum test, stretches, ranges and walks say of a body, each with its error."""
