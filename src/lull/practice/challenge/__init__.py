"""The right challenge: what is asked of a person now, so that it works often and not always.

Four dials (range, hold, speed, pace) lie along one ladder; a success curve estimated from this person's own
attempts says how high on it they are asked. Everything here is pure: attempts in, advice out.
"""
