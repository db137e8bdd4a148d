"""Safety: state in, findings out. Fixed words, no score, no advice about a dose, no reassurance."""
