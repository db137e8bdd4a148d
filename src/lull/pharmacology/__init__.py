"""Pharmacology: from doses to concentration and effect, with every number's source beside it."""
