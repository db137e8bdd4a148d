"""The one sentence of a day with windows off: everything that closes them, and until when."""

from datetime import timedelta

from lull.actions.day_sentence import say_gates
from lull.timeline import Span
from lull.tone.check_in import CheckIn
from lull.tone.gates import Gate, GateCode
from made_record import NOW

SPAN = Span(NOW, NOW + timedelta(hours=8))


def gate(code: GateCode) -> Gate:
    """Return a gate that closed just now."""
    return Gate(span=SPAN, code=code, message="")


def test_a_pump_that_delivers_nothing_is_said_first() -> None:
    """Before what was told, with when windows come back."""
    sleepy = CheckIn(id="c", at=NOW, recorded_at=NOW, sleepy=3)
    said = say_gates([gate("sleepy"), gate("pump")], [sleepy])
    assert said.main == "your pump delivers nothing; you said: sleepy, 3 of 4"
    assert said.after == "They stay off until it runs again and the day is over."


def test_more_than_the_plan_and_what_was_told_stand_together() -> None:
    """Each cause once; the longer wait is the one that is said."""
    sleepy = CheckIn(id="c", at=NOW, recorded_at=NOW, sleepy=3)
    both = say_gates([gate("above_plan"), gate("sleepy")], [sleepy])
    assert both.main == "more is recorded than the plan says; you said: sleepy, 3 of 4"
    assert "24 hours" in both.after
    alone = say_gates([gate("sleepy")], [sleepy])
    assert alone.main == "you said: sleepy, 3 of 4"
    assert alone.after == "They stay off until a later clear check-in, or midnight."
