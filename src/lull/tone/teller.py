"""Whose word an answer is: what a person says of themself and what somebody else saw are never mixed."""

from lull.saying import say
from lull.tone.check_in import OBSERVER, SELF, CheckIn


def say_teller(check_in: CheckIn) -> str:
    """Say whose word an answer is: ``you said``, or who judged it from outside: ``Dad saw``."""
    if not check_in.observed:
        return say("you said")
    return say("{observer} saw", observer=say_observer(check_in))


def say_observer(check_in: CheckIn) -> str:
    """Name who judged from outside, where a name was given."""
    return say("somebody") if check_in.said_by in {SELF, OBSERVER} else check_in.said_by
