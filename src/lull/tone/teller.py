"""Whose word an answer is: what a person says of themself and what somebody else saw are never mixed."""

from lull.tone.check_in import OBSERVER, SELF, CheckIn


def say_teller(check_in: CheckIn) -> str:
    """Say whose word an answer is: ``you said``, or who judged it from outside: ``Dad saw``."""
    return f"{say_observer(check_in)} saw" if check_in.observed else "you said"


def say_observer(check_in: CheckIn) -> str:
    """Name who judged from outside, where a name was given."""
    return "somebody" if check_in.said_by in {SELF, OBSERVER} else check_in.said_by
