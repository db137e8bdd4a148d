"""Two ways to say no: a refusal, which is an answer, and bad input, which is a mistake to mend.

A :class:`Refusal` is part of the answer: the question was understood and Lull declines, by name and
with a sentence a person can read (exit code 3). :class:`BadInput` says what is wrong, where, and what
to do about it (exit code 2). Neither ever carries a dose suggestion or a reassurance.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A named "no" with one sentence for the person who asked."""

    code: str
    message: str


class BadInput(ValueError):  # noqa: N818 - named for what it is in every sentence we write about it
    """Input that cannot be taken as it is; the text says what, where and what to do."""


LONGEST_ECHO = 80
"""A sentence repeats at most so many characters of what it complains about."""


def shorten(text: str, longest: int = LONGEST_ECHO) -> str:
    """Return the text, or its beginning and its end where it is longer than a sentence can hold.

    >>> shorten("abcdefghijklm", 9)
    'abc...klm'
    """
    kept = (longest - 3) // 2
    return text if len(text) <= longest else f"{text[:kept]}...{text[-kept:]}"


def show(value: object) -> str:
    """Return what a value looks like, on one line and short, for a sentence that complains about it.

    >>> show("5"), show([1, 2])
    ("'5'", '[1, 2]')
    """
    try:
        return shorten(" ".join(repr(value).split()))
    except ValueError:  # Python writes no whole number of more than some thousand digits
        return f"a {type(value).__name__} too long to write"
