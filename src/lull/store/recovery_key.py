"""The recovery key: the one thing that opens a backup. It is printed on paper and typed in by people.

So it is written in groups, in an alphabet without look-alikes (Crockford's base 32: no I, L, O, U), and ends
in a checksum, so that a slip of the pen is told from a wrong key.
"""

import secrets
import unicodedata
from dataclasses import dataclass, field
from hashlib import sha256

from lull.refusal import BadInput

SECRET_BYTES = 32
CHECKSUM_BYTES = 3
KEY_ID_BYTES = 8
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans("OIL", "011")
"""What people write for a zero and a one."""

BITS_A_SIGN = 5
SIGNS = (SECRET_BYTES + CHECKSUM_BYTES) * 8 // BITS_A_SIGN
GROUP = 4


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """Thirty-two random bytes. They are never shown by accident: only :meth:`to_text` writes them."""

    secret: bytes = field(repr=False)

    @classmethod
    def make(cls) -> "RecoveryKey":
        """Return a new key from the system's own chance."""
        return cls(secrets.token_bytes(SECRET_BYTES))

    @property
    def key_id(self) -> bytes:
        """What tells one key from another without giving anything of it away."""
        return sha256(b"lull.recovery-key/id" + self.secret).digest()[:KEY_ID_BYTES]

    def to_text(self) -> str:
        """Write the key for people: fourteen groups of four signs."""
        number = int.from_bytes(self.secret + _checksum(self.secret), "big")
        signs = "".join(ALPHABET[number >> BITS_A_SIGN * place & 31] for place in reversed(range(SIGNS)))
        return "-".join(signs[start : start + GROUP] for start in range(0, SIGNS, GROUP))

    @classmethod
    def from_text(cls, text: str) -> "RecoveryKey":
        """Read what a person typed: spaces, dashes, small letters and look-alikes do not matter.

        Raises:
            BadInput: if it is no key or holds a mistake. The sentence never repeats the key.
        """
        signs = "".join(sign for sign in text if not _only_parts(sign)).upper().translate(LOOK_ALIKES)
        strange = next((sign for sign in signs if sign not in ALPHABET), None)
        if strange is not None:
            raise BadInput(f"the recovery key holds {strange!a}, which no key does: compare it again")
        if len(signs) != SIGNS:
            raise BadInput(
                f"the recovery key has {SIGNS} letters and digits in {SIGNS // GROUP} groups, and here are"
                f" {len(signs)}: compare it group by group with the printed one"
            )
        number = 0
        for sign in signs:
            number = number << BITS_A_SIGN | ALPHABET.index(sign)
        whole = number.to_bytes(SECRET_BYTES + CHECKSUM_BYTES, "big")
        secret = whole[:SECRET_BYTES]
        if whole[SECRET_BYTES:] != _checksum(secret):
            raise BadInput(
                "the recovery key holds a typing mistake: compare it group by group with the printed one"
            )
        return cls(secret)


def _only_parts(sign: str) -> bool:
    """Tell whether a sign only parts the groups: a space, a line end, any kind of dash."""
    return sign.isspace() or unicodedata.category(sign) in ("Pd", "Cf")


def _checksum(secret: bytes) -> bytes:
    """Return what a key ends in."""
    return sha256(b"lull.recovery-key/checksum" + secret).digest()[:CHECKSUM_BYTES]
