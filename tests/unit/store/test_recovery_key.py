"""The recovery key on paper: whatever way it is typed in, it is the same key or one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.refusal import BadInput
from lull.store.recovery_key import ALPHABET, RecoveryKey
from made_backup import KEY

WRITTEN = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFQ-BMEZ"
"""The bytes 0 to 31, and what they are worked out to be outside this program."""

secrets = st.binary(min_size=32, max_size=32)


@given(secrets)
def test_a_key_is_read_as_it_was_written(secret: bytes) -> None:
    """Fourteen groups of four, and back."""
    written = RecoveryKey(secret).to_text()

    assert [len(group) for group in written.split("-")] == [4] * 14
    assert RecoveryKey.from_text(written) == RecoveryKey(secret)


@given(secrets, st.data())
def test_spaces_case_dashes_and_look_alikes_do_not_matter(secret: bytes, data: st.DataObject) -> None:
    """As people type it, over two lines, with the dashes a word processor makes of them."""
    typed = ""
    for sign in RecoveryKey(secret).to_text():
        likes = {"0": "0oO", "1": "1iIlL", "-": "- \n\t\u2010\u2013\u2014\u00a0\u2011"}.get(
            sign, sign + sign.lower()
        )
        typed += data.draw(st.sampled_from(likes)) + data.draw(st.sampled_from(["", "", " ", "-"]))

    assert RecoveryKey.from_text(f"  {typed}\r\n") == RecoveryKey(secret)


def test_a_key_is_written_as_it_always_was() -> None:
    """Sheets that were printed once must open backups for ever."""
    assert KEY.to_text() == WRITTEN
    assert KEY.key_id.hex() == "d6a81c143180f703"


@pytest.mark.hazard("H28")
def test_every_sign_mistyped_is_found() -> None:
    """Every other sign in every place, and every two neighbours swapped."""
    signs = KEY.to_text().replace("-", "")
    wrong = [
        signs[:place] + other + signs[place + 1 :]
        for place in range(len(signs))
        for other in ALPHABET
        if other != signs[place]
    ]
    wrong += [
        signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
        for place in range(len(signs) - 1)
        if signs[place] != signs[place + 1]
    ]
    for typed in wrong:
        with pytest.raises(BadInput, match="holds a typing mistake: compare it group by group"):
            RecoveryKey.from_text(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "56 letters and digits in 14 groups, and here are 0"),
        (WRITTEN[:-5], "and here are 52"),
        (WRITTEN + "0", "and here are 57"),
        (WRITTEN[:-1] + "U", "holds 'U', which no key does"),
        (WRITTEN[:-1] + "\u00e9", r"holds '\xc9', which no key does"),
        (WRITTEN[:-1] + "\x1b", r"holds '\x1b', which no key does"),
    ],
)
def test_what_is_no_key_is_one_sentence_without_the_key(typed: str, told: str) -> None:
    """What is wrong, and nothing that an onlooker could use."""
    with pytest.raises(BadInput) as said:
        RecoveryKey.from_text(typed)
    assert told in str(said.value)
    assert WRITTEN[:4] not in str(said.value)


@pytest.mark.hazard("H27")
def test_a_key_does_not_show_itself() -> None:
    """Neither in a trace nor in a log."""
    assert repr(KEY) == "RecoveryKey()"
    assert KEY.secret[:8] != KEY.key_id


def test_two_keys_made_differ() -> None:
    """Thirty-two bytes of the system's chance."""
    assert RecoveryKey.make() != RecoveryKey.make()
    assert len(RecoveryKey.make().secret) == 32
