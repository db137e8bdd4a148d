"""Numbers and what stands beside them, also where the record kept it in English, in another language."""

import json

import pytest

from lull.assessment.kept_sentences import KNOWN, NO_CATCH, SWUNG_ONCE, say_again
from lull.assessment.measured import Measured, unknown
from lull.assessment.number_words import say_number
from lull.assessment.pendulum_faults import RELAX
from lull.web.translation import find_language, speak, speaking
from made_other_language import OTHER


@pytest.mark.parametrize("known", KNOWN)
def test_a_kept_sentence_is_known_again(known: str) -> None:
    """The record keeps the English text alone; on a screen it is a sentence again."""
    again = say_again(json.loads(json.dumps(known)))
    assert again == known
    with speaking(OTHER):
        assert speak(again) == speak(known)
    assert say_again("nobody said this") == "nobody said this"


def test_a_german_reader_sees_numbers_with_their_error() -> None:
    with speaking(find_language("de")):
        assert speak(say_number(Measured(value=104.2, standard_error=3.0), "per_min")) == (
            "104 Schritte in der Minute, ±6"
        )
        assert speak(say_number(unknown(str(SWUNG_ONCE)), "s")).startswith("nicht bekannt: ")
        assert "Bein" in speak(RELAX)
        assert speak(NO_CATCH) != NO_CATCH
