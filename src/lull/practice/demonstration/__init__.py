"""One model of a moving person: for the demonstration, the replayed proof and the filmed mannequin."""
